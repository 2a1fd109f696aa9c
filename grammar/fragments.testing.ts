/** Scripts that no writer would write, for property tests: everything the lexer knows, thrown together. */
import fc from 'fast-check';

const fragments = [
  ...[
    'MARA',
    'é',
    'É',
    '屋内',
    'INT. A - DAY',
    'Title: x',
    'TO:',
    'FADE OUT.',
    '(low)',
    'field: ',
    'scene ',
    'true',
    'a ',
  ],
  ...['\n', '\n', '\n\n', '\n\n', '\r\n', '\r', '  ', '\t', '\u3000', '\u2028', '\0', '\ud800', '\udc00', '\ufeff'],
  ...['[[', ']]', '[[x]]', '[[if: ', '[[set: a = 1', '[[var: x', '[[end]]', '[[else]]', '[[or: 2]]', '[[jump: X]]'],
  ...['[[option: ', '[[shot: ', '[[character: ', '[[choice: ', '[[line: a1 | ', '[[todo'],
  ...['{', '}', '{if a: b | c}', '{if ', '{seq: a|', '{wait 1s}', '{wait}', '{once}', '{needs ', '{ }', '{a}'],
  ...['+ ', '++ ', '!! ', 'WIDE - ', ' #3#', '-> ', ' -> X', '%3', '| ', '||', '"', '"q"', '\\', '/*', '*/'],
  ...['(', ')', 'not ', 'and ', 'or ', 'in ', '1', '==', '-', 'visits(', 'f(', ',', '&&'],
  ...['~', '>', '<', '=', '===', '#', '!', '@', '^', '.', '*', '_'],
];

export const wildScript = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...fragments) }, { weight: 1, arbitrary: fc.string() }), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));
