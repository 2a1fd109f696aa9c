/**
 * The colours agree with the language: every line of every conformance case is to the TextMate grammar what it is to the
 * lexer. A TextMate grammar reads one line at a time and can neither look at the line below nor take back what it said;
 * the exceptions that follow from that are listed here, each with its reason, and each has to occur. In the editor the
 * semantic tokens of the language server put them right.
 */
import { expect, test } from 'vitest';
import { parseScript } from '../grammar/index.ts';
import { caseFiles, readCases } from '../tests/conformance/cases.ts';
import { type LineClass, lexedClasses } from './line-classes.ts';
import { lineClasses } from './tokenise.ts';

interface Line {
  text: string;
  above: string;
  real: LineClass;
  seen: LineClass | null;
  /** Whether the lexer found, here or above, a note or a boneyard that nothing closes. */
  unclosed: boolean;
  /** An exception stands above in the same block. */
  follows: boolean;
}

const exceptions: readonly [reason: string, applies: (line: Line) => boolean][] = [
  [
    'capitals are a cue only with words below, a heading or transition only with none',
    ({ real, seen }) =>
      (real === 'action' && (seen === 'cue' || seen === 'heading')) ||
      (real === 'cue' && (seen === 'heading' || seen === 'transition')),
  ],
  ['what stands below such a line is read as if it were what it seems', ({ follows }) => follows],
  [
    'whether a note or a boneyard is ever closed stands further down',
    ({ unclosed, seen }) => unclosed && (seen === 'note' || seen === 'comment' || seen === 'boneyard'),
  ],
  [
    'notes and boneyards before or inside the words of a line',
    ({ text }) => /\[\[|\/\*/.test(text) && !/^\s*\[\[[^\]]+\]\]\s*$/.test(text),
  ],
  ['a line of boneyard is an empty line to a cue below it', ({ above, real }) => real === 'cue' && /\*\/$/.test(above)],
  ['a title page below empty lines', ({ real, above }) => real === 'title' && above.trim() === ''],
  ['white space that nobody types', ({ text, above }) => /[\0\v\f\u00a0\ufeff]/.test(text + above)],
  ['a caret inside a name', ({ text }) => /\^\s*\(/.test(text)],
];

test('every line of the conformance cases has the colour of what it is', async () => {
  const wrong: string[] = [];
  const occurred = new Set<string>();
  let lines = 0;
  let excepted = 0;
  for (const path of caseFiles) {
    for (const { title, script, language, headingPrefixes } of readCases(path)) {
      // Prefixes of other languages are a setting, which a grammar in JSON cannot read.
      if (headingPrefixes.length > 0) continue;
      // Editors hand over lines without their breaks, and files without their BOM.
      const text = script.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
      const rows = text.split('\n');
      const real = lexedClasses(text, language);
      const seen = await lineClasses(text, language === 'story' ? 'text.story' : 'text.fountain');
      const { problems } = parseScript(text, { language });
      const opens = problems.filter(({ code }) => code === 'SL1001' || code === 'SL1007').map(({ line }) => line);
      let follows = false;
      for (const [i, row] of rows.entries()) {
        if (/^(?! {2})\s*$/.test(row)) follows = false;
        const is = real[i];
        if (!is) continue;
        lines += 1;
        if (is === seen[i]) continue;
        const unclosed = opens.some((line) => line <= i);
        const line = { text: row, above: rows[i - 1] ?? '', real: is, seen: seen[i]!, unclosed, follows };
        const exception = exceptions.find(([, applies]) => applies(line));
        follows = true;
        if (exception) {
          occurred.add(exception[0]);
          excepted += 1;
        } else wrong.push(`${title}: ${JSON.stringify(row)} is ${is}, coloured as ${seen[i]}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect([...occurred].sort()).toEqual(exceptions.map(([reason]) => reason).sort());
  expect(lines).toBeGreaterThan(1400);
  expect(excepted / lines).toBeLessThan(0.1);
});
