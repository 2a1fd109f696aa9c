/**
 * Rows of a portable script back to the lines of `.story`: `!!` and `+`, `FADE OUT.` without its sign, headings in the
 * script's own language without their dot, blocks inside a speech on lines of their own.
 */
import { isFade } from '../lexer/cues.ts';
import { headingTest } from '../lexer/headings.ts';
import { tidyNote } from './notes.ts';
import { optionRow } from './options.ts';
import { bareWords, noteRow, type Row, type RowPiece, withWords } from './rows.ts';
import { shotRow } from './shots.ts';

/** Notes that are easier to see on a line of their own. */
const ON_A_LINE: ReadonlySet<string> = new Set(['if', 'elseif', 'else', 'end', 'once', 'pick', 'or', 'shot']);

export function toConveniences(rows: readonly Row[], headingPrefixes: readonly string[]): Row[] {
  const own = headingTest(headingPrefixes);
  const english = headingTest([]);
  const out: Row[] = [];
  rows.forEach((written, i) => {
    const row = tidied(written);
    if (row.role === 'notes' && row.inside === null) out.push(lineRow(row));
    else if (row.role === 'spoken' || (row.role === 'lyric' && row.inside === 'speech'))
      out.push(...spread(row, out.at(-1)));
    else if (row.role === 'notes' && row.after.length === 1 && out.at(-1)?.role !== 'cue') {
      out.push(shotRow(row.after[0]!, row.inside) ?? row);
    } else if (row.role === 'heading' && row.words.length === 1 && bareWords(row).startsWith('.')) {
      const words = bareWords(row).slice(1);
      const known = own(words);
      out.push(known && !known.forced && !english(words) ? withWords(row, words) : row);
    } else if (row.role === 'transition' && aloneAt(rows, i)) {
      const words = bareWords(row).replace(/^>\s*/, '');
      out.push(isFade(words) ? withWords(row, words) : row);
    } else out.push(row);
  });
  return stacked(out);
}

function tidied(row: Row): Row {
  const tidy = (piece: RowPiece): RowPiece => tidyNote(piece, { bare: 'bare', oneLine: false });
  return { ...row, before: row.before.map(tidy), words: row.words.map(tidy), after: row.after.map(tidy) };
}

function lineRow(row: Row): Row {
  const [piece] = row.after;
  if (!piece || row.after.length !== 1) return row;
  return shotRow(piece, null) ?? optionRow(piece) ?? row;
}

/** A spoken line, with the blocks that begin and end at it above and below. */
function spread(row: Row, above: Row | undefined): Row[] {
  const first = row.after.findIndex(({ keyword }) => keyword !== null && ON_A_LINE.has(keyword));
  const kept = first < 0 ? row.after : row.after.slice(0, first);
  const below = first < 0 ? [] : row.after.slice(first);
  // Right under a cue a note would say that nobody speaks.
  const blocks = row.before.length > 0 && row.before.every(({ keyword }) => keyword !== null && ON_A_LINE.has(keyword));
  const over = blocks && above !== undefined && above.role !== 'cue' ? row.before : [];
  const before = over.length > 0 ? [] : row.before;
  return [...over.map(inSpeech), { ...row, before, after: kept }, ...below.map(inSpeech)];
}

function inSpeech(piece: RowPiece): Row {
  return shotRow(piece, 'speech') ?? { ...noteRow(piece), inside: 'speech' };
}

function aloneAt(rows: readonly Row[], at: number): boolean {
  const row = rows[at]!;
  if (row.before.length + row.after.length > 0 || row.words.length !== 1) return false;
  const blank = (i: number): boolean => i < 0 || i >= rows.length || rows[i]!.role === 'blank';
  return blank(at - 1) && blank(at + 1) && at > 0;
}

/** Options that follow one another stand on lines that do. */
function stacked(rows: readonly Row[]): Row[] {
  return rows.filter((row, i) => {
    if (row.role !== 'blank') return true;
    let next = i + 1;
    while (rows[next]?.role === 'blank') next++;
    let last = i - 1;
    while (rows[last]?.role === 'blank') last--;
    return !(rows[next]?.role === 'option' && rows[last]?.role === 'option');
  });
}
