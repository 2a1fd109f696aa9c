/** A shot in its two forms, `!! WIDE - Sea | 4s #3#` and `[[shot: WIDE - Sea | 4s #3#]]`: the same words in both. */
import { insideNote } from './escapes.ts';
import { noteRow, type Row, type RowPiece, textPiece, textPieces, wordsOf } from './rows.ts';
import { tidyShot, writeShot } from './shot-words.ts';

/** The row as a line in order. */
export function tidyShotRow(row: Row): Row {
  const body = wordsOf(row).slice(2);
  return { ...row, words: [textPiece(`!! ${tidyShot(body)}`)] };
}

/** The note that says what a `!!` row says; notes inside its words stand after it as comments, which is all they were. */
export function shotNote(row: Row): RowPiece[] {
  const body = tidyShot(
    textPieces(row.words)
      .map(({ text }) => text)
      .join('')
      .slice(2),
  );
  const within = row.words.filter(({ kind }) => kind === 'note').map(asComment);
  return [{ kind: 'note', text: writeShot(insideNote(body)), keyword: 'shot' }, ...within];
}

/** What is not read where it stands must not be read where it is moved to. */
export function asComment(piece: RowPiece): RowPiece {
  if (piece.kind !== 'note' || piece.keyword === null) return piece;
  return { kind: 'note', text: `[[not read, ${piece.text.slice(2).trimStart()}`, keyword: null };
}

/** The `!!` row for a shot note; null where the line would be read otherwise. */
export function shotRow(piece: RowPiece, inside: Row['inside']): Row | null {
  if (piece.keyword !== 'shot') return null;
  const body = piece.text.slice(piece.text.indexOf(':') + 1, -2);
  if (/\[\[|\]\]|\/\*|\*\/|\n/.test(body) || body.trim() === '') return null;
  return { ...noteRow(piece), role: 'shot', inside, words: [textPiece(`!! ${tidyShot(body)}`)], after: [] };
}
