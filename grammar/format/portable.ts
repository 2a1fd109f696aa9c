/**
 * Rows of a `.story` to rows that any Fountain app prints the same: shots and options become notes, every note stands
 * alone or behind the words of a line, and what only Slateline would read as a heading or a transition says so by its
 * first sign. Invariant: the order of words and notes as the lexer reports them stays, so the story does too.
 */
import { cueShape, isTransition } from '../lexer/cues.ts';
import { type HeadingTest, headingTest } from '../lexer/headings.ts';
import { tidyNote } from './notes.ts';
import { optionNotes } from './options.ts';
import { portableSpeech } from './portable-speech.ts';
import { bareWords, noteRow, type Role, type Row, type RowPiece, textPieces, wordsOf } from './rows.ts';
import { shotNote } from './shots.ts';

const english = headingTest([]);

export function toPortable(rows: readonly Row[], heading: HeadingTest): Row[] {
  const out: Row[] = [];
  // Without the notes above it, `Key: value` would be a title page.
  let first = true;
  for (let i = 0; i < rows.length; i++) {
    const row = tidied(rows[i]!);
    switch (row.role) {
      case 'cue': {
        let end = i + 1;
        while (end < rows.length && rows[end]!.inside === 'speech') end++;
        out.push(
          ...portableSpeech(
            first && KEYED.test(bareWords(row)) ? withSign('@', row) : row,
            rows.slice(i + 1, end).map(tidied),
          ),
        );
        i = end - 1;
        break;
      }
      case 'heading':
        out.push(...alone(row, english(bareWords(row)) && plainPrefix(row) ? row : withSign('.', row)));
        break;
      case 'transition':
        out.push(...alone(row, / TO:$/.test(bareWords(row)) ? row : withSign('>', row, ' ')));
        break;
      case 'section':
      case 'synopsis':
      case 'centered':
      case 'page-break':
        out.push(...alone(row, row));
        break;
      case 'lyric':
        out.push(...row.before.map(noteRow), { ...row, before: [] });
        break;
      case 'shot':
        out.push(...row.before.map(noteRow), ...shotNote(row).map(noteRow), ...row.after.map(noteRow));
        break;
      case 'option': {
        const notes = optionNotes(row);
        if (notes)
          out.push(...row.before.filter((piece) => piece.keyword !== 'line').map(noteRow), ...notes.map(noteRow));
        else out.push(row);
        break;
      }
      case 'notes':
        if (row.inside === null && row.after.some(({ keyword }) => keyword !== null))
          out.push(...row.after.map(noteRow));
        else out.push(row);
        break;
      case 'action':
        out.push(...portableAction(row, rows[i + 1]?.inside === 'paragraph', first, heading));
        break;
      default:
        out.push(row);
    }
    first &&= !PRINTED.has(row.role);
  }
  return out;
}

const KEYED = /^[^:]+:\s*\S/;
const PRINTED: ReadonlySet<Role> = new Set<Role>([
  ...([
    'title',
    'heading',
    'cue',
    'lyric',
    'action',
    'transition',
    'centered',
    'section',
    'synopsis',
    'page-break',
  ] as const),
]);

function tidied(row: Row): Row {
  const tidy = (piece: RowPiece): RowPiece => tidyNote(piece, { bare: 'colon', oneLine: true });
  return { ...row, before: row.before.map(tidy), words: row.words.map(tidy), after: row.after.map(tidy) };
}

/** The row without its notes, which stand in rows of their own above and below it. */
function alone(row: Row, bare: Row): Row[] {
  return [...row.before.map(noteRow), { ...bare, before: [], after: [] }, ...row.after.map(noteRow)];
}

/** `words` after its forcing sign; a row that has the sign keeps it. */
function withSign(sign: string, row: Row, space = ''): Row {
  const words = wordsOf(row);
  return words.startsWith(sign)
    ? row
    : { ...row, words: [{ kind: 'text', text: sign + space, keyword: null }, ...row.words] };
}

/** Other apps want a dot or a space behind the prefix. */
function plainPrefix(row: Row): boolean {
  return /^(?:\.|(?:INT|EXT|EST|INT\.?\/EXT|EXT\.?\/INT|I\/E)[. ])/i.test(bareWords(row));
}

// Action

/** Notes that part the text on their two sides; any other stands for a moment beside it. */
const PARTING: ReadonlySet<string> = new Set([
  ...['if', 'elseif', 'else', 'end', 'once', 'pick', 'or', 'choice', 'option', 'jump', 'call', 'return', 'label'],
]);

function parting({ keyword }: RowPiece): boolean {
  return keyword !== null && PARTING.has(keyword);
}

function portableAction(written: Row, more: boolean, first: boolean, heading: HeadingTest): Row[] {
  const [above, row] = oneNoteBehind(written);
  const bare = bareWords(row);
  const force = row.inside === null && (needsForce(bare, more, heading) || (first && KEYED.test(bare)));
  const line = force && !bare.startsWith('!') ? withSign('!', row) : row;
  const single = more || line.after.length < 2 || line.after.some(parting);
  if (single) return [...above.map(noteRow), line];
  const [kept, ...below] = line.after;
  return [...above.map(noteRow), { ...line, after: [kept!] }, ...below.map(noteRow)];
}

/**
 * The notes that go above a line, and the line: its words come first, for apps hide what is between two notes. Notes
 * that part the text keep their place in it; those that stand for a moment go behind the words.
 */
function oneNoteBehind(row: Row): [above: RowPiece[], row: Row] {
  // Behind a `[[` that nothing closes a note would close it.
  if (bareWords(row).includes('[[') || row.before.some(({ kind }) => kind === 'boneyard')) return [[], row];
  const above = row.inside === null ? row.before.filter((piece) => piece.keyword === null || parting(piece)) : [];
  const within = row.words.filter(({ kind }) => kind === 'note');
  const stays = row.inside !== null && row.before.some(parting);
  const behind = stays ? [] : row.before.filter((piece) => !above.includes(piece));
  const before = stays ? row.before : [];
  const several = within.length > 0 && within.length + before.length + behind.length + row.after.length > 1;
  const movable =
    several && ![...within, ...row.after].some(parting) && row.words.every(({ kind }) => kind !== 'boneyard');
  if (movable)
    return [above, { ...row, before, words: textPieces(row.words), after: [...behind, ...within, ...row.after] }];
  return [above, { ...row, before, after: [...behind, ...row.after] }];
}

const PREFIX_ELSEWHERE = /^[*_]*(?:(?:INT|I)\.?\/(?:EXT|E)|EXT\.?\/INT|INT|EXT|EST)[. ]/i;
const SMALL_ELSEWHERE = /[a-z]/;

/** Whether action would be something else with blank lines around it, here or in another app. */
function needsForce(bare: string, more: boolean, heading: HeadingTest): boolean {
  if (bare.startsWith('!')) return false;
  if (heading(bare) || isTransition(bare, true) || /^@| TO:$/.test(bare) || PREFIX_ELSEWHERE.test(bare)) return true;
  return more && (cueShape(bare) !== null || !SMALL_ELSEWHERE.test(bare.replace(/\(.*\)/, '')));
}
