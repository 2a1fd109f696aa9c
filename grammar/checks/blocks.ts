/** Blocks that are never closed, and closers that close nothing. */
import type { Problem, TextRange } from '../problem.ts';
import type { BlockFault } from '../story/nest.ts';
import { insertAt, type Report, replaceWith } from './report.ts';

export function checkBlocks(report: Report): void {
  const { build } = report;
  build.scenes.forEach(({ faults }, scene) => {
    for (const fault of faults) say(report, fault, scene);
  });
  for (const fault of build.loose.faults) say(report, fault, null);
}

function say(report: Report, fault: BlockFault, scene: number | null): void {
  const range = report.range(scene, fault.span);
  const remove = (what: string): Problem['fixes'] => [replaceWith(`Remove ${what}`, wholeNote(range), '')];
  switch (fault.fault) {
    case 'open': {
      const end = `[[end: ${fault.kind}]]`;
      const fixes = scene === null ? [] : [closeBlock(report, scene, fault.kind)];
      const message = `This ${fault.kind} is never closed, so the scene's end closes it; write ${end} or [[end]] where it ends.`;
      report.say('SL2301', 'warning', range, message, fixes);
      return;
    }
    case 'stray':
      if (fault.mark === 'end') {
        const what = fault.kind === null ? 'There is no open block' : `No ${fault.kind} is open`;
        report.say('SL2302', 'warning', range, `${what} for this end to close; remove it.`, remove('it'));
      } else {
        const block = fault.mark === 'or' ? 'pick' : 'if';
        report.say(
          'SL2303',
          'error',
          range,
          `[[${fault.mark}]] stands outside of any ${block}; remove it, or open the ${block} first.`,
          remove('it'),
        );
      }
      return;
    case 'unknown-end':
      report.say(
        'SL2304',
        'warning',
        range,
        `There is no block called ${fault.written}; write if, once, pick or choice.`,
      );
      return;
    case 'late-else':
      report.say(
        'SL2305',
        'error',
        range,
        `This ${fault.mark} comes after the else of its block and is never reached.`,
      );
      return;
    case 'empty-choice':
      report.say('SL2306', 'warning', range, 'This choice has no options; write them below it, each starting with +.');
      return;
  }
}

function wholeNote(range: TextRange): TextRange {
  return range;
}

/** Closes the block where the checker closed it: after the last words of the scene. */
function closeBlock(report: Report, scene: number, kind: string): Problem['fixes'][number] {
  const { story } = report.build;
  const first = story.sceneLines[scene]!;
  let last = 0;
  const visit = (elements: readonly { span: { endLine: number } }[]): void => {
    for (const element of elements) last = Math.max(last, element.span.endLine);
  };
  const { scene: built, found } = report.build.scenes[scene]!;
  visit(built.shots);
  visit(built.elements);
  const deep = JSON.stringify(built.elements).matchAll(/"endLine":(\d+)/g);
  for (const match of deep) last = Math.max(last, Number(match[1]));
  visit(found.uses);
  return insertAt(`Close the ${kind} at the end of the scene`, first + last + 1, 0, `\n[[end: ${kind}]]\n`);
}
