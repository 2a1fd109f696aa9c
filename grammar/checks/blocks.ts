/** Blocks that are never closed, and closers that close nothing. */
import type { Fix } from '../problem.ts';
import type { BlockFault } from '../story/nest.ts';
import { insertAt, type Report, replaceWith } from './report.ts';

type OpenFault = Extract<BlockFault, { fault: 'open' }>;
type EmptyFault = Extract<BlockFault, { fault: 'empty-choice' }>;

/** The blocks of one scene, or of what stands outside of all (null). */
export function checkBlocks(report: Report, index: number | null): void {
  const { faults } = index === null ? report.build.loose : report.build.scenes[index]!;
  for (const fault of faults) say(report, fault, faults, index);
}

function say(report: Report, fault: BlockFault, all: readonly BlockFault[], scene: number | null): void {
  const range = report.range(scene, fault.span);
  const remove: Fix[] = [replaceWith('Remove it', range, '')];
  switch (fault.fault) {
    case 'open': {
      const end = `[[end: ${fault.kind}]]`;
      const how = fault.before === null ? "the scene's end closes it" : 'the block around it closes it';
      const message = `This ${fault.kind} is never closed, so ${how}; write ${end} or [[end]] where it ends.`;
      report.say('SL2301', 'warning', range, message, [closeBlock(report, fault, all, scene)]);
      return;
    }
    case 'stray':
      if (fault.mark === 'end') {
        const what = fault.kind === null ? 'There is no open block' : `No ${fault.kind} is open`;
        report.say('SL2302', 'warning', range, `${what} for this end to close; remove it.`, remove);
      } else {
        const block = fault.mark === 'or' ? 'pick' : 'if';
        report.say(
          'SL2303',
          'error',
          range,
          `[[${fault.mark}]] stands outside of any ${block}; remove it, or open the ${block} first.`,
          remove,
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
    case 'too-deep':
      report.say('SL2307', 'error', range, 'Blocks nest too deeply here; this one and those inside it are not opened.');
      return;
    case 'empty-choice':
      report.say('SL2306', 'warning', range, 'This choice has no options; write them below it, each starting with +.');
      return;
  }
}

/** Closes a block where the checker closed it, and before it whatever stands open inside. */
function closeBlock(report: Report, fault: OpenFault, all: readonly BlockFault[], scene: number | null): Fix {
  const first = scene === null ? 0 : report.build.story.sceneLines[scene]!;
  const inner = all.filter(
    (other): other is OpenFault | EmptyFault =>
      (other.fault === 'open' || other.fault === 'empty-choice') &&
      other.before === fault.before &&
      other.last === fault.last &&
      isAfter(other, fault),
  );
  const ends = [...inner, fault].map(({ kind }) => `[[end: ${kind}]]\n`).join('');
  if (fault.before !== null) return insertAt(`Close the ${fault.kind} here`, first + fault.before, 0, ends);
  return insertAt(`Close the ${fault.kind} at the end of the scene`, first + fault.last + 1, 0, `\n${ends}`);
}

function isAfter({ span: a }: BlockFault, { span: b }: BlockFault): boolean {
  return a.line > b.line || (a.line === b.line && a.char > b.char);
}
