/** Contours written as SVG writes points, `x,y x,y`: drawings of many points stay readable. */
import type { Point } from '../staging/camera.ts';

const known = new Map<string, readonly Point[]>();

/** The points of a contour; each text is read once. */
export function outline(text: string): readonly Point[] {
  let points = known.get(text);
  if (!points) {
    points = text.split(' ').map((pair): Point => {
      const [x, y] = pair.split(',');
      return [Number(x), Number(y)];
    });
    known.set(text, points);
  }
  return points;
}
