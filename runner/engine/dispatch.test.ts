import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Generator, type GeneratorOptions, startGenerator } from '../../tests/fakes/generator.ts';
import { generatorBackend } from '../../tests/fakes/generator-backend.ts';
import { samplePayload } from '../../tests/fakes/recipe.ts';
import type { Backend } from '../contracts/backend.ts';
import type { Job } from '../contracts/job.ts';
import { Trouble } from '../contracts/project.ts';
import type { Take } from '../contracts/take.ts';
import { openQueue, type Queue } from '../queue/queue.ts';
import type { RunnerEvent } from '../server/protocol.ts';
import { type Dispatcher, type DispatchTools, startDispatch } from './dispatch.ts';

/** Patience with a busy machine. */
const soon = { timeout: 15_000 };

let dir: string;
let queue: Queue;
let generator: Generator;
let backend: Backend;
let dispatcher: Dispatcher | null;
let events: RunnerEvent[];
let taken: string[];
let listeners: Array<() => void>;

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'slateline-dispatch-'));
  queue = openQueue(path.join(dir, 'queue.db'));
  events = [];
  taken = [];
  listeners = [];
  dispatcher = null;
});
afterEach(async () => {
  await dispatcher?.stop('release');
  queue.close();
  await generator.close();
  fs.rmSync(dir, { recursive: true, force: true });
});

async function set(options: Partial<GeneratorOptions> = {}, concurrency = 4): Promise<void> {
  generator = await startGenerator(options);
  const idempotent = options.idempotent ?? true;
  backend = generatorBackend({ url: generator.url, idempotent, concurrency, poll: 2, timeout: 300 });
}

function queueShots(count: number): Job[] {
  const wishes = Array.from({ length: count }, (_, shot) => ({ id: randomUUID(), payload: samplePayload(shot) }));
  return queue.enqueue(wishes).map((each) => each.job);
}

function roll(tools: Partial<DispatchTools> = {}): Dispatcher {
  dispatcher = startDispatch({
    queue,
    backend: (name) => (name === backend.name ? backend : null),
    request: (job) => ({
      jobId: queue.requestId(job.id),
      recipe: job.payload.recipe,
      options: {},
      workflow: null,
      resolve: (file) => file,
    }),
    commit: async (job, outputs) => {
      taken.push(job.id);
      return outputs.map((_, index) => ({ name: `${job.id}-${index}`, key: job.payload.key }) as Take);
    },
    emit: (event) => {
      events.push(event);
      for (const listener of listeners) listener();
    },
    policy: { first: 5, longest: 20, tries: 4, lease: 600, progressEvery: 0 },
    ...tools,
  });
  return dispatcher;
}

/** Resolves as soon as an event like this was told. */
function told(type: RunnerEvent['type']): Promise<RunnerEvent> {
  return new Promise((resolve) => {
    const look = (): void => {
      const found = events.find((event) => event.type === type);
      if (found !== undefined) resolve(found);
    };
    listeners.push(look);
    look();
  });
}

const states = (): string[] => queue.jobs().map((job) => job.state);

describe('a day without trouble', () => {
  test('every job is asked for once, made once, told', async () => {
    await set();
    const jobs = queueShots(12);
    await roll().idle();
    expect(states().every((state) => state === 'done')).toBe(true);
    expect([...generator.ledger.submissions].sort()).toEqual(jobs.map((job) => job.id).sort());
    expect(new Set(taken).size).toBe(12);
    const kinds = new Set(events.map((event) => event.type));
    expect(kinds).toEqual(new Set(['start_generation', 'task_progress', 'take_created', 'task_success']));
    expect(events.some((event) => event.type === 'task_progress' && event.preview?.type === 'image/png')).toBe(true);
  });

  test('never more at once than the backend takes', async () => {
    await set({ duration: 10 }, 3);
    queueShots(9);
    let most = 0;
    let now = 0;
    await roll({
      emit: (event) => {
        if (event.type === 'start_generation') most = Math.max(most, ++now);
        if (event.type === 'task_success') now--;
      },
    }).idle();
    expect(most).toBe(3);
  });

  test('a long job keeps its lease', async () => {
    await set({ duration: 250 });
    queueShots(1);
    await roll({ policy: { lease: 60 } }).idle();
    expect(queue.recover('expired')).toEqual([]);
    expect(states()).toEqual(['done']);
  });

  test('idle can be given up', async () => {
    await set({ duration: 10_000 });
    queueShots(1);
    const patience = new AbortController();
    const waiting = roll().idle(patience.signal);
    await told('start_generation');
    patience.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });
});

