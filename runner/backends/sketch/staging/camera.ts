/**
 * The camera of a panel: a pinhole in a world measured in metres (x to the right of the default view, y up, z away
 * from it), so that lens, distance and angle are felt in the drawing because they are calculated, not imitated.
 */

export type Vec = readonly [x: number, y: number, z: number];
export type Point = readonly [x: number, y: number];

export interface Camera {
  eye: Vec;
  /** Radians to the right. */
  yaw: number;
  /** Radians downward. */
  pitch: number;
  /** Radians clockwise in the picture. */
  roll: number;
  /** Pixels: the picture's height × lens / 20.25 mm, the height of a 16:9 frame on 35 mm full frame. */
  focal: number;
  /** Middle of the picture in pixels. */
  centre: Point;
}

/** Nearest depth, in metres, that is drawn. */
export const NEAR = 0.12;

export const FRAME_HEIGHT_MM = 20.25;

/** Where a place stands relative to the lens: right, down and forward, in metres. */
export function toLens(camera: Camera, [x, y, z]: Vec): Vec {
  const dx = x - camera.eye[0];
  const dy = y - camera.eye[1];
  const dz = z - camera.eye[2];
  const right = dx * Math.cos(camera.yaw) - dz * Math.sin(camera.yaw);
  const ahead = dx * Math.sin(camera.yaw) + dz * Math.cos(camera.yaw);
  const forward = ahead * Math.cos(camera.pitch) - dy * Math.sin(camera.pitch);
  const down = -dy * Math.cos(camera.pitch) - ahead * Math.sin(camera.pitch);
  return [right, down, forward];
}

/** From lens coordinates to the picture; `depth` must be at least `NEAR`. */
export function fromLens(camera: Camera, [right, down, forward]: Vec): Point {
  const x = (right / forward) * camera.focal;
  const y = (down / forward) * camera.focal;
  const cos = Math.cos(camera.roll);
  const sin = Math.sin(camera.roll);
  return [camera.centre[0] + x * cos - y * sin, camera.centre[1] + x * sin + y * cos];
}

/** A place in the picture with its depth and the pixels one metre takes there. */
export function project(camera: Camera, place: Vec): { x: number; y: number; depth: number; scale: number } {
  const lens = toLens(camera, place);
  const depth = Math.max(lens[2], NEAR);
  const [x, y] = fromLens(camera, [lens[0], lens[1], depth]);
  return { x, y, depth: lens[2], scale: camera.focal / depth };
}

/** Tangent of half the angle within which shapes are kept: far outside any picture, but never near infinity. */
const WIDE = 5;

/** The lens itself and the four sides of a very wide pyramid before it: positive inside. */
const LIMITS: readonly ((v: Vec) => number)[] = [
  ([, , z]) => z - NEAR,
  ([x, , z]) => WIDE * z - x,
  ([x, , z]) => WIDE * z + x,
  ([, y, z]) => WIDE * z - y,
  ([, y, z]) => WIDE * z + y,
];

/** A flat shape clipped to what is before the lens and projected; empty if nothing of it is. */
export function projectFace(camera: Camera, corners: readonly Vec[]): Point[] {
  let kept = corners.map((corner) => toLens(camera, corner));
  for (const inside of LIMITS) {
    if (kept.every((v) => inside(v) >= 0)) {
      continue;
    }
    const next: Vec[] = [];
    for (let i = 0; i < kept.length; i++) {
      const a = kept[i]!;
      const b = kept[(i + 1) % kept.length]!;
      const da = inside(a);
      const db = inside(b);
      if (da >= 0) {
        next.push(a);
      }
      if (da >= 0 !== db >= 0) {
        const t = da / (da - db);
        next.push([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t]);
      }
    }
    kept = next;
  }
  return kept.map((corner) => fromLens(camera, [corner[0], corner[1], Math.max(corner[2], NEAR)]));
}

/** Height of the horizon in the middle of the picture, in pixels from the centre, downward. */
export function horizonOffset(camera: Camera): number {
  return -camera.focal * Math.tan(Math.min(Math.max(camera.pitch, -1.5), 1.5));
}

/** A camera at `distance` from `target`, `around` radians to its right and `above` radians over it, looking at it. */
export function lookAt(
  target: Vec,
  view: { distance: number; around: number; above: number; roll: number; focal: number; centre: Point },
): Camera {
  const level = view.distance * Math.cos(view.above);
  return {
    eye: [
      target[0] + level * Math.sin(view.around),
      target[1] + view.distance * Math.sin(view.above),
      target[2] - level * Math.cos(view.around),
    ],
    yaw: -view.around,
    pitch: view.above,
    roll: view.roll,
    focal: view.focal,
    centre: view.centre,
  };
}
