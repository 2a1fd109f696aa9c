/**
 * Everything the checker finds beyond syntax, one family per file. Some families look at one scene at a time: what they
 * find in a scene is kept with what was built of it, so that typing in one scene checks one scene.
 */
import type { Problem } from '../problem.ts';
import type { Build } from '../story/build.ts';
import type { Findings } from '../story/findings.ts';
import { checkBlocks } from './blocks.ts';
import { checkBranches, checkPassage } from './branches.ts';
import { checkExpressions } from './expressions.ts';
import { checkFields } from './fields.ts';
import { checkLineIds } from './line-ids.ts';
import { checkDeclarations, checkNames } from './names.ts';
import { checkNumbers } from './numbers.ts';
import { down, makeNearby, makeReport, type Nearby, type Report, shifted } from './report.ts';
import { checkShots } from './shots.ts';
import { checkTargets } from './targets.ts';
import { checkVariables } from './variables.ts';

/** What was found in one scene, with lines relative to it. */
interface Checked {
  problems: Problem[];
  used: ReadonlySet<string>;
}

// Findings are made anew whenever the scene, its number or the cast changes, and these checks ask for nothing else.
const kept = new WeakMap<Findings, Checked>();

/** Problems of a built story, unsorted. Never throws. */
export function checkStory(build: Build): Problem[] {
  const near = makeNearby();
  const report = makeReport(build, near);
  const used = new Set<string>();
  const uses: ReadonlySet<string>[] = [used];
  build.scenes.forEach(({ found }, index) => {
    let checked = kept.get(found);
    if (!checked) {
      checked = checkScene(build, index, near);
      kept.set(found, checked);
    }
    const line = build.story.sceneLines[index]!;
    for (const problem of checked.problems) report.problems.push(shifted(problem, line));
    uses.push(checked.used);
  });
  repeatFindings(report, null);
  checkNames(report, null, used);
  checkFields(report, null);
  checkBlocks(report, null);

  checkDeclarations(report, uses);
  checkNumbers(report);
  checkLineIds(report);
  checkTargets(report);
  checkVariables(report);
  checkExpressions(report);
  checkBranches(report);
  return report.problems;
}

function checkScene(build: Build, index: number, near: Nearby): Checked {
  const report = makeReport(build, near);
  const used = new Set<string>();
  repeatFindings(report, index);
  checkNames(report, index, used);
  checkFields(report, index);
  checkShots(report, index);
  checkBlocks(report, index);
  checkPassage(report, index);
  const line = build.story.sceneLines[index]!;
  return { problems: report.problems.map((problem) => shifted(problem, -line)), used };
}

/** What building a scene found already. */
function repeatFindings(report: Report, index: number | null): void {
  const { found } = index === null ? report.build.loose : report.build.scenes[index]!;
  const line = index === null ? 0 : report.build.story.sceneLines[index]!;
  for (const { code, severity, span, message, fixes } of found.problems) {
    const moved = fixes.map(({ title, changes }) => ({ title, changes: changes.map((change) => down(change, line)) }));
    report.say(code, severity, report.range(index, span), message, moved);
  }
}
