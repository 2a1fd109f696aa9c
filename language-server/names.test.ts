import { expect, test } from 'vitest';
import { definition } from './definition.ts';
import { documentHighlights } from './document-highlight.ts';
import { references } from './references.ts';
import { textIn } from './script.ts';
import { fixture, renderUses } from './testing/fixture.ts';

const defined = (text: string) => {
  const { script, at, project } = fixture(text);
  return renderUses(definition(script, at, project)) || 'nothing';
};
const used = (text: string, declarations: 'with' | 'without' = 'with') => {
  const { script, at, project } = fixture(text);
  return renderUses(references(script, { at, declarations }, project)) || 'nothing';
};

const bible = `--- bible.story
[[character: MARA VOSS | as: MARA]]
[[location: TOWER]]
`;

test('definition of a cue, in another file', () => {
  expect(defined(`[[include: bible.story]]\n\nINT. BAR - DAY\n\nMAR<|>A\nHi.\n${bible}`)).toMatchInlineSnapshot(
    `"bible.story:1 [[character: «MARA VOSS» | as: MARA]]"`,
  );
});

test('definition of a target: label, section, heading, scene number', () => {
  const story = `INT. BAR - DAY #14#\n\n[[label: voice]]\n\nRain.\n\n# Act Two\n\nEXT. PIER - DAY\n\nRain.\n`;
  expect(defined(`${story}\n+ Run -> voi<|>ce\n`)).toMatchInlineSnapshot(`"film.story:3 [[label: «voice»]]"`);
  expect(defined(`${story}\n+ Run -> Act <|>Two\n`)).toMatchInlineSnapshot(`"film.story:7 # «Act Two»"`);
  expect(defined(`${story}\n[[jump: EXT. PI<|>ER - DAY]]\n`)).toMatchInlineSnapshot(`"film.story:9 «EXT. PIER - DAY»"`);
});

test('definition of a variable', () => {
  expect(defined(`[[var: trust = 0]]\n\nINT. BAR - DAY\n\n[[set: tru<|>st += 1]]\n`)).toMatchInlineSnapshot(
    `"film.story:1 [[var: «trust» = 0]]"`,
  );
});

test('references of a character: cues, shots, action, show and hide, other files', () => {
  expect(
    used(`[[include: bible.story]]

INT. TOWER - NIGHT

!! CU - MARA, salt on her lashes

Mara waits.

MAR<|>A
Hi.

[[show: MARA angry]]
[[hide: MARA]]
${bible}--- two.story
[[include: bible.story]]

EXT. PIER - DAY

MARA (V.O.)
Rain.
--- other.story
EXT. PIER - DAY

MARA
Another film, another Mara.
`),
  ).toMatchInlineSnapshot(`
    "bible.story:1 [[character: «MARA VOSS» | as: MARA]]
    bible.story:1 [[character: MARA VOSS | as: «MARA»]]
    film.story:5 !! CU - «MARA», salt on her lashes
    film.story:9 «MARA»
    film.story:12 [[show: «MARA» angry]]
    film.story:13 [[hide: «MARA»]]
    two.story:5 «MARA» (V.O.)"
  `);
});

test('references of a location and of a variable', () => {
  expect(
    used(
      `${bible.replace('--- bible.story\n', '')}\nINT. TOW<|>ER - NIGHT\n\nRain.\n\nINT. TOWER - GALLERY - DAY\n\nRain.\n`,
    ),
  ).toMatchInlineSnapshot(`
    "film.story:2 [[location: «TOWER»]]
    film.story:4 INT. «TOWER» - NIGHT
    film.story:8 INT. «TOWER» - GALLERY - DAY"
  `);
  expect(
    used(
      `[[var: trust = 0]]\n\nINT. BAR - DAY\n\n[[set: tru<|>st += 1]]\n\n+ Run {if trust > 1} -> END\n\nYou have {trust}.\n`,
      'without',
    ),
  ).toMatchInlineSnapshot(`
    "film.story:5 [[set: «trust» += 1]]
    film.story:7 + Run {if «trust» > 1} -> END
    film.story:9 You have {«trust»}."
  `);
});

test('highlights stay in the script', () => {
  const { script, at } = fixture('[[character: ADA]]\n\nINT. BAR - DAY\n\nAD<|>A\nHi.\n\nADA\nHo.\n');
  const rows = documentHighlights(script, at).map(
    ({ range, kind }) => `${range.line + 1} ${kind} ${textIn(script, range)}`,
  );
  expect(rows.join('\n')).toMatchInlineSnapshot(`
    "1 write ADA
    5 read ADA
    8 read ADA"
  `);
});

test('an introduction in action is a use like any other: definition, references, highlight', () => {
  const film = `[[include: bible.story]]\n\nINT. TOWER - DAY\n\nMAR<|>A VOSS, fifty, wet. Mara coughs.\n\nMARA\nHi.\n${bible}`;
  expect(defined(film)).toMatchInlineSnapshot(`"bible.story:1 [[character: «MARA VOSS» | as: MARA]]"`);
  expect(used(film)).toMatchInlineSnapshot(`
    "bible.story:1 [[character: «MARA VOSS» | as: MARA]]
    bible.story:1 [[character: MARA VOSS | as: «MARA»]]
    film.story:5 «MARA VOSS», fifty, wet. Mara coughs.
    film.story:7 «MARA»"
  `);
  const { script, at } = fixture(film);
  expect(documentHighlights(script, at).map(({ range }) => textIn(script, range))).toEqual(['MARA VOSS', 'MARA']);
});
