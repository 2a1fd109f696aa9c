/**
 * The head as seen: how far it is turned from the lens decides which of five drawings it is (front, three-quarter,
 * profile, and the two from behind); the features ride on it as on a ball.
 */
import { type Point, project } from '../staging/camera.ts';
import type { Easel } from './easel.ts';
import { poseOf } from './poses.ts';
import type { View } from './profiles.ts';

/** A place on the ball of the face: azimuth from its middle line, height in head units, how far it stands out. */
export type OnFace = (azimuth: number, y: number, out?: number) => Point;

export interface HeadView {
  view: View;
  /** Radians from the lens: 0 looks into it, positive towards the right of the picture. */
  turn: number;
  /** The same towards the right always; `mirror` says that the drawing is flipped. */
  aside: number;
  mirror: boolean;
  /** Radians: how far the face looks down as seen. */
  tilt: number;
  /** From head units (height 1, centre 0, facing right) to the picture. */
  at(x: number, y: number): Point;
  /** Pixels of one head. */
  size: number;
  /** −1: light from the face's left in head units. */
  light: -1 | 1;
}

export function headView(easel: Easel): HeadView {
  const { bones, camera, figure } = easel;
  const { left, up, front } = bones.axes;
  const centre = project(camera, bones.head);
  const to = [camera.eye[0] - bones.head[0], camera.eye[1] - bones.head[1], camera.eye[2] - bones.head[2]] as const;
  const length = Math.hypot(...to) || 1;
  const along = (axis: readonly [number, number, number]) =>
    (to[0] * axis[0] + to[1] * axis[1] + to[2] * axis[2]) / length;
  const pose = poseOf(figure.pose, figure.variant);
  let turn = Math.atan2(-along(left), along(front)) + figure.gaze.turn * (along(left) > 0 ? -1 : 1);
  turn = Math.atan2(Math.sin(turn), Math.cos(turn));
  const nod = figure.gaze.nod + (pose.nod * Math.PI) / 180 + (figure.look.old ? 0.05 : 0);
  const facing = Math.cos(turn);
  const tilt = Math.max(
    -0.75,
    Math.min(0.75, nod * Math.max(facing, 0.25) + Math.asin(Math.max(-1, Math.min(1, along(up)))) * facing * 0.8),
  );
  const crown = project(camera, [
    bones.head[0] + up[0] * 0.1,
    bones.head[1] + up[1] * 0.1,
    bones.head[2] + up[2] * 0.1,
  ]);
  const mirror = turn < 0;
  // In profile a nod turns the drawing; from the front it moves the features.
  const rollOfNod = nod * Math.abs(Math.sin(turn)) * (mirror ? -1 : 1);
  const roll = Math.atan2(crown.x - centre.x, -(crown.y - centre.y)) + rollOfNod;
  const size = bones.headSize * centre.scale;
  const cos = Math.cos(roll);
  const sin = Math.sin(roll);
  const aside = Math.abs(turn);
  return {
    view:
      aside < 0.27 ? 'front' : aside < 1.08 ? 'quarter' : aside < 1.9 ? 'profile' : aside < 2.62 ? 'behind' : 'back',
    turn,
    aside,
    mirror,
    tilt,
    size,
    light: mirror ? (-easel.light as -1 | 1) : easel.light,
    at(x, y) {
      const px = (mirror ? -x : x) * size;
      const py = y * size;
      return [centre.x + px * cos - py * sin, centre.y + px * sin + py * cos];
    },
  };
}
