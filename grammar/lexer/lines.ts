/**
 * The lines of a script, before anybody asks what they mean. A line that a boneyard or a note carries over its line
 * break is one line. Invariant: lines and pieces cover the text without overlap, and reading them is linear in its
 * length: every failed search for a close is remembered.
 */
import { type NoteKeyword, noteKeyword } from './keywords.ts';
import { isEscaped, isSpace, skipSpace } from './space.ts';

export interface Piece {
  kind: 'text' | 'note' | 'boneyard';
  start: number;
  end: number;
  /** For a note: its keyword, null when it is a writer's comment. */
  keyword: NoteKeyword | null;
  /** For a note that the text ends in (only while completing). */
  open: boolean;
}

/**
 * - `blank`, `gap` (white space that starts with two spaces: it keeps a speech going)
 * - `typed` (only notes, at least one typed), `comment` (only comments), `boneyard` (nothing else)
 * - `shot`, `option` in `.story`; `text` is everything else
 */
export type LineKind = 'blank' | 'gap' | 'typed' | 'comment' | 'boneyard' | 'shot' | 'option' | 'text';

export interface Line {
  kind: LineKind;
  start: number;
  /** Offset of its line break, or the length of the text. */
  end: number;
  /** Text outside notes and boneyards, without white space around it; equal when there is none. */
  from: number;
  to: number;
  /** Null: the whole line is text. */
  pieces: Piece[] | null;
}

export interface LineOptions {
  story: boolean;
  partial: boolean;
}

export interface LinesRead {
  lines: Line[];
  /** Offsets of `[[` that nothing closes. */
  unclosedNotes: number[];
  /** Offset of a `/*` at the start of a line that nothing closes, or -1. */
  unclosedBoneyard: number;
}

export function readLines(text: string, options: LineOptions): LinesRead {
  return new LineReader(text, options).read();
}

class LineReader {
  private readonly text: string;
  private readonly options: LineOptions;
  private readonly lastBoneyardClose: number;
  private readonly unclosedNotes: number[] = [];
  private unclosedBoneyard = -1;
  private nextBoneyard: number;
  private nextNote: number;
  /** Up to here it is known that nothing closes a note. */
  private hopelessUntil = -1;

  constructor(text: string, options: LineOptions) {
    this.text = text;
    this.options = options;
    this.lastBoneyardClose = text.lastIndexOf('*/');
    this.nextBoneyard = indexOrEnd(text, '/*', 0);
    this.nextNote = indexOrEnd(text, '[[', 0);
  }

  read(): LinesRead {
    const { text } = this;
    const lines: Line[] = [];
    let at = 0;
    while (at < text.length) {
      const end = indexOrEnd(text, '\n', at);
      const line =
        this.nextNote < end || this.nextBoneyard < end ? this.lineWithPieces(at, end) : this.plainLine(at, end);
      lines.push(line);
      at = line.end + 1;
    }
    return { lines, unclosedNotes: this.unclosedNotes, unclosedBoneyard: this.unclosedBoneyard };
  }

  private plainLine(start: number, end: number): Line {
    const { text } = this;
    const from = skipSpace(text, start, end);
    let to = end;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
    const kind =
      from < to
        ? this.textKind(from, end)
        : text.charCodeAt(start) === 32 && text.charCodeAt(start + 1) === 32 && start + 1 < end
          ? 'gap'
          : 'blank';
    return { kind, start, end, from, to, pieces: null };
  }

  private textKind(from: number, end: number): LineKind {
    if (!this.options.story) return 'text';
    const { text } = this;
    const c = text.charCodeAt(from);
    if (c === 33 && text.charCodeAt(from + 1) === 33 && followedBySpace(text, from + 2, end)) return 'shot';
    if (c === 43) {
      let at = from + 1;
      while (text.charCodeAt(at) === 43) at++;
      if (followedBySpace(text, at, end)) return 'option';
    }
    return 'text';
  }

