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
  expect(defined(`[[include: bible.story]]\n\nINT. BAR - DAY\n\nMAR<|>A\nHi.\n${bible}`)).toMatchInlineSnapshot();
});

test('definition of a target: label, section, heading, scene number', () => {
  const story = `INT. BAR - DAY #14#\n\n[[label: voice]]\n\nRain.\n\n# Act Two\n\nEXT. PIER - DAY\n\nRain.\n`;
  expect(defined(`${story}\n+ Run -> voi<|>ce\n`)).toMatchInlineSnapshot();
  expect(defined(`${story}\n+ Run -> Act <|>Two\n`)).toMatchInlineSnapshot();
  expect(defined(`${story}\n[[jump: EXT. PI<|>ER - DAY]]\n`)).toMatchInlineSnapshot();
});

test('definition of a variable', () => {
  expect(defined(`[[var: trust = 0]]\n\nINT. BAR - DAY\n\n[[set: tru<|>st += 1]]\n`)).toMatchInlineSnapshot();
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
  ).toMatchInlineSnapshot();
});

test('references of a location and of a variable', () => {
  expect(
    used(
      `${bible.replace('--- bible.story\n', '')}\nINT. TOW<|>ER - NIGHT\n\nRain.\n\nINT. TOWER - GALLERY - DAY\n\nRain.\n`,
    ),
  ).toMatchInlineSnapshot();
  expect(
    used(
      `[[var: trust = 0]]\n\nINT. BAR - DAY\n\n[[set: tru<|>st += 1]]\n\n+ Run {if trust > 1} -> END\n\nYou have {trust}.\n`,
      'without',
    ),
  ).toMatchInlineSnapshot();
});

test('highlights stay in the script', () => {
  const { script, at } = fixture('[[character: ADA]]\n\nINT. BAR - DAY\n\nAD<|>A\nHi.\n\nADA\nHo.\n');
  const rows = documentHighlights(script, at).map(
    ({ range, kind }) => `${range.line + 1} ${kind} ${textIn(script, range)}`,
  );
  expect(rows.join('\n')).toMatchInlineSnapshot();
});
