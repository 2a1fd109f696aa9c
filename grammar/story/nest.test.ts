import { expect, test } from 'vitest';
import { type Item, nest } from './nest.ts';
import type { Element, Option } from './schema.ts';

const span = { line: 0, char: 0, endLine: 0, endChar: 0 };
const condition = { op: 'bool', value: true } as const;
const header = { prompt: null, time: null, else: null, shuffle: false, again: false };

/** One word per item: `if`, `else`, `end:choice`, `+A` (a body), `++B>P` (a target), anything else is text. */
function items(script: string): Item[] {
  return script.split(' ').map((word): Item => {
    const option = /^(\++)(\w+)(?:>(\w+))?$/.exec(word);
    if (option) {
      return {
        mark: 'option',
        option: {
          depth: option[1]!.length,
          plain: option[2],
          target: option[3] ?? null,
          body: [],
          span,
        } as unknown as Option,
      };
    }
    const [mark, kind] = word.split(':');
    if (mark === 'end') return { mark, of: (kind ?? null) as never, written: kind ?? null, span };
    if (mark === 'if' || mark === 'elseif') return { mark, condition, span };
    if (mark === 'pick' || mark === 'or') return { mark, weight: 1, span };
    if (mark === 'else' || mark === 'once') return { mark, span };
    if (mark === 'choice') return { mark, header, span };
    return { mark: 'element', element: { kind: 'transition', text: word, span }, quiet: word === 'todo' };
  });
}

function show(elements: readonly Element[]): string {
  return elements
    .map((element) => {
      if (element.kind === 'transition') return element.text;
      if (element.kind === 'choice') {
        const options = element.options.map(
          (option) => option.plain + (option.target ? '>' : `(${show(option.body)})`),
        );
        return `{${options.join(' ')}}`;
      }
      if (element.kind === 'if' || element.kind === 'pick') {
        return `${element.kind}[${element.branches.map((branch) => show(branch.body)).join(' | ')}]`;
      }
      if (element.kind === 'once') return `once[${show(element.body)} | ${show(element.else)}]`;
      return element.kind;
    })
    .join(' ');
}

function check(script: string): string {
  const { elements, faults } = nest(items(script));
  const said = faults.map((fault) => ('kind' in fault && fault.kind ? `${fault.fault} ${fault.kind}` : fault.fault));
  return [show(elements), ...said].join(' ! ');
}

test.each([
  ['if a else b end c', 'if[a | b] c'],
  ['once a else b end', 'once[a | b]'],
  ['pick a or b or c end', 'pick[a | b | c]'],
  // The end closes the if, not the choice whose options lead away.
  ['if +A>P +B>Q end z', 'if[{A> B>}] z'],
  ['+A text +B>Q rain +C>R', '{A(text) B>} rain {C>}'],
  // A to-do between options does not part them.
  ['+A>P todo +B>Q text', '{A> B>} todo text'],
  ['choice +A>P +B text end after', '{A> B(text)} after'],
  ['choice +A>P +B>Q end after', '{A> B>} after'],
  ['+A x ++C y ++D>P +B z end w', '{A(x {C(y) D>}) B(z)} w'],
  ['if a', 'if[a] ! open if'],
  ['+A a', '{A(a)} ! open choice'],
  ['end', ' ! stray'],
  ['else', ' ! stray'],
  ['if +A a end:if b', 'if[{A(a)}] b ! open choice'],
  ['if a end:choice end', 'if[a] ! stray choice'],
  ['choice text', 'text ! empty-choice choice'],
  ['if a else b else c end', 'if[a | b | c] ! late-else'],
])('%s', (script, expected) => {
  expect(check(script)).toBe(expected);
});

test('more blocks than anybody nests are not opened, and nothing is lost', () => {
  const { elements, faults } = nest(items(`${'if '.repeat(5000)}a ${'end '.repeat(5000)}b`));
  expect(show(elements)).toMatch(/^(?:if\[){64}a\]{64} b$/);
  expect(faults).toMatchObject([{ fault: 'too-deep' }]);
});
