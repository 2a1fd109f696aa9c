/**
 * The mannequin: joints in metres from pose, proportions and build. Proportions follow the figure canon of 7½ heads
 * (crotch at half height, shoulders two heads wide, wrists at the crotch); a child has a larger head on shorter legs.
 */
import type { Vec } from '../staging/camera.ts';
import type { Look, PoseName } from '../staging/staging.ts';
import { type Limb, poseOf } from './poses.ts';

export interface LimbJoints {
  root: Vec;
  middle: Vec;
  end: Vec;
  /** Direction in which hand or foot goes on, unit length. */
  tip: Vec;
}

export interface Skeleton {
  head: Vec;
  /** Height of the head, chin to crown, in metres. */
  headSize: number;
  neck: Vec;
  chest: Vec;
  waist: Vec;
  pelvis: Vec;
  left: LimbJoints;
  right: LimbJoints;
  legLeft: LimbJoints;
  legRight: LimbJoints;
  /** Unit vectors of the body in the world: its left, its up, its front. */
  axes: { left: Vec; up: Vec; front: Vec };
  shoulder: number;
  hip: number;
  /** Height of the crown above the ground. */
  crown: number;
}

const RAD = Math.PI / 180;
type Local = readonly [left: number, up: number, front: number];

export interface Body {
  look: Look;
  pose: PoseName;
  variant: number;
  at: Vec;
  yaw: number;
  /** Radians added to the pose's own nod. */
  nod?: number;
}

export function skeleton({ look, pose: name, variant, at, yaw }: Body): Skeleton {
  const pose = poseOf(name, variant);
  const h = look.height;
  const head = h / look.heads;
  const stoop = look.old ? 7 : 0;
  const lean = (pose.lean + stoop) * RAD;
  const sway = pose.sway * RAD;
  const legs = h * (look.heads < 6 ? 0.47 : 0.52);
  const thigh = legs * 0.48;
  const shin = legs * 0.445;
  const trunk = h - legs - head * 1.28;
  const armScale = look.heads < 6 ? 0.9 : 1;
  const shoulder = h * (look.woman ? 0.092 : 0.105) * (0.55 + 0.45 * look.girth) * (look.heads < 6 ? 0.92 : 1);
  const hip = h * (look.woman ? 0.05 : 0.047) * (0.4 + 0.6 * look.girth);

  // The trunk bends as a bow: the chest takes two thirds of the lean, the pelvis the rest.
  const along = (from: Local, length: number, forward: number, aside: number): Local => [
    from[0] + Math.sin(aside) * length,
    from[1] + Math.cos(forward) * Math.cos(aside) * length,
    from[2] + Math.sin(forward) * Math.cos(aside) * length,
  ];
  const pelvis: Local = [0, 0, 0];
  const waist = along(pelvis, trunk * 0.36, lean * 0.6, sway * 0.6);
  const chest = along(waist, trunk * 0.4, lean, sway);
  const neck = along(chest, trunk * 0.24, lean * 1.15, sway);
  const bent = lean * 1.2 + stoop * RAD;
  const headCentre = along(neck, head * 0.74, bent * 0.8 + 0.06, sway * 0.3);

  const limb = (root: Local, side: 1 | -1, [uf, uo, lf, lo]: Limb, upper: number, lower: number, turn: number) => {
    const direction = (forward: number, out: number): Local => [
      side * Math.sin(out * RAD),
      -Math.cos(forward * RAD + turn) * Math.cos(out * RAD),
      Math.sin(forward * RAD + turn) * Math.cos(out * RAD),
    ];
    const first = direction(uf, uo);
    const second = direction(lf, lo);
    const middle = add(root, first, upper);
    return { root, middle, end: add(middle, second, lower), tip: second };
  };
  const shoulderDrop = trunk * 0.135;
  const shoulders = (side: 1 | -1): Local => [
    neck[0] + side * shoulder * 0.9,
    neck[1] - shoulderDrop,
    neck[2] - 0.004 * h,
  ];
  // Arms hang from the leaning trunk, so half of its lean turns them too.
  const left = limb(shoulders(1), 1, pose.left, h * 0.18 * armScale, h * 0.15 * armScale, 0);
  const right = limb(shoulders(-1), -1, pose.right, h * 0.18 * armScale, h * 0.15 * armScale, 0);
  const legLeft = limb([hip, 0, 0], 1, pose.legLeft, thigh, shin, 0);
  const legRight = limb([-hip, 0, 0], -1, pose.legRight, thigh, shin, 0);
  const sole = legs - thigh - shin;
  const knees = Math.min(legLeft.middle[1], legRight.middle[1]) - h * 0.028;
  const lowest = Math.min(legLeft.end[1] - sole, legRight.end[1] - sole, knees);

  const front: Vec = [Math.sin(yaw), 0, -Math.cos(yaw)];
  const side: Vec = [Math.cos(yaw), 0, Math.sin(yaw)];
  // On its back: up along the ground to the body's left, front to the sky.
  const axes: Skeleton['axes'] = pose.lying
    ? { left: [-front[0], 0, -front[2]], up: side, front: [0, 1, 0] }
    : { left: side, up: [0, 1, 0], front };
  const base: Vec = pose.lying
    ? [at[0] - side[0] * legs * 0.1, at[1] + h * 0.065 * look.girth, at[2] - side[2] * legs * 0.1]
    : [at[0], at[1] - lowest + (pose.lift ?? 0) * h, at[2]];
  const place = ([l, u, f]: Local): Vec => [
    base[0] + axes.left[0] * l + axes.up[0] * u + axes.front[0] * f,
    base[1] + axes.left[1] * l + axes.up[1] * u + axes.front[1] * f,
    base[2] + axes.left[2] * l + axes.up[2] * u + axes.front[2] * f,
  ];
  const turn = ([l, u, f]: Local): Vec => [
    axes.left[0] * l + axes.up[0] * u + axes.front[0] * f,
    axes.left[1] * l + axes.up[1] * u + axes.front[1] * f,
    axes.left[2] * l + axes.up[2] * u + axes.front[2] * f,
  ];
  const joints = (l: ReturnType<typeof limb>, foot: boolean): LimbJoints => ({
    root: place(l.root),
    middle: place(l.middle),
    end: place(l.end),
    tip: turn(foot ? footTip(l.tip) : l.tip),
  });
  const headPlace = place(headCentre);
  return {
    head: headPlace,
    headSize: head,
    neck: place(neck),
    chest: place(chest),
    waist: place(waist),
    pelvis: place(pelvis),
    left: joints(left, false),
    right: joints(right, false),
    legLeft: joints(legLeft, true),
    legRight: joints(legRight, true),
    axes,
    shoulder,
    hip,
    crown: headPlace[1] + head * (pose.lying ? 0.4 : 0.5),
  };
}

/** A foot stands at a right angle to its shin, a kneeling one is stretched back. */
function footTip([l, u, f]: Local): Local {
  return f < -0.6 ? [l * 0.2, f * 0.35, f] : [l + Math.sign(l || 1) * 0.15, Math.max(-0.5, f * 0.9), Math.abs(u) + 0.1];
}

function add(from: Local, direction: Local, length: number): Local {
  return [from[0] + direction[0] * length, from[1] + direction[1] * length, from[2] + direction[2] * length];
}
