/** The durable queue: enqueueing, claiming with 100,000 jobs waiting, and what the runner adds to each job. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Backend } from '../../runner/contracts/backend.ts';
import type { Take } from '../../runner/contracts/take.ts';
import { startDispatch } from '../../runner/engine/dispatch.ts';
import { openQueue, type Queue } from '../../runner/queue/queue.ts';
import { solidPng } from '../fakes/png.ts';
import { samplePayload } from '../fakes/recipe.ts';
import type { BenchRow } from './row.ts';

const WAITING = 100_000;
const CLAIMS = 300;
const JOBS = 300;

export async function benchQueue(): Promise<BenchRow[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'slateline-bench-queue-'));
  try {
    const queue = openQueue(path.join(folder, 'queue.db'));
    const rows = [...waiting(queue, commitTime(folder))];
    queue.close();
    rows.push(await dispatching(folder));
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function* waiting(queue: Queue, commit: number): Generator<BenchRow> {
  const wishes = Array.from({ length: WAITING }, (_, shot) => ({ id: randomUUID(), payload: samplePayload(shot) }));
  const before = performance.now();
  queue.enqueue(wishes);
  const seconds = (performance.now() - before) / 1000;
  yield { name: 'queue: enqueue 100,000 jobs', value: WAITING / seconds, unit: 'jobs/s' };
  const full = ['generator'];
  yield {
    name: 'queue: claim, 100,000 waiting, none fits',
    value: median(() => queue.claim({ full, owner: 'bench', lease: 1e6 })),
    unit: 'ms',
    target: '≤ 1',
  };
  yield {
    name: 'queue: claim, 100,000 waiting',
    value: median(() => queue.claim({ full: [], owner: 'bench', lease: 1e6 })),
    unit: 'ms',
    target: '≤ 1',
  };
  yield { name: 'queue: one durable commit to this disk (the floor)', value: commit, unit: 'ms' };
}

/** Time from the first claim to the last end, per job, with a backend and a commit that take no time. */
async function dispatching(folder: string): Promise<BenchRow> {
  const queue = openQueue(path.join(folder, 'dispatch.db'));
  const bytes = solidPng(8, 8, 0);
  const instant: Backend = {
    name: 'generator',
    version: '1',
    consumes: [],
    concurrency: 2,
    absence: 'never',
    health: async () => ({ ok: true, message: '' }),
    submit: async () => 'remote',
    find: async () => null,
    collect: async () => [{ bytes, type: 'image/png', width: 8, height: 8 }],
    cancel: async () => {},
    estimate: () => ({ ms: 1, cost: null }),
  };
  queue.enqueue(Array.from({ length: JOBS }, (_, shot) => ({ id: randomUUID(), payload: samplePayload(shot) })));
  const before = performance.now();
  const dispatcher = startDispatch({
    queue,
    backend: () => instant,
    request: (job) => ({ jobId: job.id, recipe: job.payload.recipe, options: {}, workflow: null, resolve: String }),
    commit: async (job) => [{ name: job.id } as Take],
    emit: () => {},
  });
  await dispatcher.idle();
  const each = (performance.now() - before) / JOBS;
  await dispatcher.stop('finish');
  queue.close();
  return { name: 'queue: overhead of one job, wish to done', value: each, unit: 'ms', target: '≤ 5' };
}

/** What one durable transaction costs on this disk: the floor under every transition. */
function commitTime(folder: string): number {
  const db = new DatabaseSync(path.join(folder, 'floor.db'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (n INTEGER)');
  const insert = db.prepare('INSERT INTO t VALUES (1)');
  const time = median(() => insert.run());
  db.close();
  return time;
}

function median(work: () => unknown): number {
  const times = Array.from({ length: CLAIMS }, () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  });
  return times.sort((a, b) => a - b)[CLAIMS >> 1]!;
}
