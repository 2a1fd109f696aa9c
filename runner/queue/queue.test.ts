import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { samplePayload } from '../../tests/fakes/recipe.ts';
import type { Job, JobState } from '../contracts/job.ts';
import type { Clock } from './clock.ts';
import { openQueue, type Queue } from './queue.ts';
import { QueueRefusal } from './refusal.ts';

let dir: string;
let file: string;
let queue: Queue;
/** Both clocks as a test wants them. */
const time = { now: 1_000_000, stamp: '2026-03-01T12:00:00.000Z', boot: 'boot-1' };
const clock: Clock = {
  monotonic: () => time.now,
  stamp: () => time.stamp,
  get boot() {
    return time.boot;
  },
};

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'slateline-queue-'));
  file = path.join(dir, 'queue.db');
  Object.assign(time, { now: 1_000_000, stamp: '2026-03-01T12:00:00.000Z', boot: 'boot-1' });
  queue = openQueue(file, clock);
});
afterEach(() => {
  queue.close();
  fs.rmSync(dir, { recursive: true, force: true });
});

function reopen(): void {
  queue.close();
  queue = openQueue(file, clock);
}

function add(shot: number | string = 1): Job {
  return queue.enqueue([{ id: randomUUID(), payload: samplePayload(shot) }])[0]!.job;
}

function take(owner = 'me', full: string[] = []): Job {
  return queue.claim({ full, owner, lease: 30_000 })!;
}

/** Takes a new job as far as `state`. */
function bring(state: JobState, owner = 'me'): Job {
  add(randomUUID());
  const job = take(owner);
  if (state === 'leased') return job;
  if (state === 'submitting') return queue.intent(job);
  queue.intent(job);
  if (state === 'submitted') return queue.submitted(job, 'remote-1');
  queue.submitted(job, 'remote-1');
  if (state === 'collecting') return queue.collecting(job);
  queue.collecting(job);
  return queue.done(job, ['S012_1_take01_aaaaaaaa']);
}

function refused(action: () => unknown): number | null {
  try {
    action();
    return null;
  } catch (error) {
    if (error instanceof QueueRefusal) return error.code;
    throw error;
  }
}

describe('enqueue', () => {
  test('the same id again changes nothing', () => {
    const id = randomUUID();
    const first = queue.enqueue([{ id, payload: samplePayload(1) }])[0]!;
    const second = queue.enqueue([{ id, payload: samplePayload(1) }])[0]!;
    expect([first.isNew, second.isNew]).toEqual([true, false]);
    expect(queue.jobs()).toHaveLength(1);
  });

  test('a second wish for the same shot and recipe joins the open job, and is a new one after that ended', () => {
    const first = add();
    expect(add().id).toBe(first.id);
    expect(add(2).id).not.toBe(first.id);
    queue.cancel(first.id);
    expect(add().id).not.toBe(first.id);
  });

  test('all or nothing', () => {
    const bad = { id: randomUUID(), payload: { ...samplePayload(2), backend: null as unknown as string } };
    expect(() => queue.enqueue([{ id: randomUUID(), payload: samplePayload(1) }, bad])).toThrow();
    expect(queue.jobs()).toEqual([]);
  });
});

describe('claim', () => {
  test('oldest first, each once, skipping backends that are full', () => {
    const [a, b] = [add(1), add(2)];
    const other = queue.enqueue([{ id: randomUUID(), payload: samplePayload(3, 'other') }])[0]!.job;
    expect(take('me', ['generator']).id).toBe(other.id);
    expect([take().id, take().id]).toEqual([a.id, b.id]);
    expect(queue.claim({ full: [], owner: 'me', lease: 1 })).toBeNull();
  });

  test('what was begun comes before what is new', () => {
    const begun = bring('submitted', 'dead');
    add(1);
    queue.recover({ everyoneBut: 'me' });
    expect(take().id).toBe(begun.id);
  });

  test('a payload that another version wrote fails its job in words and does not stop the rest', () => {
    const broken = add(1);
    add(2);
    queue.close();
    const db = new DatabaseSync(file);
    db.prepare(`UPDATE jobs SET payload = '{"key": 5}' WHERE id = ?`).run(broken.id);
    db.close();
    queue = openQueue(file, clock);
    expect(take().payload.label).toBe('12 / 2');
    expect(queue.job(broken.id)!.state).toBe('failed');
    expect(queue.job(broken.id)!.error).toContain('Render the shot again');
  });
});

