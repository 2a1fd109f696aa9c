/** Puts a named thing into the picture; one that has no drawing becomes a box with its name on it. */
import { textPath } from '../../../text/outline.ts';
import type { Point } from '../staging/camera.ts';
import type { Pen } from '../svg/pen.ts';
import type { Tones } from '../svg/tones.ts';
import { brushFor } from './brush.ts';
import { LARGE } from './large.ts';
import { MORE } from './more.ts';
import { SMALL, type Thing } from './small.ts';

export function thingOf(kind: string): Thing | null {
  return [SMALL, MORE, LARGE].find((things) => Object.hasOwn(things, kind))?.[kind] ?? null;
}

export function drawThing(
  pen: Pen,
  tones: Tones,
  kind: string,
  label: string,
  foot: Point,
  size: number,
  turn: number,
): void {
  const thing = thingOf(kind);
  const brush = brushFor(pen, tones.figure, tones.ink, foot, size, turn);
  if (thing) {
    thing.draw(brush);
    return;
  }
  brush.shape(
    [
      [-0.42, -0.5],
      [0.34, -0.5],
      [0.34, 0],
      [-0.42, 0],
    ],
    0.82,
  );
  brush.shape(
    [
      [-0.42, -0.5],
      [-0.26, -0.66],
      [0.5, -0.66],
      [0.34, -0.5],
    ],
    0.94,
  );
  brush.shape(
    [
      [0.34, -0.5],
      [0.5, -0.66],
      [0.5, -0.16],
      [0.34, 0],
    ],
    0.6,
  );
  const text = Math.max(Math.min(size * 0.13, size), 9 * pen.unit);
  const { d } = textPath(label, {
    size: text,
    x: foot[0] - size * 0.04,
    y: foot[1] - size * 0.22,
    anchor: 'middle',
    maxWidth: size * 0.7,
  });
  if (d !== '') {
    pen.path(d, { fill: tones.ink });
  }
}
