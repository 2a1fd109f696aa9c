import { expect, test } from 'vitest';
import { quickFixes } from './code-actions.ts';
import { fixture, renderEdits } from './testing/fixture.ts';

function check(text: string): string {
  const { script, at } = fixture(text);
  const fixes = quickFixes(script, { line: at.line, char: at.char, endLine: at.line, endChar: at.char });
  return fixes
    .map(({ problem, fix, preferred }) => {
      const edit = renderEdits([{ script, changes: fix.changes }]);
      return `${problem.code} ${fix.title}${preferred ? ' (preferred)' : ''}\n  ${edit}`;
    })
    .join('\n');
}

test('a misspelt keyword is mended', () => {
  expect(check('INT. BAR - DAY\n\n[[label: x]]\n\n[[ju<|>mp : x]] [[jmup: x]]\n')).toMatchInlineSnapshot(`
    "SL1008 Change to \`jump\` (preferred)
      film.story:5 [[jump : x]] [[jump: x]]"
  `);
});

test('a cue close to a declared name is mended', () => {
  expect(
    check('[[character: MARA VOSS | as: MARA]]\n\nINT. BAR - DAY\n\nMAR<|>RA\nHi.\n\nMARA\nHo.\n'),
  ).toMatchInlineSnapshot(`
    "SL2001 Change to MARA (preferred)
      film.story:5 MARA"
  `);
});