describe('trouble on the way', () => {
  test('refused for now: waits as long as the service says, then asks again', async () => {
    await set();
    generator.order({ on: 'submit', kind: 'refuse', status: 429, retryAfter: 0.05, times: 2 });
    queueShots(1);
    await roll().idle();
    expect(states()).toEqual(['done']);
    expect(generator.ledger.works).toHaveLength(1);
  });

  test('refused for good: failed at once, and the rest goes on', async () => {
    await set();
    generator.order({ on: 'submit', kind: 'refuse', status: 402 });
    queueShots(3);
    await roll().idle();
    expect(states().sort()).toEqual(['done', 'done', 'failed']);
    expect(events.find((event) => event.type === 'task_failed')).toMatchObject({
      error: 'generator answered 402',
      cancelled: false,
    });
  });

  test('the answer to a submission is lost: the service is asked, and makes it once', async () => {
    await set();
    generator.order({ on: 'submit', kind: 'drop-after' });
    queueShots(1);
    await roll().idle();
    expect(states()).toEqual(['done']);
    expect(generator.ledger.submissions).toHaveLength(1);
  });

  test('the same where the service cannot be asked: nothing is sent again, a person decides', async () => {
    await set({ idempotent: false });
    generator.order({ on: 'submit', kind: 'drop-after' });
    const [job] = queueShots(1);
    await roll().idle();
    expect(queue.job(job!.id)).toMatchObject({ state: 'failed' });
    expect(queue.job(job!.id)!.error).toContain('may have billed it');
    expect(generator.ledger.works).toHaveLength(1);
    queue.retry(job!.id);
    dispatcher!.wake();
    await dispatcher!.idle();
    expect(states()).toEqual(['done']);
    expect(generator.ledger.works).toHaveLength(2);
  });

  test('a download that breaks off is fetched again, not made again', async () => {
    await set();
    generator.order({ on: 'download', kind: 'truncate', times: 2 });
    queueShots(1);
    await roll().idle();
    expect(states()).toEqual(['done']);
    expect(generator.ledger.submissions).toHaveLength(1);
  });

  test('a service that hangs is given up and asked again', async () => {
    await set();
    generator.order({ on: 'status', kind: 'hang' }, { on: 'submit', kind: 'hang' });
    queueShots(1);
    await roll().idle();
    expect(states()).toEqual(['done']);
    expect(generator.ledger.works).toHaveLength(1);
  });

  test('one that never recovers: failed after its tries, and a retry fetches what was made', async () => {
    await set();
    generator.order({ on: 'status', kind: 'refuse', status: 500, times: 4 });
    const [job] = queueShots(1);
    await roll().idle();
    expect(queue.job(job!.id)).toMatchObject({ state: 'failed', attempt: 4 });
    queue.retry(job!.id);
    dispatcher!.wake();
    await dispatcher!.idle();
    expect(states()).toEqual(['done']);
    expect(generator.ledger.submissions).toHaveLength(1);
  });

  test('the job fails there: final, and a retry makes it anew', async () => {
    await set();
    generator.order({ on: 'submit', kind: 'fail' });
    const [job] = queueShots(1);
    await roll().idle();
    expect(queue.job(job!.id)!.error).toContain('ran out of memory');
    queue.retry(job!.id);
    dispatcher!.wake();
    await dispatcher!.idle();
    expect(states()).toEqual(['done']);
    expect(generator.ledger.works).toHaveLength(2);
  });

  test('takes cannot be written: failed with the remedy, and a retry pays nothing', async () => {
    await set();
    let full = true;
    const [job] = queueShots(1);
    await roll({
      commit: async (committed) => {
        if (full) throw new Trouble('disk-full', 'The disk is full.', 'Free some space.');
        return [{ name: committed.id } as Take];
      },
    }).idle();
    expect(queue.job(job!.id)).toMatchObject({ state: 'failed', error: 'The disk is full. Free some space.' });
    full = false;
    queue.retry(job!.id);
    dispatcher!.wake();
    await dispatcher!.idle();
    expect(states()).toEqual(['done']);
    expect(generator.ledger.submissions).toHaveLength(1);
  });

  test('success without a picture is no success', async () => {
    await set({ outputs: 0 });
    queueShots(1);
    await roll().idle();
    expect(queue.jobs()[0]).toMatchObject({ state: 'failed', error: 'generator reported success but made nothing.' });
  });

  test('the queue’s own disk is full for a moment: said, and the work goes on', async () => {
    await set();
    queueShots(2);
    const refuse = { claim: 2, done: 1 };
    const full = (what: keyof typeof refuse): void => {
      if (refuse[what]-- > 0) throw new Error('database or disk is full');
    };
    await roll({
      queue: {
        ...queue,
        claim: (request) => {
          full('claim');
          return queue.claim(request);
        },
        done: (lease, takes) => {
          full('done');
          return queue.done(lease, takes);
        },
        fail: (lease, reason, verdict) => {
          if (reason.includes('disk is full')) throw new Error(reason);
          return queue.fail(lease, reason, verdict);
        },
      },
      policy: { lease: 60, queueAgain: 5 },
    }).idle();
    expect(states()).toEqual(['done', 'done']);
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'log', message: expect.stringContaining('disk is full') }),
    );
    expect(generator.ledger.submissions).toHaveLength(2);
  });

  test('a backend that this Slateline does not have', async () => {
    await set();
    queue.enqueue([{ id: randomUUID(), payload: samplePayload(1, 'dreamer') }]);
    await roll().idle();
    expect(queue.jobs()[0]!.error).toContain('no backend called "dreamer"');
  });
});

