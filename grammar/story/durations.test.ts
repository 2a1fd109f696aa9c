import { expect, test } from 'vitest';
import { actionTime, parentheticalTime, speechTime } from './durations.ts';

test('speech is counted by words, with pauses', () => {
  expect(speechTime('')).toBe(0);
  expect(speechTime('Hello.')).toBe(400 + 300 + 400);
  // 150 words a minute, plus what the punctuation takes.
  expect(speechTime(Array(150).fill('word').join(' '))).toBe(60_400);
  expect(speechTime('I was there, once.')).toBe(4 * 400 + 120 + 300 + 400);
  expect(speechTime("don't stop")).toBe(speechTime('do stop'));
});

test('scripts without spaces are counted by characters', () => {
  expect(speechTime('海が荒れる。')).toBeGreaterThan(900);
  expect(speechTime('我看见了光')).toBeGreaterThan(1200);
});

test('a parenthetical pause adds time', () => {
  expect([null, '(softly)', '(beat)', '(a long pause)'].map(parentheticalTime)).toEqual([0, 0, 1000, 2000]);
});

test('a page of action is about a minute', () => {
  expect(actionTime(' ')).toBe(0);
  expect(actionTime('x'.repeat(60 * 53))).toBe(60_000);
  expect(actionTime('The sea.')).toBe(2222);
  expect(actionTime('One.\nTwo.')).toBe(3333);
});
