import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wildScript } from './fragments.testing.ts';
import type { ScriptLanguage } from './lexer/script-lexer.ts';
import { withLineFeeds } from './lexer/space.ts';
import { coreServices, parseScript } from './parse.ts';

const languages: ScriptLanguage[] = ['story', 'fountain'];

describe.each(languages)('any text at all, as .%s', (language) => {
  const { Lexer, CompletionParser } = coreServices({ language }).parser;

  it('parses to a tree, and the parser itself finds nothing to complain about', () => {
    fc.assert(
      fc.property(wildScript, (text) => {
        const { script, problems } = parseScript(text, { language });
        expect(script.$type).toBe('Script');
        expect(problems.filter(({ code }) => code === 'SL1000')).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('has every character in exactly one token or in white space, where the token says it stands', () => {
    fc.assert(
      fc.property(wildScript, (text) => {
        const { tokens, hidden } = Lexer.tokenize(text);
        const lines = withLineFeeds(text);
        let at = 0;
        for (const token of [...tokens, ...hidden].sort((a, b) => a.startOffset - b.startOffset)) {
          expect(token.startOffset).toBeGreaterThanOrEqual(at);
          expect(lines.slice(at, token.startOffset)).toMatch(/^[\s\0]*$/);
          at = token.endOffset! + 1;
          expect(token.image.toLowerCase()).toBe(lines.slice(token.startOffset, at).toLowerCase());
          const before = lines.slice(0, token.startOffset);
          expect(token.startLine).toBe(before.split('\n').length);
          expect(token.startColumn).toBe(token.startOffset - before.lastIndexOf('\n'));
        }
        expect(lines.slice(at)).toMatch(/^[\s\0]*$/);
      }),
      { numRuns: 1500 },
    );
  });

  it('can be completed at its end', () => {
    fc.assert(
      fc.property(wildScript, (text) => {
        CompletionParser.parse(text);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps an error in a note inside that note', () => {
    const broken = fc.constantFrom('[[if: a ||]]', '[[set: = 1]]', '[[jump:]]', '[[var: a b]]', '[[wait: | | ]]');
    fc.assert(
      fc.property(wildScript, broken, (after, note) => {
        // The same text below a sound note and below a broken one.
        const tokens = (first: string): string[] =>
          Lexer.tokenize(`${first}\n\n${after}`)
            .tokens.filter(({ startOffset }) => startOffset > first.length)
            .map(({ tokenType, image }) => `${tokenType.name} ${image}`);
        expect(tokens(note)).toEqual(tokens('[[wait: 2s]]'));
      }),
      { numRuns: 500 },
    );
  });
});
