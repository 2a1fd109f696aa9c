import { expect, test } from 'vitest';
import { type Parse, parseEdited, parseWhole } from './incremental.ts';

const page = `Title: Low Water

[[character: MARA]]

# Act One

INT. TOWER - NIGHT

Rain.

/* cut */

EXT. PIER - DAY

MARA
You came.

INT. BAR - NIGHT

Sun. [[jmup: x]]
`;

const parse = () => parseWhole(page, { language: 'story' });
const replaced = (from: string, to: string) => page.replace(from, to);

/** Which parts of the tree are still the very same objects, by their headings. */
function kept(before: Parse, after: Parse | null): string {
  if (!after) return 'all parsed again';
  return after.script.parts
    .map((part) => {
      const name = part.$type === 'Scene' ? part.heading : `# ${part.title}`;
      return `${before.script.parts.includes(part) ? 'kept' : 'new '} ${name}`;
    })
    .join('\n');
}

function check(from: string, to: string): string {
  const before = parse();
  const parts = [...before.script.parts];
  const after = parseEdited(before, replaced(from, to));
  return kept({ ...before, script: { ...before.script, parts } }, after);
}

test('typing in one scene parses that scene', () => {
  expect(check('You came.', 'You came back.')).toMatchInlineSnapshot(`
    "kept # Act One
    kept INT. TOWER - NIGHT
    new  EXT. PIER - DAY
    kept INT. BAR - NIGHT"
  `);
});

test('a new heading makes a new scene, the others stay', () => {
  expect(check('You came.\n', 'You came.\n\nEXT. SEA - DAY\n\nWaves.\n')).toMatchInlineSnapshot(`
    "kept # Act One
    kept INT. TOWER - NIGHT
    kept EXT. PIER - DAY
    new  EXT. SEA - DAY
    new  INT. BAR - NIGHT"
  `);
});

test('what reaches over the border of a scene parses the whole', () => {
  expect(check('Rain.', 'Rain. /*')).toMatchInlineSnapshot(`
    "kept # Act One
    new  INT. TOWER - NIGHT
    kept EXT. PIER - DAY
    kept INT. BAR - NIGHT"
  `);
  expect(check('Rain.', 'Rain. */')).toMatchInlineSnapshot(`"all parsed again"`);
  expect(check('EXT. PIER - DAY\n\n', 'EXT. PIER - DAY\n')).toMatchInlineSnapshot(`"all parsed again"`);
  expect(check('You came.\n\n', 'You came.\n')).toMatchInlineSnapshot(`"all parsed again"`);
  expect(check('Title: Low', 'Title: High')).toMatchInlineSnapshot(`"all parsed again"`);
  expect(check('EXT. PIER', 'X\nEXT. PIER')).toMatchInlineSnapshot(`"all parsed again"`);
});

test('problems below the edit move with their lines', () => {
  const before = parse();
  const at = before.problems.map(({ line }) => line);
  expect(parseEdited(before, replaced('Rain.', 'Rain.\nMore rain.'))!.problems.map(({ line }) => line)).toEqual(
    at.map((line) => line + 1),
  );
});
