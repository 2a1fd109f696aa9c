/**
 * Drawing a thing in its own measures: 1 is its larger side, (0, 0) the middle of its foot, y upward negative. The
 * same drawing serves in a hand, on the ground and as an insert that fills the picture.
 */
import type { Point } from '../staging/camera.ts';
import { outline } from '../svg/outline.ts';
import type { Pen } from '../svg/pen.ts';

/** Points, or a contour written as `x,y x,y`. */
export type Contour = string | readonly Point[];

export interface Brush {
  shape(points: Contour, value: number): void;
  blob(points: Contour, value: number): void;
  box(x: number, y: number, width: number, height: number, value: number): void;
  oval(x: number, y: number, rx: number, ry: number, value: number): void;
  line(points: Contour, heavy?: number): void;
  curve(points: Contour, heavy?: number): void;
  hatch(points: Contour, angle: number): void;
  glow(x: number, y: number, r: number): void;
  /** True when it is large enough for fine lines. */
  fine: boolean;
}

export function brushFor(
  pen: Pen,
  tone: (value: number) => string,
  ink: string,
  at: Point,
  size: number,
  turn: number,
): Brush {
  const cos = Math.cos(turn) * size;
  const sin = Math.sin(turn) * size;
  const place = ([x, y]: Point): Point => [at[0] + x * cos - y * sin, at[1] + x * sin + y * cos];
  const line = Math.min(Math.max((size * 0.012) / pen.unit, 1), 3.4);
  const all = (points: Contour) => (typeof points === 'string' ? outline(points) : points).map(place);
  return {
    shape: (points, value) => pen.shape(all(points), { fill: tone(value), stroke: ink, width: line }),
    blob: (points, value) => pen.blob(all(points), { fill: tone(value), stroke: ink, width: line }),
    box: (x, y, width, height, value) =>
      pen.shape(
        all([
          [x, y],
          [x + width, y],
          [x + width, y + height],
          [x, y + height],
        ]),
        { fill: tone(value), stroke: ink, width: line },
      ),
    oval: (x, y, rx, ry, value) =>
      pen.ellipse(place([x, y]), rx * size, ry * size, { fill: tone(value), stroke: ink, width: line }, turn),
    line: (points, heavy = 0.7) => pen.line(all(points), { stroke: ink, width: line * heavy }),
    curve: (points, heavy = 0.7) => pen.curve(all(points), { stroke: ink, width: line * heavy }),
    hatch: (points, angle) =>
      pen.hatch(all(points), angle + turn, Math.max(6, (size * 0.03) / pen.unit), {
        stroke: ink,
        width: 0.9,
        opacity: 0.45,
      }),
    glow: (x, y, r) => pen.ellipse(place([x, y]), r * size, r * size, { fill: '#fff6cf', opacity: 0.35, wobble: 0 }),
    fine: size / pen.unit > 70,
  };
}
