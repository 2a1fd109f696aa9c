import { expect, test } from 'vitest';
import { parseStory } from '../index.ts';
import { check, mend } from './fixture.ts';

test('numbers: each once, upwards', () => {
  expect(
    check(`INT. A - DAY #2#

!! WS - One #1#
!! CU - Two #1#
!! MS - Three #3#
!! CU - Four #2#

INT. B - DAY #1#

Rain.

INT. C - DAY #2#

Rain.
`),
  ).toMatchInlineSnapshot(`
    "
    4  !! CU - Two #1#
       ^^^^^^^^^^^^^^^ SL2203 error: The shot number 1 is taken on line 3 already; give this one a letter, or remove its number.
    6  !! CU - Four #2#
       ^^^^^^^^^^^^^^^^ SL2204 warning: The shot number 2 comes after 3; numbers should run upwards.
    8  INT. B - DAY #1#
       ^^^^^^^^^^^^ SL2202 warning: The scene number 1 comes after 2; numbers should run upwards.
    12  INT. C - DAY #2#
        ^^^^^^^^^^^^ SL2201 error: The scene number 2 is taken on line 1 already; give this one a letter, or remove its number.
    "
  `);
});

test('shots: sizes and fields', () => {
  expect(
    check(`INT. A - DAY

!! MARA runs - fast | 3s
!! CUU - Her hands | 85mm | sytle: noir | seed: x
!! CU - Her eyes | angle: sideways | wet | dolyl in | lut: x
!! CU - The key
`),
  ).toMatchInlineSnapshot(`
    "
    3  !! MARA runs - fast | 3s
          ^^^^^^^^^^^^^^^^ SL2701 warning: This shot has no size; put one before its words, as in "CU - her hands".
          fix: Make it a medium shot
    4  !! CUU - Her hands | 85mm | sytle: noir | seed: x
          ^^^ SL2702 warning: "CUU" is not a shot size. Did you mean CU?
          fix: Change to CU
                                   ^^^^^ SL2105 warning: A shot has no field "sytle". Did you mean style?
                                   fix: Change to style
                                               ^^^^^^^^^ SL2107 warning: "x" is no seed; write a whole number, up to 15 digits.
    5  !! CU - Her eyes | angle: sideways | wet | dolyl in | lut: x
                        ^^^^^^^^^^^^^^^^^ SL2107 warning: "sideways" is no angle; write eye, low, high, dutch, overhead or ground.
                                            ^^^ SL2706 hint: "wet" is read as free direction: it is neither a length of time, a move, a lens nor an angle.
                                                  ^^^^^^^^ SL2706 hint: "dolyl in" is read as free direction: it is neither a length of time, a move, a lens nor an angle. Did you mean dolly in?
                                                  fix: Change to dolly in
                                                             ^^^ SL2105 warning: A shot has no field "lut". Fields of your own start with x-.
                                                             fix: Change to x-lut
    "
  `);
});

test('the same size three times in a row', () => {
  expect(
    check('INT. A - DAY\n\n!! CU - A key\n!! CU - A lock\n!! CU - A door\n!! CU - A hand\n'),
  ).toMatchInlineSnapshot(`
    "
    5  !! CU - A door
       ^^^^^^^^^^^^^^ SL2705 hint: Three shots of size CU follow one another; change one, or the cuts will jump.
    "
  `);
});

test('fields of notes', () => {
  expect(
    check(`[[character: MARA | colour: #fff | color: blue | x-rig: a]]
[[beat: Midpoint | tension: high]]

INT. A - DAY

MARA
[[todo: | x]]
Hello.

[[choice: Where? | tiem: 8s | shufle]]
+ Here -> END
+ There -> END
`),
  ).toMatchInlineSnapshot(`
    "
    1  [[character: MARA | colour: #fff | color: blue | x-rig: a]]
                           ^^^^^^ SL2105 warning: [[character: …]] has no field "colour". Did you mean color?
                           fix: Change to color
                                                 ^^^^ SL2107 warning: "blue" is no color; write a colour like #7fb4ff.
    2  [[beat: Midpoint | tension: high]]
                                   ^^^^ SL2107 warning: "high" is no tension; write a number from 0 to 10.
    6  MARA
       ^^^^ SL2005 warning: MARA stands alone, so it is action and not a cue; write the words on the next line.
    10  [[choice: Where? | tiem: 8s | shufle]]
                           ^^^^ SL2105 warning: [[choice: …]] has no field "tiem". Did you mean time?
                           fix: Change to time
                                      ^^^^^^ SL2106 warning: [[choice: …]] does not know "shufle". Did you mean shuffle?
                                      fix: Change to shuffle
    "
  `);
});

