/**
 * Frames, exactly: the rate is a fraction and every boundary is the cumulative time times the rate, rounded. Rounding
 * each shot by itself would drift by half a frame a shot.
 */
import type { z } from 'zod';
import type { FrameRate } from '../contracts/manifest.ts';

export interface Rate {
  num: number;
  den: number;
}

/** NTSC rates are written 23.976, 29.97 or 59.94 and mean multiples of 1000/1001. */
export function parseRate(rate: z.infer<typeof FrameRate>): Rate {
  if (typeof rate === 'string') {
    const [num, den] = rate.split('/').map(Number) as [number, number];
    return num > 0 && den > 0 ? reduced(num, den) : { num: 24, den: 1 };
  }
  if (Number.isInteger(rate)) return { num: rate, den: 1 };
  const whole = Math.ceil(rate);
  if (Math.abs((whole * 1000) / 1001 - rate) < 0.005) return { num: whole * 1000, den: 1001 };
  return reduced(Math.round(rate * 1000), 1000);
}

export function rateText({ num, den }: Rate): string {
  return `${num}/${den}`;
}

/** The frame at a time in milliseconds: round(ms × rate / 1000), halves up, in whole numbers. */
export function frameAt(ms: number, { num, den }: Rate): number {
  const doubled = 2 * ms * num + den * 1000;
  const divisor = 2 * den * 1000;
  return (doubled - (doubled % divisor)) / divisor;
}

/** When a frame begins, in milliseconds. */
export function timeOf(frame: number, { num, den }: Rate): number {
  return (frame * den * 1000) / num;
}

function reduced(num: number, den: number): Rate {
  let [a, b] = [num, den];
  while (b !== 0) [a, b] = [b, a % b];
  return { num: num / a, den: den / a };
}
