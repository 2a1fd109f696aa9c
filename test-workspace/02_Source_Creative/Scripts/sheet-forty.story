Title: SHEET FORTY
Credit: a scenario in three endings by
Author: The Slateline Project
Draft date: 20 November 2026

[[include: bible.story]]

/* You are the surveyor, so nobody sees you: the shots look through your eyes, over your shoulder, at your hands. */

[[var: trust = 0]]
[[var: coins = 3]]
[[var: called = "Lind"]]
[[var: mood = "wary" | one-of: wary, warm, shut]]
[[var: bag = set("pen")]]
[[var: told = false]]
[[var: wheel = false]]
[[var: global endings = 0]]

# The Office

= The county sends you to find out whether a river is still there.

INT. MAP OFFICE - DAY #1#

[[beat: The errand | tension: 1 | feel: order]]
[[play: low-water | fade: 2s]]

Flat drawers to the ceiling. The room smells of ink and of people being careful.

[[if: endings > 0]]
The Registrar looks at you a moment longer than she did {if endings > 1: the other times | last time}.
[[end]]

!! MCU - The REGISTRAR turns a file around on the desk with one finger | 65mm #1#

REGISTRAR
Sheet forty. There is a river on it and, by all accounts, there isn't. Go and look. [[line: reg_errand | expression: dry]]

[[ask: called | prompt: Sign for the file | default: Lind]]

REGISTRAR
Thank you, {called}. You may take one thing from the cupboard. We are not made of brass.

!! INSERT - An open cupboard: long boots, a brass rod, the neck of a bottle behind it | 3s | pan right | 50mm #2#

[[choice: The cupboard sticks, then opens.]]
+ The long boots. %2
[[set: bag += set("boots")]]

They are two sizes too large. Somebody has written *left* inside the right one.

+ The sounding rod.
[[set: bag += set("rod")]]

Four metres of jointed brass, for a river with no depth. The Registrar signs it out with one eyebrow.

+ The bottle behind the sounding rod. {needs coins >= 1}
[[set: bag += set("brandy")]]
[[set: coins -= 1]]

The label says *lens cleaner*. It is plum brandy. You leave a coin on the shelf, where three others have left theirs.

[[end]]

INT. COUNTY BUS - DUSK #2#

[[var: scene awake = true]]

Rain crawls backwards along the windows. The bus has eleven seats and a hen.

!! POV - A wet window, a reflection of the roof lamp, a dark valley behind it | 4s | static | 35mm | style: lamplight #1#

[[pick]]
The man with the hen says his father learned to swim where you are going. He says it with some bitterness, as though you had been asked to bring it back.

[[or: 2]]
Two sisters in front of you argue about whether the ferry runs on Sundays. Neither of them mentions the water.

[[or: 1]]
The driver calls out a stop named *Quay*. Nobody gets off. He waits there the full minute, with the door open on a field of thistles.

[[end]]

[[choice: Two hours yet.]]
+ Sleep. %2
[[set: awake = false]]
+ Read the file again.
+ Watch the window.
[[set: trust += 1]]

Just before the last stop a wall goes by, taller than the bus, holding up a piece of the sky. It takes you a while to understand that the sky up there is water.

[[end]]

[[if: awake]]
The file has one photograph, of a regatta. On the back, in pencil: *before*.
[[else]]
You dream of a ruler. You wake with its edge printed on your cheek: it was the window frame.
[[end]]

# The Bed

= A quarter mile of mud, a boat that crosses it, and a woman who wants her fare.

EXT. EAST LANDING - DAWN #3#

[[beat: The fare | tension: 3 | feel: suspicion]]

Fog. A jetty on long legs. Beyond it, something large and wooden is coming over the dry mud toward you, on logs.

!! OTS - Over the rim of a hat, the ferry on its ROLLERS, ODA at the cable, PIM running a log to the bow | 35mm | style: silt #1#