test('blocks', () => {
  const source = `[[var: t = 1]]

INT. A - DAY

[[if: t > 0]]

Rain.

INT. B - DAY

[[end]]
[[else]]
[[or]]
[[once]]
Sun.
[[end: whatever]]
[[if: t > 0]]
a
[[else]]
b
[[elseif: t > 1]]
c
[[end: if]]
[[end]]
[[choice: What?]]

Nothing.
`;
  expect(check(source)).toMatchInlineSnapshot(`
    "
    5  [[if: t > 0]]
       ^^^^^^^^^^^^^ SL2301 warning: This if is never closed, so the scene's end closes it; write [[end: if]] or [[end]] where it ends.
       fix: Close the if at the end of the scene
    11  [[end]]
        ^^^^^^^ SL2302 warning: There is no open block for this end to close; remove it.
        fix: Remove it
    12  [[else]]
        ^^^^^^^^ SL2303 error: [[else]] stands outside of any if; remove it, or open the if first.
        fix: Remove it
    13  [[or]]
        ^^^^^^ SL2303 error: [[or]] stands outside of any pick; remove it, or open the pick first.
        fix: Remove it
    16  [[end: whatever]]
        ^^^^^^^^^^^^^^^^^ SL2304 warning: There is no block called whatever; write if, once, pick or choice.
    21  [[elseif: t > 1]]
        ^^^^^^^^^^^^^^^^^ SL2305 error: This elseif comes after the else of its block and is never reached.
    24  [[end]]
        ^^^^^^^ SL2302 warning: There is no open block for this end to close; remove it.
        fix: Remove it
    25  [[choice: What?]]
        ^^^^^^^^^^^^^^^^^ SL2306 warning: This choice has no options; write them below it, each starting with +.
    "
  `);
  expect(mend(source, 'Close the if at the end of the scene')).toContain('Rain.\n\n[[end: if]]\n');
});

test('targets', () => {
  const source = `# Act One

INT. BAR - NIGHT

[[label: The Voice]]

+ Listen. -> The Vioce
+ Drink. -> INT. BAR - NIGHT
+ Go on. -> Act One / INT. BAR - NIGHT
+ Wait. -> #9#
+ Leave. -> Nowhere

# Act Two

INT. BAR - NIGHT

[[jump: end]]
`;
  expect(check(source)).toMatchInlineSnapshot(`
    "
    7  + Listen. -> The Vioce
                    ^^^^^^^^^ SL2401 error: Nothing is called The Vioce. Did you mean The Voice?
                    fix: Change to The Voice
    8  + Drink. -> INT. BAR - NIGHT
                   ^^^^^^^^^^^^^^^^ SL2402 error: INT. BAR - NIGHT could be line 3 or 15; qualify it (Act One / INT. BAR - NIGHT) or rename one.
                   fix: Change to Act One / INT. BAR - NIGHT
                   fix: Change to Act Two / INT. BAR - NIGHT
    10  + Wait. -> #9#
                   ^^^ SL2401 error: No scene has #9# written on its heading; write the number there first.
    11  + Leave. -> Nowhere
                    ^^^^^^^ SL2401 error: Nothing is called Nowhere. Targets are labels, section titles and scene headings.
    15  INT. BAR - NIGHT
        ^^^^^^^^^^^^^^^^ SL2601 warning: Nothing leads to this scene: the one before always goes elsewhere, and no jump names it.
    "
  `);
  expect(mend(source, 'Change to The Voice')).toContain('-> The Voice\n');
});

