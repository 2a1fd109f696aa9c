import { expect, test } from 'vitest';
import { parseStory } from '../index.ts';
import { actionTime } from './durations.ts';
import type { Shot } from './schema.ts';

function shots(body: string): Shot[] {
  return parseStory(`INT. A - DAY\n\n${body}`, { language: 'story' }).story.scenes[0]!.shots;
}

const line = actionTime('Rain.');

test('a shot under a choice covers every body, and lasts as long as the longest of them', () => {
  const [shot] = shots(
    '!! WIDE - Sea\n\nRain.\n\n+ A\n\nOne.\n\n+ B\n\nOne.\n\nTwo.\n\nThree.\n\n+ C -> END\n[[end]]\n\nAfter.\n',
  );
  expect(shot!.action).toEqual(['Rain.', 'One.', 'One.', 'Two.', 'Three.', 'After.']);
  expect(shot!.duration).toBe(5 * line);
});

test('branches of an if, a once and a pick too, and blocks in blocks', () => {
  expect(shots('!! WIDE - Sea\n[[if: 1 > 0]]\nOne.\n[[else]]\nOne.\n\nTwo.\n[[end]]\n')[0]!.duration).toBe(2 * line);
  expect(shots('!! WIDE - Sea\n[[once]]\nOne.\n[[else]]\nOne.\n[[end]]\nX.\n')[0]!.duration).toBe(2 * line);
  expect(shots('!! WIDE - Sea\n[[pick]]\nOne.\n[[or]]\n[[end]]\nX.\n')[0]!.duration).toBe(2 * line);
  const nested = '!! WIDE - Sea\n+ A\n\nOne.\n\n[[if: 1 > 0]]\nTwo.\n[[else]]\n[[end]]\n+ B\n\nOne.\n[[end]]\n';
  expect(shots(nested)[0]!.duration).toBe(2 * line);
});

test('a body that cuts away stops the time of the shot before it', () => {
  const [wide, close] = shots('!! WIDE - Sea\n+ A\n\nOne.\n\n!! CU - Hand\n\nTwo.\n\nThree.\n+ B\n\nOne.\n[[end]]\n');
  expect(wide!.duration).toBe(line);
  expect(close!.duration).toBe(2 * line);
});

test('a written duration and an empty shot are as before', () => {
  expect(shots('!! WIDE - Sea | 7s\n+ A\n\nOne.\n+ B\n\nTwo.\n[[end]]\n')[0]!.duration).toBe(7000);
  expect(shots('!! WIDE - Sea\n+ A\n+ B\n')[0]!).toMatchObject({ duration: 3000, durationFrom: 'default' });
});
