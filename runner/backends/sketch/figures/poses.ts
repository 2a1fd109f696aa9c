/**
 * Poses as joint angles, in degrees. Every limb has two segments, each with the angle it swings forward from hanging
 * straight down and the angle it opens outward; both are measured against the body, not against the segment above.
 */
import type { PoseName } from '../staging/staging.ts';

export type Limb = readonly [upperForward: number, upperOut: number, lowerForward: number, lowerOut: number];

export interface Pose {
  /** Trunk forward of upright. */
  lean: number;
  /** Trunk to the person's left. */
  sway: number;
  nod: number;
  left: Limb;
  right: Limb;
  legLeft: Limb;
  legRight: Limb;
  /** The whole body on its back along the ground. */
  lying?: boolean;
  /** Height of the feet over the ground as a fraction of the body: for falling and climbing. */
  lift?: number;
}

const HANG: Limb = [-3, 7, 6, 5];
const HANG_EASY: Limb = [-10, 9, 14, 3];
const LEG: Limb = [0, 3, 0, 2];
const SITTING_LEG: Limb = [84, 8, -4, 4];
const LAP: Limb = [14, 8, 68, -16];

const STAND: Pose = { lean: 1, sway: 0, nod: 0, left: HANG, right: HANG_EASY, legLeft: LEG, legRight: [2, 5, 0, 4] };
const SIT: Pose = { lean: 6, sway: 0, nod: 3, left: LAP, right: LAP, legLeft: SITTING_LEG, legRight: [80, 10, -8, 6] };

