/**
 * Scene and shot numbers as on a real production. Locked numbers stand as written; the rest count by order and
 * avoid them, and what is inserted between two locked numbers gets a letter: 12A after 12, A12A before 12A, A1
 * before 1. Locking any automatic number changes no other number (a property test holds this).
 */
import type { StoryNumber } from './schema.ts';

interface Parts {
  prefix: string;
  count: number;
  suffix: string;
}

const NUMBER = /^([A-Z]*)(\d{1,9})([A-Z]*)$/;
// I and O are skipped: on a slate they read as 1 and 0.
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

function parts(value: string): Parts | null {
  const match = NUMBER.exec(value);
  return match ? { prefix: match[1]!, count: Number(match[2]), suffix: match[3]! } : null;
}

function write({ prefix, count, suffix }: Parts): string {
  return `${prefix}${count}${suffix}`;
}

function nextLetters(letters: string): string {
  if (letters === '') return 'A';
  const last = LETTERS.indexOf(letters.at(-1)!);
  if (last === LETTERS.length - 1) return nextLetters(letters.slice(0, -1)) + 'A';
  // A hand-written I or O goes on with the next letter we use ourselves.
  if (last < 0) return letters.slice(0, -1) + (letters.endsWith('I') ? 'J' : 'P');
  return letters.slice(0, -1) + LETTERS[last + 1];
}

function compareLetters(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

function compareParts(a: Parts, b: Parts): number {
  if (a.count !== b.count) return a.count - b.count;
  const suffix = compareLetters(a.suffix, b.suffix);
  if (suffix !== 0 || a.prefix === b.prefix) return suffix;
  // A12 was inserted before 12: letters in front come first, the bare number last.
  if (a.prefix === '') return 1;
  if (b.prefix === '') return -1;
  return compareLetters(a.prefix, b.prefix);
}

/** The order of two numbers on a schedule (A1, 1, 1A, 2 …); null when one is no such number (`I-1-A`). */
export function compareNumbers(a: string, b: string): number | null {
  const left = parts(a.toUpperCase());
  const right = parts(b.toUpperCase());
  return left && right ? compareParts(left, right) : null;
}

/**
 * Numbers for things in order: `locked[i]` is what is written on the i-th, or null. Locked ones come back
 * upper-cased and unchanged, even when they repeat or run backwards (the checker says so).
 */
export function numberInOrder(locked: readonly (string | null)[]): StoryNumber[] {
  const used = new Set<string>();
  for (const value of locked) if (value !== null) used.add(value.toUpperCase());
  const numbers: StoryNumber[] = [];
  let before: Parts | null = null;
  let index = 0;
  while (index < locked.length) {
    const written = locked[index]!;
    if (written !== null) {
      const value = written.toUpperCase();
      numbers.push({ value, locked: true });
      const here = parts(value);
      if (here && (before === null || compareParts(here, before) > 0)) before = here;
      index += 1;
      continue;
    }
    let end = index;
    while (end < locked.length && locked[end] === null) end += 1;
    const after = nextInOrder(locked, end, before);
    for (const value of between(before, after, end - index, used)) {
      used.add(value);
      numbers.push({ value, locked: false });
      before = parts(value)!;
    }
    index = end;
  }
  return numbers;
}

function nextInOrder(locked: readonly (string | null)[], from: number, before: Parts | null): Parts | null {
  for (let i = from; i < locked.length; i++) {
    const value = locked[i];
    const here = value == null ? null : parts(value.toUpperCase());
    if (here && (before === null || compareParts(here, before) > 0)) return here;
  }
  return null;
}

function between(before: Parts | null, after: Parts | null, count: number, used: ReadonlySet<string>): string[] {
  const found: string[] = [];
  const room = (candidate: Parts): boolean => after === null || compareParts(candidate, after) < 0;
  const take = (candidate: Parts): void => {
    const value = write(candidate);
    if (!used.has(value)) found.push(value);
  };
  let last = before;
  let whole: Parts = { prefix: '', count: (before?.count ?? 0) + 1, suffix: '' };
  while (found.length < count && room(whole)) {
    if (!used.has(write(whole))) last = whole;
    take(whole);
    whole = { ...whole, count: whole.count + 1 };
  }
  if (last) {
    let lettered: Parts = { prefix: '', count: last.count, suffix: nextLetters(last.suffix) };
    while (found.length < count && room(lettered)) {
      take(lettered);
      lettered = { ...lettered, suffix: nextLetters(lettered.suffix) };
    }
  }
  if (found.length < count && after) {
    const same = before !== null && before.count === after.count && before.suffix === after.suffix;
    let fronted: Parts = { ...after, prefix: nextLetters(same ? before.prefix : '') };
    while (found.length < count && room(fronted)) {
      take(fronted);
      fronted = { ...fronted, prefix: nextLetters(fronted.prefix) };
    }
  }
  // Between two numbers that leave no room (12 and A12A): count on past everything rather than repeat one.
  let beyond = Math.max(before?.count ?? 0, after?.count ?? 0) + 1;
  while (found.length < count) {
    take({ prefix: '', count: beyond, suffix: '' });
    beyond += 1;
  }
  return found;
}
