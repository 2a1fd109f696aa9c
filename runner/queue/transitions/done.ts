/**
 * done: `collecting` → `done`. The takes are whole on the disk.
 *
 * In: the lease and the takes' names.
 * Out: the job.
 * Failures: 1 no such job; 2 the lease is no longer yours; 3 not in `collecting`.
 */
import type { Job } from '../../contracts/job.ts';
import type { QueueDatabase } from '../database.ts';
import { changeHeld, type Lease } from '../held.ts';

export function done(db: QueueDatabase, lease: Lease, takes: readonly string[]): Job {
  return changeHeld(
    db,
    lease,
    ['collecting'],
    `state = 'done', owner = NULL, lease = NULL, progress = 1, step = '', error = NULL, takes = ?`,
    JSON.stringify(takes),
  );
}
