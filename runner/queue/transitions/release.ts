/**
 * release: the holder stops (shutdown, drain) and gives the job back, not counted as a failure.
 *
 * In: the lease.
 * Out: the job, claimable again: `leased` becomes `queued`; `submitting` stays and is asked about before anything is
 *   submitted; `submitted` and `collecting` become `submitted` and are collected by the next holder.
 * Failures: 1 no such job; 2 the lease is no longer yours; 3 the job has ended.
 */
import type { Job } from '../../contracts/job.ts';
import type { QueueDatabase } from '../database.ts';
import { changeHeld, type Lease } from '../held.ts';

/** Also what recovery does to the jobs of a dead holder. */
export const GIVE_BACK = `
  state = CASE state WHEN 'leased' THEN 'queued' WHEN 'collecting' THEN 'submitted' ELSE state END,
  ready = CASE state WHEN 'leased' THEN 1 ELSE 0 END, owner = NULL, lease = NULL`;

export function release(db: QueueDatabase, lease: Lease): Job {
  return changeHeld(db, lease, ['leased', 'submitting', 'submitted', 'collecting'], GIVE_BACK);
}
