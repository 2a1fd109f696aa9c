/**
 * Locking numbers: before a shot is first rendered, its scene's and its own number are written into the script, so
 * that no later edit can part it from its takes. Compare-and-swap on the script's bytes: a script that is open and
 * unsaved in an editor, or that changed since it was read, is not touched; the lock is then kept pending by
 * fingerprint and the render goes on. Not one other character of the script changes.
 */
import { realpathSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Shot } from '../../grammar/story/schema.ts';
import { applyChanges, lockNumbers } from '../../grammar/text/edits.ts';
import { placeNumbers, unlockedShots } from '../../grammar/text/pending-numbers.ts';
import type { Project, ScriptSource } from '../contracts/project.ts';
import { sha256 } from '../files/hash.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { PendingLock } from '../server/protocol.ts';

export interface Locked {
  /** Shots whose numbers now stand in the script and did not before. */
  locked: number;
  /** What must be written later; null if nothing. */
  pending: PendingLock | null;
  /** True if the script was written: read and plan it again before queueing. */
  written: boolean;
}

const nothing: Locked = { locked: 0, pending: null, written: false };

/**
 * Writes the numbers of these shots into the script. `isDirty` is told an absolute path and says whether an editor
 * holds unsaved changes of it. Throws `Trouble` (`disk-full`, `read-only`).
 */
export async function lockShots(
  project: Project,
  source: ScriptSource,
  ids: readonly string[],
  isDirty: (file: string) => boolean,
): Promise<Locked> {
  if (project.bare || project.readOnly !== null) return nothing;
  const wanted = new Set(ids);
  const shots = unlockedShots(source.story).filter((shot) => wanted.has(shot.id));
  if (shots.length === 0) return nothing;
  const changes = lockNumbers(
    source.text,
    source.story,
    shots.map((shot) => shot.id),
  );
  // Text before the first heading is a scene that has no line to bear a number.
  if (changes.length === 0) return nothing;
  if (isDirty(source.entry.file)) return { ...nothing, pending: pendingFor(source, shots) };
  const swapped = await swapScript(source.entry.file, source.hash, applyChanges(source.text, changes));
  if (!swapped) return { ...nothing, pending: pendingFor(source, shots) };
  return { locked: shots.length, pending: null, written: true };
}

/**
 * Tries a pending lock again on the script as it is now: each shot is found by its fingerprint and gets the number it
 * was rendered under, if that is still free. What cannot be found or is taken stays pending.
 */
export async function lockPending(
  project: Project,
  source: ScriptSource,
  pending: PendingLock,
  isDirty: (file: string) => boolean,
): Promise<Locked> {
  if (project.bare || project.readOnly !== null || isDirty(source.entry.file)) return { ...nothing, pending };
  const { changes, written, left } = placeNumbers(source.text, source.story, pending.shots);
  const still = left.length === 0 ? null : { ...pending, scriptHash: source.hash, shots: left };
  if (written === 0) return { ...nothing, pending: still };
  const swapped = await swapScript(source.entry.file, source.hash, applyChanges(source.text, changes));
  return swapped ? { locked: written, pending: still, written: true } : { ...nothing, pending };
}

/**
 * Replaces the script only if its bytes are still those of `expected` (SHA-256), looked at again when the new text is
 * safely on the disk and only the rename is left. False if they are not. Follows a link to the file it means, and
 * keeps its permissions.
 */
export async function swapScript(file: string, expected: string, text: string): Promise<boolean> {
  const real = await realpath(file);
  const { mode } = await stat(real);
  const unchanged = async (): Promise<boolean> => sha256(await readFile(real)) === expected;
  if (!(await unchanged())) return false;
  try {
    const synced = async (): Promise<void> => {
      if (!(await unchanged())) throw new Changed();
    };
    await writeWhole(real, text, { synced }, mode & 0o7777);
  } catch (error) {
    if (error instanceof Changed) return false;
    throw error;
  }
  return true;
}

class Changed extends Error {}

function pendingFor(source: ScriptSource, shots: readonly Shot[]): PendingLock {
  return {
    script: source.entry.key,
    path: source.entry.path,
    scriptHash: source.hash,
    shots: shots.map((shot) => ({
      id: shot.id,
      fingerprint: shot.fingerprint,
      scene: source.story.scenes[shot.scene]!.number.value,
      shot: shot.number?.value ?? null,
    })),
  };
}

/** Whether a file is one of those that editors report as unsaved, by whatever link or spelling they know it. */
export function dirtyPaths(paths: Iterable<string>): (file: string) => boolean {
  const known = new Set([...paths].map(samePath));
  return (file) => known.size > 0 && known.has(samePath(file));
}

function samePath(file: string): string {
  let real = path.resolve(file);
  try {
    real = realpathSync.native(real);
  } catch {
    // A file that is not there is compared by its name.
  }
  const name = real.normalize('NFC');
  return process.platform === 'linux' ? name : name.toLowerCase();
}
