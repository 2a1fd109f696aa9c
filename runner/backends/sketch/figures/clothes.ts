/** What tells one garment from another: skirts and coat tails, lapels, buttons, collars, belts. */
import { type Point, project, type Vec } from '../staging/camera.ts';
import type { Garment } from '../staging/staging.ts';
import { drawTube, type Easel, mixVec, trunkStation, trunkStations } from './easel.ts';
import type { Station } from './tube.ts';

/** How far a garment hangs below the hips: 0 not at all, 1 to the knees, 2 to the ankles. */
export const LENGTH: Record<Garment, number> = {
  shirt: 0,
  jacket: 0,
  sweater: 0,
  uniform: 0,
  suit: 0,
  coat: 0.92,
  skirt: 1,
  dress: 1.2,
  robe: 1.9,
};

export function drawSkirt(easel: Easel): void {
  const { bones, figure } = easel;
  const { garment, height: h, girth: g } = figure.look;
  const length = LENGTH[garment];
  const stations = trunkStations(easel);
  const knees = mixVec(bones.legLeft.middle, bones.legRight.middle, 0.5);
  const feet = mixVec(bones.legLeft.end, bones.legRight.end, 0.5);
  const spread = (a: Vec, b: Vec) => Math.hypot(a[0] - b[0], a[2] - b[2]) / 2;
  const flare = garment === 'dress' || garment === 'skirt' ? 0.062 : garment === 'robe' ? 0.05 : 0.042;
  const atKnees = spread(bones.legLeft.middle, bones.legRight.middle) + flare * h;
  const hang: Station[] = [stations[5]!, stations[6]!, stations[7]!];
  const skirtAt = (t: number, metres: number): Station =>
    t <= 1
      ? trunkStation(easel, mixVec(bones.pelvis, knees, t), metres, metres * 0.8)
      : trunkStation(easel, mixVec(knees, feet, t - 1), metres, metres * 0.8);
  hang.push(skirtAt(Math.min(length, 1) * 0.5, 0.08 * h * (0.5 + 0.5 * g) + (atKnees - 0.06 * h) * 0.5));
  hang.push(skirtAt(Math.min(length, 1), Math.max(atKnees, 0.075 * h)));
  if (length > 1) {
    const atFeet = spread(bones.legLeft.end, bones.legRight.end) * (length - 1) + atKnees * 0.5 + flare * h * 0.6;
    hang.push(skirtAt(length, Math.max(atFeet, atKnees * 1.05)));
  }
  const tone = garment === 'skirt' ? easel.legs : easel.cloth;
  const shade = garment === 'skirt' ? easel.legsShade : easel.clothShade;
  drawTube(easel, hang, tone, shade);
  folds(easel, hang, garment === 'coat' ? 2 : 4);
}

function folds(easel: Easel, hang: readonly Station[], count: number): void {
  const from = hang[2]!;
  const to = hang.at(-1)!;
  for (let i = 0; i < count; i++) {
    const s = ((i + 0.5) / count) * 2 - 1;
    easel.pen.curve(
      [
        [from.x + from.r * s * 0.7, from.y + (to.y - from.y) * 0.25],
        [(from.x + to.x) / 2 + ((from.r + to.r) / 2) * s * 0.78, from.y + (to.y - from.y) * 0.6],
        [to.x + to.r * s * 0.86, to.y - (to.y - from.y) * 0.02],
      ],
      { stroke: easel.tones.ink, width: easel.line * 0.45, opacity: 0.55 },
    );
  }
}

