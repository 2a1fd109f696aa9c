import { expect, test } from 'vitest';
import { hover } from './hover.ts';
import { textIn } from './script.ts';
import { fixture } from './testing/fixture.ts';

function check(text: string): string {
  const { script, at, project } = fixture(text);
  const answer = hover(script, at, project, (_, path) => (path.endsWith('.png') ? `file:///film/${path}` : null));
  return answer ? `[${textIn(script, answer.range)}]\n${answer.markdown}` : 'nothing';
}

const film = `
[[character: MARA VOSS | as: MARA, MRS VOSS | look: salt on her lashes | voice: piper/en_GB-alba | ref: mara.png]]
[[location: TOWER | look: basalt]]
[[var: trust = 0 | one-of: 0, 1]]

INT. TOWER - NIGHT

`;

test('a cue tells who it is, how she looks and how much she says', () => {
  expect(check(`${film}MA<|>RA\nYou came back.\n\nJONAS\nYes.\n\nMRS VOSS\nGood.\n`)).toMatchInlineSnapshot(`
    "[MARA]
    **MARA VOSS** · also \`MARA\`, \`MRS VOSS\`

    salt on her lashes

    Voice: \`piper/en_GB-alba\`

    2 lines, 4 words in 1 scene · first in *INT. TOWER - NIGHT*

    ![MARA VOSS](file:///film/mara.png|width=240)"
  `);
});

test('an undeclared character still has lines to count', () => {
  expect(check(`${film}JO<|>NAS\nYes.\n`)).toMatchInlineSnapshot(`
    "[JONAS]
    **JONAS**

    Not declared in any script that this one knows.

    1 line, 1 word in 1 scene · first in *INT. TOWER - NIGHT*"
  `);
});

test('a location lists its scenes', () => {
  expect(
    check(`${film.replace('INT. TOWER', 'INT. TO<|>WER')}Rain.\n\nINT. TOWER - GALLERY - DAY\n\nRain.\n`),
  ).toMatchInlineSnapshot(`
    "[TOWER]
    **TOWER**

    basalt

    2 scenes, 4.4s: 1, 2"
  `);
});

test('a variable shows type and first value', () => {
  expect(check(`${film}[[if: tru<|>st > 2]]\nRain.\n[[end]]\n`)).toMatchInlineSnapshot(`
    "[trust]
    \`trust: number\` = \`0\`

    One of 0, 1.

    Used 1 time."
  `);
});

test('a target shows where it leads', () => {
  expect(
    check(`${film}+ Run -> the-<|>end\n\nEXT. PIER - DAY\n\n[[label: the-end]]\n\nWaves.\n`),
  ).toMatchInlineSnapshot(`
    "[the-end]
    **the-end** (label)

    Scene 2: *EXT. PIER - DAY* · 2.2s

    > Waves."
  `);
});

test('a shot shows its length and what it covers', () => {
  expect(
    check(`${film}!! C<|>U - Her hands | dolly in | 85mm\n\nMARA\nYou came back.\n\nRain falls.\n`),
  ).toMatchInlineSnapshot(`
    "[!! CU - Her hands | dolly in | 85mm]
    **Shot 1/1** · 4.1s from the lines spoken in it

    CU · dolly in · 85 mm

    In frame: MARA VOSS

    Covers:

    > **MARA VOSS**: You came back.

    > Rain falls."
  `);
});

test('declared in an included script', () => {
  expect(
    check(
      `[[include: bible.story]]\n\nINT. BAR - DAY\n\nAD<|>A\nHi.\n--- bible.story\n[[character: ADA | look: tall]]\n`,
    ),
  ).toMatchInlineSnapshot(`
    "[ADA]
    **ADA**

    tall

    1 line, 1 word in 1 scene · first in *INT. BAR - DAY*"
  `);
});

test('plain words have nothing to tell', () => {
  expect(check(`${film}The se<|>a.\n`)).toMatchInlineSnapshot(`"nothing"`);
});
