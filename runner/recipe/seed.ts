/**
 * Seeds. One that the script does not give is derived from the shot's identity, so it is the same on every machine
 * and no edit of the words moves it. Further takes step through further seeds, and a step can be recognised: a
 * third take of a shot is as fresh as its first.
 */
import type { ShotKey } from '../contracts/take.ts';
import { sha256 } from '../files/hash.ts';

// 2^32 / golden ratio, odd: steps never repeat within 2^32 and lie far apart (Knuth, TAOCP 3, 6.4).
const STEP = 0x9e3779b9;
const INVERSE = inverseOf(STEP);

/** Steps that still count as a take of the same shot. */
export const SEED_STEPS = 1024;

/** 32 bits of the identity's SHA-256. */
export function derivedSeed(key: ShotKey): number {
  // Keys in the order of RFC 8785, so that this is its JSON too.
  const { scene, script, shot } = key;
  return Number.parseInt(sha256(`slateline-seed/1\n${JSON.stringify({ scene, script, shot })}`).slice(0, 8), 16);
}

/** The seed `steps` further than `base`; step 0 is `base` itself. */
export function furtherSeed(base: number, steps: number): number {
  return (base + Math.imul(STEP, steps)) >>> 0;
}

/** How many steps lie between the two, if few enough to be takes of one shot; else null. */
export function seedSteps(base: number, seed: number): number | null {
  const steps = Math.imul((seed - base) | 0, INVERSE) >>> 0;
  return steps < SEED_STEPS ? steps : null;
}

/** Newton's iteration for the inverse of an odd number modulo 2^32. */
function inverseOf(odd: number): number {
  let inverse = odd;
  for (let i = 0; i < 5; i++) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
  return inverse;
}
