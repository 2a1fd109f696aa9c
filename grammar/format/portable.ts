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
import { bareWords, noteRow, type Row, type RowPiece, textPieces, wordsOf } from './rows.ts';
import { shotNote } from './shots.ts';

const english = headingTest([]);

export function toPortable(rows: readonly Row[], heading: HeadingTest): Row[] {
  const out: Row[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = tidied(rows[i]!);
    switch (row.role) {
      case 'cue': {
        let end = i + 1;
        while (end < rows.length && rows[end]!.inside === 'speech') end++;
        out.push(...portableSpeech(row, rows.slice(i + 1, end).map(tidied)));
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
        if (notes) out.push(...row.before.filter((piece) => piece.keyword !== 'line').map(noteRow), ...notes.map(noteRow));
        else out.push(row);
        break;
      }
      case 'notes':
        if (row.inside === null && row.after.some(({ keyword }) => keyword !== null)) out.push(...row.after.map(noteRow));
        else out.push(row);
        break;
      case 'action':
        out.push(...portableAction(row, rows[i + 1]?.inside === 'paragraph', heading));
        break;
      default:
        out.push(row);
    }
  }
  return out;
}

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
  return words.startsWith(sign) ? row : { ...row, words: [{ kind: 'text', text: sign + space, keyword: null }, ...row.words] };
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

function portableAction(row: Row, more: boolean, heading: HeadingTest): Row[] {
  const single = oneNoteBehind(row);
  if (row.inside !== null || !needsForce(bareWords(row), more, heading)) return [single];
  const first = single.before.filter(({ keyword }) => keyword === null || PARTING.has(keyword));
  const later = single.before.filter((piece) => !first.includes(piece));
  return [...first.map(noteRow), { ...withSign('!', single), before: [], after: [...later, ...single.after] }];
}

/** Of several notes in a line, those that stand for a moment go behind its words: apps hide what is between two. */
function oneNoteBehind(row: Row): Row {
  const within = row.words.filter(({ kind }) => kind === 'note');
  if (within.length === 0 || within.length + row.before.length + row.after.length < 2) return row;
  if ([...row.before, ...within, ...row.after].some(({ keyword }) => keyword !== null && PARTING.has(keyword))) return row;
  if (row.words.some(({ kind }) => kind === 'boneyard')) return row;
  return { ...row, words: textPieces(row.words), after: [...within, ...row.after] };
}

const PREFIX_ELSEWHERE = /^[*_]*(?:(?:INT|I)\.?\/(?:EXT|E)|EXT\.?\/INT|INT|EXT|EST)[. ]/i;
const SMALL_ELSEWHERE = /[a-z]/;

/** Whether action would be something else with blank lines around it, here or in another app. */
function needsForce(bare: string, more: boolean, heading: HeadingTest): boolean {
  if (bare.startsWith('!')) return false;
  if (heading(bare) || isTransition(bare, true) || /^@| TO:$/.test(bare) || PREFIX_ELSEWHERE.test(bare)) return true;
  return more && (cueShape(bare) !== null || !SMALL_ELSEWHERE.test(bare.replace(/\(.*\)/, '')));
}
