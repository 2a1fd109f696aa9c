/** The identity of a shot: (script key, scene number, shot number), and for derived coverage an opaque `D…` id. */
import { createHash } from 'node:crypto';
import type { Shot } from '../../grammar/story/schema.ts';
import type { ScriptSource } from '../contracts/project.ts';
import type { ShotKey } from '../contracts/take.ts';
import { base32 } from '../files/base32.ts';

/** Numbers compare in NFC and upper case. */
export function normalNumber(number: string): string {
  return number.normalize('NFC').toUpperCase();
}

/** One line of text for maps and messages: `film/12/3B`. */
export function keyText(key: ShotKey): string {
  return `${key.script}/${key.scene}/${key.shot}`;
}

/**
 * The id under which derived coverage is born: two clones that render the same words give it the same one. `again`
 * finds another where a shot that has since been rewritten still holds the first.
 */
export function derivedId(script: string, fingerprint: string, again = 0): string {
  const hash = createHash('sha256').update(`${script}\n${fingerprint}\n${again}`).digest();
  return `D${base32(hash, 8).toUpperCase()}`;
}

export function isDerivedId(shot: string): boolean {
  return /^D[A-Z2-7]{8}$/.test(shot);
}

/** The identity a shot has by its numbers alone, before shot files are asked. */
export function keyOfShot(source: ScriptSource, shot: Shot): ShotKey {
  const script = source.entry.key;
  const scene = normalNumber(source.story.scenes[shot.scene]!.number.value);
  if (shot.number === null) return { script, scene, shot: derivedId(script, shot.fingerprint) };
  return { script, scene, shot: normalNumber(shot.number.value) };
}
