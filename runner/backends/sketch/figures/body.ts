/**
 * Draws a person from the mannequin: limbs, trunk, clothes and hands in the order of their depth. Every part is laid
 * down as outline, local tone and shade, so that overlapping parts read as one drawing.
 */
import { type Camera, type Point, project, type Vec } from '../staging/camera.ts';
import { hashText } from '../staging/random.ts';
import type { FigureStaging } from '../staging/staging.ts';
import type { Pen } from '../svg/pen.ts';
import type { Tones } from '../svg/tones.ts';
import { drawGarment, drawSkirt, LENGTH } from './clothes.ts';
import { between, drawTube, type Easel, hairTone, trunkStations } from './easel.ts';
import { drawHand, drawShoe } from './hand.ts';
import { drawHair, drawHead, drawHeadBack } from './head.ts';
import { type LimbJoints, type Skeleton, skeleton } from './skeleton.ts';
import { headView } from './view.ts';

/** Where the right hand is and how large, for what it holds. */
export interface Grip {
  at: Point;
  size: number;
  angle: number;
}

export function drawFigure(pen: Pen, tones: Tones, camera: Camera, figure: FigureStaging, light: -1 | 1): Grip | null {
  const bones = skeleton({ ...figure });
  const chest = project(camera, bones.chest);
  if (chest.depth < 0.16 && project(camera, bones.head).depth < 0.16) {
    return null;
  }
  const easel = prepare(pen, tones, camera, figure, bones, light);
  if (camera.pitch > 1.05) {
    return drawFromAbove(easel);
  }
  const depth = (place: Vec) => project(camera, place).depth;
  const trunkDepth = depth(bones.chest);
  const armDepth = (arm: LimbJoints) => (depth(arm.middle) + depth(arm.end) * 1.4) / 2.4;
  const legsInFront = (leg: LimbJoints) => depth(leg.middle) < depth(bones.pelvis) - 0.2;
  const arms = ([bones.left, bones.right] as const).toSorted((a, b) => armDepth(b) - armDepth(a));
  const legs = ([bones.legLeft, bones.legRight] as const).toSorted(
    (a, b) => depth(b.end) + depth(b.middle) - depth(a.end) - depth(a.middle),
  );
  const view = headView(easel);
  const behind = (arm: LimbJoints) => armDepth(arm) > trunkDepth + 0.015;

  for (const arm of arms.filter(behind)) {
    drawArm(easel, arm);
  }
  const rear = Math.abs(view.turn) > 1.85;
  if (!rear) {
    drawHeadBack(easel, view);
  }
  const skirted = LENGTH[figure.look.garment] > 0;
  for (const leg of legs.filter((l) => skirted || !legsInFront(l))) {
    drawLeg(easel, leg);
  }
  drawNeck(easel);
  drawTrunk(easel);
  if (skirted) {
    drawSkirt(easel);
  }
  drawGarment(easel);
  for (const leg of legs.filter((l) => !skirted && legsInFront(l))) {
    drawLeg(easel, leg);
  }
  const raised = (arm: LimbJoints) => arm.end[1] > bones.neck[1];
  const near = arms.filter((arm) => !behind(arm));
  for (const arm of near.filter((a) => !raised(a))) {
    drawArm(easel, arm);
  }
  drawHead(easel, view);
  drawHair(easel, view);
  if (rear) {
    drawHeadBack(easel, view);
  }
  for (const arm of near.filter(raised)) {
    drawArm(easel, arm);
  }
  return gripOf(easel);
}

