/** What changed between two texts, line by line, so that an editor keeps cursors and folds where nothing did. */
import type { TextChange } from '../problem.ts';
import { lineStarts } from '../text/lines.ts';

/** How far apart equal lines are looked for. */
const REACH = 40;

/** Changes that make `after` from `before`; they do not overlap. */
export function changesBetween(before: string, after: string): TextChange[] {
  if (before === after) return [];
  const old = linesOf(before);
  const now = linesOf(after);
  const changes: TextChange[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      i++;
      j++;
      continue;
    }
    const [skipOld, skipNew] = nextEqual(old, now, i, j);
    changes.push(replaceLines(old, i, i + skipOld, now.slice(j, j + skipNew).join('')));
    i += skipOld;
    j += skipNew;
  }
  return changes;
}

/** Lines with their breaks. */
function linesOf(text: string): string[] {
  const starts = lineStarts(text);
  return starts.map((start, i) => text.slice(start, starts[i + 1])).filter((line) => line !== '');
}

/** How many lines of each to step over until the two agree again; an equal line counts more than an equal blank. */
function nextEqual(old: readonly string[], now: readonly string[], i: number, j: number): [number, number] {
  for (let distance = 1; distance <= REACH * 2; distance++) {
    for (let skip = Math.max(0, distance - REACH); skip <= Math.min(distance, REACH); skip++) {
      const a = i + skip;
      const b = j + distance - skip;
      if (a < old.length && b < now.length && old[a] === now[b]) return [skip, distance - skip];
      if (a >= old.length && b >= now.length) return [old.length - i, now.length - j];
    }
  }
  return [old.length - i, now.length - j];
}

function replaceLines(old: readonly string[], from: number, to: number, text: string): TextChange {
  const whole = (line: number): { line: number; char: number } => {
    const last = old[line - 1];
    // The end of a last line without a break is on that line.
    if (line === old.length && last !== undefined && !/[\r\n]$/.test(last))
      return { line: line - 1, char: last.length };
    return { line, char: 0 };
  };
  const start = whole(from);
  const end = whole(to);
  return { line: start.line, char: start.char, endLine: end.line, endChar: end.char, text };
}