  private lineWithPieces(start: number, firstEnd: number): Line {
    const { text } = this;
    const pieces: Piece[] = [];
    let end = firstEnd;
    let textFrom = start;
    let at = start;
    for (;;) {
      this.advanceTo(at);
      const special = Math.min(this.nextBoneyard, this.nextNote);
      if (special >= end) break;
      let close: number;
      let piece: Piece | null = null;
      if (special === this.nextBoneyard) {
        close = this.boneyardClose(special);
        if (close > 0) piece = { kind: 'boneyard', start: special, end: close, keyword: null, open: false };
        else {
          this.nextBoneyard = text.length;
          if (skipSpace(text, start, end) === special) this.unclosedBoneyard = special;
        }
      } else {
        piece = this.note(special, start);
        close = piece?.end ?? -1;
      }
      if (!piece) {
        // One character is text; what follows may still open something.
        at = special + 1;
        continue;
      }
      if (piece.start > textFrom) pieces.push(textPiece(textFrom, piece.start));
      pieces.push(piece);
      at = textFrom = close;
      if (at > end) end = indexOrEnd(text, '\n', at);
    }
    if (pieces.length === 0) return this.plainLine(start, end);
    if (end > textFrom) pieces.push(textPiece(textFrom, end));
    return this.shape(start, end, pieces);
  }

  private shape(start: number, end: number, pieces: Piece[]): Line {
    const { text } = this;
    let from = -1;
    let to = -1;
    let typed = false;
    let note = false;
    for (const piece of pieces) {
      if (piece.kind === 'note') {
        note = true;
        typed ||= piece.keyword !== null;
      }
      if (piece.kind !== 'text') continue;
      const first = skipSpace(text, piece.start, piece.end);
      if (first === piece.end) continue;
      if (from < 0) from = first;
      to = piece.end;
      while (isSpace(text.charCodeAt(to - 1))) to--;
    }
    if (from >= 0) return { kind: this.textKind(from, end), start, end, from, to, pieces };
    const kind = typed ? 'typed' : note ? 'comment' : 'boneyard';
    return { kind, start, end, from: end, to: end, pieces };
  }

  private advanceTo(at: number): void {
    if (this.nextBoneyard < at) this.nextBoneyard = indexOrEnd(this.text, '/*', at);
    if (this.nextNote < at) this.nextNote = indexOrEnd(this.text, '[[', at);
  }

  /** The end of the boneyard that opens at `at`, or -1: a `/*` with no later close is text. */
  private boneyardClose(at: number): number {
    if (this.lastBoneyardClose < at + 2) return -1;
    return this.text.indexOf('*/', at + 2) + 2;
  }

  /** The note that opens at `at`; null when nothing closes it before a blank line or a line-initial typed note. */
  private note(at: number, lineStart: number): Piece | null {
    const { text } = this;
    if (isEscaped(text, at, lineStart)) return null;
    if (at < this.hopelessUntil) return null;
    let stop = text.length;
    for (let i = at + 2; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 92) {
        if (text.charCodeAt(i + 1) !== 10) i++;
      } else if (c === 93 && text.charCodeAt(i + 1) === 93) {
        const keyword = noteKeyword(text, at + 2, i, this.options.story);
        return { kind: 'note', start: at, end: i + 2, keyword, open: false };
      } else if (c === 47 && text.charCodeAt(i + 1) === 42) {
        const close = this.boneyardClose(i);
        if (close > 0) i = close - 1;
      } else if (c === 10 && this.endsNotes(i + 1)) {
        stop = i;
        break;
      }
    }
    if (this.options.partial && stop === text.length) {
      const keyword = noteKeyword(text, at + 2, stop, false);
      return { kind: 'note', start: at, end: stop, keyword, open: true };
    }
    this.hopelessUntil = stop;
    this.unclosedNotes.push(at);
    return null;
  }

  /** Whether the line that starts at `at` is blank or starts with a typed note. */
  private endsNotes(at: number): boolean {
    const { text } = this;
    const first = skipSpace(text, at, text.length);
    if (first === text.length) return !this.options.partial;
    const c = text.charCodeAt(first);
    if (c === 10) return !(text.charCodeAt(at) === 32 && text.charCodeAt(at + 1) === 32);
    if (c !== 91 || text.charCodeAt(first + 1) !== 91) return false;
    return noteKeyword(text, first + 2, indexOrEnd(text, '\n', first), this.options.story) !== null;
  }
}

function textPiece(start: number, end: number): Piece {
  return { kind: 'text', start, end, keyword: null, open: false };
}

function followedBySpace(text: string, at: number, end: number): boolean {
  return at < end && isSpace(text.charCodeAt(at)) && text.charCodeAt(at) !== 13;
}

function indexOrEnd(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? text.length : at;
}
