/**
 * Locking numbers: before a shot is first rendered, its scene's and its own number are written into the script, so
 * that no later edit can part it from its takes. Compare-and-swap on the script's bytes: a script that is open and
 * unsaved in an editor, or that changed since it was read, is not touched; the lock is then kept pending by
 * fingerprint and the render goes on. Not one other character of the script changes.
 */
import { realpathSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseStory } from '../../grammar/index.ts';
import type { Shot } from '../../grammar/story/schema.ts';
import { applyChanges, lockNumbers } from '../../grammar/text/edits.ts';
import { placeNumbers, unlockedShots } from '../../grammar/text/pending-numbers.ts';
import type { Project, ScriptSource } from '../contracts/project.ts';
import type { ShotKey } from '../contracts/take.ts';
import { sha256 } from '../files/hash.ts';
import { writeWhole } from '../files/write-whole.ts';
import { scriptLanguage } from '../project/script-language.ts';
import type { PendingLock } from '../server/protocol.ts';
import { isDerivedId, normalNumber } from '../takes/key.ts';

export interface Locked {
  /** Shots whose numbers now stand in the script and did not before. */
  locked: number;
  /** What must be written later; null if nothing. */
  pending: PendingLock | null;
  /** True if the script was written: read and plan it again before queueing. */
  written: boolean;
}

const nothing: Locked = { locked: 0, pending: null, written: false };

/** A shot that has takes, and the number they go by: not always the one it would get by its place today. */
export interface KnownShot {
  sceneIndex: number;
  shotIndex: number;
  key: ShotKey;
}

/**
 * Writes the numbers of these shots into the script. Shots in `known` get the numbers that their takes go by, asked for
 * or not, so that no new number is one of theirs. `isDirty` is told an absolute path and says whether an editor holds
 * unsaved changes of it. Throws `Trouble` (`disk-full`, `read-only`).
 */
export async function lockShots(
  project: Project,
  source: ScriptSource,
  ids: readonly string[],
  isDirty: (file: string) => boolean,
  known: readonly KnownShot[] = [],
): Promise<Locked> {
  if (project.bare || project.readOnly !== null) return nothing;
  const wanted = new Set(ids);
  const open = unlockedShots(source.story);
  const shots = open.filter((shot) => wanted.has(shot.id));
  if (shots.length === 0) return nothing;
  const identities = identitiesOf(source, open, known);
  const { text, locked } = withNumbers(source, shots, [...identities.values()]);
  // Text before the first heading is a scene that has no line to bear a number.
  if (text === source.text) return nothing;
  if (isDirty(source.entry.file)) return { ...nothing, pending: pendingFor(source, shots, identities) };
  const swapped = await swapScript(source.entry.file, source.hash, text);
  if (!swapped) return { ...nothing, pending: pendingFor(source, shots, identities) };
  return { locked, pending: null, written: true };
}

type Identity = PendingLock['shots'][number];

/** Of the unlocked shots, the numbers that takes go by. */
function identitiesOf(
  { story }: ScriptSource,
  open: readonly Shot[],
  known: readonly KnownShot[],
): Map<Shot, Identity> {
  const unlocked = new Set(open);
  const found = new Map<Shot, Identity>();
  for (const { sceneIndex, shotIndex, key } of known) {
    const shot = story.scenes[sceneIndex]?.shots[shotIndex];
    if (shot === undefined || !unlocked.has(shot)) continue;
    // Takes under an opaque id keep it as an alias, whatever number the shot gets.
    if (shot.number !== null && isDerivedId(key.shot)) continue;
    const number = shot.number === null ? null : key.shot;
    found.set(shot, { id: shot.id, fingerprint: shot.fingerprint, scene: key.scene, shot: number });
  }
  // Shots that were cut and pasted between scenes without numbers: no scene can be two, and no two can be one.
  const claims = new Set([...found].map(([shot, { scene }]) => `${shot.scene}/${scene}`));
  const unclear = (at: number, number: string): boolean =>
    [...claims].some((claim) => {
      const [index, wanted] = [Number.parseInt(claim, 10), claim.slice(claim.indexOf('/') + 1)];
      return (index === at) !== (wanted === number);
    });
  for (const [shot, { scene }] of found) if (unclear(shot.scene, scene)) found.delete(shot);
  return found;
}

/** First the numbers that takes go by, then, by their places between those, the others that are wanted. */
function withNumbers(
  { text, story, entry }: ScriptSource,
  shots: readonly Shot[],
  identities: readonly Identity[],
): { text: string; locked: number } {
  const { changes, written } = placeNumbers(text, story, identities);
  const first = changes.length === 0 ? text : applyChanges(text, changes);
  const now =
    changes.length === 0 ? story : parseStory(first, { language: scriptLanguage(entry.file) ?? 'story' }).story;
  const places = new Set(shots.map((shot) => `${shot.scene}/${story.scenes[shot.scene]!.shots.indexOf(shot)}`));
  const left = unlockedShots(now).filter((shot) =>
    places.has(`${shot.scene}/${now.scenes[shot.scene]!.shots.indexOf(shot)}`),
  );
  const ids = left.map((shot) => shot.id);
  const last = left.length === 0 ? first : applyChanges(first, lockNumbers(first, now, ids));
  return { text: last, locked: written + (last === first ? 0 : left.length) };
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

/** Left out: shots whose number by place is one that another shot's takes go by; the next render numbers them. */
function pendingFor(
  source: ScriptSource,
  shots: readonly Shot[],
  identities: ReadonlyMap<Shot, Identity>,
): PendingLock | null {
  const taken = new Set([...identities.values()].map(({ scene, shot }) => `${scene}/${shot}`));
  const waiting = shots.flatMap((shot): Identity[] => {
    const known = identities.get(shot);
    if (known !== undefined) return [known];
    const scene = source.story.scenes[shot.scene]!.number.value;
    const number = shot.number?.value ?? null;
    if (number !== null && taken.has(`${normalNumber(scene)}/${normalNumber(number)}`)) return [];
    return [{ id: shot.id, fingerprint: shot.fingerprint, scene, shot: number }];
  });
  const { key: script, path: at } = source.entry;
  return waiting.length === 0 ? null : { script, path: at, scriptHash: source.hash, shots: waiting };
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
