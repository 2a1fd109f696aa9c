Title: LOW WATER
Credit: a short film by
Author: The Slateline Project
Draft date: 20 November 2026

[[include: bible.story]]

# The Eight O'Clock

= A ferry keeps its timetable on a river that has been gone for eleven years. A man arrives to make the map agree.

> FADE IN:

EXT. RIVERBED - DAWN #1#

= The ferry crosses dry land, and nobody aboard finds this strange.

[[beat: You | tension: 1 | feel: habit]]
[[play: low-water | fade: 3s]]

Fog lies in the valley where the water used to lie. Under it, a quarter mile of mud, split into plates that curl at the edges.

!! EWS - A steel cable runs out of the fog on one side and into the fog on the other | 4s | static | 24mm | style: silt #1#

The cable hums. It sags, tightens, sags.

!! WIDE - A flat wooden ferry creeps over the mud on birch ROLLERS, no water anywhere | 5s | track right | 35mm | style: silt #2#

The ferry is tarred oak, wide enough for a cart. It moves at the speed of somebody thinking. Behind it, one at a time, the birch rollers it has passed over lie free in the mud.

!! MS - ODA walks her hands along the cable, her whole weight on each pull | 3s | dolly in | 50mm #3#

ODA BREK, sixty-four, ochre oilskin, hauls hand over hand. She counts under her breath and does not look where she is going.

!! FS - PIM wrestles a ROLLER out of the mud and runs with it toward the bow | 4s | follow | 35mm | low angle #4#

PIM, nine, red hat, school satchel, carries the roller in both arms, like a dog too old to walk. She drops it under the bow and runs back for the next.

!! INSERT - Small boot prints, hundreds, going both ways beside the track of the ferry | 5s | 85mm | overhead #5#

ODA
You're late with that.

PIM
(running)
It's the fog. It's heavier to run in.

EXT. EAST LANDING - DAY #2#

[[beat: Need | tension: 2]]

The fog wears thin. A jetty stands on long legs with nothing to stand in.

TEO LIND, thirty-five, blue county coat, waits at the end of it with a THEODOLITE case on his back. Beside his polished shoes hangs a lifebuoy, dry as a biscuit, two metres above the mud.

!! OTS - Over TEO, the ferry noses out of the fog, ODA at the cable, PIM at a trot | 6s | static | 50mm #1#

The bow knocks against a jetty leg. Oda ties up with two half hitches, as though something might carry the boat off, and takes hold of the BELL.

[[sfx: 01_Assets/Music/ferry-bell.ogg]]

ODA
Eight o'clock!

PIM ^
Six minutes past!

!! CU - TEO looks down for the water, cannot help it | 6s | 85mm | high angle #2#

TEO
Are you the ferry?

PIM
He's quick.

TEO
I only need to get to the middle.

!! MCU - ODA holds out a palm, black with cable grease | 4s | 65mm #3#

ODA
The middle costs the same as the other side. Everyone asks.

!! INSERT - A coin, a thumb, the TALLY COUNTER rolling over from 8030 to 8031 | 2s | 100mm #3A#

The click is the loudest thing for miles.

EXT. FERRY DECK - DAY #3#

[[beat: Go | tension: 3 | feel: unease]]

!! TWO SHOT - TEO behind the THEODOLITE on its tripod, PIM hanging off the rail to see in | 6s | 35mm #1#

Teo sets up while the deck is moving, which is not how it is done.

PIM
What's it for?

TEO
Finding out where things are.

PIM
We're here.

!! POV - Through the THEODOLITE the world is upside down, ODA hauling a ferry along a grey ceiling | 7s | handheld | 135mm #2#

In the eyepiece the mud is the sky. The ferry hangs from it, and a small woman walks along underneath, pulling.

TEO
When did you last have water?

ODA (O.S.)
Eleven years in March. They shut the dam for repairs.

!! MCU - TEO, one eye shut, the other at the glass | 5s | static | 65mm #2A#

TEO
And after the repairs?

ODA (O.S.)
They were very pleased with the repairs.

!! CU - TEO uncaps a pen over a thin blue line on the map | 6s | dolly in | 85mm | dutch angle #3#

TEO
There's a blue line on sheet forty. I've come to see whether it's true.

!! MS - PIM on the rail has stopped swinging her legs | 7s | static | 50mm #3A#

PIM
And if it isn't?

TEO
Then it comes off. And whatever is only there because of the line comes off with it.

!! MLS - ODA, from behind, does not miss a pull | 8s | 50mm #4#

PIM
Oda? What's only there because of the line?

ODA
You've let one go by.

A boat's length back, a ROLLER lies alone in the mud. The stern drops off the last log with a groan. Pim jumps down.

After a moment, so does Teo.

!! FS - TEO, coat tails in one fist, wades through dust toward the lost ROLLER, PIM already there | 4s | pan left | 35mm | ground level #5#

It is heavier than it looks. She shows him where to hold it.

CUT TO:

# What the Mud Remembers

= A night of rain. The woman who has measured nothing, daily, for eleven years, has measured something.

INT. WINCH HOUSE - NIGHT #4#

[[beat: Search | tension: 4 | feel: patience]]

