Title: Dryer Nine
Credit: written by
Author: The Slateline Project

[[A story in three acts. Lines that begin with = say what each part is for; they do not print. Write your scenes
under them and delete what you no longer need. The opening below is only an example: keep it, change it, throw it out.]]

[[character: NUR | look: night attendant of twenty-two, cropped hair, oversized green work coat, pencil behind one ear | color: #5fa777]]
[[character: MR ABARA | as: ABARA | look: man of seventy in a good suit and house slippers, hat in hand | color: #c9884a]]
[[location: LAUNDERETTE | look: a narrow room of twelve round glass doors, strip light, a bench bolted to the floor, wet street behind the window]]
[[prop: DRESS | look: an ivory wedding dress, forty years out of fashion, warm from the dryer]]

# Act One

= A quarter of the story. Show a life that could go on like this, then make it impossible to go on like this.

## Hook

= The first image makes a promise: this is the world, this is the tone, and here is the one thing in it that does not fit. Raise a question that nobody can answer in the same scene.

INT. LAUNDERETTE - NIGHT

[[beat: Hook | tension: 2 | feel: curiosity]]

!! WIDE - Twelve glass doors, one of them turning, NUR asleep on the bench | 4s | static | 28mm

The strip light buzzes. Eleven dryers stand still. The ninth goes round, with something white in it that keeps coming up to the glass like a face.

!! CU - NUR opens one eye | 2s | 85mm

It stops. She has been here since ten, and nobody has come in.

!! INSERT - Her hands lift a DRESS out of the drum, warm, ivory, with a hundred small buttons | 3s | tilt down | 100mm

NUR
(to dryer nine)
That's not how this works.

## Inciting incident

= Somewhere near a tenth of the way in, the question walks through the door and asks for the main character by name. From here on, doing nothing is a decision as well.

INT. LAUNDERETTE - LATER

[[beat: Inciting incident | tension: 4 | feel: unease]]

Rain. MR ABARA comes in, in a good suit and house slippers. He shakes his hat, once, over the mat, so as not to wet the floor.

!! OTS - Over NUR's shoulder, MR ABARA counts the machines with one finger | 6s | 50mm

MR ABARA
Good evening. I'm a little late. Has my wife been in for her things?

!! MCU - NUR, the white sleeve hanging out of the basket behind her | 6s | dolly in | 65mm

NUR
When did she drop them off?

MR ABARA
On the Saturday. In sixty-eight.

## First plot point

= The end of the act is a door that closes behind the main character. They choose to go through it, for a reason that seems good to them, and the story now has a question that only its ending can answer.

[[beat: First plot point | tension: 5 | feel: resolve]]

# Act Two

= Half of the story. The plan meets the world. Every attempt should cost something and teach something; if a scene could be moved without anybody noticing, it is not yet a scene.

## First pinch

= A reminder of what they are up against, seen without its gloves on. The audience learns how strong it is, often before the main character does.

[[beat: First pinch | tension: 6 | feel: threat]]

## Midpoint

= The ground shifts: a false victory, a false defeat, or a fact that turns the question round. Before it the main character reacts; after it they act.

[[beat: Midpoint | tension: 7 | feel: reversal]]

## Second pinch

= The pressure comes back and this time it is personal. What they were protecting is now within reach of what they were running from.

[[beat: Second pinch | tension: 8 | feel: dread]]

## Second plot point

= The lowest point that also holds the last piece. They lose the thing they thought they needed and so find out what the story has been about.

[[beat: Second plot point | tension: 8 | feel: loss]]

# Act Three

= The last quarter. No new people, no new rules: everything that happens now was already in the room.

## Climax

= The question from the first plot point is answered by something the main character does, in one place, with nobody able to do it for them.

[[beat: Climax | tension: 10 | feel: terror]]

## Resolution

= Show the first image again and let us see what has changed in it. Stop a little before the audience is ready.

[[beat: Resolution | tension: 2 | feel: release]]
