/** Lexing, parsing with a full tree, and `Story`, beside the limit: one pass that only looks for line ends. */
import type { Script } from '../../grammar/generated/ast.ts';
import { reparse } from '../../grammar/incremental.ts';
import { storyOf } from '../../grammar/index.ts';
import { coreServices, parseScript } from '../../grammar/parse.ts';
import type { BenchRow } from './row.ts';
import { syntheticScript } from './synthetic-script.ts';

export async function benchText(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const lines of [6_000, 60_000]) {
    const text = syntheticScript(lines, 1);
    const name = (what: string) => `${what}, ${lines.toLocaleString('en')} lines`;
    const rounds = lines > 10_000 ? 8 : 40;
    const lexer = coreServices({ language: 'story' }).parser.Lexer;
    const coldStart = performance.now();
    const parsed = parseScript(text, { language: 'story' });
    const cold = performance.now() - coldStart;
    const limit = steady(rounds, () => countLineEnds(text));
    const parse = steady(rounds, () => parseScript(text, { language: 'story' }));
    rows.push(
      { name: name('limit: line ends found'), value: limit, unit: 'ms' },
      { name: name('lex'), value: steady(rounds, () => lexer.tokenize(text)), unit: 'ms' },
      { name: name('parse, first time'), value: cold, unit: 'ms', ...(lines === 6_000 && { target: '≤ 60' }) },
      { name: name('parse, steady'), value: parse, unit: 'ms', ...(lines === 6_000 && { target: '≤ 10' }) },
      {
        name: name('Story and checks from the tree'),
        value: steady(rounds, () => storyOf(parsed.script, text, { language: 'story' })),
        unit: 'ms',
        ...(lines === 6_000 && { target: '≤ 3 (Story alone)' }),
      },
      {
        name: name('parse after one key, incremental'),
        value: oneKey(text, rounds),
        unit: 'ms',
        target: lines === 6_000 ? '≤ 1' : '≤ 3',
      },
      { name: name('ratio: parse / limit'), value: parse / limit, unit: '×' },
    );
  }
  return rows;
}

function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Typing in the middle of the script: one letter put in, one taken out. */
function oneKey(text: string, rounds: number): number {
  const services = coreServices({ language: 'story' });
  let at = text.indexOf('\n\n', text.length >> 1) + 2;
  while (!/^[A-Z][a-z]/.test(text.slice(at, at + 2))) at = text.indexOf('\n\n', at) + 2;
  const longer = `${text.slice(0, at + 4)}x${text.slice(at + 4)}`;
  let previous = services.parser.LangiumParser.parse<Script>(text);
  let next = longer;
  return steady(2 * rounds, () => {
    const made = reparse(services, previous, next);
    if (made === null) throw new Error('the edit was not incremental');
    previous = made.result;
    next = next === longer ? text : longer;
  });
}

/** The best of many: what the code costs, without what the machine was doing meanwhile. */
function steady(rounds: number, work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
