/** Quick fixes: the fixes a problem brings along, for every problem that touches the selected lines. */
import type { Fix, Problem, TextRange } from '../grammar/problem.ts';
import type { Script } from './script.ts';

export interface QuickFix {
  problem: Problem;
  fix: Fix;
  /** The only fix of its problem: what *Fix all* and the keyboard shortcut take. */
  preferred: boolean;
}

export function quickFixes(script: Script, selection: TextRange): QuickFix[] {
  return script.problems
    .filter((problem) => problem.line <= selection.endLine && problem.endLine >= selection.line)
    .flatMap((problem) => problem.fixes.map((fix) => ({ problem, fix, preferred: problem.fixes.length === 1 })));
}
