/**
 * What every part of a figure is drawn with, and the measures of the body that several parts share.
 */
import { type Camera, type Point, project, type Vec } from '../staging/camera.ts';
import type { FigureStaging } from '../staging/staging.ts';
import type { Pen } from '../svg/pen.ts';
import type { Tones } from '../svg/tones.ts';
import type { Skeleton } from './skeleton.ts';
import { type Station, shadedSide, tube } from './tube.ts';

/** What every part of a figure is drawn with. */
export interface Easel {
  pen: Pen;
  tones: Tones;
  camera: Camera;
  figure: FigureStaging;
  bones: Skeleton;
  /** −1: the light comes from the left. */
  light: -1 | 1;
  /** Line width for this figure, in thousandths of the picture's height. */
  line: number;
  /** Pixels per metre at the figure. */
  scale: number;
  cloth: string;
  clothShade: string;
  legs: string;
  legsShade: string;
  skin: string;
  skinShade: string;
}

/**
 * A tube in three layers: its tone, its shaded side, the line around it. An end that grows out of another part is
 * left open, so that the parts read as one body.
 */
export function drawTube(
  easel: Easel,
  stations: readonly Station[],
  tone: string,
  shade: string,
  ends: 'closed' | 'open' | 'grown' = 'closed',
): void {
  const { pen, tones, line, light } = easel;
  const outline = tube(stations);
  const stroke = { stroke: tones.ink, width: line, wobble: 0.3 };
  if (ends === 'closed') {
    pen.blob(outline, { fill: tone, ...stroke });
    pen.blob(shadedSide(stations, light), { fill: shade, wobble: 0 });
    pencilShade(easel, stations);
    return;
  }
  pen.blob(outline, { fill: tone, wobble: 0 });
  pen.blob(shadedSide(stations, light), { fill: shade, wobble: 0 });
  pencilShade(easel, stations);
  const n = stations.length;
  if (ends === 'grown') {
    // The line begins at the root on the outer side and lower on the inner one, where the part grows out of the body.
    const body = project(easel.camera, easel.bones.waist);
    const from = (i: number) => Math.abs(outline[i]![0] - body.x);
    const inner = 2;
    const last = 2 * n - 1;
    pen.curve(
      from(0) >= from(last)
        ? [outline[last]!, ...outline.slice(0, 2 * n - inner)]
        : [...outline.slice(inner), outline[0]!],
      stroke,
    );
  } else {
    pen.curve(outline.slice(0, n), stroke);
    pen.curve(outline.slice(n), stroke);
  }
}

/** Strokes of the pencil over the shade of whoever is near enough to show them. */
function pencilShade(easel: Easel, stations: readonly Station[]): void {
  const { pen, tones, light, scale } = easel;
  if (scale / pen.unit > 200) {
    pen.hatch(shadedSide(stations, light), light > 0 ? 2.2 : 0.95, 7.5, {
      stroke: tones.ink,
      width: 1,
      opacity: 0.3,
      wobble: 2.5,
    });
  }
}

/** A station `t` of the way between two joints. */
export function between(easel: Easel, a: Vec, b: Vec, t: number, metres: number): Station {
  const place: Vec = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
  const p = project(easel.camera, place);
  return { x: p.x, y: p.y, r: metres * p.scale };
}

/** Half the trunk's width as seen, at a level, given its half width and half depth in metres. */
export function trunkStation(easel: Easel, centre: Vec, width: number, depth: number): Station {
  const { axes } = easel.bones;
  const p = project(easel.camera, centre);
  const side = project(easel.camera, [
    centre[0] + axes.left[0] * width,
    centre[1] + axes.left[1] * width,
    centre[2] + axes.left[2] * width,
  ]);
  const front = project(easel.camera, [
    centre[0] + axes.front[0] * depth,
    centre[1] + axes.front[1] * depth,
    centre[2] + axes.front[2] * depth,
  ]);
  const spine = screenSpine(easel);
  const across = (q: { x: number; y: number }) => (q.x - p.x) * spine[1] - (q.y - p.y) * spine[0];
  return { x: p.x, y: p.y, r: Math.hypot(across(side), across(front)) };
}

/** Unit vector from neck to pelvis in the picture. */
export function screenSpine(easel: Easel): Point {
  const top = project(easel.camera, easel.bones.neck);
  const end = project(easel.camera, easel.bones.pelvis);
  const length = Math.hypot(end.x - top.x, end.y - top.y) || 1;
  return [(end.x - top.x) / length, (end.y - top.y) / length];
}

export function mixVec(a: Vec, b: Vec, t: number): Vec {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

/** The trunk's stations from collar to crotch. */
export function trunkStations(easel: Easel): Station[] {
  const { bones, figure } = easel;
  const { look } = figure;
  const h = look.height;
  const g = look.girth;
  const belly = g > 1.15 ? 1.16 : 1;
  return [
    trunkStation(easel, mixVec(bones.neck, bones.head, 0.06), 0.036 * h, 0.036 * h),
    trunkStation(easel, mixVec(bones.neck, bones.chest, 0.12), bones.shoulder * 0.55, 0.044 * h * g),
    trunkStation(easel, mixVec(bones.neck, bones.chest, 0.42), bones.shoulder * 1.04, 0.054 * h * g),
    trunkStation(easel, mixVec(bones.neck, bones.chest, 0.8), bones.shoulder * 1.06, 0.066 * h * g),
    trunkStation(
      easel,
      mixVec(bones.chest, bones.waist, 0.35),
      bones.shoulder * 0.9 * (look.woman ? 0.94 : 1),
      0.069 * h * g,
    ),
    trunkStation(easel, bones.waist, 0.072 * h * g * (look.woman ? 0.92 : 1.04) * belly, 0.056 * h * g * belly),
    trunkStation(
      easel,
      mixVec(bones.waist, bones.pelvis, 0.6),
      0.084 * h * (0.4 + 0.6 * g) * (look.woman ? 1.06 : 1) * belly,
      0.062 * h * g * belly,
    ),
    trunkStation(easel, bones.pelvis, 0.09 * h * (0.4 + 0.6 * g) * (look.woman ? 1.06 : 0.96), 0.064 * h * g),
    trunkStation(easel, mixVec(bones.pelvis, bones.waist, -0.3), 0.075 * h * (0.4 + 0.6 * g), 0.05 * h * g),
  ];
}

export function hairTone(easel: Easel, factor: number): string {
  const near = easel.figure.role === 'foreground' ? 0.8 : 1;
  return easel.tones.figure((easel.figure.look.hairTone * 0.85 + 0.06) * factor * near);
}
