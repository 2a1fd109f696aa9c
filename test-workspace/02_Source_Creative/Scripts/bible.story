Title: LOW WATER
Credit: the people, places and things of
Author: The Slateline Project

/* Shared by the film (low-water.story) and the scenario (sheet-forty.story). Nothing here is a scene; both
scripts include this file and so agree on who wears what. */

# Who

[[character: ODA BREK
| as: ODA
| look: ferrywoman of sixty-four, short and broad, ochre oilskin to the knee, grey plait pinned under a flat cap, hands black with cable grease
| ref: 01_Assets/Characters/oda/costume.png
| color: #e0a458]]

[[character: TEO LIND
| as: TEO
| look: county surveyor of thirty-five, tall and stooped, long slate-blue county coat, polished shoes, instrument case on his back
| ref: 01_Assets/Characters/teo/costume.png
| color: #6b8fb3]]

[[character: PIM
| look: schoolgirl of nine, red knitted hat, satchel across the chest, trousers rolled to the shin, mud to the elbows
| ref: 01_Assets/Characters/pim/costume.png
| color: #d1495b]]

[[character: REGISTRAR
| look: upright woman of fifty in a grey cardigan, spectacles on a cord, a rubber stamp never far from her right hand
| color: #8d99ae]]

# Where

[[location: RIVERBED
| look: a quarter mile of grey mud split into plates that curl at the edges, a steel cable strung across it from bank to bank, reeds gone the colour of rope
| ref: 01_Assets/Locations/riverbed.png]]

[[location: EAST LANDING
| look: a plank jetty on long bare legs above dry mud, a ladder, a lifebuoy, a timetable behind cracked glass]]

[[location: FERRY DECK
| look: tarred oak platform wide enough for one cart, a rail on two sides, a bell post at the bow, the cable running through two iron sheaves]]

[[location: WINCH HOUSE
| look: one room under a tin roof, a stopped winch as large as a horse, a cot, a stove, a lamp, the cable coming in through the wall]]

[[location: MAP OFFICE
| look: tall county room, flat drawers to the ceiling, one long desk, one long window, bare floorboards]]

[[location: COUNTY BUS
| look: narrow country bus, steamed windows, a roof lamp the colour of weak tea]]

[[location: RESERVOIR WALL
| look: a curved concrete dam with an iron walkway, a sluice wheel taller than a man, black water level with the top]]

# What

[[prop: BELL | look: a ship's bell the size of a bucket, green outside, bright where the clapper lands]]

[[prop: ROLLER
| look: a peeled birch log as long as an arm-span and as thick as a thigh, polished by use
| ref: 01_Assets/Props/roller.png]]

[[prop: THEODOLITE
| look: brass surveying telescope on a wooden tripod, old enough to show the world upside down
| ref: 01_Assets/Props/theodolite.png]]

[[prop: LOG BOOK | look: a ledger as thick as a loaf, pencil columns, the corners worn round]]

[[prop: TALLY COUNTER | look: a brass hand counter with four number wheels and a thumb lever]]

[[prop: LANTERN | look: a tin storm lantern with one cracked pane]]

# How it looks and sounds

[[style: silt | prompt: charcoal and grey wash on rough paper, low contrast, wide empty margins, one warm colour per frame | negative: glossy, lens flare, saturated sky]]

[[style: lamplight | prompt: charcoal on dark paper, a single warm source inside the frame, faces modelled from below | negative: daylight, even lighting]]

[[music: low-water | file: 01_Assets/Music/low-water.ogg | prompt: slow harmonium over a plucked low string, the string always a little late]]
