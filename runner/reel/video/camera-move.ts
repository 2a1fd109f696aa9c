/**
 * What a camera move does to a still: a window on the picture that travels from one place to another. Storyboard
 * practice, kept small so that nothing important leaves the frame: a push or zoom covers an eighth, a pan a tenth.
 */
import type { Movement } from '../../../grammar/story/schema.ts';
import type { Picture } from './encoder.ts';

/** A window on the picture: its zoom (1 = all of it) and the centre as fractions of width and height. */
interface Window {
  zoom: number;
  x: number;
  y: number;
}

export interface CameraMove {
  from: Window;
  to: Window;
  /** Amplitude of the operator's breathing, as a fraction of the width. */
  sway: number;
}

const centre = (zoom: number): Window => ({ zoom, x: 0.5, y: 0.5 });
const at = (x: number, y: number, zoom = 1.12): Window => ({ zoom, x, y });
const still = 0;

const MOVES: Readonly<Record<Exclude<Movement, 'static'>, CameraMove>> = {
  'dolly in': { from: centre(1), to: centre(1.14), sway: still },
  'dolly out': { from: centre(1.14), to: centre(1), sway: still },
  'zoom in': { from: centre(1), to: centre(1.2), sway: still },
  'zoom out': { from: centre(1.2), to: centre(1), sway: still },
  'pan left': { from: at(0.554, 0.5), to: at(0.446, 0.5), sway: still },
  'pan right': { from: at(0.446, 0.5), to: at(0.554, 0.5), sway: still },
  'track left': { from: at(0.57, 0.5, 1.16), to: at(0.43, 0.5, 1.16), sway: still },
  'track right': { from: at(0.43, 0.5, 1.16), to: at(0.57, 0.5, 1.16), sway: still },
  'tilt up': { from: at(0.5, 0.554), to: at(0.5, 0.446), sway: still },
  'tilt down': { from: at(0.5, 0.446), to: at(0.5, 0.554), sway: still },
  'crane up': { from: at(0.5, 0.57, 1.16), to: at(0.5, 0.46, 1.08), sway: still },
  'crane down': { from: at(0.5, 0.46, 1.08), to: at(0.5, 0.57, 1.16), sway: still },
  handheld: { from: centre(1.06), to: centre(1.06), sway: 0.006 },
  orbit: { from: at(0.46, 0.5, 1.1), to: at(0.54, 0.5, 1.16), sway: still },
  follow: { from: at(0.47, 0.5, 1.06), to: at(0.53, 0.5, 1.1), sway: still },
};

/** Null for a camera that stands still. */
export function cameraMove(movement: Movement | null): CameraMove | null {
  return movement === null || movement === 'static' ? null : MOVES[movement];
}

/**
 * The move as ffmpeg's zoompan filter (`on` counts output frames). It cuts at whole pixels of its
 * source, so deliverables double the source first: half a pixel is what the eye forgives at these speeds. The way eases in and out
 * (smoothstep), as an operator's does.
 */
export function zoompan(move: CameraMove, picture: Picture, frames: number): string {
  const t = frames > 1 ? `(on/${frames - 1})` : '0';
  const eased = `(${t}*${t}*(3-2*${t}))`;
  const between = (a: number, b: number) => (a === b ? String(a) : `(${a}+${round(b - a)}*${eased})`);
  const swayX = move.sway === 0 ? '' : `+${move.sway}*iw*(sin(on*0.21)+0.5*sin(on*0.53+1))`;
  const swayY = move.sway === 0 ? '' : `+${move.sway}*ih*(sin(on*0.17+2)+0.5*sin(on*0.47))`;
  return [
    `zoompan=z='${between(move.from.zoom, move.to.zoom)}'`,
    `x='iw*${between(move.from.x, move.to.x)}-iw/zoom/2${swayX}'`,
    `y='ih*${between(move.from.y, move.to.y)}-ih/zoom/2${swayY}'`,
    `d=${frames}`,
    `s=${picture.width}x${picture.height}`,
    `fps=${picture.rate.num}/${picture.rate.den}`,
  ].join(':');
}

const round = (value: number) => Math.round(value * 1e4) / 1e4;
