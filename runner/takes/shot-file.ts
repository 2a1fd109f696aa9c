/**
 * `shot.json`: whose folder this is, under which earlier ids it was known, and the take a person picked. It is born
 * when a job is queued, with no pick, so that two clones that render the same shot write the same file and merge
 * without a word. With no pick the newest usable take is in use.
 */
import path from 'node:path';
import type { Project } from '../contracts/project.ts';
import { ShotFile, type ShotKey } from '../contracts/take.ts';
import { decide, type Kind, readDecidedFile } from './decisions.ts';
import { isDerivedId } from './key.ts';
import { ownFolder } from './own-folder.ts';

export const SHOT_FILE = 'shot.json';

export const shotFileKind: Kind<ShotFile> = {
  schema: ShotFile,
  untouched: { active: null, aliases: [] },
  join: {
    aliases: (ours, theirs) => [...new Set([ours, theirs].flat())].sort(),
    // Either is what the words were on one side; the plan recognises the shot by its key first.
    fingerprint: (ours, theirs) => [ours, theirs].sort()[0],
  },
};

/** An earlier identity as an alias: a `D…` id stands for itself, a number with its scene. */
export function aliasOf(key: ShotKey): string {
  return isDerivedId(key.shot) ? key.shot : `${key.scene}/${key.shot}`;
}

/**
 * Makes sure that `folder` is known to belong to this shot, with these words. A folder that was known by another key
 * (coverage that was written into the script, a shot that got its number) keeps that as an alias.
 */
export async function claimFolder(project: Project, folder: string, key: ShotKey, fingerprint: string): Promise<void> {
  const file = path.join(project.root, ...folder.split('/'), SHOT_FILE);
  const { value } = readDecidedFile(shotFileKind, file);
  const born: ShotFile = { version: 1, key, aliases: [], fingerprint, active: null };
  if (value !== null && sameKey(value.key, key) && value.fingerprint === fingerprint) return;
  await ownFolder(project, folder);
  const aliases =
    value === null || sameKey(value.key, key)
      ? (value?.aliases ?? [])
      : [...new Set([...value.aliases, aliasOf(value.key)])].filter((alias) => alias !== aliasOf(key)).sort();
  await decide(shotFileKind, file, born, { key, aliases, fingerprint });
}

/** Sets or clears the pick. */
export async function setPick(project: Project, folder: string, born: ShotFile, take: string | null): Promise<void> {
  const absolute = await ownFolder(project, folder);
  await decide(shotFileKind, path.join(absolute, SHOT_FILE), born, { active: take });
}

export function sameKey(a: ShotKey, b: ShotKey): boolean {
  return a.script === b.script && a.scene === b.scene && a.shot === b.shot;
}
