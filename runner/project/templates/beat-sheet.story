Title: Advantage
Credit: written by
Author: The Slateline Project

[[Fifteen beats of a film with their places in it. Lines that begin with = say what each beat is for; they do not print.
The sheet is a metronome: write to it first, then play against it on purpose. The opening is only an example.]]

[[character: RUTH OYELARAN | as: RUTH | look: retired referee of sixty-seven, lean, white hair cut short, black tracksuit with the badge unpicked, a whistle on a cord | color: #4f7d8c]]
[[character: BEA | look: granddaughter of eight, gap teeth, football socks of two different colours | color: #e2b33f]]
[[location: BOWLING GREEN | look: a square of flawless lawn behind a chain-link fence, a scoreboard with hooks for numbers, benches with plaques]]
[[prop: WHISTLE | look: a nickel whistle, the plating worn to brass where the teeth go]]

# Act One

= The world as it was, and the decision to leave it.

## Opening Image

= One picture of the main character before anything has happened to them. Its twin is the last picture of the film, so choose something that can visibly change.

EXT. BOWLING GREEN - DAY

[[beat: Opening Image | tension: 2 | feel: comedy]]

!! WIDE - An empty, perfect lawn, RUTH marching along its edge with a flat hand raised | 4s | track right | 35mm

Sunday. Nobody is playing. RUTH OYELARAN walks the line, one foot exactly in front of the other.

!! INSERT - A pigeon puts one foot over the white line | 1.5s | ground level | 85mm

!! CU - RUTH, WHISTLE between her teeth, cheeks filling | 3s | 85mm

The whistle. The pigeon goes. Ruth takes out a small notebook and writes down the time.

## Theme Stated

= Somebody says, lightly and to the wrong person, what the film is about. The main character does not hear it, and neither, yet, should we.

EXT. BOWLING GREEN - CONTINUOUS

[[beat: Theme Stated | tension: 2]]

BEA comes through the gap in the fence that only children know about, a ball under one arm.

!! TWO SHOT - BEA on the bench, legs swinging, RUTH still writing | 9s | 50mm

BEA
Who's winning?

RUTH
Nobody's winning. That's what I'm for.

BEA
But who do you want to?

Ruth looks at the empty green as though there might be an answer on it. She wipes the whistle and puts it away.

## Set-Up

= Meet everybody and everything that will matter later, and the list of small things that are wrong. Each of them will be put right or made worse.

[[beat: Set-Up | tension: 2 | feel: warmth]]

## Catalyst

= The telegram, the diagnosis, the knock. It takes one scene, it comes from outside, and life before it is over although nobody has noticed.

[[beat: Catalyst | tension: 5 | feel: shock]]

## Debate

= Should I go? Can I? Let the main character ask it properly. This is the last chance to turn back, and the reasons for turning back are good ones.

[[beat: Debate | tension: 4 | feel: doubt]]

## Break into Two

= They choose, and by choosing walk into a world that is the old one upside down. They must not be pushed.

[[beat: Break into Two | tension: 5 | feel: resolve]]

# Act Two

= The upside-down world: first the pleasure of it, then the bill.

## B Story

= A new person, with whom the main character can talk about what the film is about. Often a love story; always a teacher.

[[beat: B Story | tension: 3 | feel: curiosity]]

## Fun and Games

= What the poster promises. Stay here as long as it is a pleasure, and let the main character be good at something and bad at something.

[[beat: Fun and Games | tension: 4 | feel: joy]]

## Midpoint

= Everything is won, or everything is lost, and either way it is not true. The stakes go up and the clock starts.

[[beat: Midpoint | tension: 7 | feel: triumph]]

## Bad Guys Close In

= From outside, whoever has been waiting; from inside, the flaw that was funny in the first act. The team comes apart.

[[beat: Bad Guys Close In | tension: 7 | feel: pressure]]

## All Is Lost

= The opposite of the midpoint. Something dies: a person, a hope, a way of seeing oneself. Do not soften it.

[[beat: All Is Lost | tension: 9 | feel: grief]]

## Dark Night of the Soul

= A pause at the bottom. No plot. The main character sits with what they have done until they remember what was said in the theme.

[[beat: Dark Night of the Soul | tension: 6 | feel: despair]]

# Act Three

= What was learned in the one world, used in the other.

## Break into Three

= The answer comes by way of the new person, and it has been lying in plain sight. It should take one look.

[[beat: Break into Three | tension: 6 | feel: clarity]]

## Finale

= The plan, the plan going wrong, and the thing they can do now that they could not have done on the first page. Settle every account in the order of its weight.

[[beat: Finale | tension: 10 | feel: courage]]

## Final Image

= The first picture again. Change one thing in it.

[[beat: Final Image | tension: 1 | feel: peace]]
