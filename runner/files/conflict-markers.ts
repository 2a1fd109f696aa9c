/**
 * JSON files that a merge has left with conflict markers: read both sides whole, and merge them key by key where that
 * loses nothing. What two people decided differently stays a conflict with both values; neither is discarded.
 */
import { isDeepStrictEqual } from 'node:util';

export interface Sides {
  ours: string;
  theirs: string;
  /** The common ancestor, where git was told to write it (`diff3`, `zdiff3`). */
  base: string | null;
}

/** The two whole texts behind a text with conflict markers; null for one without. */
export function splitConflict(text: string): Sides | null {
  if (!/^<{7}(?: |\r?$)/m.test(text)) return null;
  const ours: string[] = [];
  const theirs: string[] = [];
  const base: string[] = [];
  let side: 'both' | 'ours' | 'base' | 'theirs' = 'both';
  let hasBase = false;
  for (const line of text.split('\n')) {
    if (side === 'both' && /^<{7}(?: |\r?$)/.test(line)) side = 'ours';
    else if (side === 'ours' && /^\|{7}(?: |\r?$)/.test(line)) {
      side = 'base';
      hasBase = true;
    } else if ((side === 'ours' || side === 'base') && /^={7}\r?$/.test(line)) side = 'theirs';
    else if (side === 'theirs' && /^>{7}(?: |\r?$)/.test(line)) side = 'both';
    else {
      if (side === 'both' || side === 'ours') ours.push(line);
      if (side === 'both' || side === 'theirs') theirs.push(line);
      if (side === 'both' || side === 'base') base.push(line);
    }
  }
  // A file cut off within a conflict has no whole sides.
  if (side !== 'both') return null;
  return { ours: ours.join('\n'), theirs: theirs.join('\n'), base: hasBase ? base.join('\n') : null };
}

export type Json = Record<string, unknown>;

export interface Merged {
  value: Json;
  /** Keys that the two sides set differently, with both values; `value` has neither. */
  conflicts: { key: string; ours: unknown; theirs: unknown }[];
}

/**
 * Merges by key. A side that left a key as `untouched` has it (or as the base has it, where there is one) has decided
 * nothing about it, and the other side's value stands.
 */
export function mergeByKey(ours: Json, theirs: Json, untouched: Json): Merged {
  const value: Json = {};
  const conflicts: Merged['conflicts'] = [];
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    if (isDeepStrictEqual(ours[key], theirs[key])) value[key] = ours[key];
    else if (ours[key] === undefined || isDeepStrictEqual(ours[key], untouched[key])) value[key] = theirs[key];
    else if (theirs[key] === undefined || isDeepStrictEqual(theirs[key], untouched[key])) value[key] = ours[key];
    else conflicts.push({ key, ours: ours[key], theirs: theirs[key] });
  }
  return { value, conflicts };
}

export type ReadJson =
  | { state: 'whole'; value: Json }
  | { state: 'conflict'; ours: Json; theirs: Json; base: Json | null }
  | { state: 'broken' };

/** A JSON object from a file's text, merged or not. */
export function readJson(text: string): ReadJson {
  const sides = splitConflict(text);
  if (sides === null) {
    const value = parseObject(text);
    return value === null ? { state: 'broken' } : { state: 'whole', value };
  }
  const [ours, theirs] = [parseObject(sides.ours), parseObject(sides.theirs)];
  if (ours === null || theirs === null) return { state: 'broken' };
  return { state: 'conflict', ours, theirs, base: sides.base === null ? null : parseObject(sides.base) };
}

function parseObject(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
  } catch {
    return null;
  }
}
