/**
 * The conformance cases: small scripts, each with the elements that the language says it has. A `.cases` file holds
 * `%% name`, reasons in lines that start with `%#`, the script, `%% =>`, the dump of its tree and one `! code
 * line:column` for each problem. `%% [fountain] name` reads the script as `.fountain`. `␠ ␉ ␍ ␀` stand for a space, a
 * tab, a carriage return and NUL where they would not be seen, `‹D83D›` for any other UTF-16 unit.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScriptLanguage } from '../../grammar/lexer/script-lexer.ts';

export interface Case {
  title: string;
  /** Why it is so, where the specification leaves room or other programs differ. */
  reasons: string;
  /** The script as the file has it. */
  written: string;
  expected: string;
  script: string;
  language: ScriptLanguage;
  headingPrefixes: string[];
}

const marks: Readonly<Record<string, string>> = { '␠': ' ', '␉': '\t', '␍': '\r', '␀': '\0' };

export const caseFiles: readonly string[] = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.cases'))
  .map((name) => join(import.meta.dirname, name));

export function readCases(path: string): Case[] {
  return readFileSync(path, 'utf8')
    .split(/^%% (?!=>)/m)
    .slice(1)
    .map((part) => {
      const [head, expected = ''] = part.split(/^%% =>\n/m);
      const title = head!.slice(0, head!.indexOf('\n'));
      const body = head!.slice(title.length + 1);
      const reasons = /^(?:%#.*\n)*/.exec(body)![0];
      const written = body.slice(reasons.length);
      return {
        title,
        reasons,
        written,
        expected: expected.trim(),
        script: written
          .replace(/[␠␉␍␀]/g, (mark) => marks[mark]!)
          .replace(/‹([0-9A-F]{4})›/g, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16))),
        language: title.startsWith('[fountain]') ? 'fountain' : 'story',
        headingPrefixes: /\[prefixes ([^\]]*)\]/.exec(title)?.[1]?.split(' ') ?? [],
      };
    });
}
