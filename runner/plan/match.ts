/**
 * Which takes belong to which shot. Numbers that stand in the script decide; where there are none, the fingerprint of
 * the words; then, as a guess that the plan admits to, the number by order and the likeness of the words. No folder
 * goes to two shots, and what no shot claims is left where it is.
 */
import type { Shot } from '../../grammar/story/schema.ts';
import type { ScriptSource } from '../contracts/project.ts';
import type { ShotKey } from '../contracts/take.ts';
import { derivedId, isDerivedId, keyOfShot, keyText } from '../takes/key.ts';
import { birthFolder, otherFolder } from '../takes/paths.ts';
import { sameKey } from '../takes/shot-file.ts';
import { newestFirst, type ShotFolder } from '../takes/shot-folder.ts';
import type { TakeIndex } from '../takes/take-index.ts';
import { likeness, wordsOfRecipe, wordsOfShot } from './likeness.ts';

export interface MatchedShot {
  shot: Shot;
  key: ShotKey;
  /** Folders that hold its takes; empty for a shot without any. */
  folders: ShotFolder[];
  /** Where its next take goes. */
  folder: string;
  guess: boolean;
}

interface Group {
  key: ShotKey;
  folders: ShotFolder[];
  taken: boolean;
}

/** Below this share of common words two texts are different shots. */
const ALIKE = 0.5;
/** A numbered shot is taken for coverage that was written into the script only where hardly a word differs. */
const SAME = 0.8;

export function matchShots(source: ScriptSource, index: TakeIndex, scripts: readonly string[]): MatchedShot[] {
  const { story, entry } = source;
  const shots = story.scenes.flatMap((scene) => scene.shots);
  const groups = groupByKey(index.foldersOf(entry.key));
  const found = new Map<Shot, { group: Group; guess: boolean }>();
  const keys = new Map(shots.map((shot) => [shot, keyOfShot(source, shot)]));
  const take = (shot: Shot, group: Group | undefined, guess: boolean): void => {
    if (group === undefined || group.taken) return;
    group.taken = true;
    found.set(shot, { group, guess });
  };
  const isLocked = (shot: Shot): boolean => shot.number?.locked === true && story.scenes[shot.scene]!.number.locked;

  if (groups.size > 0) {
    const byAlias = aliases(groups);
    for (const shot of shots) {
      if (!isLocked(shot)) continue;
      const text = keyText(keys.get(shot)!);
      take(shot, groups.get(text), false);
      if (!found.has(shot)) take(shot, byAlias.get(text), false);
    }
    const byFingerprint = Map.groupBy(
      [...groups.values()].flatMap((group) =>
        group.folders.map((folder) => ({ group, fingerprint: folder.fingerprint })),
      ),
      ({ fingerprint }) => fingerprint,
    );
    for (const shot of shots) {
      if (found.has(shot)) continue;
      const same = byFingerprint.get(shot.fingerprint)?.filter(({ group }) => !group.taken) ?? [];
      const scene = keys.get(shot)!.scene;
      const best = same.find(({ group }) => group.key.scene === scene) ?? same[0];
      take(shot, best?.group, isLocked(shot));
    }
    for (const shot of shots) {
      if (found.has(shot) || shot.number === null) continue;
      take(shot, groups.get(keyText(keys.get(shot)!)), true);
    }
    matchByLikeness(
      source,
      index,
      shots.filter((shot) => !found.has(shot)),
      [...groups.values()].filter((group) => !group.taken),
      (shot, group) => take(shot, group, true),
      isLocked,
    );
  }

  const usedKeys = new Set(groups.keys());
  const usedFolders = new Set<string>();
  return shots.map((shot) => {
    const match = found.get(shot);
    const own = keys.get(shot)!;
    if (match !== undefined) {
      const { key, folders } = match.group;
      // A number that stands in the script is the shot's identity, whatever its folder was born as; unless the
      // number was given out twice, and another shot's takes go by it.
      const identity = isLocked(shot) && !groups.has(keyText(own)) ? own : key;
      return { shot, key: identity, folders, folder: folders[0]!.folder, guess: match.guess };
    }
    const key = unusedKey(own, shot.fingerprint, usedKeys);
    usedKeys.add(keyText(key));
    let folder = birthFolder(key, story.chapters[story.scenes[shot.scene]!.chapter]?.number ?? 1, scripts);
    const there = index.folder(folder);
    const others = there !== null && there.key !== null && !sameKey(there.key, key);
    if (usedFolders.has(folder) || others) folder = otherFolder(folder, key);
    usedFolders.add(folder);
    // What only a newer Slateline can read says nothing about whose it is; it lies where this shot's takes would.
    const folders = there?.folder === folder && there.key === null && there.newer.length > 0 ? [there] : [];
    return { shot, key, folders, folder, guess: false };
  });
}

