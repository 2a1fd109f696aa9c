/**
 * Rows of a plain Fountain script, made to say the same in `.story`: what would be read there as a shot, an option, a
 * value in braces, a bare note or a heading gets the sign that says what it is.
 */
import { cueShape, isTransition } from '../lexer/cues.ts';
import type { HeadingTest } from '../lexer/headings.ts';
import { noteKeyword } from '../lexer/keywords.ts';
import { escapeSigns } from './escapes.ts';
import { bareWords, type Row, type RowPiece, wordsOf } from './rows.ts';

export function importRows(rows: readonly Row[], heading: HeadingTest): Row[] {
  const beside = (i: number, step: 1 | -1): Row | undefined => {
    let at = i + step;
    while (rows[at]?.role === 'boneyard') at += step;
    return rows[at];
  };
  const first = rows.findIndex(({ role }) => role !== 'blank');
  return rows.map((row, i) => {
    const safe = {
      ...row,
      before: row.before.map(comment),
      words: row.words.map(comment),
      after: row.after.map(comment),
    };
    switch (row.role) {
      case 'action':
        return action(safe, i === first ? undefined : rows[i - 1], rows[i + 1], heading);
      case 'spoken':
        return escapeBraces(prefixed(safe, /^(?:\++|!!)(?=\s)/, '\\'));
      case 'cue':
        return beside(i, 1)?.role === 'notes' ? forced(safe, '@') : prefixed(safe, /^\++(?=\s)/, '@');
      case 'transition':
        return prefixed(safe, /^\++(?=\s)/, '> ');
      default:
        return safe;
    }
  });
}

function action(row: Row, above: Row | undefined, below: Row | undefined, heading: HeadingTest): Row {
  const words = wordsOf(row);
  const braced = escapeBraces(row);
  if (/^!!(?=\s)/.test(words)) return replaceStart(braced, '!', '!\\');
  if (words.startsWith('!')) return braced;
  if (/^\++(?=\s)/.test(words)) return forced(braced, row.inside === null ? '!' : '\\');
  // On the first line a backslash and a colon would make a title page.
  if (words.startsWith('{') && above === undefined) return forced(braced, '!');
  const bare = bareWords(row);
  const beside = above?.role === 'notes' || below?.role === 'notes';
  const empty = (beside: Row | undefined) =>
    beside === undefined || beside.role === 'blank' || beside.role === 'boneyard';
  const alone = empty(above) && empty(below);
  const other = (beside || alone) && (heading(bare) !== null || isTransition(bare, true));
  return other || (above?.role === 'notes' && cueShape(bare) !== null) ? forced(braced, '!') : braced;
}

function forced(row: Row, sign: string): Row {
  return wordsOf(row).startsWith(sign) ? row : replaceStart(row, '', sign);
}

function prefixed(row: Row, looksLike: RegExp, sign: string): Row {
  return looksLike.test(wordsOf(row)) ? replaceStart(row, '', sign) : row;
}

function replaceStart(row: Row, from: string, to: string): Row {
  const [first, ...rest] = row.words;
  if (!first) return row;
  return { ...row, words: [{ ...first, text: to + first.text.slice(from.length) }, ...rest] };
}

function escapeBraces(row: Row): Row {
  const words = row.words.map((piece) =>
    piece.kind === 'text' && piece.text.includes('{') ? { ...piece, text: escapeSigns(piece.text, /\{/) } : piece,
  );
  return { ...row, words };
}

/** `[[end]]` is a comment in Fountain, and must stay one. */
function comment(piece: RowPiece): RowPiece {
  if (piece.kind !== 'note' || piece.keyword !== null) return piece;
  const { text } = piece;
  return noteKeyword(text, 2, text.length - 2, true) ? { ...piece, text: `[[(${text.slice(2, -2).trim()})]]` } : piece;
}
