/**
 * Reading and writing the small JSON files that hold what people decided (`shot.json`, `*.review.json`). They come
 * back from merges: conflict markers are merged by key where that is safe, and what two people decided differently is
 * kept with both values under `undecided` until somebody decides again. A file that cannot be read is never
 * overwritten.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Trouble } from '../contracts/project.ts';
import { type Json, mergeByKey, readJson } from '../files/conflict-markers.ts';
import { writeWhole } from '../files/write-whole.ts';

/** Values that people set differently, by key. */
export type Undecided = Record<string, unknown[]>;

export interface Decided<T> {
  /** Null when the file is absent or cannot be read; keys that are undecided have their untouched value. */
  value: T | null;
  undecided: Undecided;
  /** Why the file cannot be read or, where there is a value, not be written, and what to do, in words. */
  trouble: string | null;
  /** True where a newer Slateline wrote it: read as far as it goes, never written. */
  newer: boolean;
}

export interface Kind<T> {
  schema: z.ZodType<T>;
  /** What each key is before anybody decides. */
  untouched: Json;
  /** Keys whose two values can always be joined without loss. */
  join: Readonly<Record<string, (ours: unknown, theirs: unknown) => unknown>>;
}

const Versioned = z.looseObject({ version: z.int() });
const KNOWN_VERSION = 1;

/** `text` null: there is no file. `name` is for messages. */
export function readDecided<T>(kind: Kind<T>, text: string | null, name: string): Decided<T> {
  if (text === null) return { value: null, undecided: {}, trouble: null, newer: false };
  const read = readJson(text);
  if (read.state === 'broken') {
    return unreadable(`${name} is not valid JSON. Mend it, or restore it from git; nothing in it was changed.`);
  }
  let whole: Json;
  const undecided: Undecided = {};
  if (read.state === 'whole') whole = { ...read.value };
  else {
    const { value, conflicts } = mergeByKey(read.ours, read.theirs, { ...kind.untouched, ...read.base });
    whole = value;
    for (const { key, ours, theirs } of conflicts) {
      const join = Object.hasOwn(kind.join, key) ? kind.join[key] : undefined;
      if (join) whole[key] = join(ours, theirs);
      else {
        // Sorted, so that both clones show the same thing whoever merged.
        undecided[key] = [ours, theirs].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
        whole[key] = kind.untouched[key] ?? ours;
      }
    }
  }
  const carried = z.record(z.string(), z.array(z.unknown())).safeParse(whole.undecided);
  delete whole.undecided;
  const open = carried.success ? { ...carried.data, ...undecided } : undecided;
  const version = Versioned.safeParse(whole).data?.version ?? KNOWN_VERSION;
  if (version > KNOWN_VERSION) {
    const known = kind.schema.safeParse({ ...whole, version: KNOWN_VERSION });
    return {
      value: known.success ? known.data : null,
      undecided: open,
      trouble: `${name} was written by a newer Slateline (version ${version}): it is read-only here. Update Slateline.`,
      newer: true,
    };
  }
  const parsed = kind.schema.safeParse(whole);
  if (!parsed.success) {
    return unreadable(
      `${name} does not fit: ${z.prettifyError(parsed.error).replace(/\s+/g, ' ')} Mend it, or restore it from git.`,
    );
  }
  return { value: parsed.data, undecided: open, trouble: null, newer: false };
}

export function readDecidedFile<T>(kind: Kind<T>, file: string): Decided<T> {
  const name = path.basename(file);
  let text: string | null;
  try {
    text = textOf(file);
  } catch (error) {
    return unreadable(
      `${name} cannot be read (${(error as NodeJS.ErrnoException).code}). Mend that, or restore it from git.`,
    );
  }
  return readDecided(kind, text, name);
}

/**
 * Changes some keys, and keeps everything else in the file: unknown keys, and what is still undecided. Writes only
 * where something changes. `born` is the file's first content. Throws `Trouble` `unreadable-decision` rather than
 * write over what it cannot read.
 */
export async function decide<T extends object>(kind: Kind<T>, file: string, born: T, change: Partial<T>): Promise<T> {
  const { value, undecided, trouble } = readDecidedFile(kind, file);
  if (trouble !== null) {
    throw new Trouble('unreadable-decision', `${file} cannot be changed: ${trouble}`, 'Then try again.');
  }
  const next: T = { ...(value ?? born), ...change };
  const open = Object.fromEntries(Object.entries(undecided).filter(([key]) => !(key in change)));
  const written = JSON.stringify(Object.keys(open).length > 0 ? { ...next, undecided: open } : next, null, 2) + '\n';
  if (written !== textOf(file)) await writeWhole(file, written);
  return next;
}

function unreadable(trouble: string): Decided<never> {
  return { value: null, undecided: {}, trouble, newer: false };
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
