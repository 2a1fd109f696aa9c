/** The common part of every transition made by a lease's holder: one guarded statement, or a numbered refusal. */
import type { SQLInputValue } from 'node:sqlite';
import type { Job, JobState } from '../contracts/job.ts';
import { jobOf, type QueueDatabase } from './database.ts';
import { QueueRefusal } from './refusal.ts';

/** What a holder shows for a job: its id and the fence it was given with the lease. */
export interface Lease {
  id: string;
  fence: number;
}

/**
 * Sets columns of a job that the caller still holds, if it is in one of `from`. Throws `QueueRefusal` 1, 2, 3.
 * `assignments` is SQL written in this folder, never a caller's text.
 */
export function changeHeld(
  db: QueueDatabase,
  lease: Lease,
  from: readonly JobState[],
  assignments: string,
  ...values: SQLInputValue[]
): Job {
  const states = from.map((state) => `'${state}'`).join(', ');
  const row = db.row(
    `UPDATE jobs SET ${assignments}, updated = ?
     WHERE id = ? AND fence = ? AND owner IS NOT NULL AND state IN (${states}) RETURNING *`,
    ...values,
    db.clock.stamp(),
    lease.id,
    lease.fence,
  );
  if (row !== null) return jobOf(row);
  const now = db.row('SELECT state, fence, owner FROM jobs WHERE id = ?', lease.id);
  if (now === null) throw new QueueRefusal(1, `There is no job ${lease.id}.`);
  if (now.fence !== lease.fence || now.owner === null) {
    throw new QueueRefusal(2, `Job ${lease.id} was taken over or ended elsewhere (${now.state}).`);
  }
  throw new QueueRefusal(3, `Job ${lease.id} is ${now.state}, not ${from.join(' or ')}.`);
}
