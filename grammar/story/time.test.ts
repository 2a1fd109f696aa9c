import { expect, test } from 'vitest';
import { parseTime } from './time.ts';

test.each([
  ['4s', 4_000],
  ['2.5s', 2_500],
  ['1m 30s', 90_000],
  ['500ms', 500],
  ['1440m', 86_400_000],
  ['1441m', null],
  ['9'.repeat(400) + 'm', null],
  ['4', null],
])('%s', (text, ms) => {
  expect(parseTime(text)).toBe(ms);
});