function groupByKey(folders: readonly ShotFolder[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const folder of folders) {
    if (folder.key === null) continue;
    const text = keyText(folder.key);
    const group = groups.get(text);
    if (group) group.folders.push(folder);
    else groups.set(text, { key: folder.key, folders: [folder], taken: false });
  }
  for (const group of groups.values()) group.folders.sort((a, b) => (a.folder < b.folder ? -1 : 1));
  return groups;
}

function aliases(groups: ReadonlyMap<string, Group>): Map<string, Group> {
  const found = new Map<string, Group>();
  for (const group of groups.values()) {
    for (const { aliases } of group.folders) {
      for (const alias of aliases) if (alias.includes('/')) found.set(`${group.key.script}/${alias}`, group);
    }
  }
  return found;
}

/**
 * The way git finds renamed files: within scenes of the same heading, the most alike pair first. Each side is small:
 * only shots and folders that nothing surer has joined come here.
 */
function matchByLikeness(
  { story }: ScriptSource,
  index: TakeIndex,
  shots: readonly Shot[],
  groups: readonly Group[],
  take: (shot: Shot, group: Group) => void,
  isLocked: (shot: Shot) => boolean,
): void {
  if (shots.length === 0 || groups.length === 0) return;
  const byHeading = new Map<string, { group: Group; words: string[] }[]>();
  for (const group of groups) {
    const latest = newestFirst(group.folders.flatMap((folder) => folder.takes))[0];
    const recipe = latest && index.sidecar(latest.name)?.recipe;
    if (!recipe) continue;
    const heading = headingText(recipe.context);
    const entry = { group, words: wordsOfRecipe(recipe) };
    const had = byHeading.get(heading);
    if (had) had.push(entry);
    else byHeading.set(heading, [entry]);
  }
  const pairs: { shot: Shot; group: Group; alike: number }[] = [];
  for (const shot of shots) {
    const candidates = byHeading.get(headingText(story.scenes[shot.scene]!));
    if (candidates === undefined) continue;
    const words = wordsOfShot(shot);
    for (const { group, words: others } of candidates) {
      const derived = isDerivedId(group.key.shot);
      if (isLocked(shot) && !derived) continue;
      const alike = likeness(words, others);
      if (alike >= (isLocked(shot) ? SAME : ALIKE)) pairs.push({ shot, group, alike });
    }
  }
  const done = new Set<Shot>();
  for (const { shot, group } of pairs.sort((a, b) => b.alike - a.alike)) {
    if (done.has(shot) || group.taken) continue;
    done.add(shot);
    take(shot, group);
  }
}

function headingText(scene: { interior: string | null; place: string; time: string | null }): string {
  return `${scene.interior ?? ''}\n${scene.place.normalize('NFC')}\n${scene.time?.normalize('NFC') ?? ''}`;
}

/** The shot's key, or where another shot's takes already go by it, an opaque one. */
function unusedKey(key: ShotKey, fingerprint: string, used: ReadonlySet<string>): ShotKey {
  let free = key;
  for (let again = 0; used.has(keyText(free)); again++) {
    free = { ...key, shot: derivedId(key.script, fingerprint, again) };
  }
  return free;
}