function prepare(pen: Pen, tones: Tones, camera: Camera, figure: FigureStaging, bones: Skeleton, light: -1 | 1): Easel {
  const scale = project(camera, bones.chest).scale;
  const roll = (hashText(`${figure.name} legs`) % 100) / 100;
  const extra = figure.role === 'extra';
  const near = figure.role === 'foreground' ? 0.5 : 1;
  const legs = 0.24 + roll * 0.2;
  const { skinTone } = figure.look;
  return {
    pen,
    tones,
    camera,
    figure,
    bones,
    light,
    scale,
    line: Math.min(Math.max((scale * 0.0075) / pen.unit, 1.1), figure.role === 'foreground' ? 4.6 : 3.6),
    cloth: extra ? tones.figure(0.5 + roll * 0.3) : tones.accent(figure.color, near),
    clothShade: extra ? tones.figure(0.35 + roll * 0.25) : tones.accent(figure.color, 0.7 * near),
    legs: tones.figure(legs * near + 0.02),
    legsShade: tones.figure(legs * 0.68 * near),
    skin: tones.figure(skinTone * (near === 1 ? 1 : 0.62)),
    skinShade: tones.figure(skinTone * 0.74 * (near === 1 ? 1 : 0.6)),
  };
}

function drawArm(easel: Easel, arm: LimbJoints): void {
  const { look } = easel.figure;
  const h = look.height * look.girth * (look.heads < 6 ? 1.1 : 1);
  const loose =
    look.garment === 'coat' || look.garment === 'robe' || look.garment === 'suit' || look.garment === 'jacket'
      ? 1.16
      : look.garment === 'dress'
        ? 0.86
        : 1;
  const sleeve = [
    between(easel, arm.root, arm.middle, -0.02, 0.016 * h * loose),
    between(easel, arm.root, arm.middle, 0.1, 0.03 * h * loose),
    between(easel, arm.root, arm.middle, 0.5, 0.0295 * h * loose),
    between(easel, arm.root, arm.middle, 1, 0.0255 * h * loose),
    between(easel, arm.middle, arm.end, 0.3, 0.026 * h * loose),
    between(easel, arm.middle, arm.end, 0.92, 0.019 * h * loose),
  ];
  // Crossed arms hide their hands.
  if (easel.figure.pose !== 'arms crossed') {
    drawHand(easel, arm);
  }
  drawTube(easel, sleeve, easel.cloth, easel.clothShade, 'grown');
  const elbow = sleeve[3]!;
  if (easel.scale / easel.pen.unit > 220) {
    // Two creases at the elbow.
    const { pen, tones } = easel;
    pen.curve(
      [
        [elbow.x - elbow.r * 0.7, elbow.y - elbow.r * 0.5],
        [elbow.x, elbow.y - elbow.r * 0.1],
        [elbow.x + elbow.r * 0.4, elbow.y - elbow.r * 0.3],
      ],
      { stroke: tones.ink, width: easel.line * 0.45, opacity: 0.7 },
    );
  }
}

function drawLeg(easel: Easel, leg: LimbJoints): void {
  const { look } = easel.figure;
  const h = look.height * (0.45 + 0.55 * look.girth) * (look.heads < 6 ? 1.12 : 1);
  const bare = look.garment === 'dress' || look.garment === 'skirt';
  drawShoe(easel, leg);
  const stations = [
    between(easel, leg.root, leg.middle, -0.05, 0.036 * h),
    between(easel, leg.root, leg.middle, 0.2, 0.05 * h),
    between(easel, leg.root, leg.middle, 0.6, 0.044 * h),
    between(easel, leg.root, leg.middle, 1, 0.034 * h),
    between(easel, leg.middle, leg.end, 0.3, bare ? 0.032 * h : 0.034 * h),
    between(easel, leg.middle, leg.end, 0.7, bare ? 0.024 * h : 0.029 * h),
    between(easel, leg.middle, leg.end, 1, bare ? 0.017 * h : 0.028 * h),
  ];
  drawTube(easel, stations, bare ? easel.skin : easel.legs, bare ? easel.skinShade : easel.legsShade, 'grown');
}

