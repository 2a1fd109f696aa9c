/**
 * submitted: `submitting` → `submitted`. The backend has the job and this is its id for it; from here on nothing is
 * ever submitted again for this job, only collected.
 *
 * In: the lease and the backend's id.
 * Out: the job.
 * Failures: 1 no such job; 2 the lease is no longer yours; 3 not in `submitting`.
 */
import type { Job } from '../../contracts/job.ts';
import type { QueueDatabase } from '../database.ts';
import { changeHeld, type Lease } from '../held.ts';

export function submitted(db: QueueDatabase, lease: Lease, remoteId: string): Job {
  return changeHeld(db, lease, ['submitting'], `state = 'submitted', remote_id = ?`, remoteId);
}
