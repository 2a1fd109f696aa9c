/**
 * enqueue: a wish becomes a job in `queued`.
 *
 * In: job id (a UUID chosen by the caller) and payload, any number of them; all are written in one transaction.
 * Out: for each, the job and whether it is new. Not new: a job with this id exists already (calling again changes
 *   nothing), or an open job for the same shot, quality, pipeline and recipe does (the two wishes are one: that job is returned).
 * Failures: none.
 */
import type { Job, JobPayload } from '../../contracts/job.ts';
import { jobOf, type QueueDatabase, shotOf } from '../database.ts';

export interface Wish {
  id: string;
  payload: JobPayload;
}

export interface Enqueued {
  job: Job;
  isNew: boolean;
}

export function enqueue(db: QueueDatabase, wishes: readonly Wish[]): Enqueued[] {
  return db.atomically(() => wishes.map((wish) => enqueueOne(db, wish)));
}

function enqueueOne(db: QueueDatabase, { id, payload }: Wish): Enqueued {
  const shot = shotOf(payload.key);
  const twin = `${shot}\0${payload.quality}\0${payload.backend}\0${payload.recipeHash}\0${JSON.stringify(payload.pipeline ?? null)}`;
  const now = db.clock.stamp();
  const added = db.row(
    `INSERT INTO jobs (id, state, backend, twin, shot, recipe_hash, payload, ready, created, updated)
     VALUES (?, 'queued', ?, ?, ?, ?, ?, 1, ?, ?) ON CONFLICT DO NOTHING RETURNING *`,
    id,
    payload.backend,
    twin,
    shot,
    payload.recipeHash,
    JSON.stringify(payload),
    now,
    now,
  );
  if (added !== null) return { job: jobOf(added), isNew: true };
  const there =
    db.row('SELECT * FROM jobs WHERE id = ?', id) ??
    db.row(`SELECT * FROM jobs WHERE twin = ? AND state NOT IN ('done', 'failed', 'cancelled')`, twin);
  return { job: jobOf(there!), isNew: false };
}