/** Details of the front: only those on the side that is seen. */
export function drawGarment(easel: Easel): void {
  if (easel.scale / easel.pen.unit < 60) {
    return;
  }
  const { pen, tones, figure, line } = easel;
  const { garment } = figure.look;
  const on = surface(easel);
  const ink = { stroke: tones.ink, width: line * 0.6, opacity: 0.85 };
  const draw = (places: readonly (readonly [t: number, angle: number])[]) => {
    const points = places.map(([t, angle]) => on(t, angle));
    if (points.every((p) => p !== null)) {
      pen.curve(points as Point[], ink);
    }
  };
  const fillOn = (places: readonly (readonly [t: number, angle: number])[], fill: string) => {
    const points = places.map(([t, angle]) => on(t, angle));
    if (points.every((p) => p !== null)) {
      pen.shape(points as Point[], { fill, stroke: tones.ink, width: line * 0.6, wobble: 0 });
    }
  };
  switch (garment) {
    case 'suit':
      fillOn(
        [
          [0, -0.5],
          [0, 0.5],
          [0.55, 0],
        ],
        tones.figure(0.96),
      );
      fillOn(
        [
          [0.06, -0.1],
          [0.06, 0.1],
          [0.48, 0.05],
          [0.55, 0],
          [0.48, -0.05],
        ],
        easel.clothShade,
      );
      draw([
        [0, -0.6],
        [0.3, -0.55],
        [0.56, 0],
        [1.35, 0.06],
      ]);
      draw([
        [0, 0.6],
        [0.3, 0.55],
        [0.56, 0],
      ]);
      break;
    case 'coat':
      fillOn(
        [
          [-0.16, -0.6],
          [-0.12, 0],
          [-0.16, 0.6],
          [0.34, 0],
        ],
        tones.figure(0.62),
      );
      fillOn(
        [
          [-0.16, -0.62],
          [0.02, -0.95],
          [0.3, -0.62],
          [0.5, -0.1],
          [0.34, 0],
        ],
        easel.clothShade,
      );
      fillOn(
        [
          [-0.16, 0.62],
          [0.02, 0.95],
          [0.3, 0.62],
          [0.5, 0.1],
          [0.34, 0],
        ],
        easel.clothShade,
      );
      draw([
        [0.5, 0.02],
        [1, 0.04],
        [1.6, 0.06],
      ]);
      for (const t of [0.66, 0.92, 1.18]) {
        dot(easel, on(t, -0.16));
      }
      break;
    case 'jacket':
      fillOn(
        [
          [0, -0.45],
          [0, 0.45],
          [0.26, 0],
        ],
        tones.figure(0.85),
      );
      draw([
        [0, -0.55],
        [0.2, -0.4],
        [0.28, 0],
        [0.8, 0.02],
        [1.5, 0],
      ]);
      draw([
        [0, 0.55],
        [0.2, 0.4],
        [0.28, 0],
      ]);
      draw([
        [0.95, -0.9],
        [1.08, -0.5],
      ]);
      break;
    case 'uniform':
      draw([
        [0, -0.5],
        [0.16, 0],
        [0, 0.5],
      ]);
      draw([
        [0.16, 0],
        [0.8, 0],
        [1.4, 0],
      ]);
      for (const t of [0.3, 0.55, 0.8, 1.05]) {
        dot(easel, on(t, 0.14));
      }
      fillOn(
        [
          [0.98, -1.2],
          [0.98, 0],
          [0.98, 1.2],
          [1.1, 1.2],
          [1.1, 0],
          [1.1, -1.2],
        ],
        tones.figure(0.2),
      );
      draw([
        [0.35, 0.5],
        [0.35, 0.95],
      ]);
      break;
    case 'shirt':
      fillOn(
        [
          [-0.05, -0.5],
          [0.16, -0.42],
          [0.1, 0],
        ],
        tones.figure(0.9),
      );
      fillOn(
        [
          [-0.05, 0.5],
          [0.16, 0.42],
          [0.1, 0],
        ],
        tones.figure(0.9),
      );
      draw([
        [0.1, 0],
        [0.6, 0.02],
        [1.15, 0],
      ]);
      break;
    case 'sweater':
      draw([
        [0.02, -0.7],
        [0.1, 0],
        [0.02, 0.7],
      ]);
      draw([
        [0.08, -0.7],
        [0.17, 0],
        [0.08, 0.7],
      ]);
      draw([
        [1.28, -1.1],
        [1.34, 0],
        [1.28, 1.1],
      ]);
      break;
    case 'dress':
      draw([
        [0.04, -0.8],
        [0.26, 0],
        [0.04, 0.8],
      ]);
      draw([
        [0.98, -1.2],
        [1.02, 0],
        [0.98, 1.2],
      ]);
      break;
    case 'skirt':
      draw([
        [0, -0.5],
        [0.14, 0],
        [0, 0.5],
      ]);
      fillOn(
        [
          [0.98, -1.2],
          [0.98, 0],
          [0.98, 1.2],
          [1.06, 1.2],
          [1.06, 0],
          [1.06, -1.2],
        ],
        tones.figure(0.25),
      );
      break;
    case 'robe':
      draw([
        [0, -0.4],
        [0.5, 0],
        [1.4, 0.1],
      ]);
      draw([
        [1, -1.3],
        [1.06, 0],
        [1, 1.3],
      ]);
      break;
  }
}

function dot(easel: Easel, at: Point | null): void {
  if (at) {
    const r = easel.scale * 0.008;
    easel.pen.ellipse(at, r, r, { fill: easel.tones.ink, wobble: 0 });
  }
}

/**
 * Places on the trunk: `t` 0 at the collar, 1 at the waist, 2 at the crotch, `angle` in radians around it from the
 * middle of the chest to the person's left. Null where the surface is turned away.
 */
function surface(easel: Easel): (t: number, angle: number) => Point | null {
  const { bones, figure, camera } = easel;
  const { height: h, girth: g } = figure.look;
  return (t, angle) => {
    const centre =
      t < 1 ? mixVec(bones.neck, bones.waist, Math.max(t, -0.25)) : mixVec(bones.waist, bones.pelvis, t - 1);
    const wide =
      t < 0.2 ? bones.shoulder * (0.5 + 2 * Math.max(t, 0)) : t < 1 ? bones.shoulder * (0.9 - 0.22 * t) : 0.082 * h * g;
    const deep = (t < 0.2 ? 0.042 + Math.max(t, 0) * 0.1 : 0.064) * h * g;
    const l = Math.sin(angle) * wide;
    const f = Math.cos(angle) * deep;
    const { left, front } = bones.axes;
    const place: Vec = [
      centre[0] + left[0] * l + front[0] * f,
      centre[1] + left[1] * l + front[1] * f,
      centre[2] + left[2] * l + front[2] * f,
    ];
    const nl = Math.sin(angle) / wide;
    const nf = Math.cos(angle) / deep;
    const toEye = [camera.eye[0] - place[0], camera.eye[1] - place[1], camera.eye[2] - place[2]] as const;
    const faces =
      (left[0] * nl + front[0] * nf) * toEye[0] +
      (left[1] * nl + front[1] * nf) * toEye[1] +
      (left[2] * nl + front[2] * nf) * toEye[2];
    if (faces <= 0) {
      return null;
    }
    const p = project(camera, place);
    return p.depth > 0.15 ? [p.x, p.y] : null;
  };
}
