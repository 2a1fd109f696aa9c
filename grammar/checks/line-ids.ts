/** Ids of spoken lines and options: recordings and translations hang on them, so each is well formed and unique. */

import { keptWith } from '../kept.ts';
import type { TextRange } from '../problem.ts';
import type { Element, Span } from '../story/schema.ts';
import { type Report, seeAlso } from './report.ts';

const WELL_FORMED = /^[\p{L}_][\p{L}\p{N}_]*$/u;

export function checkLineIds(report: Report): void {
  const seen = new Map<string, TextRange>();
  const check = (id: string, scene: number, span: Span): void => {
    const range = report.range(scene, span);
    if (!WELL_FORMED.test(id)) {
      const message = `"${id}" is no line id; write a letter or _ first, then letters, digits and _.`;
      report.say('SL2108', 'warning', range, message);
    }
    const first = seen.get(id);
    if (first === undefined) seen.set(id, range);
    else {
      const message = `The line id ${id} is taken on line ${first.line + 1} already; recordings would be mixed up. Change one.`;
      report.say('SL2109', 'error', range, message, [], [seeAlso(first, 'taken here first')]);
    }
  };
  for (const scene of report.build.story.scenes) {
    for (const { id, span } of idsIn(scene.elements)) check(id, scene.index, span);
  }
}

const idsIn = keptWith((elements: readonly Element[]) => {
  const ids: { id: string; span: Span }[] = [];
  const walk = (body: readonly Element[]): void => {
    for (const element of body) {
      switch (element.kind) {
        case 'speech':
          if (element.line.id !== null) ids.push({ id: element.line.id, span: element.span });
          break;
        case 'choice':
          for (const option of element.options) {
            if (option.id !== null) ids.push({ id: option.id, span: option.span });
            walk(option.body);
          }
          break;
        case 'if':
        case 'pick':
          for (const branch of element.branches) walk(branch.body);
          break;
        case 'once':
          walk(element.body);
          walk(element.else);
          break;
        default:
          break;
      }
    }
  };
  walk(elements);
  return ids;
});
