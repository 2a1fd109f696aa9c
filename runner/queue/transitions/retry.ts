/**
 * retry: a person wants a failed or cancelled job after all. This is the one way in which a job that "may have been
 * billed" is ever submitted again.
 *
 * In: job id.
 * Out: the job: with a remote id it is `submitted` (its outputs are fetched), else `queued`, and backends will be asked
 *   under a new request id. A job that is open or done
 *   comes back unchanged; where an open job for the same shot, quality, pipeline and recipe exists, that one is returned.
 * Failures: 1 no such job.
 */
import type { Job } from '../../contracts/job.ts';
import { jobOf, type QueueDatabase } from '../database.ts';
import { QueueRefusal } from '../refusal.ts';

export function retry(db: QueueDatabase, id: string): Job {
  return db.atomically(() => {
    const before = db.row('SELECT * FROM jobs WHERE id = ?', id);
    if (before === null) throw new QueueRefusal(1, `There is no job ${id}.`);
    if (before.state !== 'failed' && before.state !== 'cancelled') return jobOf(before);
    const open = db.row(
      `SELECT * FROM jobs WHERE twin = ? AND state NOT IN ('done', 'failed', 'cancelled')`,
      before.twin!,
    );
    if (open !== null) return jobOf(open);
    // What was cancelled is gone at the backend too: its id leads nowhere.
    const after = db.row(
      `UPDATE jobs SET remote_id = CASE state WHEN 'failed' THEN remote_id END,
         state = CASE WHEN state = 'failed' AND remote_id IS NOT NULL THEN 'submitted' ELSE 'queued' END,
         ready = CASE WHEN state = 'failed' AND remote_id IS NOT NULL THEN 0 ELSE 1 END,
         generation = CASE WHEN state = 'failed' AND remote_id IS NOT NULL THEN generation ELSE generation + 1 END,
         due = NULL, failures = 0, progress = 0, step = '', error = NULL, updated = ?
       WHERE id = ? RETURNING *`,
      db.clock.stamp(),
      id,
    );
    return jobOf(after!);
  });
}