describe('cancel', () => {
  test('a running job: the service is told and no take appears', async () => {
    await set({ duration: 10_000 });
    const [job] = queueShots(1);
    roll();
    await told('task_progress');
    expect(dispatcher!.cancel(job!.id).state).toBe('cancelled');
    await dispatcher!.stop('finish');
    expect(taken).toEqual([]);
    expect(events.at(-1)).toMatchObject({ type: 'task_failed', cancelled: true });
    await expect.poll(() => generator.ledger.cancelled, soon).toEqual([job!.id]);
  });

  test('a waiting job: it never starts', async () => {
    await set({ duration: 30 }, 1);
    const [first, second] = queueShots(2);
    roll();
    await told('start_generation');
    dispatcher!.cancel(second!.id);
    await dispatcher!.idle();
    expect(generator.ledger.submissions).toEqual([first!.id]);
  });

  test('all', async () => {
    await set({ duration: 10_000 }, 2);
    queueShots(6);
    roll();
    await told('task_progress');
    expect(dispatcher!.cancelAll()).toBe(6);
    await dispatcher!.idle();
    expect(new Set(states())).toEqual(new Set(['cancelled']));
  });
});

describe('stopping and starting again', () => {
  test('released jobs are collected by the next process under the same id', async () => {
    await set({ duration: 200 });
    queueShots(3);
    roll();
    await told('task_progress');
    await dispatcher!.stop('release');
    expect(new Set(states())).toEqual(new Set(['submitted']));
    expect(taken).toEqual([]);
    await roll().idle();
    expect(states()).toEqual(['done', 'done', 'done']);
    expect(generator.ledger.submissions).toHaveLength(3);
  });

  test('finish lets running jobs end and starts no other', async () => {
    await set({ duration: 60 }, 2);
    queueShots(5);
    roll();
    await told('task_progress');
    await dispatcher!.stop('finish');
    expect(states().sort()).toEqual(['done', 'done', 'queued', 'queued', 'queued']);
  });

  test('found in the middle of submitting: asked for, and only then asked again', async () => {
    await set();
    const [known, unknown] = queueShots(2);
    for (const job of [known!, unknown!]) {
      queue.intent(queue.claim({ full: [], owner: 'dead', lease: 30_000 })!);
      if (job === known)
        await backend.submit({ jobId: job.id, recipe: job.payload.recipe } as never, AbortSignal.any([]));
    }
    await roll().idle();
    expect(states()).toEqual(['done', 'done']);
    expect([...generator.ledger.submissions].sort()).toEqual([known!.id, unknown!.id].sort());
  });

  test('the same, and it cannot be asked just now: nothing is sent until it can', async () => {
    await set();
    const [job] = queueShots(1);
    queue.intent(queue.claim({ full: [], owner: 'dead', lease: 30_000 })!);
    await backend.submit({ jobId: job!.id, recipe: job!.payload.recipe } as never, AbortSignal.any([]));
    generator.order({ on: 'find', kind: 'drop', times: 2 });
    await roll().idle();
    expect(states()).toEqual(['done']);
    expect(generator.ledger.submissions).toEqual([job!.id]);
  });
});