[[show: ODA wary | at: left | with: dissolve 0.5s]]
[[sfx: 01_Assets/Music/ferry-bell.ogg]]

PIM
You're early. {wait 0.5s} We're late.

ODA
Two coins. The middle costs the same as the other side.

!! INSERT - An open palm, black with grease, the TALLY COUNTER in the other hand | 85mm #2#

[[choice: The palm stays where it is. | time: 8s | else: The Long Way]]
+ Pay the two coins. {needs coins >= 2} %3 -> The Crossing
+ Hand her the lens cleaner. {if "brandy" in bag}
[[set: mood = "warm"]]
[[set: bag -= set("brandy")]]
[[set: trust += 1]]

She draws the cork with her teeth, smells it, and for the first time looks at your face.

ODA
That's never cleaned a lens.

+ Show her the county badge.
[[set: mood = "shut"]]

She reads it, every word, front and back. Then she lets you aboard the way you let in weather.

+ Say that it is only mud, and walk. -> The Long Way
[[end]]

## The Crossing

EXT. FERRY DECK - DAY #4#

= The boat moves as fast as a child can carry logs.

[[if: mood == "wary"]]
[[set: coins -= 2]]
[[set: trust += 1]]

Your coins go into a tin with a slot. It sounds full.
[[end]]

!! POV - Through the THEODOLITE everything hangs from the mud: boat, cable, ODA | 4s | handheld | 135mm #1#

The eyepiece shows the world upside down. You are used to that. You are not used to the world looking right that way up.

PIM
What do you write if it isn't there?

!! FS - A ROLLER left behind in the mud, the stern sagging off its last log, PIM already over the side | low angle | 35mm #2#

[[choice: A log has been missed. The deck tips.]]
+ Jump down and carry it. %2
[[set: trust += 2]]

It weighs what a person weighs. Pim shows you where to hold it: not the middle, everybody holds the middle.

+ Keep your eye to the glass.
[[set: trust -= 1]]

You get your reading. In it, very small and the wrong way up, a child is lifting a tree.

[[end]]

PIM
{pick: There you go. | Well, it isn't getting lighter. | Next one's yours.}

[[jump: Supper]]

## The Long Way

EXT. RIVERBED - DAY #5#

[[set: trust -= 1]]
[[hide: ODA]]

You climb down the ladder and walk. Behind you the ferry goes its own way, creaking, on time.

[[if: "boots" in bag]]
In the county's boots you walk like somebody in two buckets, but you walk dry.
[[elseif: "rod" in bag]]
You test the way with the rod. Mud, mud, mud. At the cable it goes in to the second joint and comes out shining.
[[set: trust += 1]]
[[else]]
Halfway over, the crust lets one polished shoe through, thinks about it, and keeps the shoe.
[[end]]

!! AERIAL - One line of footprints beside the broad combed track of the ferry | 4s | 24mm | style: silt #1#

When you look back, the track of the ferry is as straight as if somebody had drawn it on the map.

[[jump: Supper]]

# The Night

= Rain, a stove, a ledger. You have until morning to write one line.

## Supper

INT. WINCH HOUSE - EVENING #6#

[[beat: Supper | tension: 4 | feel: truce]]

Soup. Rain begins on the tin roof, one drop at a time, like somebody counting coins they don't intend to spend.

!! TWO SHOT - ODA and PIM across the table, spoons going, the stopped winch behind them | 35mm | style: lamplight #1#

ODA
You'll be the one with the stamp.

