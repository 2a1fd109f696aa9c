/**
 * The bare text of a line: what is left without its notes and boneyards and the white space around it. It is what
 * headings, cues and the like are recognised by; `at()` leads back to the script.
 */
import type { Line } from './lines.ts';

export interface Bare {
  text: string;
  /** Offset in the script of the character at index `i`. */
  at(i: number): number;
}

export function bareOf(text: string, line: Line): Bare {
  const pieces = line.pieces?.filter(
    (piece) => piece.kind === 'text' && piece.end > line.from && piece.start < line.to,
  );
  if (!pieces || pieces.length < 2) {
    return { text: text.slice(line.from, line.to), at: (i) => line.from + i };
  }
  const spans = pieces.map((piece) => ({ start: Math.max(piece.start, line.from), end: Math.min(piece.end, line.to) }));
  const at = (i: number): number => {
    for (const span of spans) {
      if (i < span.end - span.start) return span.start + i;
      i -= span.end - span.start;
    }
    return line.to;
  };
  return { text: spans.map((span) => text.slice(span.start, span.end)).join(''), at };
}
