/**
 * intent: `leased` → `submitting`. Written before a backend is asked for anything, so that after a crash it is known
 * that it may have been asked.
 *
 * In: the lease. A holder already in `submitting` (resumed after a crash, and its backend knows nothing of the job) may
 *   declare its intent again.
 * Out: the job.
 * Failures: 1 no such job; 2 the lease is no longer yours; 3 the job is past submitting or has ended.
 */
import type { Job } from '../../contracts/job.ts';
import type { QueueDatabase } from '../database.ts';
import { changeHeld, type Lease } from '../held.ts';

export function intent(db: QueueDatabase, lease: Lease): Job {
  return changeHeld(db, lease, ['leased', 'submitting'], `state = 'submitting', remote_id = NULL`);
}
