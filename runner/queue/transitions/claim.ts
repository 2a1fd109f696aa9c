/**
 * claim: the next job gets an owner, a lease and a new fence.
 *
 * In: names of backends that have no room; the owner's name; the lease's length in milliseconds.
 * Out: the job, or null when none fits. Work that was begun before a crash comes first and keeps its state
 *   (`submitting`, `submitted`, `collecting`); a `queued` job becomes `leased`. `attempt` counts claims.
 *   Jobs whose backoff is over become claimable first.
 * Failures: none. A stored payload that no longer fits the schema makes that job `failed`, in words, and the next is
 *   tried.
 */
import { z } from 'zod';
import { type Job, JobPayload } from '../../contracts/job.ts';
import { jobOf, type QueueDatabase } from '../database.ts';

export interface Claim {
  full: readonly string[];
  owner: string;
  /** Milliseconds */
  lease: number;
}

export function claim(db: QueueDatabase, request: Claim): Job | null {
  const now = db.clock.monotonic();
  wakeDue(db, now);
  for (const backend of wanted(db)) {
    if (request.full.includes(backend)) continue;
    for (;;) {
      // Looked up before anything is written: a look that finds nothing costs no transaction.
      const next = db.row(
        'SELECT seq FROM jobs WHERE backend = ? AND ready IS NOT NULL ORDER BY ready, seq LIMIT 1',
        backend,
      );
      if (next === null) break;
      const row = db.row(
        `UPDATE jobs SET state = CASE state WHEN 'queued' THEN 'leased' ELSE state END, ready = NULL, owner = ?,
           lease = ?, fence = fence + 1, attempt = attempt + 1, updated = ?
         WHERE seq = ? AND ready IS NOT NULL RETURNING *`,
        request.owner,
        now + request.lease,
        db.clock.stamp(),
        next.seq!,
      );
      if (row === null) continue;
      const job = jobOf(row);
      const payload = JobPayload.safeParse(job.payload);
      if (payload.success) return { ...job, payload: payload.data };
      db.run(
        `UPDATE jobs SET state = 'failed', owner = NULL, lease = NULL, error = ? WHERE seq = ?`,
        `This job was stored by another version and cannot be read: ${z.prettifyError(payload.error)}. Render the shot again.`,
        next.seq!,
      );
    }
  }
  return null;
}

function wakeDue(db: QueueDatabase, now: number): void {
  if (db.row('SELECT 1 FROM jobs WHERE due <= ? LIMIT 1', now) === null) return;
  db.run(
    `UPDATE jobs SET due = NULL, ready = CASE state WHEN 'queued' THEN 1 ELSE 0 END WHERE due IS NOT NULL AND due <= ?`,
    now,
  );
}

/** Backends that claimable jobs want: one index seek each, however many jobs wait. */
function wanted(db: QueueDatabase): string[] {
  return db
    .rows(
      `WITH RECURSIVE names (name) AS (
         SELECT min(backend) FROM jobs WHERE ready IS NOT NULL
         UNION ALL
         SELECT (SELECT min(backend) FROM jobs WHERE ready IS NOT NULL AND backend > name) FROM names WHERE name IS NOT NULL
       ) SELECT name FROM names WHERE name IS NOT NULL`,
    )
    .map((row) => String(row.name));
}
