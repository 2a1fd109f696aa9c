/**
 * Every conformance case is what it says. `UPDATE_CASES=1` writes what is expected from what is found: read the
 * difference before you commit.
 */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { dumpScript } from '../../grammar/dump.ts';
import { parseScript } from '../../grammar/parse.ts';
import { type Case, caseFiles, readCases } from './cases.ts';

/** What nobody could see, or no file can hold, in an expectation: controls, odd spaces, lone surrogates. */
const unseen = /[\0-\x09\x0b-\x1f\u00a0\u00ad\u200b-\u200f\u2028\u2029\u3000\ufeff]|\p{Surrogate}/gu;

function found({ script, language, headingPrefixes }: Case): string {
  const { script: tree, problems } = parseScript(script, { language, headingPrefixes });
  const said = problems.map(({ code, line, char }) => `! ${code} ${line + 1}:${char + 1}`);
  return [dumpScript(tree), ...said]
    .filter((line) => line !== '')
    .join('\n')
    .replace(unseen, (unit) => `‹${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`);
}

for (const path of caseFiles) {
  if (process.env.UPDATE_CASES) {
    const parts = readCases(path).map((one) => `%% ${one.title}\n${one.reasons}${one.written}%% =>\n${found(one)}\n`);
    writeFileSync(path, parts.join('\n'));
  }
  describe(basename(path, '.cases'), () => {
    for (const one of readCases(path)) {
      it(one.title, () => {
        expect(found(one)).toBe(one.expected);
      });
    }
  });
}

test('no two cases of one file have the same name', () => {
  for (const path of caseFiles) {
    const titles = readCases(path).map(({ title }) => title);
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
  }
});