[[choice: Ask her something, or don't. | again | shuffle]]
+ "Why keep crossing?" {once}

ODA
{if mood == "shut": Timetable. | A cable that stands still is rust by spring. And a river's no use if the boat comes a week behind it.}

+ "Who shut the dam?" {once}

ODA
Nobody. They shut it for repairs, and then nobody opened it. There wasn't a form for opening.

+ "How does the girl get to school?" {once} {if trust > 0}
[[set: trust += 1]]

PIM
I'm right here.

ODA
She carries the river over on her back, a log at a time. They've never marked her late.

+ Look at the ledger on the shelf.

[[call: ledger]]

{seq: Oda watches you put it back. You put it back where it was, to the inch. | Oda doesn't watch you put it back.}

+ Say good night. {leave}
[[end]]

[[wait: 1s]]

INT. WINCH HOUSE - NIGHT #7#

[[when: trust >= 2]]

The stove ticks as it cools. Oda has not gone to bed. She has put a second cup on the table.

!! MCU - ODA turns the cup a quarter turn, lamp below her chin | dolly in | 65mm | style: lamplight #1#

ODA
There's a wheel up on the wall. One person can turn it. I never did; it isn't my wheel. {wait 1s} It isn't anybody's wheel.

[[set: told = true]]

INT. WINCH HOUSE - LATER #8#

[[beat: The form | tension: 5 | feel: doubt]]

!! CU - The form under the lamp: one line to fill in, a pen across it | 3s | high angle | 85mm | style: lamplight #1#

The form asks one question: *Is the watercourse present?* There is a box for yes and a box for no, and the boxes are the same size.

[[choice: The pen is in your hand.]]
+ Tick no, and sleep. %1 -> The Stamp
+ Put on your coat and follow the cable out. %3 -> Underfoot
+ Climb to the wall. {if told or visits(ledger) > 0} %2 -> The Wall
[[end]]

## The Wall

EXT. RESERVOIR WALL - NIGHT #9#

[[beat: The wheel | tension: 7 | feel: vertigo]]

!! EWS - A figure the size of a comma on a curved wall, valley black on one side, water black on the other | 5s | crane up | 24mm | style: lamplight #1#

Rain on one side of the wall falls a long way. On the other side it falls the width of a hand.

!! CU - An iron wheel, taller than a man, one spoke worn bright | 3s | 85mm #2#

One spoke is bright. Somebody comes up here, and puts a hand on it, and does not turn it.

[[choice: The water is level with your boots.]]
+ Turn the wheel one quarter.
[[set: wheel = true]]

It turns as if it had been oiled this morning. A long way down, something clears its throat.

+ Put your hand on the bright spoke, and leave it.
[[set: trust += 1]]

It is warm. Iron, in November, in the rain. You stand there until your hand is cold enough to have imagined it.

[[end]]

## Underfoot

EXT. RIVERBED - NIGHT #10#

[[beat: The water | tension: 9 | feel: dread]]
[[var: scene lit = true]]

!! WIDE - A LANTERN in the rain, the cable running out of its light at both ends | 4s | static | 24mm | style: lamplight #1#

The plates of mud have closed their cracks. You are leaving footprints, and the footprints are {if wheel: full | filling}.

[[choice: You can see as far as the lantern. You can hear a good deal farther.]]
+ Blow the lantern out. {once}
[[set: lit = false]]

Dark. Then not dark: upstream the whole bed has a shine on it, thin as a fingernail.

++ Wait until you are sure.

You are sure at the ankles.

++ Run.
[[set: trust += 1]]
+ Hold it higher and walk on.
[[end]]

{if lit: The light shows you rain, and behind the rain, more rain. | You don't need the lantern to find the cable. It is singing.}

!! ECU - Water comes round a boot, feels along the sole, goes on | 100mm | overhead #2#

[[if: wheel]]
It comes with a sound like a crowd taking its seats. You asked it to.
[[else]]
It comes with a sound like a cart on gravel. Nobody sent for it. The wall is simply full.
[[end]]

PIM (O.S.)
(from the landing)
Mister {called}! The logs!

!! POV - Upstream, a bright crack running down the bed, branching, joining | 3s | handheld | 35mm #3#

[[choice: There is time for one thing. | time: 6s | else: High Water]]
+ Ring the bell. %3
[[set: trust += 1]]
[[sfx: 01_Assets/Music/ferry-bell.ogg]]

You ring as if you were paid by the stroke. In the winch house a lamp is already moving.

+ Free the rollers. {if trust >= 2} -> The Second Pair of Hands
+ Save the theodolite. -> The Stamp
[[end]]

# Morning

= Whatever you wrote, the valley has written over it.

## High Water

EXT. FERRY DECK - DAWN #11#

[[beat: Afloat | tension: 4 | feel: wonder]]

!! ESTABLISHING - A river, brown and wide and in no doubt where it is going | static | 24mm | style: silt #1#

The ferry lifts off its logs with a sound like a boot coming out of mud. ODA puts a hand on the cable, gives it the old pull, and sits down hard on the deck, because it weighs nothing.

!! MCU - ODA on the deck where the pull has put her, cap over one eye | 65mm | high angle #2#

ODA
{if trust >= 3: Eleven years, {called}. And I've forgotten how to do it easy. | Well. Don't stand there. Write it down.}

[[if: "rod" in bag]]
You put the county's brass rod over the side. The second joint goes under, and the third. For once you read out a number and nobody in the valley is surprised.
[[else]]
You knot a wet string and count the knots. One metre thirty.
[[end]]

[[if: visits(The Wall) > 0]]
Oda turns your right hand over. There is rust in the lines of it. She closes it for you, like a book.
[[end]]

!! AERIAL - The ferry halfway over, its cable a pencil line ruled across a broad brown stroke | 5s | crane up | 24mm | style: silt | with: ODA #3#

You tick the other box.

[[set: endings += 1]]
[[unlock: cg/high-water]]
[[ending: High Water]]
[[jump: END]]

## The Second Pair of Hands

EXT. EAST LANDING - MORNING #12#

[[beat: Snow | tension: 2 | feel: belonging]]

Snow falls on the jetty, on the timetable, on the river, where it doesn't stay. It is a month since you went down among the logs in the dark and passed them up one by one to a child with a red hat.

!! MS - PIM on the jetty in the snow, a pencil behind her ear, the LOG BOOK open on the rail | 50mm #1#

PIM
Name?

You have been here a month. She knows your name.

PIM
It's for the column.

!! INSERT - A child's pencil: date, passengers none, crew two, depth | 3s | tilt down | 100mm #2#

*Crew: Brek, {called}.* The county has written twice to ask where you are. You mean to answer. There is always somebody waiting on the other side.

[[set: endings += 1]]
[[unlock: cg/second-pair]]
[[ending: The Second Pair of Hands]]
[[jump: END]]

## The Stamp

INT. MAP OFFICE - MORNING #13#

[[beat: The stamp | tension: 3 | feel: regret]]

[[if: visits(Underfoot) > 0]]
You filled in the form on the bus, with the theodolite dry on your knees and your shoes full of the answer.
[[else]]
You have slept well. It shows on the form: the tick is very neat.
[[end]]

!! MCU - The REGISTRAR, stamp raised, reading over her spectacles | 65mm #1#

REGISTRAR
{if visits(Underfoot) > 0: Your shoes say one thing, {called}, and your form another. We file the form. | No river. Thank you, {called}. That is one less.}

!! ECU - The stamp comes down across a thin blue line | 1.5s | 100mm | overhead #2#

Somewhere in the valley it is eight o'clock.

[[stop: music]]
[[set: endings += 1]]
[[unlock: cg/struck-off]]
[[ending: Struck Off]]
[[jump: END]]

# The Ledger

INT. WINCH HOUSE - CONTINUOUS #14#

[[label: ledger]]

!! INSERT - The LOG BOOK, four pencil columns, the last one nothing but noughts | 3s | tilt down | 100mm | style: lamplight #1#

[[once]]
Date. Passengers. Goods. Depth. A nought, and under it a nought, for eleven years, each one drawn with care, the way you write down something you have gone outside to measure.

Yesterday's entry is not a nought. It is a word.

> damp <

[[set: trust += 1]]
[[else]]
The last line has not changed. You had half expected it to.
[[end]]

[[return]]
