/** The keywords of typed notes, and how one is recognised right after `[[`. */
import { isSpace, skipSpace } from './space.ts';

export const expressionKeywords = ['if', 'elseif', 'when'] as const;
export const declarationKeywords = ['character', 'location', 'prop', 'style', 'music'] as const;
export const noteKeywords: readonly string[] = [
  ...declarationKeywords,
  ...['var', 'set', ...expressionKeywords, 'else', 'end', 'once', 'pick', 'or', 'choice', 'option'],
  ...['jump', 'call', 'return', 'ask', 'label', 'beat', 'include', 'rating', 'ending', 'unlock'],
  ...['show', 'hide', 'camera', 'sfx', 'play', 'stop', 'wait', 'line', 'shot', 'todo'],
];

/** Typed in `.story` without a colon when they stand alone in their brackets. */
export const bareKeywords: ReadonlySet<string> = new Set(['else', 'end', 'once', 'return', 'pick', 'or']);

const known = new Set(noteKeywords);

export interface NoteKeyword {
  keyword: string;
  start: number;
  end: number;
  /** Offset of the colon, or -1 for a bare word. */
  colon: number;
}

/**
 * The keyword of a note whose `[[` stands before `at`. `close` is where its `]]` starts, or the end of the text to look
 * at while that is not known yet.
 */
export function noteKeyword(text: string, at: number, close: number, bare: boolean): NoteKeyword | null {
  let start = at;
  while (start < close && (isSpace(text.charCodeAt(start)) || text.charCodeAt(start) === 10)) start++;
  let end = start;
  while (end < close && end - start < 12 && isLetter(text.charCodeAt(end))) end++;
  if (end === start) return null;
  const keyword = text.slice(start, end).toLowerCase();
  if (!known.has(keyword)) return null;
  const next = skipSpace(text, end, close);
  if (text.charCodeAt(next) === 58 && next < close) return { keyword, start, end, colon: next };
  if (!bare || !bareKeywords.has(keyword)) return null;
  if (next === close || (text.charCodeAt(next) === 93 && text.charCodeAt(next + 1) === 93)) {
    return { keyword, start, end, colon: -1 };
  }
  return null;
}

function isLetter(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90);
}

/** The keyword that `word` (lower case) nearly is, or null: one slip for short words, two for long ones. */
export function nearKeyword(word: string): string | null {
  if (word.length < 2 || word.length > 12) return null;
  const limit = word.length >= 6 ? 2 : 1;
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const keyword of noteKeywords) {
    if (keyword.length < 3 || Math.abs(keyword.length - word.length) > limit) continue;
    const distance = slips(word, keyword);
    if (distance < bestDistance) {
      best = keyword;
      bestDistance = distance;
    }
  }
  return best;
}

/** Damerau–Levenshtein distance (optimal string alignment) of two short words. */
function slips(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(row[j - 1]! + 1, previous[j]! + 1, previous[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}
