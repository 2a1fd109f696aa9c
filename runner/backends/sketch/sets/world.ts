/**
 * Drawing in the world: flat faces, boxes, lines and walls seen through the camera. Pieces are collected with their
 * depth and drawn farthest first, together with the figures.
 */
import { type Camera, type Point, project, projectFace, toLens, type Vec } from '../staging/camera.ts';
import type { Dice } from '../staging/random.ts';
import type { Rect, Setting } from '../staging/staging.ts';
import type { Pen } from '../svg/pen.ts';
import type { Tones } from '../svg/tones.ts';

export interface World {
  pen: Pen;
  tones: Tones;
  camera: Camera;
  picture: Rect;
  setting: Setting;
  /** Same for every shot in this place. */
  layout: Dice;
  /** Differs from take to take: what may be moved on a set between takes. */
  dressing: Dice;
  /** 0 all in focus … 1 a long lens close up: backgrounds grow pale and lose their small lines. */
  soft: number;
  /** How many seats the figures need; sets use it to leave their own chairs away. */
  pieces: Piece[];
}

/** A place on the floor. */
export type At = readonly [x: number, z: number];

export interface Piece {
  depth: number;
  draw(): void;
}

/** A tone of the set, paler the softer the background is. */
export function tone(world: World, value: number): string {
  return world.tones.set(value + (0.86 - value) * world.soft * 0.45);
}

export function inkOf(world: World, depth: number, heavy = 1): { stroke: string; width: number; opacity: number } {
  const near = Math.min(Math.max(3.4 / Math.max(depth, 0.5), 0.55), 1.35);
  return {
    stroke: world.tones.ink,
    width: Math.max(2 * near * heavy * (1 - 0.35 * world.soft), 0.6),
    opacity: (depth > 40 ? 0.6 : 0.92) * (1 - 0.5 * world.soft),
  };
}

export function depthOf(world: World, place: Vec): number {
  return toLens(world.camera, place)[2];
}

/** Puts a piece into the picture at the depth of `place`. */
export function piece(world: World, place: Vec, draw: () => void): void {
  world.pieces.push({ depth: depthOf(world, place), draw });
}

/** A flat face with tone and outline. Returns its outline in the picture, empty if it is not seen. */
export function face(world: World, corners: readonly Vec[], value: number, outline = 1): Point[] {
  const points = projectFace(world.camera, corners);
  if (points.length >= 3) {
    const ink = outline > 0 ? inkOf(world, Math.max(depthOf(world, corners[0]!), 0.5), outline) : null;
    world.pen.shape(points, { fill: tone(world, value) });
    if (ink) {
      world.pen.edges(points, { ...ink, wobble: 1.1 });
    }
  }
  return points;
}

/** A line in the world. */
export function edge(world: World, places: readonly Vec[], heavy = 0.6): void {
  for (let i = 0; i + 1 < places.length; i++) {
    const seen = projectFace(world.camera, [places[i]!, places[i + 1]!, places[i + 1]!]);
    if (seen.length >= 2) {
      world.pen.line([seen[0]!, seen[1]!], {
        ...inkOf(world, Math.max(depthOf(world, places[i]!), 0.5), heavy),
        wobble: 0.7,
      });
    }
  }
}

export interface BoxTones {
  top: number;
  front: number;
  side: number;
}

/** An upright box from `low` to `high`: the faces turned to the camera, the side away from the light darker. */
export function box(world: World, low: Vec, high: Vec, tones: BoxTones, outline = 1): void {
  const [x0, y0, z0] = low;
  const [x1, y1, z1] = high;
  const { eye } = world.camera;
  const side = (lit: boolean) => (lit ? Math.min(tones.side + 0.14, 1) : tones.side);
  if (eye[2] > z1) {
    face(
      world,
      [
        [x0, y0, z1],
        [x1, y0, z1],
        [x1, y1, z1],
        [x0, y1, z1],
      ],
      tones.front * 0.85,
      outline,
    );
  }
  if (eye[0] < x0) {
    face(
      world,
      [
        [x0, y0, z0],
        [x0, y0, z1],
        [x0, y1, z1],
        [x0, y1, z0],
      ],
      side(world.setting.lightSide < 0),
      outline,
    );
  }
  if (eye[0] > x1) {
    face(
      world,
      [
        [x1, y0, z0],
        [x1, y0, z1],
        [x1, y1, z1],
        [x1, y1, z0],
      ],
      side(world.setting.lightSide > 0),
      outline,
    );
  }
  if (eye[2] < z0) {
    face(
      world,
      [
        [x0, y0, z0],
        [x1, y0, z0],
        [x1, y1, z0],
        [x0, y1, z0],
      ],
      tones.front,
      outline,
    );
  }
  if (eye[1] > y1) {
    face(
      world,
      [
        [x0, y1, z0],
        [x1, y1, z0],
        [x1, y1, z1],
        [x0, y1, z1],
      ],
      tones.top,
      outline,
    );
  } else if (eye[1] < y0) {
    face(
      world,
      [
        [x0, y0, z0],
        [x1, y0, z0],
        [x1, y0, z1],
        [x0, y0, z1],
      ],
      tones.side * 0.8,
      outline,
    );
  }
}

export const WOOD: BoxTones = { top: 0.78, front: 0.6, side: 0.46 };
export const PALE: BoxTones = { top: 0.96, front: 0.86, side: 0.7 };
export const DARK: BoxTones = { top: 0.46, front: 0.34, side: 0.24 };

/** Hatching inside a face: shadow as a pencil lays it. */
export function shadeFace(world: World, corners: readonly Vec[], gap: number, angle = 0.9, opacity = 0.35): void {
  const points = projectFace(world.camera, corners);
  if (points.length >= 3) {
    world.pen.hatch(points, angle, gap, {
      stroke: world.tones.ink,
      width: 0.9,
      opacity: opacity * (1 - 0.6 * world.soft),
    });
  }
}

/** Draws a flat thing that always faces the lens; the callback gets its foot point and the pixels of a metre. */
export function standing(world: World, at: Vec, draw: (foot: Point, metre: number, depth: number) => void): void {
  piece(world, at, () => {
    const p = project(world.camera, at);
    if (p.depth > 0.6) {
      draw([p.x, p.y], p.scale, p.depth);
    }
  });
}

/** The soft shadow under a thing on the ground, hatched. */
export function groundShadow(world: World, at: Vec, radius: number): void {
  const shape: Vec[] = [];
  for (let i = 0; i < 10; i++) {
    const a = (i * Math.PI) / 5;
    const stretch = 1 + 0.9 * Math.max(0, Math.cos(a) * -world.setting.lightSide);
    shape.push([at[0] + Math.cos(a) * radius * stretch, at[1] + 0.002, at[2] + Math.sin(a) * radius * 0.55]);
  }
  const points = projectFace(world.camera, shape);
  if (points.length >= 3) {
    world.pen.blob(points, { fill: world.tones.set(0.22), opacity: 0.36, wobble: 0 });
  }
}
