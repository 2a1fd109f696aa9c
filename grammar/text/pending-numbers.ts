/**
 * Numbers that shots were rendered under and that still have to be written into the script, because it was open and
 * unsaved then. A shot is found again by its fingerprint, and gets its number only where that is still free: nobody
 * else's number is ever touched.
 */
import type { TextChange } from '../problem.ts';
import type { Shot, Story } from '../story/schema.ts';
import { lockNumbers } from './edits.ts';

/** A shot as it was when it was rendered; `shot` is null for derived coverage, of which only the scene is locked. */
export interface PendingNumber {
  fingerprint: string;
  scene: string;
  shot: string | null;
}

export interface PlacedNumbers<Entry> {
  /** Edits of `text` that write the numbers that can be written. */
  changes: TextChange[];
  /** Shots that these edits lock. */
  written: number;
  /** What cannot be written now: its shot is not there (an undo may bring it back), or its number is taken. */
  left: Entry[];
}

/** Lays pending numbers on the script as it is now. What is locked already counts as done. */
export function placeNumbers<Entry extends PendingNumber>(
  text: string,
  story: Story,
  pending: readonly Entry[],
): PlacedNumbers<Entry> {
  const open = new Map(unlockedShots(story).map((shot) => [shot.fingerprint, shot]));
  const numbered: { shot: Shot; scene: string; number: string | null }[] = [];
  const left: Entry[] = [];
  for (const entry of pending) {
    const shot = open.get(entry.fingerprint);
    if (shot === undefined) {
      if (!lockedElsewhere(story, entry)) left.push(entry);
    } else if (isFree(story, shot, entry)) numbered.push({ shot, scene: entry.scene, number: entry.shot });
    else left.push(entry);
  }
  if (numbered.length === 0) return { changes: [], written: 0, left };
  const changes = lockNumbers(
    text,
    withNumbers(story, numbered),
    numbered.map(({ shot }) => shot.id),
  );
  return { changes, written: numbered.length, left };
}

/** Shots whose own or whose scene's number does not stand in the script. */
export function unlockedShots(story: Story): Shot[] {
  return story.scenes.flatMap((scene) =>
    scene.shots.filter((shot) => !scene.number.locked || shot.number?.locked === false),
  );
}

function lockedElsewhere(story: Story, entry: PendingNumber): boolean {
  return story.scenes.some(
    (scene) =>
      scene.number.locked &&
      scene.shots.some(
        (shot) =>
          (entry.shot === null ? shot.fingerprint === entry.fingerprint : shot.number?.value === entry.shot) &&
          scene.number.value === entry.scene &&
          shot.number?.locked !== false,
      ),
  );
}

/** Neither another scene nor another shot of this scene has the number written on it. */
function isFree(story: Story, shot: Shot, entry: PendingNumber): boolean {
  const scene = story.scenes[shot.scene]!;
  if (scene.number.locked && scene.number.value !== entry.scene) return false;
  const otherScene = story.scenes.some(
    (other) => other !== scene && other.number.locked && other.number.value === entry.scene,
  );
  const otherShot = scene.shots.some(
    (other) => other !== shot && other.number?.locked === true && other.number.value === entry.shot,
  );
  return !otherScene && !otherShot;
}

function withNumbers(story: Story, numbered: readonly { shot: Shot; scene: string; number: string | null }[]): Story {
  const byShot = new Map(numbered.map((entry) => [entry.shot, entry]));
  const scenes = story.scenes.map((scene) => {
    const wanted = numbered.find(({ shot }) => shot.scene === scene.index);
    if (wanted === undefined) return scene;
    return {
      ...scene,
      number: scene.number.locked ? scene.number : { value: wanted.scene, locked: false },
      shots: scene.shots.map((shot) => {
        const number = byShot.get(shot)?.number;
        return shot.number === null || number == null ? shot : { ...shot, number: { value: number, locked: false } };
      }),
    };
  });
  return { ...story, scenes };
}
