/** Hands as mitts with a thumb, shoes with a sole: enough to say what they do, never a count of fingers. */
import { type Point, project, type Vec } from '../staging/camera.ts';
import type { Easel } from './easel.ts';
import type { LimbJoints } from './skeleton.ts';

export function drawHand(easel: Easel, arm: LimbJoints): void {
  const { pen, tones, camera, figure } = easel;
  const length = figure.look.height * 0.1 * (figure.look.heads < 6 ? 0.92 : 1);
  const wrist = project(camera, arm.end);
  const tip = project(camera, along(arm.end, arm.tip, length));
  const scale = wrist.scale;
  const dx = tip.x - wrist.x;
  const dy = tip.y - wrist.y;
  const seen = Math.hypot(dx, dy) || 1;
  // A hand that points at the lens is a fist as round as it is wide.
  const reach = Math.max(seen, length * scale * 0.5);
  const ux = dx / seen;
  const uy = dy / seen;
  const wide = length * scale * 0.24 * (0.6 + 0.4 * figure.look.girth);
  const inward = arm === easel.bones.left ? 1 : -1;
  const thumb = inward * (easel.bones.axes.front[2] <= 0 ? -1 : 1);
  const at = (t: number, s: number): Point => [
    wrist.x + ux * reach * t - uy * wide * s,
    wrist.y + uy * reach * t + ux * wide * s,
  ];
  const ink = { stroke: tones.ink, width: easel.line * 0.85, fill: easel.skin, wobble: 0.2 };
  pen.blob(
    [at(0.16, thumb * 0.7), at(0.4, thumb * 1.5), at(0.62, thumb * 1.55), at(0.6, thumb * 1.0), at(0.4, thumb * 0.5)],
    ink,
  );
  pen.blob(
    [
      at(-0.1, -0.7),
      at(0.3, -1),
      at(0.7, -0.95),
      at(0.98, -0.45),
      at(1, 0.2),
      at(0.72, 0.85),
      at(0.3, 0.95),
      at(-0.1, 0.7),
    ],
    ink,
  );
  if (scale / pen.unit > 260) {
    for (const s of [-0.4, 0.05, 0.45]) {
      pen.line([at(0.62, s), at(0.95, s * 0.7)], { stroke: tones.ink, width: easel.line * 0.4, opacity: 0.75 });
    }
  }
}

export function drawShoe(easel: Easel, leg: LimbJoints): void {
  const { pen, tones, camera, figure } = easel;
  const h = figure.look.height;
  const ankle = project(camera, leg.end);
  const toe = project(camera, along(leg.end, leg.tip, h * 0.088));
  const heelPlace = along(leg.end, leg.tip, -h * 0.032);
  const heel = project(camera, heelPlace);
  const standing = leg.tip[1] > -0.3;
  const drop = standing ? h * 0.034 * ankle.scale : 0;
  const r = h * 0.021 * ankle.scale;
  const dark = tones.figure(figure.role === 'foreground' ? 0.1 : 0.2);
  if (!standing) {
    const stations: Point[] = [
      [ankle.x - r, ankle.y],
      [toe.x - r * 0.6, toe.y],
      [toe.x + r * 0.6, toe.y],
      [ankle.x + r, ankle.y],
    ];
    pen.blob(stations, { fill: dark, stroke: tones.ink, width: easel.line });
    return;
  }
  const wide = Math.max(Math.abs(toe.x - heel.x), r * 2.5);
  const sign = toe.x >= heel.x ? 1 : -1;
  const back: Point = [
    heel.x - (wide > Math.abs(toe.x - heel.x) ? (sign * (wide - Math.abs(toe.x - heel.x))) / 2 : 0),
    heel.y + drop,
  ];
  // Drawn flatter than it is seen: a foot in true perspective looks as if it stood on its toes.
  const front: Point = [back[0] + sign * wide, heel.y + (toe.y - heel.y) * 0.45 + drop];
  pen.blob(
    [
      [back[0], back[1] - r * 0.6],
      [ankle.x - sign * r * 1.1, ankle.y - r * 0.6],
      [ankle.x + sign * r * 1.1, ankle.y - r * 0.4],
      [(ankle.x + front[0]) / 2 + sign * r * 0.4, (ankle.y + drop * 0.5 + front[1]) / 2 - r * 0.7],
      [front[0] - sign * r * 0.3, front[1] - r * 0.95],
      [front[0] + sign * r * 0.25, front[1] - r * 0.35],
      [front[0] - sign * r * 0.1, front[1] + r * 0.3],
      [(back[0] + front[0]) / 2, (back[1] + front[1]) / 2 + r * 0.35],
      [back[0], back[1] + r * 0.3],
    ],
    { fill: dark, stroke: tones.ink, width: easel.line, wobble: 0.2 },
  );
}

function along(from: Vec, direction: Vec, metres: number): Vec {
  return [from[0] + direction[0] * metres, from[1] + direction[1] * metres, from[2] + direction[2] * metres];
}