describe('the way of a job', () => {
  test('from wish to takes', () => {
    const job = add();
    const states = [
      take().state,
      queue.intent({ id: job.id, fence: 1 }).state,
      queue.submitted({ id: job.id, fence: 1 }, 'r').state,
      queue.collecting({ id: job.id, fence: 1 }).state,
      queue.done({ id: job.id, fence: 1 }, ['t']).state,
    ];
    expect(states).toEqual(['leased', 'submitting', 'submitted', 'collecting', 'done']);
    expect(queue.job(job.id)).toMatchObject({ takes: ['t'], progress: 1, remoteId: 'r' });
  });

  test('steps out of order are refused and change nothing', () => {
    const job = bring('leased');
    expect(refused(() => queue.submitted(job, 'r'))).toBe(3);
    expect(refused(() => queue.collecting(job))).toBe(3);
    expect(refused(() => queue.done(job, []))).toBe(3);
    expect(refused(() => queue.intent({ id: randomUUID(), fence: 1 }))).toBe(1);
    expect(queue.job(job.id)).toEqual(job);
  });

  test('a holder whose lease was taken over can change nothing more', () => {
    const old = bring('submitted', 'asleep');
    time.now += 30_001;
    expect(queue.recover('expired').map((job) => job.id)).toEqual([old.id]);
    const heir = take('heir');
    expect(heir).toMatchObject({ id: old.id, state: 'submitted', remoteId: 'remote-1' });
    for (const late of [
      () => queue.collecting(old),
      () => queue.done(old, ['t']),
      () => queue.fail(old, 'no', { kind: 'final' }),
      () => queue.release(old),
      () => queue.heartbeat(old, { length: 1, progress: 0, step: '' }),
    ]) {
      expect(refused(late)).toBe(2);
    }
    expect(queue.job(heir.id)).toEqual(heir);
  });
});

describe('restart', () => {
  test.for([
    ['leased', 'queued'],
    ['submitting', 'submitting'],
    ['submitted', 'submitted'],
    ['collecting', 'submitted'],
  ] as const)('%s is found again as %s', ([state, found]) => {
    const job = bring(state, 'dead');
    reopen();
    expect(queue.recover({ everyoneBut: 'me' })).toHaveLength(1);
    expect(queue.job(job.id)).toMatchObject({ state: found, remoteId: job.remoteId });
    const heir = take();
    expect(heir.fence).toBeGreaterThan(job.fence);
  });

  test('ended jobs stay ended', () => {
    const job = bring('done', 'dead');
    reopen();
    expect(queue.recover({ everyoneBut: 'me' })).toEqual([]);
    expect(queue.job(job.id)).toEqual(job);
  });

  test('a queue of a newer version is refused in words', () => {
    queue.close();
    const db = new DatabaseSync(file);
    db.exec('PRAGMA user_version = 99');
    db.close();
    expect(() => openQueue(file, clock)).toThrow(/newer Slateline/);
    fs.rmSync(file);
    queue = openQueue(file, clock);
  });

  test('a damaged queue says so and what is lost', () => {
    queue.close();
    fs.writeFileSync(file, 'this is not a database, it is a shopping list '.repeat(50));
    expect(() => openQueue(file, clock)).toThrow(/damaged/);
    fs.rmSync(file);
    queue = openQueue(file, clock);
  });
});

