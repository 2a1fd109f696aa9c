/** What `slateline check` found in one script, for every form it can be told in. */
import type { Problem, Severity } from '../../../grammar/problem.ts';

export interface ScriptReport {
  /** From the working directory, as a person would type it. */
  path: string;
  /** Absolute. */
  file: string;
  text: string;
  problems: readonly Problem[];
}

export type Counts = Record<Severity, number>;

export function countProblems(reports: readonly ScriptReport[]): Counts {
  const counts: Counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { problems } of reports) for (const { severity } of problems) counts[severity] += 1;
  return counts;
}

/** `2 scripts: 1 error, 0 warnings, 3 hints` */
export function summary(reports: readonly ScriptReport[]): string {
  const counts = countProblems(reports);
  const many = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
  const found = [many(counts.error, 'error'), many(counts.warning, 'warning'), many(counts.info + counts.hint, 'hint')];
  return `${many(reports.length, 'script')}: ${found.join(', ')}`;
}