const POSES: Record<PoseName, readonly Pose[]> = {
  stand: [STAND, { ...STAND, left: HANG_EASY, right: [4, 8, 24, 2] }],
  contrapposto: [
    { ...STAND, sway: 3, left: HANG_EASY, right: [-14, 18, 34, -14], legLeft: [0, 2, -2, 1], legRight: [9, 8, -7, 4] },
    { ...STAND, sway: -3, left: [-8, 10, 12, 4], right: HANG, legLeft: [9, 8, -8, 4], legRight: [0, 2, 0, 1] },
  ],
  'hands on hips': [
    { ...STAND, left: [-14, 48, 10, -46], right: [-14, 48, 10, -46], legLeft: [0, 8, 0, 6], legRight: [0, 9, 0, 7] },
  ],
  'arms crossed': [
    {
      ...STAND,
      lean: -2,
      left: [12, 14, 66, -70],
      right: [16, 14, 82, -66],
      legLeft: [0, 5, 0, 4],
      legRight: [4, 7, -2, 5],
    },
  ],
  sit: [
    SIT,
    { ...SIT, lean: 16, nod: 8, left: [30, 12, 82, -8], right: [26, 10, 76, -20] },
    { ...SIT, lean: -6, left: [-4, 16, 50, 4], right: LAP },
  ],
  kneel: [
    {
      ...STAND,
      lean: 4,
      left: [10, 8, 56, -10],
      right: [6, 10, 48, -12],
      legLeft: [8, 8, -88, 4],
      legRight: [4, 8, -88, 4],
    },
    { ...STAND, lean: 8, left: [24, 10, 58, 0], right: HANG_EASY, legLeft: [86, 8, 0, 4], legRight: [0, 6, -88, 4] },
  ],
  crouch: [
    {
      ...STAND,
      lean: 34,
      nod: -18,
      left: [44, 12, 84, -14],
      right: [52, 10, 76, -6],
      legLeft: [112, 14, -34, 8],
      legRight: [100, 16, -42, 8],
    },
  ],
  lie: [
    {
      ...STAND,
      lean: 0,
      left: [-4, 16, 20, -6],
      right: [-2, 26, 4, 16],
      legLeft: [0, 6, 0, 4],
      legRight: [16, 10, -12, 6],
      lying: true,
    },
  ],
  walk: [
    {
      ...STAND,
      lean: 4,
      left: [24, 6, 42, 2],
      right: [-26, 7, -4, 4],
      legLeft: [-20, 3, -34, 2],
      legRight: [24, 3, 12, 2],
    },
    {
      ...STAND,
      lean: 4,
      left: [-24, 6, -4, 2],
      right: [22, 7, 40, 4],
      legLeft: [25, 3, 14, 2],
      legRight: [-19, 3, -32, 2],
    },
  ],
  run: [
    {
      ...STAND,
      lean: 18,
      nod: -10,
      left: [52, 10, 132, -6],
      right: [-62, 14, 14, 4],
      legLeft: [-30, 3, -88, 2],
      legRight: [64, 4, -14, 2],
      lift: 0.03,
    },
    {
      ...STAND,
      lean: 20,
      nod: -12,
      left: [-58, 14, 18, 2],
      right: [56, 10, 128, -6],
      legLeft: [66, 4, -10, 2],
      legRight: [-34, 3, -82, 2],
      lift: 0.03,
    },
  ],
  point: [
    { ...STAND, lean: 4, left: HANG_EASY, right: [82, 12, 88, 4], legLeft: [-6, 4, -10, 3], legRight: [10, 6, 4, 4] },
  ],
  reach: [
    { ...STAND, lean: 10, left: HANG_EASY, right: [54, 6, 84, 0], legLeft: [-12, 4, -18, 3], legRight: [14, 5, 4, 4] },
  ],
  hold: [
    { ...STAND, nod: 8, left: [10, 10, 76, -26], right: [12, 10, 80, -28] },
    { ...STAND, nod: 6, left: HANG, right: [8, 12, 86, -14] },
  ],
  show: [{ ...STAND, nod: 2, left: HANG_EASY, right: [30, 24, 112, 12] }],
  raise: [
    {
      ...STAND,
      lean: -2,
      nod: -10,
      left: HANG_EASY,
      right: [128, 16, 168, 6],
      legLeft: [-6, 5, -8, 3],
      legRight: [8, 6, 2, 4],
    },
  ],
  lean: [
    {
      ...STAND,
      lean: 14,
      sway: 5,
      left: [36, 22, 50, 2],
      right: HANG_EASY,
      legLeft: [-4, 4, -6, 2],
      legRight: [18, 10, -10, -6],
    },
  ],
  climb: [
    {
      ...STAND,
      lean: 8,
      nod: -26,
      left: [142, 10, 158, -4],
      right: [104, 12, 142, -4],
      legLeft: [82, 12, -8, 6],
      legRight: [6, 6, -10, 3],
      lift: 0.18,
    },
  ],
  fall: [
    {
      ...STAND,
      lean: -26,
      sway: 8,
      nod: -12,
      left: [96, 40, 120, 30],
      right: [60, 52, 84, 40],
      legLeft: [42, 10, -4, 6],
      legRight: [14, 14, -30, 8],
      lift: 0.05,
    },
  ],
  wave: [{ ...STAND, left: HANG_EASY, right: [70, 52, 168, 18] }],
  aim: [
    {
      ...STAND,
      lean: 3,
      left: [74, -6, 92, -22],
      right: [78, 4, 90, -8],
      legLeft: [12, 8, 4, 6],
      legRight: [-10, 8, -16, 6],
    },
  ],
  phone: [{ ...STAND, nod: 4, left: [-6, 12, 40, -18], right: [26, 26, 152, -16] }],
  read: [{ ...STAND, nod: 20, left: [18, 10, 92, -16], right: [18, 10, 92, -16] }],
  'hide face': [{ ...STAND, lean: 12, nod: 34, left: [46, 6, 158, -30], right: [46, 6, 158, -30] }],
  pray: [{ ...STAND, lean: 6, nod: 16, left: [24, 8, 108, -30], right: [24, 8, 108, -30] }],
  fight: [
    {
      ...STAND,
      lean: 14,
      left: [46, 16, 118, -6],
      right: [84, 8, 92, 0],
      legLeft: [26, 10, 6, 6],
      legRight: [-24, 10, -34, 6],
    },
  ],
  hug: [{ ...STAND, lean: 8, nod: 8, left: [62, 16, 96, -38], right: [54, 16, 84, -44] }],
  row: [
    {
      ...SIT,
      lean: 18,
      left: [58, 10, 76, -4],
      right: [58, 10, 76, -4],
      legLeft: [78, 8, 24, 5],
      legRight: [78, 8, 24, 5],
    },
  ],
  drive: [{ ...SIT, lean: -4, left: [44, 10, 84, -10], right: [44, 10, 84, -10] }],
  carry: [
    {
      ...STAND,
      lean: -4,
      left: [10, 12, 84, -14],
      right: [10, 12, 84, -14],
      legLeft: [-16, 4, -24, 3],
      legRight: [20, 4, 8, 3],
    },
  ],
  pull: [
    {
      ...STAND,
      lean: -20,
      left: [70, 6, 84, -8],
      right: [62, 8, 78, -6],
      legLeft: [30, 6, 22, 4],
      legRight: [12, 8, -24, 4],
    },
  ],
  write: [{ ...SIT, lean: 22, nod: 22, left: [38, 14, 84, -26], right: [36, 12, 88, -12] }],
  drink: [{ ...STAND, nod: -4, left: HANG_EASY, right: [40, 16, 138, -14] }],
  bow: [{ ...STAND, lean: 30, nod: 18, left: HANG, right: HANG }],
};

export function poseOf(name: PoseName, variant: number): Pose {
  const choices = POSES[name];
  return choices[Math.min(Math.floor(variant * choices.length), choices.length - 1)]!;
}
