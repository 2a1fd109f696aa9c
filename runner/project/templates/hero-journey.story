Title: Sixty-One
Credit: written by
Author: The Slateline Project

[[A story told as a journey out of the known world and back. Lines that begin with = say what each stage is for; they do
not print. The stages are stations, not laws: skip one, swap two, but know why. The opening is only an example.]]

[[character: HALE | look: lift mechanic of forty-one, heavyset, grey overalls, torch on a headband, two fingers of the left hand taped | color: #7a93c4]]
[[character: DOT | look: concierge of eighty, small, upright, burgundy uniform with brass buttons, reading glasses on her forehead | color: #b0475a]]
[[location: LIFT SHAFT | look: a concrete well without a visible top, guide rails, oil streaks, one lamp every tenth floor]]
[[location: LOBBY | look: terrazzo floor, a desk like a pulpit, two steel lift doors, a dial above each]]
[[prop: DIAL | look: a brass half circle with numbers from G to 60 and an arrow]]

# Departure

= The known world, and the first step out of it.

## Ordinary World

= Where the hero is at home, and good at something. Show what they have stopped noticing, because that is the thing the journey is going to use.

INT. LIFT SHAFT - NIGHT

[[beat: Ordinary World | tension: 1 | feel: habit]]

!! EWS - A single head torch moves up the wall of a shaft that has no top | 4s | tilt up | 24mm

Oil ticks somewhere below. HALE hangs in a harness, humming, and listens to a cable with the flat of one hand, the way a vet listens to a horse.

!! CU - HALE's palm on the cable, two taped fingers lifted | 4s | 85mm

HALE
Thirty's dry. I'll do thirty and come down.

!! MS - HALE looks up once, briefly, and does not like it | 5s | low angle | 35mm

He has worked in this building for nineteen years and has never been above thirty. There has always been something to do below it.

## Call to Adventure

= Something arrives that does not belong here and cannot be sent back. It need not be loud; it needs to be addressed to the hero.

INT. LOBBY - MORNING

[[beat: Call to Adventure | tension: 4 | feel: wonder]]

Early light on the terrazzo. The night's dust lies even over all of it, except for one clean line that starts at the lift and stops in the middle of the floor.

!! TWO SHOT - DOT behind the desk, HALE with his tool bag, both looking up at the DIAL | 6s | 35mm

DOT
It came down by itself at ten past four. Empty.

HALE
From where?

!! INSERT - The arrow of the DIAL, resting a finger's width past the last number | 3s | dolly in | 100mm

DOT
You tell me. There are sixty floors.

## Refusal of the Call

= A good reason not to go. Let it be a really good one: fear dressed as duty works best, and the audience should half agree.

[[beat: Refusal of the Call | tension: 3 | feel: doubt]]

## Meeting the Mentor

= Somebody who has been there gives the hero what can be given (a tool, a warning, a name) and withholds what has to be found.

[[beat: Meeting the Mentor | tension: 3 | feel: trust]]

## Crossing the First Threshold

= The hero commits, with their body and not only in words, and the rules change. Make the border visible: a door, a river, a floor number.

[[beat: Crossing the First Threshold | tension: 5 | feel: resolve]]

# Initiation

= The other world, its tests, and what it wants in return.

## Tests, Allies, Enemies

= The hero learns how things are done here by doing them wrong. Each test brings somebody closer or drives somebody off; nobody stays neutral.

[[beat: Tests, Allies, Enemies | tension: 5 | feel: curiosity]]

## Approach to the Inmost Cave

= The last quiet stretch before the centre. Plans are made, a joke is told, something is said that cannot be unsaid.

[[beat: Approach to the Inmost Cave | tension: 7 | feel: tension]]

## Ordeal

= The hero meets the thing they have arranged their whole life so as not to meet. Something has to end here: a belief, a friendship, the person who set out.

[[beat: Ordeal | tension: 9 | feel: terror]]

## Reward

= They have it in their hands. Let them look at it. It is smaller than they thought, or heavier, and it is not what they came for.

[[beat: Reward | tension: 4 | feel: awe]]

# Return

= Bringing it home, which is the harder half.

## The Road Back

= The other world does not let go for nothing. What was taken is missed; what was left behind has not waited.

[[beat: The Road Back | tension: 7 | feel: pursuit]]

## Resurrection

= The last and hardest test comes at the border, when the hero is tired and thinks it is over. They pass it only as the person they have become.

[[beat: Resurrection | tension: 10 | feel: dread]]

## Return with the Elixir

= Home again. Give what was brought to the people who need it, and show by one small thing how differently the hero stands in the same room.

[[beat: Return with the Elixir | tension: 2 | feel: peace]]
