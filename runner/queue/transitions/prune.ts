/**
 * prune: old ended jobs are forgotten. The last failure of a shot stays: the plan shows it.
 *
 * In: how many ended jobs to keep, newest first.
 * Out: how many were forgotten. Takes are files and stay.
 * Failures: none.
 */
import type { QueueDatabase } from '../database.ts';

const ENDED = `state IN ('done', 'failed', 'cancelled')`;

export function prune(db: QueueDatabase, keep: number): number {
  return db.run(
    `DELETE FROM jobs WHERE ${ENDED}
       AND seq <= (SELECT seq FROM jobs WHERE ${ENDED} ORDER BY seq DESC LIMIT 1 OFFSET ?)
       AND NOT (state = 'failed' AND seq = (SELECT max(seq) FROM jobs AS other WHERE other.shot = jobs.shot))`,
    keep,
  );
}
