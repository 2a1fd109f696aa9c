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
  expect(check(`${film}MA<|>RA\nYou came back.\n\nJONAS\nYes.\n\nMRS VOSS\nGood.\n`)).toMatchInlineSnapshot();
});

test('an undeclared character still has lines to count', () => {
  expect(check(`${film}JO<|>NAS\nYes.\n`)).toMatchInlineSnapshot();
});

test('a location lists its scenes', () => {
  expect(
    check(`${film.replace('INT. TOWER', 'INT. TO<|>WER')}Rain.\n\nINT. TOWER - GALLERY - DAY\n\nRain.\n`),
  ).toMatchInlineSnapshot();
});

test('a variable shows type and first value', () => {
  expect(check(`${film}[[if: tru<|>st > 2]]\nRain.\n[[end]]\n`)).toMatchInlineSnapshot();
});

test('a target shows where it leads', () => {
  expect(
    check(`${film}+ Run -> the-<|>end\n\nEXT. PIER - DAY\n\n[[label: the-end]]\n\nWaves.\n`),
  ).toMatchInlineSnapshot();
});

test('a shot shows its length and what it covers', () => {
  expect(
    check(`${film}!! C<|>U - Her hands | dolly in | 85mm\n\nMARA\nYou came back.\n\nRain falls.\n`),
  ).toMatchInlineSnapshot();
});

test('declared in an included script', () => {
  expect(
    check(
      `[[include: bible.story]]\n\nINT. BAR - DAY\n\nAD<|>A\nHi.\n--- bible.story\n[[character: ADA | look: tall]]\n`,
    ),
  ).toMatchInlineSnapshot();
});

test('plain words have nothing to tell', () => {
  expect(check(`${film}The se<|>a.\n`)).toMatchInlineSnapshot();
});
