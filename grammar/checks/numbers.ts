/** Numbers written in the script: each only once, and in order. Takes hang on them. */

import { keptWith } from '../kept.ts';
import type { TextRange } from '../problem.ts';
import { compareNumbers } from '../story/numbers.ts';
import type { Shot, Span } from '../story/schema.ts';
import { type Report, seeAlso } from './report.ts';

export function checkNumbers(report: Report): void {
  const { build } = report;
  const headed = build.scenes.flatMap(({ scene }) =>
    scene.number.locked ? [{ scene: scene.index, number: scene.number.value, span: scene.headingSpan }] : [],
  );
  check(report, headed, 'scene', 'SL2201', 'SL2202');
  for (const { scene } of build.scenes) {
    const shots = lockedShots(scene.shots).map((shot) => ({ ...shot, scene: scene.index }));
    if (shots.length > 0) check(report, shots, 'shot', 'SL2203', 'SL2204');
  }
}

const lockedShots = keptWith((shots: readonly Shot[]) =>
  shots.flatMap((shot) => (shot.number?.locked ? [{ number: shot.number.value, span: shot.span }] : [])),
);

interface Numbered {
  scene: number;
  number: string;
  span: Span;
}

function check(report: Report, numbered: readonly Numbered[], what: string, twice: string, disorder: string): void {
  const seen = new Map<string, TextRange>();
  let highest: string | null = null;
  for (const { scene, number, span } of numbered) {
    const range = report.range(scene, span);
    const first = seen.get(number);
    if (first !== undefined) {
      const message = `The ${what} number ${number} is taken on line ${first.line + 1} already; give this one a letter, or remove its number.`;
      report.say(twice, 'error', range, message, [], [seeAlso(first, 'taken here first')]);
      continue;
    }
    seen.set(number, range);
    const order = highest === null ? null : compareNumbers(number, highest);
    if (order !== null && order < 0) {
      report.say(
        disorder,
        'warning',
        range,
        `The ${what} number ${number} comes after ${highest}; numbers should run upwards.`,
      );
    } else {
      highest = number;
    }
  }
}
