import { expect, test } from 'vitest';
import { selectionRange } from './selection-ranges.ts';
import { fixture } from './testing/fixture.ts';

test('grows from the name to the script', () => {
  const { script, at } = fixture(
    '# Act One\n\nINT. BAR - DAY\n\nRain.\n\nAD<|>A\nHello.\nAgain.\n\nSun.\n\n# Act Two\n\nEXT. PIER - DAY\n\nRain.\n',
  );
  const rows = selectionRange(script, at).map(
    (range) => `${range.line + 1}:${range.char}-${range.endLine + 1}:${range.endChar}`,
  );
  expect(rows.join('\n')).toMatchInlineSnapshot(`
    "7:0-7:3
    7:0-9:6
    3:0-11:4
    1:0-11:4
    1:0-17:5"
  `);
});
