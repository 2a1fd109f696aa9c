/**
 * The lines of a script that a problem is about, with carets below. Lines of a screenplay are whole paragraphs, so what
 * does not fit the terminal is cut around the place, never wrapped: the carets stay below what they mean.
 */
import type { TextRange } from '../../../grammar/problem.ts';
import { type Cell, cellsOf } from './columns.ts';

/** Of a range over many lines the first and the last are shown. */
const SHOWN = 3;
/** Columns kept before the place when the start of its line is cut. */
const LEAD = 16;

export interface Excerpt {
  /** The line's number as shown, from 1; null for `⋮`. */
  number: number | null;
  source: string;
  carets: string;
}

/** `columns`: how many there are for the source itself. Lines that are not in the text give nothing. */
export function excerptOf(lines: readonly string[], range: TextRange, columns: number): Excerpt[] {
  const shown: Excerpt[] = [];
  const many = range.endLine - range.line + 1 > SHOWN;
  const last = range.endChar === 0 && range.endLine > range.line ? range.endLine - 1 : range.endLine;
  for (let line = range.line; line <= last; line++) {
    if (many && line > range.line && line < last) {
      shown.push({ number: null, source: '', carets: '' });
      line = last;
    }
    const text = lines[line];
    if (text === undefined) continue;
    const from = line === range.line ? range.char : text.length - text.trimStart().length;
    const to = line === range.endLine ? range.endChar : text.trimEnd().length;
    shown.push({ number: line + 1, ...cut(text, from, to, columns) });
  }
  return shown;
}

function cut(text: string, from: number, to: number, columns: number): { source: string; carets: string } {
  const cells = cellsOf(text);
  const marked = cells.map((cell, index) => {
    const end = cells[index + 1]?.at ?? text.length;
    return cell.at < to && end > from;
  });
  // A place without extent, or at the end of the line, is marked by one caret where it is.
  const point = marked.includes(true) ? -1 : cells.findIndex((cell) => cell.at >= from);
  const start = marked.includes(true) ? marked.indexOf(true) : point < 0 ? cells.length : point;
  const total = width(cells);
  const before = width(cells.slice(0, start));
  let first = 0;
  if (total > columns && before > columns - LEAD) {
    let kept = 0;
    first = start;
    while (first > 0 && kept + cells[first - 1]!.columns <= LEAD) kept += cells[--first]!.columns;
  }
  let source = first > 0 ? '…' : '';
  let carets = first > 0 ? ' ' : '';
  let used = source.length;
  let index = first;
  for (; index < cells.length; index++) {
    const cell = cells[index]!;
    const rest = index === cells.length - 1 ? 0 : 1;
    if (used + cell.columns + rest > columns && used + width(cells.slice(index)) > columns) break;
    source += cell.text;
    const mark = marked[index] ? '^' : ' ';
    carets += index === point ? '^'.padEnd(cell.columns) : mark.repeat(cell.columns);
    used += cell.columns;
  }
  if (index < cells.length) source += '…';
  if (start >= cells.length) carets += '^';
  return { source: source.trimEnd(), carets: carets.trimEnd() };
}

function width(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.columns, 0);
}
