/**
 * Shot sizes as numbers. `figure` is the standing person's height as a multiple of the picture's height, `aim` the
 * part of the body (0 soles, 1 crown) in the middle of the picture, `lens` what is used when the script names none.
 * The cutting heights follow common practice: full shot head to foot, medium long at the knees, cowboy at
 * mid-thigh, medium at the waist, medium close at the chest, close-up at the shoulders, extreme close-up the eyes.
 */
import type { Angle, ShotSize } from '../../../../grammar/story/schema.ts';

export interface Framing {
  figure: number;
  aim: number;
  lens: number;
}

export const FRAMING: Record<ShotSize, Framing> = {
  AERIAL: { figure: 0.05, aim: 0.5, lens: 28 },
  ESTABLISHING: { figure: 0.075, aim: 3.6, lens: 24 },
  EWS: { figure: 0.13, aim: 1.7, lens: 24 },
  WS: { figure: 0.5, aim: 0.72, lens: 28 },
  FS: { figure: 0.84, aim: 0.5, lens: 35 },
  MLS: { figure: 1.22, aim: 0.65, lens: 40 },
  MWS: { figure: 1.5, aim: 0.72, lens: 40 },
  'TWO SHOT': { figure: 1.62, aim: 0.74, lens: 40 },
  MS: { figure: 1.9, aim: 0.78, lens: 50 },
  OTS: { figure: 2.35, aim: 0.83, lens: 50 },
  POV: { figure: 1.05, aim: 0.66, lens: 28 },
  MCU: { figure: 2.9, aim: 0.865, lens: 65 },
  CU: { figure: 4.3, aim: 0.905, lens: 85 },
  ECU: { figure: 10, aim: 0.928, lens: 100 },
  INSERT: { figure: 7, aim: 0.6, lens: 65 },
};

/** Sizes that hold one person, however many are named. */
export const SINGLES: ReadonlySet<ShotSize> = new Set(['MCU', 'CU', 'ECU']);
export const WIDES: ReadonlySet<ShotSize> = new Set(['AERIAL', 'ESTABLISHING', 'EWS']);

/** Radians the camera stands above its target per angle; `eye` is decided by the height of the eyes instead. */
export const ABOVE: Record<Angle, number> = {
  eye: 0,
  dutch: 0,
  low: -0.46,
  ground: -0.62,
  high: 0.58,
  overhead: 1.4,
};

/** A person seen from above is as large as their shoulders: nearer, to be seen at all. */
export const OVERHEAD_CLOSER = 1.7;

/** In a room the widest sizes cannot step back through the walls: people never get smaller than this. */
export const SMALLEST_INSIDE = 0.3;
