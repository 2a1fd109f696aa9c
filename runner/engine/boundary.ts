/**
 * Named instants of a job's life, for the kill tests: with `SLATELINE_BOUNDARY=<name>#<n>` in the environment the
 * process kills itself, as `kill -9` would, when it passes that boundary for the n-th time. Without it, inert.
 */

export const BOUNDARIES = ['intent', 'submit', 'id', 'download', 'fsync', 'rename', 'sidecar', 'commit'] as const;
export type Boundary = `${'before' | 'after'}-${(typeof BOUNDARIES)[number]}`;

const [target, count] = (process.env.SLATELINE_BOUNDARY ?? '').split('#');
let left = target ? Number(count ?? 1) : Number.POSITIVE_INFINITY;

export function boundary(name: Boundary): void {
  if (name === target && --left === 0) process.kill(process.pid, 'SIGKILL');
}
