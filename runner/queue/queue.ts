/**
 * The durable queue of one project: every transition under one roof, and the questions readers ask. Each transition is
 * one transaction in `transitions/`, headed by its contract.
 */
import type { Job } from '../contracts/job.ts';
import type { ShotKey } from '../contracts/take.ts';
import type { Clock } from './clock.ts';
import { jobOf, openDatabase, shotOf } from './database.ts';
import type { Lease } from './held.ts';
import { requestId } from './request-id.ts';
import { type Cancelled, cancel, cancelAll } from './transitions/cancel.ts';
import { type Claim, claim } from './transitions/claim.ts';
import { collecting } from './transitions/collecting.ts';
import { done } from './transitions/done.ts';
import { type Enqueued, enqueue, type Wish } from './transitions/enqueue.ts';
import { fail, type Verdict } from './transitions/fail.ts';
import { type Beat, heartbeat } from './transitions/heartbeat.ts';
import { intent } from './transitions/intent.ts';
import { prune } from './transitions/prune.ts';
import { type Gone, recover } from './transitions/recover.ts';
import { release } from './transitions/release.ts';
import { retry } from './transitions/retry.ts';
import { submitted } from './transitions/submitted.ts';

/** The last failure of a shot that has not been made since. */
export interface ShotFailure {
  key: ShotKey;
  recipeHash: string;
  error: string;
}

export interface Queue {
  enqueue(wishes: readonly Wish[]): Enqueued[];
  claim(request: Claim): Job | null;
  heartbeat(lease: Lease, beat: Beat): void;
  intent(lease: Lease): Job;
  submitted(lease: Lease, remoteId: string): Job;
  collecting(lease: Lease): Job;
  done(lease: Lease, takes: readonly string[]): Job;
  fail(lease: Lease, reason: string, verdict: Verdict): Job;
  cancel(id: string): Cancelled;
  cancelAll(): Cancelled[];
  retry(id: string): Job;
  release(lease: Lease): Job;
  recover(gone: Gone): Job[];
  prune(keep: number): number;
  job(id: string): Job | null;
  /** Open jobs oldest first, at most `open` of them, then the newest `ended` ended ones. */
  jobs(limits?: { open: number; ended: number }): Job[];
  /** The id under which its backend is asked for this job. */
  requestId(id: string): string;
  /** How many times a job's tries have failed since it was queued or retried. */
  failures(id: string): number;
  /** How many jobs are waiting or running. */
  open(): number;
  /** True if none is. */
  isIdle(): boolean;
  /** Milliseconds until the next job's backoff is over; null if none waits for one. */
  nextDue(): number | null;
  /** For the plan: shots whose newest job failed. */
  failedShots(): ShotFailure[];
  close(): void;
}

/** Ended jobs that stay known. */
export const KEEP_ENDED = 5_000;

const OPEN = `('queued', 'leased', 'submitting', 'submitted', 'collecting')`;
const ENDED = `('done', 'failed', 'cancelled')`;

/** Opens or creates the queue in `file`. Throws `Trouble`: `queue-newer`, `queue-damaged`. */
export function openQueue(file: string, clock?: Clock): Queue {
  const db = openDatabase(file, clock);
  return {
    enqueue: (wishes) => enqueue(db, wishes),
    claim: (request) => claim(db, request),
    heartbeat: (lease, beat) => heartbeat(db, lease, beat),
    intent: (lease) => intent(db, lease),
    submitted: (lease, remoteId) => submitted(db, lease, remoteId),
    collecting: (lease) => collecting(db, lease),
    done: (lease, takes) => done(db, lease, takes),
    fail: (lease, reason, verdict) => fail(db, lease, reason, verdict),
    cancel: (id) => cancel(db, id),
    cancelAll: () => cancelAll(db),
    retry: (id) => retry(db, id),
    release: (lease) => release(db, lease),
    recover: (gone) => recover(db, gone),
    prune: (keep) => prune(db, keep),
    job(id) {
      const row = db.row('SELECT * FROM jobs WHERE id = ?', id);
      return row === null ? null : jobOf(row);
    },
    jobs: (limits = { open: 20_000, ended: KEEP_ENDED }) => [
      ...db.rows(`SELECT * FROM jobs WHERE state IN ${OPEN} ORDER BY seq LIMIT ?`, limits.open).map(jobOf),
      ...db.rows(`SELECT * FROM jobs WHERE state IN ${ENDED} ORDER BY seq DESC LIMIT ?`, limits.ended).map(jobOf),
    ],
    requestId: (id) => requestId(id, Number(db.row('SELECT generation FROM jobs WHERE id = ?', id)?.generation ?? 0)),
    failures: (id) => Number(db.row('SELECT failures FROM jobs WHERE id = ?', id)?.failures ?? 0),
    open: () => Number(db.row(`SELECT count(*) AS n FROM jobs WHERE state IN ${OPEN}`)!.n),
    isIdle: () => db.row(`SELECT 1 FROM jobs WHERE state IN ${OPEN} LIMIT 1`) === null,
    nextDue() {
      const due = db.row('SELECT min(due) AS due FROM jobs WHERE due IS NOT NULL')!.due;
      return due === null ? null : Math.max(0, Number(due) - db.clock.monotonic());
    },
    failedShots: () =>
      db
        .rows(
          `SELECT shot, recipe_hash, error FROM jobs WHERE state = 'failed'
             AND seq = (SELECT max(seq) FROM jobs AS other WHERE other.shot = jobs.shot)`,
        )
        .map((row) => {
          const [script = '', scene = '', shot = ''] = String(row.shot).split('\0');
          return {
            key: { script, scene, shot },
            recipeHash: String(row.recipe_hash),
            error: String(row.error ?? 'failed'),
          };
        }),
    close: () => db.close(),
  };
}

/** Key under which `failedShots` of a queue and shots of a plan meet. */
export { shotOf };
