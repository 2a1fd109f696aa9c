/**
 * recover: jobs of holders that are gone become claimable again. Nothing is submitted here: a job in `submitting` stays
 * so, and whoever claims it asks its backend first.
 *
 * In: `everyone-but`, an owner: every other owner is known to be dead (the caller holds the project's writer lock);
 *   or `expired`: leases that ran out by monotonic time.
 * Out: the jobs given back.
 * Failures: none.
 */
import type { Job } from '../../contracts/job.ts';
import { jobOf, type QueueDatabase } from '../database.ts';
import { GIVE_BACK } from './release.ts';

export type Gone = { everyoneBut: string } | 'expired';

export function recover(db: QueueDatabase, gone: Gone): Job[] {
  const rows =
    gone === 'expired'
      ? db.rows(`UPDATE jobs SET ${GIVE_BACK} WHERE owner IS NOT NULL AND lease <= ? RETURNING *`, db.clock.monotonic())
      : db.rows(`UPDATE jobs SET ${GIVE_BACK} WHERE owner IS NOT NULL AND owner <> ? RETURNING *`, gone.everyoneBut);
  return rows.map(jobOf);
}
