import fc from 'fast-check';
import { type AstNode, CstUtils, type ParseResult } from 'langium';
import { describe, expect, it } from 'vitest';
import { syntheticScript } from '../tests/bench/synthetic-script.ts';
import { settle } from './drift.ts';
import { wildScript } from './fragments.testing.ts';
import type { Script } from './generated/ast.ts';
import { reparse } from './incremental.ts';
import { coreServices, syntaxProblems } from './parse.ts';

const services = coreServices({ language: 'story' });
const full = (text: string): ParseResult<Script> => services.parser.LangiumParser.parse<Script>(text);

/** Everything there is to know of a result: nodes and where they hang, tokens and where they stand, problems. */
function everything(text: string, result: ParseResult<Script>) {
  for (const part of result.value.parts) settle(part);
  const node = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(node);
    if (value === null || typeof value !== 'object') return value;
    const { $cstNode, $container, ...rest } = value as AstNode;
    const fields = Object.entries(rest)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, field]) => [key, node(field)]);
    return { ...Object.fromEntries(fields), at: $cstNode?.range, in: $container?.$type };
  };
  const root = result.value.$cstNode;
  const leaves = root ? CstUtils.flattenCst(root).toArray() : [];
  return {
    tree: node(result.value),
    tokens: leaves.map((leaf) => [leaf.tokenType.name, leaf.text, leaf.offset, leaf.range]),
    problems: syntaxProblems(text, result),
  };
}

interface Edit {
  at: number;
  cut: number;
  put: string;
}

const edit = (put: fc.Arbitrary<string>): fc.Arbitrary<Edit> =>
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.integer({ min: 0, max: 14 }), put });

function edited(text: string, { at, cut, put }: Edit): string {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + put + text.slice(from + cut);
}

/** Follows the edits with one tree and compares it with a fresh one now and then; answers how many were incremental. */
function follow(start: string, edits: readonly Edit[]): number {
  let text = start;
  let result = full(text);
  let incremental = 0;
  for (const [index, one] of edits.entries()) {
    text = edited(text, one);
    const again = reparse(services, result, text);
    if (again) incremental++;
    result = again?.result ?? full(text);
    // Comparing settles all positions; every other time they drift on.
    if (index % 2 === 1 || index === edits.length - 1) {
      expect(everything(text, result)).toEqual(everything(text, full(text)));
    }
  }
  return incremental;
}

describe('reparse', () => {
  it('equals a full parse after every edit of a real script', () => {
    let edits = 0;
    let incremental = 0;
    const put = fc.oneof(
      fc.constantFrom(
        '',
        'x',
        ' word',
        '\n',
        '\n\n',
        '\n\nINT. NEW\n\n',
        '\n# Two\n',
        '[[',
        ']]',
        '/* x */',
        '/*',
        '*/',
      ),
      wildScript,
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.array(edit(put), { minLength: 1, maxLength: 4 }), (seed, list) => {
        edits += list.length;
        incremental += follow(syntheticScript(160, seed), list);
      }),
      { numRuns: 60 },
    );
    expect(incremental).toBeGreaterThan(edits / 4);
  });

  it('equals a full parse after every edit of any text', () => {
    const wild = fc.array(
      fc.oneof(wildScript, fc.constantFrom('/*', '*/', '\n\nINT. A\n\n', '\n\n# B\n\n', '\n\n.C\n\n')),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(wild, fc.array(edit(wildScript), { minLength: 1, maxLength: 3 }), (parts, list) => {
        follow(parts.join(''), list);
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps the nodes of scenes that were not touched, and says which were', () => {
    const text = 'INT. A\n\nOne.\n\nINT. B\n\nTwo.\n\nINT. C\n\nThree.\n';
    const before = full(text);
    const [a, , c] = before.value.parts;
    const again = reparse(services, before, text.replace('Two.', 'More.\n\nINT. D\n\nTwo.'))!;
    expect(again).toMatchObject({ first: 1, removed: 1, added: 2 });
    expect(again.result.value.parts[0]).toBe(a);
    expect(again.result.value.parts[3]).toBe(c);
    settle(c!);
    expect(c!.$cstNode!.range.start.line).toBe(12);
  });

  it('declines where the whole text decides', () => {
    const text = 'INT. A\n\nOne.\n\nINT. B\n\nTwo.\n';
    expect(reparse(services, full(text), text.replace('Two', '/* Two'))).toBeNull();
    expect(reparse(services, full(`/* ${text}`), `/* ${text} */`)).toBeNull();
    expect(reparse(services, full(text), 'Two.')).toBeNull();
  });
});
