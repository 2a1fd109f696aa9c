/**
 * The conformance cases: small scripts, each with the elements that the language says it has. A `.cases` file holds
 * `%% name`, reasons in lines that start with `%#`, the script, `%% =>`, the dump of its tree and one `! code line:column`
 * for each problem. `%% [fountain] name` reads the script as `.fountain`. `␠ ␉ ␍ ␀` stand for a space, a tab, a carriage
 * return and NUL where they would not be seen, `‹D83D›` for any other UTF-16 unit. `UPDATE_CASES=1` writes what is expected from what is found: read the difference before you commit.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dumpScript } from '../../grammar/dump.ts';
import { parseScript } from '../../grammar/parse.ts';

interface Case {
  title: string;
  /** Why it is so, where the specification leaves room or other programs differ. */
  reasons: string;
  script: string;
  expected: string;
}

const marks: Readonly<Record<string, string>> = { '␠': ' ', '␉': '\t', '␍': '\r', '␀': '\0' };

/** What nobody could see, or no file can hold, in an expectation: controls, odd spaces, lone surrogates. */
const unseen = /[\0-\x09\x0b-\x1f\u00a0\u00ad\u200b-\u200f\u2028\u2029\u3000\ufeff]|\p{Surrogate}/gu;

function readCases(text: string): Case[] {
  return text
    .split(/^%% (?!=>)/m)
    .slice(1)
    .map((part) => {
      const [head, expected = ''] = part.split(/^%% =>\n/m);
      const title = head!.slice(0, head!.indexOf('\n'));
      const body = head!.slice(title.length + 1);
      const reasons = /^(?:%#.*\n)*/.exec(body)![0];
      return { title, reasons, script: body.slice(reasons.length), expected: expected.trim() };
    });
}

function found({ title, script }: Case): string {
  const text = script
    .replace(/[␠␉␍␀]/g, (mark) => marks[mark]!)
    .replace(/‹([0-9A-F]{4})›/g, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16)));
  const language = title.startsWith('[fountain]') ? 'fountain' : 'story';
  const prefixes = /\[prefixes ([^\]]*)\]/.exec(title)?.[1]?.split(' ') ?? [];
  const { script: tree, problems } = parseScript(text, { language, headingPrefixes: prefixes });
  const said = problems.map(({ code, line, char }) => `! ${code} ${line + 1}:${char + 1}`);
  return [dumpScript(tree), ...said]
    .filter((line) => line !== '')
    .join('\n')
    .replace(unseen, (unit) => `‹${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`);
}

for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.cases'))) {
  const path = join(import.meta.dirname, file);
  const cases = readCases(readFileSync(path, 'utf8'));
  if (process.env.UPDATE_CASES) {
    writeFileSync(
      path,
      cases.map((one) => `%% ${one.title}\n${one.reasons}${one.script}%% =>\n${found(one)}\n`).join('\n'),
    );
  }
  describe(file.replace('.cases', ''), () => {
    for (const one of readCases(readFileSync(path, 'utf8'))) {
      it(one.title, () => {
        expect(found(one)).toBe(one.expected);
      });
    }
  });
}
