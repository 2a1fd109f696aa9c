Title: Crust
Credit: written by
Author: The Slateline Project

[[Eight steps round a circle: down one side into what is unknown, up the other with what was found there. Lines that begin
with = say what each step is for; they do not print. The same circle fits a film, an episode or a scene. The opening is
only an example.]]

[[character: JONAS | look: baker of fifty-three, big forearms dusted white, paper cap, a watch on each wrist | color: #d9a066]]
[[character: VERA | look: apprentice of nineteen, black braid tucked into her collar, flour on one eyebrow | color: #8f6fb0]]
[[location: BAKERY | look: a low vaulted cellar, a brick oven with an iron door, wooden troughs, a cat's chair]]
[[location: BACK YARD | look: a brick yard two paces wide, bins, a strip of sky, one bicycle]]
[[prop: LOAF | look: a tin loaf, burnt black on all sides, still in its tin]]

# Down

= The upper half of the circle is what the main character knows. These four steps lead out of it.

## You

= Somebody in a place where they know how everything goes. Let us be them for a while before we ask anything of them.

INT. BAKERY - NIGHT

[[beat: You | tension: 1 | feel: habit]]

!! WIDE - A vaulted cellar, one oven, JONAS moving between the troughs without looking at anything | 4s | track left | 28mm

JONAS bakes the way other people walk down their own stairs in the dark. He has a watch on each wrist. He looks at the left one and opens the oven; he looks at the right one and closes it.

!! INSERT - Two watches, four minutes apart, under a crust of dough | 4s | 100mm

VERA
Don't you ever just smell when it's done?

!! MCU - JONAS, half lit by the oven door, counting | 4s | dolly in | 65mm

JONAS
Forty-one minutes. It's done at forty-one minutes.

## Need

= Something is missing, and it shows. It may show to everybody but the main character.

EXT. BACK YARD - DAWN

[[beat: Need | tension: 3 | feel: unease]]

Smoke comes up through the cellar grating, thin and blue. VERA, on the step with her coffee, stops with the cup at her mouth.

!! FS - VERA runs down the cellar steps against a cat running up them | 2.5s | handheld | 35mm

!! OTS - Over VERA's shoulder, JONAS in the smoke, calmly reading his left wrist | 4s | 50mm

JONAS
Six minutes yet.

!! CU - VERA understands, and looks away so that he will not see it | 6s | 85mm

She opens the iron door. The LOAF she takes out is black on every side. He leans in over it, politely, the way one leans over a photograph of somebody else's children.

## Go

= They cross over. Whatever they wanted is on the other side, and so is everything they have avoided. One clear step, in daylight.

[[beat: Go | tension: 4 | feel: resolve]]

## Search

= Nothing works here the way it did there. They try what they know, it fails, they lose what is not needed. Let it be long, let it be funny if it can.

[[beat: Search | tension: 6 | feel: confusion]]

# Up

= The lower half of the circle is what they did not know. These four steps carry it home.

## Find

= They get what they wanted. It is the bottom of the circle, as far from home as the story goes, and wanting turns out to be the smaller word.

[[beat: Find | tension: 7 | feel: wonder]]

## Take

= It has a price, and the price is something they love. They pay. If it does not hurt, it was not the price.

[[beat: Take | tension: 9 | feel: grief]]

## Return

= Back over the line they crossed in the third step, with company or pursued. The same place, from the other side.

[[beat: Return | tension: 6 | feel: haste]]

## Change

= The first place again. Nothing in it is different, and they cannot do what they always did there. Show what they do instead.

[[beat: Change | tension: 2 | feel: calm]]
