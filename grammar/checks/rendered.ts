/**
 * Problems as a person sees them: each below its line, marked with carets, fixes by their titles. The tests of the
 * checks compare this, and so does nobody have to count columns.
 */
import type { Problem } from '../problem.ts';

export function renderProblems(text: string, problems: readonly Problem[]): string {
  const lines = text.split(/\r\n|\r|\n/);
  const out: string[] = [];
  let last = -1;
  for (const problem of problems) {
    const line = lines[problem.line] ?? '';
    if (problem.line !== last) out.push(`${problem.line + 1}  ${line}`);
    last = problem.line;
    const margin = ' '.repeat(String(problem.line + 1).length + 2 + problem.char);
    const end = problem.endLine === problem.line ? problem.endChar : line.length;
    const carets = '^'.repeat(Math.max(1, end - problem.char));
    out.push(`${margin}${carets} ${problem.code} ${problem.severity}: ${problem.message}`);
    for (const fix of problem.fixes) out.push(`${margin}fix: ${fix.title}`);
  }
  return out.join('\n');
}