test('a target in this file wins over the same name in others', () => {
  const { targets } = parseStory('INT. BAR - NIGHT\n\nRain.\n\nEXT. PIER - DAY\n\nWaves.\n', {
    language: 'story',
  }).story;
  const codes = (source: string, ...others: (typeof targets)[]) =>
    parseStory(source, { language: 'story', externals: { targets: others.flat() } }).problems.map(({ code }) => code);
  expect(codes('INT. BAR - NIGHT\n\n[[jump: INT. BAR - NIGHT]]\n', targets)).not.toContain('SL2402');
  expect(codes('INT. BAR - NIGHT\n\n[[jump: EXT. PIER - DAY]]\n', targets)).toEqual([]);
  expect(codes('INT. BAR - NIGHT\n\n[[jump: EXT. PIER - DAY]]\n', targets, targets)).toEqual(['SL2402']);
});

test('variables', () => {
  const source = `Title: T

[[var: trust = 0]]
[[var: trust = 1]]
[[var: mood = "calm" | one-of: calm, angry]]
[[var: unread = 1]]

INT. A - DAY

{truts} {mood} {gold}

[[set: trust += "x"]]
[[set: mood = "agry"]]
[[set: unread = true]]
`;
  expect(check(source)).toMatchInlineSnapshot(`
    "
    3  [[var: trust = 0]]
              ^^^^^ SL2502 hint: The variable trust is never read.
    4  [[var: trust = 1]]
              ^^^^^ SL2507 warning: The variable trust is declared twice; the first declaration counts.
    6  [[var: unread = 1]]
              ^^^^^^ SL2502 hint: The variable unread is never read.
    10  {truts} {mood} {gold}
         ^^^^^ SL2501 error: There is no variable truts. Did you mean trust?
         fix: Change to trust
         fix: Declare truts
                        ^^^^ SL2501 error: There is no variable gold. Declare it with [[var: gold = 0]].
                        fix: Declare gold
    12  [[set: trust += "x"]]
                        ^^^ SL2503 error: += works on numbers, and this is a text.
    13  [[set: mood = "agry"]]
                      ^^^^^^ SL2506 error: mood is one of calm, angry, not "agry". Did you mean angry?
                      fix: Change to angry
    14  [[set: unread = true]]
                        ^^^^ SL2503 error: unread holds a number, and this is true or false.
    "
  `);
  expect(mend(source, 'Declare gold')).toContain('[[var: unread = 1]]\n[[var: gold = 0]]\n');
  expect(check('INT. A - DAY\n\n{x}\n')).toContain('SL2501');
  expect(mend('# One\n\nINT. A - DAY\n\n{x}\n', 'Declare x')).toBe('[[var: x = 0]]\n\n# One\n\nINT. A - DAY\n\n{x}\n');
});

test('types', () => {
  expect(
    check(`[[var: n = 0]]
[[var: s = "a"]]
[[var: b = true]]
[[var: bag = set("key")]]

INT. A - DAY

[[if: s]]
{n + s} {n * b} {n / 0} {not s} {n = s} {b < b}
[[end]]
[[if: "key" in bag and n > 2 or not b]]
{max(n, 2)} {abs(n, 1)} {mix(n)} {min(s)} {"k" in n}
[[end]]
[[set: bag += "rope"]]
[[set: bag = 3]]
[[set: s *= 2]]
`),
  ).toMatchInlineSnapshot(`
    "
    8  [[if: s]]
             ^ SL2503 error: A condition is true or false, and this is a text; compare it with something.
    9  {n + s} {n * b} {n / 0} {not s} {n = s} {b < b}
                    ^ SL2503 error: * works on numbers, and this is true or false.
                            ^ SL2504 warning: This divides by 0; the result is 0.
                                    ^ SL2503 error: "not" joins conditions, and this is a text; compare it with something.
                                        ^^^^^ SL2503 error: This compares a number with a text, which are never the same.
                                                ^^^^^ SL2503 error: < compares numbers or texts, and this is true or false.
    12  {max(n, 2)} {abs(n, 1)} {mix(n)} {min(s)} {"k" in n}
                     ^^^^^^^^^ SL2505 error: abs takes one value, not 2.
                                 ^^^ SL2505 error: There is no function mix. Did you mean min?
                                 fix: Change to min
                                              ^ SL2503 error: min() works on numbers, and this is a text.
                                                          ^ SL2503 error: "in" looks into a set or a text, and this is a number.
    15  [[set: bag = 3]]
                     ^ SL2503 error: bag holds a set, and this is a number.
    16  [[set: s *= 2]]
                    ^ SL2503 error: *= works on numbers, and s is a text.
    "
  `);
});

