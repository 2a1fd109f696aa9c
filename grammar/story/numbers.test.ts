import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNumbers, numberInOrder } from './numbers.ts';

const numbers = (locked: string) =>
  numberInOrder(locked.split(' ').map((value) => (value === '-' ? null : value)))
    .map((number) => (number.locked ? `#${number.value}#` : number.value))
    .join(' ');

test('unlocked numbers count by order', () => {
  expect(numbers('- - -')).toBe('1 2 3');
  expect(numbers('- 5 - -')).toBe('1 #5# 6 7');
  expect(numbers('12 - - 15')).toBe('#12# 13 14 #15#');
});

test('what is inserted gets a letter', () => {
  expect(numbers('12 - 13')).toBe('#12# 12A #13#');
  expect(numbers('12 - - - 14')).toBe('#12# 13 13A 13B #14#');
  expect(numbers('12 12A - 13')).toBe('#12# #12A# 12B #13#');
  expect(numbers('12 - 12A')).toBe('#12# A12A #12A#');
  expect(numbers('- - 1')).toBe('A1 B1 #1#');
  expect(numbers('3h - 4')).toBe('#3H# 3J #4#');
});

test('automatic numbers avoid locked ones wherever they stand', () => {
  expect(numbers('7 - 3 -')).toBe('#7# 8 #3# 9');
  expect(numbers('1 - - 2 1B')).toBe('#1# 1A 1C #2# #1B#');
  expect(numbers('I-1-A - -')).toBe('#I-1-A# 1 2');
});

test('order on a schedule', () => {
  expect(['2', '1A', 'A1', '1', 'B1', '10', '1AA', 'A1A'].sort((a, b) => compareNumbers(a, b)!)).toEqual([
    'A1',
    'B1',
    '1',
    'A1A',
    '1A',
    '1AA',
    '2',
    '10',
  ]);
  expect(compareNumbers('I-1', '2')).toBe(null);
});

test('locking any automatic numbers changes no other', () => {
  const seed = fc.array(fc.option(fc.integer({ min: 1, max: 9 }).map(String)), { maxLength: 14 });
  fc.assert(
    fc.property(seed, fc.infiniteStream(fc.boolean()), (locked, coins) => {
      // Numbers written in order, as on a schedule; the rest is unlocked.
      const inOrder = new Set<string>();
      const start = locked.map((value) => {
        if (value === null || [...inOrder].some((other) => compareNumbers(other, value)! >= 0)) return null;
        inOrder.add(value);
        return value;
      });
      const before = numberInOrder(start);
      const some = before.map((number) => (number.locked || coins.next().value ? number.value : null));
      expect(numberInOrder(some).map((number) => number.value)).toEqual(before.map((number) => number.value));
      expect(new Set(before.map((number) => number.value)).size).toBe(before.length);
    }),
    { numRuns: 400 },
  );
});
