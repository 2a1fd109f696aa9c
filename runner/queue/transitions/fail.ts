/**
 * fail: this try did not succeed.
 *
 * In: the lease, the reason in words, and a verdict:
 *   `again`  wait `after` milliseconds, then try once more. A job that the backend holds (`submitted`, `collecting`)
 *            is collected again under the same id; one that never reached it (`leased`, `submitting`: the backend
 *            refused it for certain) is submitted again.
 *   `ask`    as `again`, for a job in `submitting` of which nobody knows whether the backend has it: it stays so, and
 *            the backend is asked before anything is submitted.
 *   `final`  the backend will not make it. The job is `failed` and its remote id forgotten: a person's retry submits anew.
 *   `kept`   this machine failed (a full disk) or the backend's answer is unknown. The job is `failed` and keeps its
 *            remote id: a person's retry collects what may already be paid for.
 * Out: the job.
 * Failures: 1 no such job; 2 the lease is no longer yours; 3 the job has ended.
 */
import type { Job } from '../../contracts/job.ts';
import type { QueueDatabase } from '../database.ts';
import { changeHeld, type Lease } from '../held.ts';

export type Verdict = { kind: 'again' | 'ask'; after: number } | { kind: 'final' } | { kind: 'kept' };

const HELD = ['leased', 'submitting', 'submitted', 'collecting'] as const;

export function fail(db: QueueDatabase, lease: Lease, reason: string, verdict: Verdict): Job {
  if (verdict.kind === 'again' || verdict.kind === 'ask') {
    const resumed = verdict.kind === 'ask' ? `WHEN state = 'submitting' THEN 'submitting' ` : '';
    return changeHeld(
      db,
      lease,
      HELD,
      `state = CASE ${resumed}WHEN state IN ('submitted', 'collecting') THEN 'submitted' ELSE 'queued' END,
       owner = NULL, lease = NULL, failures = failures + 1, error = ?, step = 'waiting to try again', due = ?`,
      reason,
      db.clock.monotonic() + Math.max(0, Math.round(verdict.after)),
    );
  }
  const remote = verdict.kind === 'kept' ? 'remote_id' : 'NULL';
  return changeHeld(
    db,
    lease,
    HELD,
    `state = 'failed', owner = NULL, lease = NULL, failures = failures + 1, error = ?, step = '', remote_id = ${remote}`,
    reason,
  );
}
