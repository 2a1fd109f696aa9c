/**
 * One shot's folder as it lies on the disk: its identity, its takes, and what does not fit, in words. A take is a
 * sidecar with its media; media alone is an orphan of a commit that was interrupted and never counts. Reads only.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Quality, Quality as QualitySchema } from '../contracts/manifest.ts';
import { Review, ShotKey, Sidecar, type Take } from '../contracts/take.ts';
import { POINTER_LIMIT, readPointer } from '../files/lfs-pointer.ts';
import { TEMPORARY } from '../files/write-whole.ts';
import { pipelineHash } from '../recipe/pipeline.ts';
import { readDecidedFile } from './decisions.ts';
import { parseMediaName, parseTakeName } from './names.ts';
import { noReview, REVIEW_SUFFIX, reviewKind } from './review-file.ts';
import { SHOT_FILE, shotFileKind } from './shot-file.ts';

/** What the index keeps of a sidecar, and what was decided about the take. */
export const IndexedTake = z.object({
  name: z.string(),
  number: z.int(),
  key: ShotKey,
  file: z.string().describe('File name of the media'),
  sha256: z.string(),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
  type: z.string(),
  recipeHash: z.string(),
  seed: z.int(),
  backend: z.string(),
  quality: QualitySchema,
  pipeline: z.string().nullable().describe('`pipelineHash`; null where the sidecar does not say'),
  created: z.string(),
  job: z.string(),
  output: z.int(),
  state: z.enum(['ok', 'pointer', 'missing', 'damaged']),
  review: Review,
});
export type IndexedTake = z.infer<typeof IndexedTake>;

export const ShotFolder = z.object({
  /** Project-relative, with `/`. */
  folder: z.string(),
  /** Null for a folder in which nothing says whose it is. */
  key: ShotKey.nullable(),
  aliases: z.array(z.string()),
  fingerprint: z.string().nullable(),
  /** Names of the takes people picked: none, one, or after an open conflict several. */
  picks: z.array(z.string()),
  takes: z.array(IndexedTake),
  /** Media whole on the disk whose commit did not reach its sidecar. */
  orphans: z.array(z.string()),
  /** Names of unfinished writes that a killed process left. */
  temporaries: z.array(z.string()),
  problems: z.array(z.string()),
  /** What a newer Slateline wrote here and this one cannot go on with, in words: nothing more is made here. */
  newer: z.array(z.string()),
  /** Modification times by which a change is noticed: of the folder, and of the files people edit in place. */
  mtime: z.number(),
  decisions: z.record(z.string(), z.number()),
  /** False while a change within the clock's last tick could go unnoticed. */
  settled: z.boolean(),
});
export type ShotFolder = z.infer<typeof ShotFolder>;

// Coarsest modification times in use: two seconds (FAT, some network drives).
const TICK = 2_000;

/** Null when the folder is not there. */
export function readShotFolder(root: string, folder: string): ShotFolder | null {
  const absolute = path.join(root, ...folder.split('/'));
  let mtime: number;
  let names: string[];
  try {
    mtime = statSync(absolute).mtimeMs;
    names = readdirSync(absolute).sort();
  } catch {
    return null;
  }
  const present = new Set(names);
  const problems: string[] = [];
  const newer: string[] = [];
  const decisions: Record<string, number> = {};
  const takes: IndexedTake[] = [];
  let newest = mtime;
  let newerKey: ShotKey | null = null;
  const watch = (name: string): void => {
    const at = mtimeOf(path.join(absolute, name));
    if (at === null) return;
    decisions[name] = at;
    newest = Math.max(newest, at);
  };

  for (const name of names) {
    if (!name.endsWith('.json') || name.endsWith(REVIEW_SUFFIX) || name === SHOT_FILE) continue;
    const take = name.slice(0, -'.json'.length);
    if (parseTakeName(take) === null) continue;
    const sidecar = readSidecar(path.join(absolute, name));
    if ('trouble' in sidecar) {
      problems.push(`${folder}/${name}: ${sidecar.trouble}`);
      if (sidecar.newer) newer.push(`${name}: ${sidecar.trouble}`);
      newerKey ??= sidecar.key;
      continue;
    }
    // Decisions are written under the take's name: a sidecar from elsewhere must not choose where.
    if (sidecar.name !== take) {
      problems.push(`${folder}/${name} says that it is ${sidecar.name}. Restore it from git.`);
      continue;
    }
    let review = noReview;
    const reviewName = take + REVIEW_SUFFIX;
    if (present.has(reviewName)) {
      watch(reviewName);
      const read = readDecidedFile(reviewKind, path.join(absolute, reviewName));
      review = read.value ?? noReview;
      if (read.trouble !== null) problems.push(`${folder}/${read.trouble}`);
      for (const [key, values] of Object.entries(read.undecided)) {
        problems.push(`Two people decided differently about ${take}: ${key} ${inWords(values)}. Decide again.`);
      }
    }
    takes.push(indexed(sidecar, review, mediaState(absolute, sidecar)));
  }

  let picks: string[] = [];
  let key: ShotKey | null = null;
  let aliases: string[] = [];
  let fingerprint: string | null = null;
  if (present.has(SHOT_FILE)) {
    watch(SHOT_FILE);
    const read = readDecidedFile(shotFileKind, path.join(absolute, SHOT_FILE));
    if (read.trouble !== null) problems.push(`${folder}/${read.trouble}`);
    if (read.trouble !== null && read.newer) newer.push(read.trouble);
    if (read.value !== null) {
      ({ key, aliases, fingerprint } = read.value);
      picks = read.value.active === null ? [] : [read.value.active];
    }
    for (const [name, values] of Object.entries(read.undecided)) {
      if (name === 'active') {
        picks = values.filter((value) => typeof value === 'string');
        problems.push(`Two people picked different takes in ${folder}: ${inWords(values)}. Pick one.`);
      } else if (name === 'key') {
        const keys = values.flatMap((value) => ShotKey.safeParse(value).data ?? []);
        key = keys[0] ?? key;
        aliases = [...aliases, ...keys.slice(1).map((other) => `${other.scene}/${other.shot}`)];
        problems.push(`Two branches gave the shot in ${folder} different numbers. Both find its takes.`);
      } else problems.push(`${folder}/${SHOT_FILE}: ${name} was set differently by two people: ${inWords(values)}.`);
    }
  }
  // A folder that lost its shot file still says in its sidecars whose it is.
  key ??= newestFirst(takes)[0]?.key ?? newerKey;

  const sidecars = new Set(takes.map((take) => take.file));
  const orphans = names.filter((name) => {
    const media = parseMediaName(name);
    return media !== null && !sidecars.has(name) && !present.has(`${media.name}.json`);
  });
  const whole = takes.every((take) => take.state === 'ok');
  return {
    folder,
    key,
    aliases,
    fingerprint,
    picks,
    takes,
    orphans,
    temporaries: names.filter((name) => TEMPORARY.test(name)),
    problems,
    newer,
    mtime,
    decisions,
    settled: whole && Date.now() - newest > TICK,
  };
}

