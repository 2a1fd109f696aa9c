/**
 * cancel: a person no longer wants it. Needs no lease; the fence grows, so whoever holds one can change nothing more.
 *
 * In: job id.
 * Out: the job as it is now and as it was. `collecting` is too late: the takes are being written and the job comes back
 *   unchanged. A job that has ended comes back unchanged. The caller tells the backend (`was.remoteId`).
 * Failures: 1 no such job.
 */
import type { Job } from '../../contracts/job.ts';
import { jobOf, type QueueDatabase } from '../database.ts';
import { QueueRefusal } from '../refusal.ts';

export interface Cancelled {
  was: Job;
  job: Job;
}

export function cancel(db: QueueDatabase, id: string): Cancelled {
  return db.atomically(() => {
    const before = db.row('SELECT * FROM jobs WHERE id = ?', id);
    if (before === null) throw new QueueRefusal(1, `There is no job ${id}.`);
    const after = db.row(
      `UPDATE jobs SET state = 'cancelled', owner = NULL, lease = NULL, ready = NULL, due = NULL, fence = fence + 1,
         step = '', error = 'Cancelled', updated = ?
       WHERE id = ? AND state IN ('queued', 'leased', 'submitting', 'submitted') RETURNING *`,
      db.clock.stamp(),
      id,
    );
    const was = jobOf(before);
    return { was, job: after === null ? was : jobOf(after) };
  });
}

/** Every open job, in one transaction. */
export function cancelAll(db: QueueDatabase): Cancelled[] {
  return db.atomically(() =>
    db
      .rows(`SELECT id FROM jobs WHERE state NOT IN ('done', 'failed', 'cancelled') ORDER BY seq`)
      .map((row) => cancel(db, String(row.id))),
  );
}
