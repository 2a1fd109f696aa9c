/** A `+` line: text, then its tail, which is read from the right: ` -> target`, `%n`, clauses. */
import { braces } from './braces.ts';
import { isClause, pushClause, pushTextWithInserts } from './inserts.ts';
import type { Line, Piece } from './lines.ts';
import { pushNote } from './notes.ts';
import { isSpace, skipSpace, trimEnd } from './space.ts';
import type { TokenSink } from './token-sink.ts';

interface Tail {
  kind: 'clause' | 'weight';
  start: number;
  end: number;
}

const noBraces: ReadonlyMap<number, number> = new Map();
const weight = /%\d+(?:\.\d+)?$/;

/** Pushes the option without its end of paragraph. */
export function pushOption(sink: TokenSink, line: Line, partial: boolean): void {
  const { text } = sink;
  let start = line.from;
  while (text.charCodeAt(start) === 43) start++;
  sink.push('OPTION_MARK', line.from, start);
  const pieces = piecesFrom(line, skipSpace(text, start, line.to));
  const arrow = lastArrow(text, pieces, line.to);
  pushBeforeArrow(sink, pieces, arrow < 0 ? line.to : arrow, partial);
  if (arrow < 0) {
    pushAfter(sink, pieces, line.to, partial);
    return;
  }
  sink.push('->', arrow, arrow + 2);
  const target = skipSpace(text, arrow + 2, line.to);
  if (target < line.to) sink.push('TARGET', target, line.to);
  else if (!partial) {
    sink.problem('SL1006', 'error', 'Say where this option leads, or leave out the arrow.', arrow, arrow + 2, [
      { title: 'Leave out the arrow', start: arrow, end: arrow + 2, text: '' },
    ]);
  }
  pushAfter(sink, pieces, line.to, partial);
}

function piecesFrom(line: Line, start: number): Piece[] {
  if (!line.pieces) return [{ kind: 'text', start, end: line.to, keyword: null, open: false }];
  return line.pieces
    .filter((piece) => piece.end > start)
    .map((piece) => (piece.kind === 'text' ? { ...piece, start: Math.max(piece.start, start) } : piece));
}

/** The last `->` with white space (or nothing) on either side, or -1. */
function lastArrow(text: string, pieces: readonly Piece[], to: number): number {
  for (let i = pieces.length - 1; i >= 0; i--) {
    const piece = pieces[i]!;
    if (piece.kind !== 'text') continue;
    const end = Math.min(piece.end, to);
    for (let at = end - 2; at >= piece.start; at--) {
      if (text.charCodeAt(at) !== 45 || text.charCodeAt(at + 1) !== 62) continue;
      const before = at === piece.start || isSpace(text.charCodeAt(at - 1));
      if (before && (at + 2 === end || isSpace(text.charCodeAt(at + 2)))) return at;
    }
  }
  return -1;
}

function pushBeforeArrow(sink: TokenSink, pieces: readonly Piece[], end: number, partial: boolean): void {
  const { text } = sink;
  const before = pieces.filter((piece) => piece.start < end);
  const tails = tailsOf(text, before, end);
  before.forEach((piece, i) => {
    if (piece.kind === 'boneyard') sink.push('BONEYARD', piece.start, piece.end);
    else if (piece.kind === 'note') pushNote(sink, piece, 'inline', partial);
    else {
      const tail = tails.get(piece) ?? [];
      const last = i === before.length - 1 || tail.length > 0;
      const stop = tail[0]?.start ?? Math.min(piece.end, end);
      const words = last ? trimEnd(text, piece.start, stop) : stop;
      if (skipSpace(text, piece.start, words) < words) pushTextWithInserts(sink, piece.start, words, partial);
      for (const { kind, start: from, end: to } of tail) {
        if (kind === 'clause') pushClause(sink, from, to - 1, partial);
        else sink.push('WEIGHT', from, to);
      }
    }
  });
}

/** Clauses and weights of every piece, in order. They end where, from the right, something else stands. */
function tailsOf(text: string, pieces: readonly Piece[], end: number): Map<Piece, Tail[]> {
  const tails = new Map<Piece, Tail[]>();
  for (let i = pieces.length - 1; i >= 0; i--) {
    const piece = pieces[i]!;
    if (piece.kind !== 'text') continue;
    const { start } = piece;
    const pieceEnd = Math.min(piece.end, end);
    let at = trimEnd(text, start, pieceEnd);
    const pairs = text.slice(start, at).includes('}') ? braces(text, start, pieceEnd) : noBraces;
    const opens = new Map([...pairs].map(([open, close]) => [close, open]));
    const found: Tail[] = [];
    for (;;) {
      const tail = tailEndingAt(text, start, at, opens);
      if (!tail) break;
      found.push(tail);
      at = trimEnd(text, start, tail.start);
    }
    tails.set(piece, found.reverse());
    if (at > start) break;
  }
  return tails;
}

function tailEndingAt(text: string, start: number, at: number, opens: ReadonlyMap<number, number>): Tail | null {
  const open = opens.get(at - 1);
  if (open !== undefined && isClause(text, open, at - 1)) return { kind: 'clause', start: open, end: at };
  const from = Math.max(start, at - 24);
  const found = weight.exec(text.slice(from, at));
  if (!found) return null;
  const sign = from + found.index;
  return sign === start || isSpace(text.charCodeAt(sign - 1)) ? { kind: 'weight', start: sign, end: at } : null;
}

function pushAfter(sink: TokenSink, pieces: readonly Piece[], from: number, partial: boolean): void {
  for (const piece of pieces) {
    if (piece.start < from) continue;
    if (piece.kind === 'note') pushNote(sink, piece, 'inline', partial);
    else if (piece.kind === 'boneyard') sink.push('BONEYARD', piece.start, piece.end);
  }
}
