/**
 * heartbeat: the holder is alive; its lease is renewed and its progress recorded.
 *
 * In: the lease, its new length in milliseconds, progress (0 … 1) and step.
 * Out: nothing. Called on a timer, never for every progress event: each call is a disk flush.
 * Failures: 1 no such job; 2 the lease is no longer yours: stop working on it; 3 the job has ended.
 */
import type { QueueDatabase } from '../database.ts';
import { changeHeld, type Lease } from '../held.ts';

export interface Beat {
  /** Milliseconds */
  length: number;
  progress: number;
  step: string;
}

export function heartbeat(db: QueueDatabase, lease: Lease, beat: Beat): void {
  changeHeld(
    db,
    lease,
    ['leased', 'submitting', 'submitted', 'collecting'],
    'lease = ?, progress = ?, step = ?',
    db.clock.monotonic() + beat.length,
    Math.min(1, Math.max(0, beat.progress)),
    beat.step,
  );
}
