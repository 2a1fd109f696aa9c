/**
 * How names compare everywhere in Slateline: NFC and full case fold, never by locale, so that one project gives
 * one answer on every machine. Also the distance behind every "did you mean".
 */

const ASCII = /^[\x00-\x7f]*$/;
const PLAIN = /^[a-z0-9 '._-]*$/;

/**
 * The form in which two names are equal when they mean the same: NFC, full case fold (`ß` = `SS`, final and
 * medial sigma alike, `ı` kept apart from `i`), runs of white space as one space, trimmed.
 */
export function foldName(name: string): string {
  const tidy = name.indexOf('  ') < 0 && name.indexOf('\t') < 0 ? name.trim() : name.replace(/\s+/g, ' ').trim();
  if (PLAIN.test(tidy)) return tidy;
  if (ASCII.test(tidy)) return tidy.toLowerCase();
  return tidy
    .normalize('NFC')
    .split('ı')
    .map((part) => part.toLowerCase().toUpperCase().toLowerCase())
    .join('ı')
    .normalize('NFC');
}

export function sameName(a: string, b: string): boolean {
  return a === b || foldName(a) === foldName(b);
}

/**
 * Edits (insert, delete, replace, swap of neighbours) from `a` to `b`, or `limit + 1` when there are more.
 * Optimal string alignment: https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length]!, limit + 1);
}

/**
 * The candidate a writer most likely meant: equal after folding, else within one slip for short names, two up
 * to eight letters, three for longer ones. Null when nothing is near. Ties go to the earlier candidate.
 */
export function closest(name: string, candidates: Iterable<string>): string | null {
  const wanted = foldName(name);
  const limit = wanted.length <= 2 ? 0 : wanted.length <= 4 ? 1 : wanted.length <= 8 ? 2 : 3;
  let best: string | null = null;
  let bestCost = limit + 1;
  for (const candidate of candidates) {
    const cost = distance(wanted, foldName(candidate), Math.max(0, bestCost - 1));
    if (cost < bestCost) {
      best = candidate;
      bestCost = cost;
    }
  }
  return best;
}
