/** Exact frame times: a rational frame rate, and boundaries at round(cumulative milliseconds × fps). */

export interface FrameRate {
  num: number;
  den: number;
}

/** `24`, `23.976` (the film rate 24000/1001 and its kin are recognised) or `30000/1001`. */
export function frameRate(fps: number | string): FrameRate {
  if (typeof fps === 'string') {
    const [num, den] = fps.split('/').map(Number);
    return { num: num!, den: den ?? 1 };
  }
  if (Number.isInteger(fps)) return { num: fps, den: 1 };
  const whole = Math.ceil(fps);
  if (Math.abs(fps - (whole * 1000) / 1001) < 0.01) return { num: whole * 1000, den: 1001 };
  return { num: Math.round(fps * 1000), den: 1000 };
}

/** The frame that is on screen at `ms`, to the nearest boundary. */
export function frameAt(ms: number, rate: FrameRate): number {
  return Math.round((ms * rate.num) / (rate.den * 1000));
}

/** When a frame begins, in milliseconds. */
export function timeOf(frame: number, rate: FrameRate): number {
  return (frame * rate.den * 1000) / rate.num;
}