test('dead ends, circles, hidden choices', () => {
  expect(
    check(`[[var: t = 0]]

INT. START - DAY

+ One {if t > 1} -> #3#
+ Two {once} -> INT. LOOP - DAY

INT. ONLY GREY - DAY #3#

+ One {needs t > 1} -> INT. LOOP - DAY

[[call: INT. CALLED - DAY]]
[[jump: INT. FOREVER - DAY]]

Never seen.

INT. NOWHERE - DAY

Rain.

[[jump: END]]

INT. CALLED - DAY

Rain.

INT. LOOP - DAY

[[jump: INT. LOOP TWO - DAY]]

INT. LOOP TWO - DAY

[[jump: INT. LOOP - DAY]]

INT. FOREVER - DAY

[[choice: | again]]
+ Look.
A wall.
[[end]]
[[jump: INT. LAST - DAY]]

INT. LAST - DAY

Dark.
`),
  ).toMatchInlineSnapshot(`
    "
    5  + One {if t > 1} -> #3#
       ^^^^^^^^^^^^^^^^^^^^^^^ SL2602 warning: All options of this choice can be hidden at once; give one no condition, or mark one {else}.
    10  + One {needs t > 1} -> INT. LOOP - DAY
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SL2602 warning: All options of this choice can be hidden or greyed at once; add one that can always be taken.
    12  [[call: INT. CALLED - DAY]]
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ SL2605 warning: Nothing reaches this: every option of the choice above leads elsewhere. Remove it, or put a [[label: …]] before it.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ SL2606 warning: The scene called here has no [[return]], so the story runs on past its end instead of coming back.
    17  INT. NOWHERE - DAY
        ^^^^^^^^^^^^^^^^^^ SL2601 warning: Nothing leads to this scene: the one before always goes elsewhere, and no jump names it.
    33  [[jump: INT. LOOP - DAY]]
        ^^^^^^^^^^^^^^^^^^^^^^^^^ SL2604 warning: From here the story goes round in a circle with no choice in it; nobody can leave.
    37  [[choice: | again]]
        ^^^^^^^^^^^^^^^^^^^ SL2607 warning: This choice repeats for ever; mark one option {leave}, or give one a target.
    41  [[jump: INT. LAST - DAY]]
        ^^^^^^^^^^^^^^^^^^^^^^^^^ SL2605 warning: Nothing reaches this: every option of the choice above leads elsewhere. Remove it, or put a [[label: …]] before it.
    43  INT. LAST - DAY
        ^^^^^^^^^^^^^^^ SL2603 hint: The story runs out here, while elsewhere it has endings; add an [[ending: …]] or [[jump: END]].
    "
  `);
});

test('a linear script has no branches to check', () => {
  expect(check('INT. A - DAY\n\nRain.\n\nINT. B - DAY\n\nSun.\n')).toBe('\n\n');
});

test('when, waits and weights', () => {
  expect(
    check(`[[var: t = 0]]

INT. A - DAY

Rain.

[[when: t > 1]]
[[wait: long]]
[[pick: many]]
a
[[end]]
[[choice: X | time: soon]]
+ A -> END
`),
  ).toMatchInlineSnapshot(`
    "
    7  [[when: t > 1]]
       ^^^^^^^^^^^^^^^ SL2104 warning: \`[[when: …]]\` decides about the whole scene: put it first, right after the heading.
    8  [[wait: long]]
               ^^^^ SL2102 error: "long" is not a length of time; write 2s, 1.5s or 500ms.
    9  [[pick: many]]
               ^^^^ SL2103 warning: "many" is not a weight; write a number, or nothing for 1.
    12  [[choice: X | time: soon]]
                            ^^^^ SL2102 warning: "soon" is not a length of time; write 8s, 2.5s or 500ms.
    "
  `);
});
