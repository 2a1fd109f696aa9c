/** Limbs and trunk as outlines: a path of circles becomes one soft contour, with its shaded side as a second one. */
import type { Point } from '../staging/camera.ts';

export interface Station {
  x: number;
  y: number;
  /** Half the thickness there, in pixels. */
  r: number;
}

/** Outline of the stations in order, closed: down the one side and back up the other. */
export function tube(stations: readonly Station[]): Point[] {
  const { one, other } = sides(stations, 1, 1);
  return [...one, ...other.reverse()];
}

/** The part of the tube away from the light; `towards` is the sign of the light's x. */
export function shadedSide(stations: readonly Station[], towards: number): Point[] {
  const { one, other } = sides(stations, 0.96, 0.96);
  const inner = sides(stations, 0.18, 0.18);
  // `one` runs on the tube's left when it points down the picture.
  const first = stations[0]!;
  const last = stations.at(-1)!;
  const downwards = last.y - first.y;
  const across = last.x - first.x;
  const left = Math.abs(downwards) > Math.abs(across) * 0.6 ? downwards * towards > 0 : across > 0;
  return left ? [...other, ...inner.other.reverse()] : [...one, ...inner.one.reverse()];
}

function sides(stations: readonly Station[], a: number, b: number): { one: Point[]; other: Point[] } {
  const one: Point[] = [];
  const other: Point[] = [];
  stations.forEach((station, i) => {
    const before = stations[Math.max(i - 1, 0)]!;
    const after = stations[Math.min(i + 1, stations.length - 1)]!;
    const dx = after.x - before.x;
    const dy = after.y - before.y;
    const length = Math.hypot(dx, dy) || 1;
    const nx = dy / length;
    const ny = -dx / length;
    one.push([station.x - nx * station.r * a, station.y - ny * station.r * a]);
    other.push([station.x + nx * station.r * b, station.y + ny * station.r * b]);
  });
  return { one, other };
}
