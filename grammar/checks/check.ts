/**
 * Everything the checker finds beyond syntax, one family per file. In `.fountain` all of it is only a hint: the
 * writer may have meant a comment.
 */
import type { Problem } from '../problem.ts';
import type { Build } from '../story/build.ts';
import { checkBlocks } from './blocks.ts';
import { checkBranches } from './branches.ts';
import { checkExpressions } from './expressions.ts';
import { checkFields } from './fields.ts';
import { checkNames } from './names.ts';
import { checkNumbers } from './numbers.ts';
import { makeReport } from './report.ts';
import { checkShots } from './shots.ts';
import { checkTargets } from './targets.ts';
import { checkVariables } from './variables.ts';

/** Problems of a built story, unsorted. Never throws. */
export function checkStory(build: Build): Problem[] {
  const report = makeReport(build);
  report.each((found, scene) => {
    for (const { code, severity, span, message, fixes } of found.problems) {
      const line = scene === null ? 0 : build.story.sceneLines[scene]!;
      const moved = fixes.map(({ title, changes }) => ({
        title,
        changes: changes.map((change) => ({ ...change, line: change.line + line, endLine: change.endLine + line })),
      }));
      report.say(code, severity, report.range(scene, span), message, moved);
    }
  });
  checkNames(report);
  checkNumbers(report);
  checkFields(report);
  checkShots(report);
  checkBlocks(report);
  checkTargets(report);
  checkVariables(report);
  checkExpressions(report);
  checkBranches(report);
  if (build.story.language === 'fountain') for (const problem of report.problems) problem.severity = 'hint';
  return report.problems;
}