/** True while nothing in the folder can have changed since it was read. */
export function isUnchanged(root: string, known: ShotFolder): boolean {
  if (!known.settled) return false;
  const absolute = `${root}/${known.folder}`;
  if (mtimeOf(absolute) !== known.mtime) return false;
  for (const name in known.decisions) {
    if (mtimeOf(`${absolute}/${name}`) !== known.decisions[name]) return false;
  }
  return true;
}

/** Why a sidecar cannot be read, in words, and whose take it is as far as it says so. */
export interface UnreadSidecar {
  trouble: string;
  newer: boolean;
  key: ShotKey | null;
}

const Keyed = z.looseObject({ version: z.int(), key: ShotKey });

/** A sidecar of a newer Slateline is read where it still fits. */
export function readSidecar(file: string): Sidecar | UnreadSidecar {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { trouble: 'the sidecar cannot be read. Restore it from git.', newer: false, key: null };
  }
  const parsed = Sidecar.safeParse(value);
  if (parsed.success) return parsed.data;
  const version = (value as { version?: unknown } | null)?.version;
  if (typeof version !== 'number' || version <= 1) {
    return { trouble: 'the sidecar does not fit its schema. Restore it from git.', newer: false, key: null };
  }
  const known = Sidecar.safeParse({ ...(value as object), version: 1 });
  if (known.success) return known.data;
  return {
    trouble: `the take was made by a newer Slateline (version ${version}). Update Slateline to use it.`,
    newer: true,
    key: Keyed.safeParse(value).data?.key ?? null,
  };
}

interface Aged {
  number: number;
  created: string;
  name: string;
}

/**
 * Newest first: by take number, so that a clock that was set back decides nothing; numbers that two branches gave
 * out both by time, then by name, so that every machine has the same order.
 */
export function byAge(a: Aged, b: Aged): number {
  return b.number - a.number || compareText(b.created, a.created) || compareText(b.name, a.name);
}

export function newestFirst<T extends Aged>(takes: readonly T[]): T[] {
  return [...takes].sort(byAge);
}

/** A take that can stand for its shot: not rejected, not deleted, and there (perhaps as a pointer). */
export function isUsable(take: Pick<IndexedTake, 'state' | 'review'>): boolean {
  if (take.review.status === 'rejected' || take.review.status === 'deleted') return false;
  return take.state === 'ok' || take.state === 'pointer';
}

export function publicTake(folder: string, take: IndexedTake, active: boolean, thumbnail: string | null): Take {
  const { name, number, key, width, height, type, recipeHash, seed, backend, created, review, state } = take;
  const path = `${folder}/${take.file}`;
  return {
    name,
    number,
    key,
    path,
    thumbnail,
    width,
    height,
    type,
    recipeHash,
    seed,
    backend,
    created,
    active,
    review,
    state,
  };
}

export function indexed(sidecar: Sidecar, review: Review, state: IndexedTake['state']): IndexedTake {
  const { name, number, key, media, recipeHash, seed, backend, quality, created, job, output } = sidecar;
  const { file, sha256, bytes, width, height, type } = media;
  return {
    name,
    number,
    key,
    file,
    sha256,
    bytes,
    width,
    height,
    type,
    recipeHash,
    seed,
    backend: backend.name,
    quality: quality satisfies Quality,
    pipeline: sidecar.pipeline === undefined ? null : pipelineHash(sidecar.pipeline),
    created,
    job,
    output,
    state,
    review,
  };
}

function mediaState(absolute: string, { media }: Sidecar): IndexedTake['state'] {
  const file = path.join(absolute, media.file);
  // A sidecar from elsewhere must not lead out of its folder.
  if (path.basename(media.file) !== media.file) return 'missing';
  try {
    const { size } = statSync(file);
    if (size === media.bytes) return 'ok';
    const pointer = size < POINTER_LIMIT ? readPointer(file) : null;
    return pointer?.oid === media.sha256 ? 'pointer' : 'damaged';
  } catch {
    return 'missing';
  }
}

function mtimeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function inWords(values: readonly unknown[]): string {
  return values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' or ');
}
