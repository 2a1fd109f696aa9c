/** How patient the engine is. All times in milliseconds. */
export interface Policy {
  /** A lease's length; renewed three times within it. */
  lease: number;
  /** Tries of one job before it is failed for good. */
  tries: number;
  /** First wait after a failed try; doubles up to `longest`. A backend's own Retry-After wins. */
  first: number;
  longest: number;
  /** At most one progress event in this time for each job, and one preview. */
  progressEvery: number;
  previewEvery: number;
  /** How long to wait after the queue itself could not be written. */
  queueAgain: number;
  /** How long a backend may take to hear of a cancel. */
  cancelWithin: number;
}

export const POLICY: Policy = {
  lease: 30_000,
  tries: 6,
  first: 500,
  longest: 60_000,
  progressEvery: 100,
  previewEvery: 500,
  queueAgain: 5_000,
  cancelWithin: 10_000,
};

/** Exponential, with up to a quarter less at random, so that jobs refused together do not come back together. */
export function backoff(policy: Policy, failures: number): number {
  const full = Math.min(policy.longest, policy.first * 2 ** Math.min(failures, 30));
  return Math.round(full * (1 - Math.random() / 4));
}
