/** Whatever stands in a file, every feature answers and nothing throws. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { syntheticScript } from '../tests/bench/synthetic-script.ts';
import { quickFixes } from './code-actions.ts';
import { completion } from './completion.ts';
import { definition } from './definition.ts';
import { documentHighlights } from './document-highlight.ts';
import { documentSymbols } from './document-symbols.ts';
import { foldingRanges } from './folding.ts';
import { hover } from './hover.ts';
import { changedScenes } from './lsp/story-sync.ts';
import { usesIn } from './names.ts';
import { makeProject } from './project.ts';
import { ScriptReader } from './reading.ts';
import { references } from './references.ts';
import { rename } from './rename.ts';
import { makeScript, type Script } from './script.ts';
import { selectionRange } from './selection-ranges.ts';
import { semanticTokens } from './semantic-tokens.ts';

const page = syntheticScript(160, 7);
const PIECES = [
  '[[',
  ']]',
  '{',
  '}',
  '/*',
  '*/',
  '\n',
  '\n\n',
  '!! ',
  '+ ',
  ' -> ',
  '#',
  '|',
  '"',
  '\\',
  'MARA',
  '\r\n',
  '\t',
  '海',
  '😀',
  '\u0000',
];

function read(text: string, reader = new ScriptReader()): Script {
  const reading = reader.read(text, { language: 'story', headingPrefixes: [], visible: [] });
  return makeScript({ uri: 'file:///film/film.story', version: 1, language: 'story', text, ...reading });
}

/** Every feature at one place; gives the uses found, whose ranges must lie in the text. */
function askEverything(script: Script, line: number, char: number): void {
  const at = { line, char };
  const project = makeProject(new Map([[script.uri, script]]));
  completion(script, { at, headingPrefixes: [], otherScripts: () => [] }, [script]);
  hover(script, at, project, () => null);
  definition(script, at, project);
  references(script, { at, declarations: 'with' }, project);
  rename(script, { at, newName: 'ANNE' }, project);
  documentHighlights(script, at);
  selectionRange(script, at);
  quickFixes(script, { line, char, endLine: line, endChar: char });
  foldingRanges(script);
  documentSymbols(script);
  semanticTokens(script, [script]);
}

test('no edit makes a feature throw, and every use lies inside its line', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(page.length), fc.nat(12), fc.constantFrom(...PIECES)), { minLength: 1, maxLength: 6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (edits, where) => {
        let text = page;
        for (const [at, cut, insert] of edits) text = text.slice(0, at) + insert + text.slice(at + cut);
        const script = read(text);
        const line = Math.floor(where * (script.lines.length - 1));
        askEverything(script, line, Math.floor((script.lines[line]!.length + 1) * where));
        for (const { range } of usesIn(script)) {
          expect(range.line).toBeLessThan(script.lines.length);
          expect(range.endChar).toBeLessThanOrEqual(script.lines[range.endLine]!.length);
        }
      },
    ),
    { numRuns: 60, seed: 11 },
  );
});

test('reading version after version gives the same as reading the last one alone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(page.length), fc.nat(20), fc.constantFrom(...PIECES, 'x', ' rain')), {
        minLength: 1,
        maxLength: 8,
      }),
      (edits) => {
        const reader = new ScriptReader();
        let text = page;
        let before = read(text, reader);
        for (const [at, cut, insert] of edits) {
          text = text.slice(0, at) + insert + text.slice(at + cut);
          const now = read(text, reader);
          const alone = read(text);
          expect(now.story).toEqual(alone.story);
          expect(now.problems).toEqual(alone.problems);
          // What is not announced as changed really is the same.
          const changed = new Set(changedScenes(before, now));
          for (const scene of now.story.scenes) {
            if (!changed.has(scene.index)) expect(scene).toEqual(before.story.scenes[scene.index]);
          }
          before = now;
        }
      },
    ),
    { numRuns: 25, seed: 5 },
  );
});

test('an empty file', () => {
  const script = read('');
  askEverything(script, 0, 0);
  expect(documentSymbols(script).length).toBeLessThanOrEqual(1);
});
