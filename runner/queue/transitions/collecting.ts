/**
 * collecting: `submitted` → `collecting`. The outputs are whole in the holder's memory and are about to become takes;
 * the point from which a job can no longer be cancelled.
 *
 * In: the lease. After a crash here the outputs are fetched again from the backend; writing takes is idempotent.
 * Out: the job.
 * Failures: 1 no such job; 2 the lease is no longer yours (cancelled, say): write nothing; 3 not in `submitted`.
 */
import type { Job } from '../../contracts/job.ts';
import type { QueueDatabase } from '../database.ts';
import { changeHeld, type Lease } from '../held.ts';

export function collecting(db: QueueDatabase, lease: Lease): Job {
  return changeHeld(db, lease, ['submitted', 'collecting'], `state = 'collecting'`);
}
