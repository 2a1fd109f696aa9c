import { expect, test } from 'vitest';
import { columnsOf, fitted, printable } from './columns.ts';
import { excerptOf } from './excerpt.ts';

/** What a person sees; `⟦…⟧` marks the range in the source. */
function shown(marked: string, columns = 80): string {
  const lines = marked.split('\n');
  const line = lines.findIndex((each) => each.includes('⟦'));
  const char = lines[line]!.indexOf('⟦');
  lines[line] = lines[line]!.replace('⟦', '');
  const endLine = lines.findIndex((each) => each.includes('⟧'));
  const endChar = lines[endLine]!.indexOf('⟧');
  lines[endLine] = lines[endLine]!.replace('⟧', '');
  return excerptOf(lines, { line, char, endLine, endChar }, columns)
    .map(({ number, source, carets }) => `${number ?? '⋮'} ${source}${carets === '' ? '' : `\n  ${carets}`}`)
    .join('\n');
}

test('carets below what is meant', () => {
  expect(shown('Rain.\n\n[[set: ⟦gold⟧ += 1]]')).toBe('3 [[set: gold += 1]]\n         ^^^^');
});

test('tabs, wide signs, emoji and combining marks: the carets stay below', () => {
  expect(shown('\t⟦x⟧')).toBe('1     x\n      ^');
  expect(shown('海が ⟦荒れる⟧。')).toBe('1 海が 荒れる。\n       ^^^^^^');
  expect(shown('👨‍👩‍👧 ⟦a⟧')).toBe('1 👨‍👩‍👧 a\n     ^');
  expect(shown('e\u0301e\u0301 ⟦a⟧')).toBe('1 e\u0301e\u0301 a\n     ^');
  expect(columnsOf('🇩🇪')).toBe(2);
});

test('a line wider than the terminal is cut around the place', () => {
  const words = 'word '.repeat(40);
  const answer = shown(`${words}{⟦gold⟧} ${words}`, 40);
  const [source, carets] = answer.split('\n');
  expect(columnsOf(source!.slice(2))).toBeLessThanOrEqual(40);
  expect(source).toMatch(/^1 ….*\{gold\}.*…$/);
  expect(source!.indexOf('gold')).toBe(carets!.indexOf('^'));
});

test('what fits exactly is not cut', () => {
  expect(shown('⟦12345678⟧', 8)).toBe('1 12345678\n  ^^^^^^^^');
});

test('a place without extent, and one at the end of a line', () => {
  expect(shown('ab⟦⟧cd')).toBe('1 abcd\n    ^');
  expect(shown('ab⟦⟧')).toBe('1 ab\n    ^');
});

test('a range over many lines: the first and the last', () => {
  expect(shown('a ⟦b\nc\nd\n  e⟧ f')).toBe('1 a b\n    ^\n⋮ \n4   e f\n    ^');
  expect(shown('a ⟦b\nc⟧')).toBe('1 a b\n    ^\n2 c\n  ^');
});

test('a place that is not in the text gives nothing', () => {
  expect(excerptOf(['a'], { line: 4, char: 0, endLine: 4, endChar: 1 }, 80)).toEqual([]);
});

test('a script does not steer the terminal', () => {
  expect(shown('⟦\x1b[31mred⟧')).not.toContain('\x1b');
  expect(printable('a\u202eb\nc')).toBe('a�b c');
});

test('names cut and padded to columns', () => {
  expect(fitted('灯台守', 5)).toBe('灯台…');
  expect(fitted('ab', 4)).toBe('ab  ');
  expect(fitted('7', 3, 'right')).toBe('  7');
});