function drawNeck(easel: Easel): void {
  const { bones, figure } = easel;
  const thick = bones.headSize * (figure.look.woman ? 0.215 : 0.26) * (0.7 + 0.3 * figure.look.girth);
  const stations = [
    between(easel, bones.head, bones.neck, 0.1, thick * 0.95),
    between(easel, bones.head, bones.neck, 0.6, thick * 0.95),
    between(easel, bones.head, bones.neck, 1.15, thick * 1.25),
  ];
  drawTube(easel, stations, easel.skinShade, easel.skinShade, 'open');
}

function drawTrunk(easel: Easel): void {
  const stations = trunkStations(easel);
  const { look } = easel.figure;
  if (LENGTH[look.garment] === 0) {
    const pelvis = stations.slice(6).map((station, i) => (i === 0 ? { ...station, r: station.r * 0.84 } : station));
    drawTube(easel, pelvis, easel.legs, easel.legsShade, 'open');
    drawTube(easel, stations.slice(0, look.garment === 'shirt' ? 7 : 8), easel.cloth, easel.clothShade);
  } else {
    drawTube(easel, stations.slice(0, 6), easel.cloth, easel.clothShade, 'open');
  }
}

/** Seen from straight above: shoulders, head and what the limbs reach for. */
function drawFromAbove(easel: Easel): Grip {
  const { bones, pen, tones, camera, figure } = easel;
  const head = project(camera, bones.head);
  for (const leg of [bones.legLeft, bones.legRight]) {
    drawLeg(easel, leg);
  }
  for (const arm of [bones.left, bones.right]) {
    drawArm(easel, arm);
  }
  const left = project(camera, bones.left.root);
  const right = project(camera, bones.right.root);
  const turn = Math.atan2(left.y - right.y, left.x - right.x);
  const wide = Math.hypot(left.x - right.x, left.y - right.y) / 2;
  const middle: Point = [(left.x + right.x) / 2, (left.y + right.y) / 2];
  const thick = figure.look.height * 0.062 * figure.look.girth * head.scale;
  pen.ellipse(middle, wide * 1.16, thick * 1.15, { fill: easel.cloth, stroke: tones.ink, width: easel.line }, turn);
  pen.ellipse(
    [middle[0] - easel.light * wide * 0.2, middle[1]],
    wide * 0.9,
    thick * 0.9,
    { fill: easel.clothShade, opacity: 0.6 },
    turn,
  );
  const r = bones.headSize * 0.46 * head.scale;
  const nose = project(camera, [
    bones.head[0] + bones.axes.front[0] * bones.headSize * 0.55,
    bones.head[1],
    bones.head[2] + bones.axes.front[2] * bones.headSize * 0.55,
  ]);
  pen.ellipse([nose.x, nose.y], r * 0.22, r * 0.22, { fill: easel.skin, stroke: tones.ink, width: easel.line });
  const facing = Math.atan2(nose.y - head.y, nose.x - head.x);
  const hair = figure.look.hair === 'bald' ? easel.skin : hairTone(easel, 1);
  pen.ellipse([head.x, head.y], r * 1.04, r * 0.84, { fill: hair, stroke: tones.ink, width: easel.line }, facing);
  pen.curve(
    [
      [head.x - r * 0.6 * Math.cos(facing), head.y - r * 0.6 * Math.sin(facing)],
      [head.x, head.y + r * 0.1],
      [head.x + r * 0.7 * Math.cos(facing), head.y + r * 0.7 * Math.sin(facing)],
    ],
    { stroke: tones.figure(0.55), width: easel.line * 0.6 },
  );
  return gripOf(easel);
}

function gripOf(easel: Easel): Grip {
  const { right } = easel.bones;
  const end = project(easel.camera, right.end);
  const reach = easel.figure.look.height * 0.055;
  const tip = project(easel.camera, [
    right.end[0] + right.tip[0] * reach,
    right.end[1] + right.tip[1] * reach,
    right.end[2] + right.tip[2] * reach,
  ]);
  return { at: [tip.x, tip.y], size: end.scale, angle: Math.atan2(tip.y - end.y, tip.x - end.x) };
}
