/** Ids of spoken lines and options: recordings and translations hang on them, so each is well formed and unique. */
import type { Element, Span } from '../story/schema.ts';
import type { Report } from './report.ts';

const WELL_FORMED = /^[\p{L}_][\p{L}\p{N}_]*$/u;

export function checkLineIds(report: Report): void {
  const seen = new Map<string, number>();
  const check = (id: string, scene: number, span: Span): void => {
    const range = report.range(scene, span);
    if (!WELL_FORMED.test(id)) {
      const message = `"${id}" is no line id; write a letter or _ first, then letters, digits and _.`;
      report.say('SL2108', 'warning', range, message);
    }
    const line = seen.get(id);
    if (line === undefined) seen.set(id, range.line);
    else {
      const message = `The line id ${id} is taken on line ${line + 1} already; recordings would be mixed up. Change one.`;
      report.say('SL2109', 'error', range, message);
    }
  };
  const walk = (elements: readonly Element[], scene: number): void => {
    for (const element of elements) {
      switch (element.kind) {
        case 'speech':
          if (element.line.id !== null) check(element.line.id, scene, element.span);
          break;
        case 'choice':
          for (const option of element.options) {
            if (option.id !== null) check(option.id, scene, option.span);
            walk(option.body, scene);
          }
          break;
        case 'if':
        case 'pick':
          for (const branch of element.branches) walk(branch.body, scene);
          break;
        case 'once':
          walk(element.body, scene);
          walk(element.else, scene);
          break;
        default:
          break;
      }
    }
  };
  for (const scene of report.build.story.scenes) walk(scene.elements, scene.index);
}