describe('clocks', () => {
  test('a wall clock that goes backwards frees no lease and wakes no job', () => {
    const held = bring('submitted');
    const waiting = bring('leased');
    queue.fail(waiting, 'busy', { kind: 'again', after: 5_000 });
    time.stamp = '1999-01-01T00:00:00.000Z';
    time.now += 1_000;
    expect(queue.recover('expired')).toEqual([]);
    expect(queue.claim({ full: [], owner: 'me', lease: 1 })).toBeNull();
    expect(queue.heartbeat(held, { length: 30_000, progress: 0.5, step: 'x' })).toBeUndefined();
    time.now += 4_000;
    expect(take().id).toBe(waiting.id);
  });

  test('after a reboot monotonic time starts over: nothing waits for a time of the old boot', () => {
    const held = bring('submitted');
    const waiting = bring('leased');
    queue.fail(waiting, 'busy', { kind: 'again', after: 60_000 });
    queue.close();
    Object.assign(time, { now: 12, boot: 'boot-2' });
    queue = openQueue(file, clock);
    expect(queue.recover('expired').map((job) => job.id)).toEqual([held.id]);
    expect([take().id, take().id].sort()).toEqual([held.id, waiting.id].sort());
  });
});

describe('fail', () => {
  test('again: waits its time, is collected again where the backend has it, submitted again where it has not', () => {
    const refusedAtSubmit = bring('submitting');
    queue.fail(refusedAtSubmit, 'busy', { kind: 'again', after: 100 });
    expect(queue.job(refusedAtSubmit.id)!.state).toBe('queued');
    const lostWhileCollecting = bring('submitted');
    queue.fail(lostWhileCollecting, 'line dropped', { kind: 'again', after: 200 });
    expect(queue.nextDue()).toBe(100);
    time.now += 200;
    expect(take()).toMatchObject({ id: lostWhileCollecting.id, state: 'submitted', remoteId: 'remote-1' });
    expect(take()).toMatchObject({ id: refusedAtSubmit.id, state: 'leased' });
    expect(queue.failures(refusedAtSubmit.id)).toBe(1);
  });

  test('ask: an unanswered question stays one', () => {
    const job = bring('submitting');
    expect(queue.fail(job, 'cannot be asked', { kind: 'ask', after: 10 }).state).toBe('submitting');
    time.now += 10;
    expect(take()).toMatchObject({ id: job.id, state: 'submitting' });
  });

  test('final: a retry asks anew, under an id that the backend does not know', () => {
    const job = bring('submitted');
    queue.fail(job, 'the model refused', { kind: 'final' });
    expect(queue.failedShots()).toMatchObject([{ key: job.payload.key, error: 'the model refused' }]);
    const before = queue.requestId(job.id);
    expect(before).toBe(job.id);
    expect(queue.retry(job.id)).toMatchObject({ state: 'queued', remoteId: null, error: null });
    expect(queue.requestId(job.id)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(queue.requestId(job.id)).not.toBe(before);
  });

  test('kept: a retry fetches what is already paid for', () => {
    const job = bring('collecting');
    queue.fail(job, 'the disk is full', { kind: 'kept' });
    expect(queue.retry(job.id)).toMatchObject({ state: 'submitted', remoteId: 'remote-1' });
    expect(queue.requestId(job.id)).toBe(job.id);
    expect(take()).toMatchObject({ id: job.id, state: 'submitted' });
  });

  test('a failure is the shot’s no longer when the shot was made since', () => {
    const failed = add(5);
    queue.fail(take(), 'no', { kind: 'final' });
    const again = add(5);
    queue.done(queue.collecting(queue.submitted(queue.intent(take()), 'r')), ['t']);
    expect(again.id).not.toBe(failed.id);
    expect(queue.failedShots()).toEqual([]);
  });
});

describe('cancel', () => {
  test.for(['leased', 'submitting', 'submitted'] as const)('%s: at once, and its holder is shut out', (state) => {
    const job = bring(state);
    const { was, job: now } = queue.cancel(job.id);
    expect([was.state, now.state]).toEqual([state, 'cancelled']);
    expect(refused(() => queue.heartbeat(job, { length: 1, progress: 0, step: '' }))).toBe(2);
    expect(queue.isIdle()).toBe(true);
  });

  test('too late once takes are being written, and without effect on what has ended', () => {
    const writing = bring('collecting');
    expect(queue.cancel(writing.id).job).toEqual(writing);
    const ended = queue.done(writing, ['t']);
    expect(queue.cancel(ended.id).job).toEqual(ended);
    expect(refused(() => queue.cancel('nobody'))).toBe(1);
  });

  test('all of them; a cancelled one can be wanted again', () => {
    const jobs = [add(1), add(2), add(3)];
    take();
    expect(queue.cancelAll()).toHaveLength(3);
    expect(queue.isIdle()).toBe(true);
    expect(queue.retry(jobs[1]!.id).state).toBe('queued');
    expect(take().id).toBe(jobs[1]!.id);
  });

  test('wanting again what was queued anew meanwhile gives that one', () => {
    const old = add(1);
    queue.cancel(old.id);
    const anew = add(1);
    expect(queue.retry(old.id).id).toBe(anew.id);
  });
});

test('prune forgets old ends, but not why a shot still fails', () => {
  const failed = add(1);
  queue.fail(take(), 'no', { kind: 'final' });
  for (let shot = 2; shot < 8; shot++) {
    add(shot);
    queue.done(queue.collecting(queue.submitted(queue.intent(take()), 'r')), ['t']);
  }
  const open = add(9);
  expect(queue.prune(2)).toBe(4);
  const left = queue.jobs().map((job) => job.id);
  expect(left).toHaveLength(4);
  expect(left).toContain(failed.id);
  expect(left).toContain(open.id);
});

test('whatever happens in whatever order, one job has one holder and an end is an end', () => {
  const actions = [
    'add',
    'claim',
    'intent',
    'submitted',
    'collecting',
    'done',
    'again',
    'final',
    'release',
    'cancel',
    'retry',
    'crash',
    'later',
  ];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...actions), fc.nat(9)), { maxLength: 60 }), (steps) => {
      const own = openQueue(':memory:', clock);
      const leases: Job[] = [];
      const finished = new Map<string, Job>();
      for (const [action, pick] of steps) {
        const lease = leases[pick % Math.max(1, leases.length)];
        const attempt = (step: (held: Job) => unknown): void => void (lease && refused(() => step(lease)));
        if (action === 'add') own.enqueue([{ id: randomUUID(), payload: samplePayload(pick) }]);
        if (action === 'claim') {
          const job = own.claim({ full: [], owner: `o${pick}`, lease: 30_000 });
          if (job !== null) {
            expect(leases.filter((each) => each.id === job.id).every((each) => each.fence < job.fence)).toBe(true);
            leases.push(job);
          }
        }
        if (action === 'intent') attempt((held) => own.intent(held));
        if (action === 'submitted') attempt((held) => own.submitted(held, 'r'));
        if (action === 'collecting') attempt((held) => own.collecting(held));
        if (action === 'done') attempt((held) => finished.set(held.id, own.done(held, [`take-${held.fence}`])));
        if (action === 'again') attempt((held) => own.fail(held, 'no', { kind: 'again', after: 10 }));
        if (action === 'final') attempt((held) => own.fail(held, 'no', { kind: 'final' }));
        if (action === 'release') attempt((held) => own.release(held));
        if (action === 'cancel') attempt((held) => own.cancel(held.id));
        if (action === 'retry') attempt((held) => own.retry(held.id));
        if (action === 'crash') own.recover({ everyoneBut: `o${pick}` });
        if (action === 'later') time.now += 11;
        for (const [id, ended] of finished) expect(own.job(id)).toEqual(ended);
        const open = own.jobs().filter((job) => !['done', 'failed', 'cancelled'].includes(job.state));
        expect(new Set(open.map((job) => job.payload.key.shot)).size).toBe(open.length);
      }
      own.close();
    }),
    { numRuns: 60 },
  );
});
