/** Shots as pictures: their size, and how they cut. */
import { allSizeNames } from '../story/sizes.ts';
import { closest, foldName } from '../text/names.ts';
import { insertAt, type Report, replaceWith } from './report.ts';

/** The shots of one scene. */
export function checkShots(report: Report, index: number): void {
  const { written, scene } = report.build.scenes[index]!;
  for (const shot of written) {
    if (shot.size !== null) continue;
    const range = report.range(index, shot.sizeSpan);
    const near = shot.unknownSize === null ? null : closest(shot.unknownSize, allSizeNames);
    if (near) {
      const at = { ...range, endLine: range.line, endChar: range.char + shot.unknownSize!.length };
      const message = `"${shot.unknownSize}" is not a shot size. Did you mean ${near}?`;
      report.say('SL2702', 'warning', at, message, [replaceWith(`Change to ${near}`, at, near)]);
    } else {
      const message = 'This shot has no size; put one before its words, as in "CU - her hands".';
      const fixes = shot.description === '' ? [] : [insertAt('Make it a medium shot', range.line, range.char, 'MS - ')];
      report.say('SL2701', 'warning', range, message, fixes);
    }
  }
  const shots = scene.shots;
  for (let i = 2; i < shots.length; i++) {
    const [first, second, third] = [shots[i - 2]!, shots[i - 1]!, shots[i]!];
    const all = [first, second, third];
    if (all.some((shot) => shot.kind === 'derived') || third.size === null) continue;
    // Only the third says it: a fourth in the row would say the same again.
    if (shots[i - 3]?.kind === 'written' && shots[i - 3]!.size === third.size && second.size === third.size) continue;
    const same = foldName(first.characters.join()) === foldName(third.characters.join());
    if (first.size === third.size && second.size === third.size && same) {
      const message = `Three shots of size ${third.size} follow one another; change one, or the cuts will jump.`;
      report.say('SL2705', 'hint', report.range(index, third.span), message);
    }
  }
}
