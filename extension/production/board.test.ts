import { expect, test } from 'vitest';
import { parseStory } from '../../grammar/index.ts';
import type { Job } from '../../runner/server/protocol.ts';
import { Outline, shotAt, titleOf } from '../language/outline.ts';
import { joinBoard, type Made, makingByShot, whyOf } from './board.ts';

const SCRIPT = `Title: _The Pier_

INT. TOWER - NIGHT #12#

Rain on the glass.

!! CU - MARA, salt on her lashes | 2.5s | 85mm #3B#

MARA
Listen.

EXT. PIER - DAY

Waves.
`;

const story = Outline.parse(parseStory(SCRIPT, { language: 'story' }).story);
const [derived, closeUp] = story.scenes[0]!.shots;

function made(id: string, part: Partial<Made> = {}): [string, Made] {
  const key = { script: 'film', scene: '12', shot: '3B' };
  return [
    id,
    {
      id,
      key,
      state: 'fresh',
      reasons: [],
      error: null,
      active: null,
      takes: 1,
      locked: true,
      label: '12 / 3B',
      ...part,
    },
  ];
}

function job(part: Partial<Job>): Job {
  const payload = { key: { script: 'film', scene: '12', shot: '3B' } };
  return { id: 'j', state: 'queued', progress: 0, payload, ...part } as unknown as Job;
}

test('without a runner every shot is there, and nothing is claimed about it', () => {
  const board = joinBoard(story, null, new Map());
  expect(board.scenes.map(({ number, heading }) => `${number} ${heading}`)).toEqual([
    '12 INT. TOWER - NIGHT',
    '13 EXT. PIER - DAY',
  ]);
  expect(board.counts).toMatchObject({ unknown: 3, missing: 0 });
  expect(board.scenes[0]!.shots[1]).toMatchObject({
    label: '3B',
    size: 'CU',
    words: 'MARA, salt on her lashes',
    move: '85 mm',
    duration: 2500,
    line: 6,
  });
});

test('what is in the plan has its state; what is not there yet is missing', () => {
  const stale = {
    state: 'stale' as const,
    reasons: [{ field: 'direct.description', label: 'the shot’s words', was: 'a', now: 'b' }],
  };
  const board = joinBoard(story, new Map([made(closeUp!.id, stale)]), new Map());
  const [first, second] = board.scenes[0]!.shots;
  expect(first).toMatchObject({ id: derived!.id, derived: true, state: 'missing', label: '(1)' });
  expect(second!.state).toBe('stale');
  expect(whyOf(second!)).toBe('the shot’s words');
});

test('a shot that is being made says so, whatever the plan says', () => {
  const jobs = [
    job({ id: 'old', state: 'done' }),
    job({ id: 'a' }),
    job({ id: 'b', state: 'submitted', progress: 0.5 }),
  ];
  const board = joinBoard(story, new Map([made(closeUp!.id)]), makingByShot(jobs));
  expect(board.scenes[0]!.shots[1]).toMatchObject({ state: 'rendering', job: 'b', progress: 0.5 });
  expect(board.counts).toMatchObject({ rendering: 1, fresh: 0 });
});

test('the shot at a line is the one on screen there', () => {
  expect(shotAt(story, 4)?.id).toBe(derived!.id);
  expect(shotAt(story, 9)?.id).toBe(closeUp!.id);
  expect(shotAt(story, 2)?.id).toBe(derived!.id);
  expect(shotAt(story, 0)).toBeNull();
  expect(titleOf(story)).toBe('The Pier');
});
