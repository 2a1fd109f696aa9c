/**
 * The normal form of a typed note: `[[keyword: head | key: value | flag]]`. What a boneyard, a line break or a broken
 * bracket makes uncertain stays as it was written.
 */
import { noteKeyword } from '../lexer/keywords.ts';
import { type NoteField, partsOf, readField, writeField } from './parts.ts';
import type { RowPiece } from './rows.ts';
import { tidyShot, writeShot } from './shot-words.ts';

export interface NoteParts {
  keyword: string;
  /** Null where there is no colon. */
  head: string | null;
  fields: NoteField[];
}

/** Takes a typed note apart; null for a comment. */
export function noteParts(piece: RowPiece): NoteParts | null {
  if (piece.keyword === null) return null;
  const { text } = piece;
  const close = text.length - 2;
  const note = noteKeyword(text, 2, close, true);
  if (!note) return null;
  if (note.colon < 0) return { keyword: note.keyword, head: null, fields: [] };
  const { keyword } = note;
  const [head, ...fields] = partsOf(text.slice(note.colon + 1, close), keyword);
  return { keyword, head: head ?? '', fields: fields.map(readField) };
}

/** How a keyword that says all by itself is written: `[[end]]`, `[[end:]]`, or the way it was. */
export type BareForm = 'bare' | 'colon' | 'kept';

export function writeNote({ keyword, head, fields }: NoteParts, form: BareForm): string {
  const rest = fields.map(writeField).filter((field) => field !== '');
  if (!head && rest.length === 0 && BARE.has(keyword)) {
    return form === 'bare' || (form === 'kept' && head === null) ? `[[${keyword}]]` : `[[${keyword}:]]`;
  }
  return `[[${[`${keyword}:${head ? ` ${head}` : ''}`, ...rest].join(' | ')}]]`;
}

const BARE: ReadonlySet<string> = new Set(['else', 'end', 'once', 'return', 'pick', 'or']);

/** A typed note on one line where it can be, with its spaces in order. */
export function tidyNote(piece: RowPiece, form: { bare: BareForm; oneLine: boolean }): RowPiece {
  if (piece.kind !== 'note' || piece.keyword === null || piece.text.includes('/*')) return piece;
  const single = form.oneLine ? onOneLine(piece) : piece;
  if (single.text.includes('\n')) return single;
  const parts = noteParts(single);
  if (!parts) return single;
  const text =
    parts.keyword === 'shot'
      ? writeShot(tidyShot(single.text.slice(single.text.indexOf(':') + 1, -2)))
      : writeNote(parts, form.bare);
  const again = noteParts({ ...single, text });
  // A bracket or a quote at the edge of a part may read otherwise once the spaces around it are gone.
  return again && same(parts, again) ? { ...single, text } : single;
}

function same(parts: NoteParts, again: NoteParts): boolean {
  const fields = (all: NoteParts): string =>
    all.fields
      .map(writeField)
      .filter((field) => field !== '')
      .join('|');
  if (parts.keyword !== again.keyword || fields(parts) !== fields(again)) return false;
  return parts.keyword === 'shot' || (parts.head ?? '') === (again.head ?? '');
}

const QUOTED_BREAK = /"[^"]*\n[^"]*"/;

function onOneLine(piece: RowPiece): RowPiece {
  const { text } = piece;
  if (!text.includes('\n') || QUOTED_BREAK.test(text) || (piece.keyword === 'option' && text.includes('{')))
    return piece;
  const lines = text.split('\n').map((line, i) => (i === 0 ? line.trimEnd() : line.trim()));
  return { ...piece, text: lines.join(' ') };
}