Rain on a tin roof. The stopped winch fills half the room, as large as a horse, with washing hung on it.

Teo sits where he has been put. His shoes stand by the stove, ruined, steaming.

!! INSERT - The LOG BOOK, four pencil columns, the last one nothing but noughts | 6s | tilt down | 100mm | style: lamplight #1#

Date. Passengers. Goods. Depth. In the last column a nought, and under it a nought, each one drawn with care, the way you write down something you have gone outside to measure.

TEO
You put it in. Every day.

!! OTS - Over ODA at the table, TEO in the lamplight turns the pages faster | 10s | 50mm | style: lamplight #2#

ODA
It was nought every day.

TEO
This is my report. You've written the whole thing for me.

ODA
(blowing on her tea)
Turn to yesterday.

He turns to yesterday.

!! ECU - One pencilled word where the nought should be | 3s | zoom in | 105mm | style: lamplight #3#

> damp <

!! MCU - ODA, lamp below her chin, looking at the wall where the cable comes in | 13s | static | 65mm | style: lamplight #4#

ODA
I don't pull it for the passengers. A cable that stands still is rust by spring. And a river's no use to anybody if the boat comes a week behind it.

[[Resist giving Teo an answer here. He has stopped turning pages; that is the answer.]]

EXT. RIVERBED - NIGHT #5#

[[beat: Find | tension: 7 | feel: dread]]

!! WIDE - One LANTERN crosses the dark riverbed in hard rain | 5s | crane up | 24mm | style: lamplight #1#

Teo, bareheaded, in Oda's boots, follows the cable out. The plates of mud have gone soft and closed their cracks. For the first time he leaves prints.

!! INSERT - A boot print, rain-pocked, fills from below | 4s | 100mm | overhead #2#

He looks back at the last one. It is filling. Not from the sky.

TEO
(to the mud)
No.

!! CU - TEO turns his face upstream and holds the LANTERN away so as to hear | 3s | 85mm | low angle #3#

A cart on gravel, a long way off. Then not a long way off.

!! AERIAL - A bright crack runs down the bed toward the LANTERN, branching, joining | 5s | tilt up | 24mm | seed: 8031 #4#

Water comes round the bend in no hurry, feeling ahead of itself, taking the old turns from memory.

TEO
ODA!

!! MS - TEO runs for the ferry and throws himself on the rope of the BELL | 3s | handheld | 35mm #5#

[[sfx: 01_Assets/Music/ferry-bell.ogg]]

It is nowhere near eight o'clock.

INT. WINCH HOUSE - CONTINUOUS #5A#

[[beat: Take | tension: 6]]
[[camera: push in | 3s]]

Ringing, through the wall. Oda lies on the cot with her eyes open, counting on her fingers. She runs out of fingers.

ODA
Nobody's shown him how to stop.

She throws off the blanket. Under it she is already wearing the oilskin.

EXT. FERRY DECK - DAWN #6#

[[beat: Return | tension: 5 | feel: wonder]]

!! ESTABLISHING - A river, brown and wide and in no doubt where it is going | 4s | static | 24mm | style: silt #1#

The jetty's legs have something to stand in. The rain thins to a mist that hangs a hand above the water.

!! INSERT - ROLLERS bob up from under the hull one by one and file away downstream | 4s | track left | 50mm #2#

The ferry lifts off its logs with a sound like a boot coming out of mud. The logs go off in single file, as if dismissed.

!! MS - ODA gives the cable the old pull, eleven years of it, and it weighs nothing | 7s | 35mm | low angle #3#

The ferry shoots forward. Oda sits down, hard, on the deck. Her back is to us. Her shoulders shake; it could be either.

PIM (O.S.)
(across the water)
Four minutes early!

!! TWO SHOT - TEO on the cable with both fists, ODA moving his feet apart with her boot | 7s | 40mm #4#

ODA
Don't fight it. It wants to go across. You only have to say when.

!! CU - TEO lifts a wet knotted string and counts the knots | 5s | 85mm #5#

TEO
One metre thirty.

ODA
Well, don't tell me. Tell the book.

!! AERIAL - The ferry halfway over, its cable a pencil line ruled across a broad brown stroke | 5s | crane up | 24mm | style: silt | with: ODA, TEO #6#

DISSOLVE TO:

INT. MAP OFFICE - DAY #7#

[[beat: Change | tension: 2 | feel: calm]]

Snow past the long window. Drawers to the ceiling, every one of them labelled, every one of them shut.

The REGISTRAR has sheet forty flat on the desk and her stamp over it. Teo stands on the bare boards in the county coat. Snow on his shoulders. Grease on his cuffs.

!! MCU - The REGISTRAR reads over the top of her spectacles | 4s | 65mm #1#

REGISTRAR
"River present." In whose opinion?

!! CU - TEO considers it, snow letting go of his collar drop by drop | 4s | 85mm #2#

TEO
Its own.

!! ECU - Meltwater finds the groove between two floorboards and sets off toward the desk | 6s | follow | 100mm | ground level #3#

The drops join. They take the groove, go round a nail, and come to the toe of a sensible grey shoe.

The Registrar lifts her foot and lets it by.

[[stop: music]]

FADE OUT.
