/** Splits what stands between `|`s. `\|` and quotes protect one; boneyards count as nothing. */
import { braces } from './braces.ts';
import { isSpace } from './space.ts';

export interface Segment {
  /** White space around it left out. */
  start: number;
  end: number;
  /** Offset of the `|` that ended it, or -1 for the last. */
  bar: number;
}

/**
 * @param double whether `||` is one sign and splits nothing (in expressions, where it is a mistake to report)
 * @param protect whether the bars inside `{…}` are the insert's own
 */
export function segments(
  text: string,
  start: number,
  end: number,
  double: 'splits' | 'stays',
  protect: 'braces' | 'nothing' = 'nothing',
): Segment[] {
  const inserts = protect === 'braces' ? braces(text, start, end) : null;
  const found: Segment[] = [];
  let from = start;
  let quotesClose = true;
  let boneyardsEnd: number | undefined;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) i++;
    else if (c === 123 && inserts?.has(i)) i = inserts.get(i)!;
    else if (c === 34 && quotesClose) {
      const close = closingQuote(text, i, end);
      if (close < 0) quotesClose = false;
      else i = close;
    } else if (c === 47 && text.charCodeAt(i + 1) === 42) {
      if (boneyardsEnd === undefined) boneyardsEnd = text.slice(start, end).lastIndexOf('*/') + start;
      if (boneyardsEnd >= i + 2) i = text.indexOf('*/', i + 2) + 1;
    } else if (c === 124) {
      if (double === 'stays' && text.charCodeAt(i + 1) === 124) {
        i++;
        continue;
      }
      found.push(segment(text, from, i, i));
      from = i + 1;
    }
  }
  found.push(segment(text, from, end, -1));
  return found;
}

function closingQuote(text: string, at: number, end: number): number {
  for (let i = at + 1; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) i++;
    else if (c === 34) return i;
  }
  return -1;
}

function segment(text: string, start: number, end: number, bar: number): Segment {
  const blank = (at: number): boolean => isSpace(text.charCodeAt(at)) || text.charCodeAt(at) === 10;
  while (start < end && blank(start)) start++;
  while (end > start && blank(end - 1)) end--;
  return { start, end, bar };
}
