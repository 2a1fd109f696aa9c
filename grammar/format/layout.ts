/**
 * Rows to text: white space at the end of lines goes, blocks stand one blank line apart, the text ends in one line
 * break. Invariant: no blank line is put where it would make something else of its neighbours.
 */
import { cueShape, isTransition } from '../lexer/cues.ts';
import type { HeadingTest } from '../lexer/headings.ts';
import { trimEnd } from '../lexer/space.ts';
import { bareWords, type Row, wordsOf } from './rows.ts';

export interface Spacing {
  /** `tight` keeps notes, shots and options where they stand; `apart` puts blank lines around every block. */
  blocks: 'tight' | 'apart';
  heading: HeadingTest;
  story: boolean;
}

export function printRows(rows: readonly Row[], spacing: Spacing): string {
  const lines: string[] = [];
  let previous: Row | null = null;
  let blanks = 0;
  rows.forEach((row, i) => {
    if (row.role === 'blank' || (row.role === 'gap' && endsSpeech(rows, i))) {
      blanks++;
      return;
    }
    if (previous && separated(previous, row, blanks, spacing)) lines.push('');
    lines.push(printRow(row));
    previous = row;
    blanks = 0;
  });
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** Two spaces keep a speech going only while something follows in it. */
function endsSpeech(rows: readonly Row[], at: number): boolean {
  for (let i = at + 1; i < rows.length; i++) {
    if (rows[i]!.role === 'gap') continue;
    return rows[i]!.inside !== 'speech' || rows[i]!.role === 'blank';
  }
  return true;
}

function printRow(row: Row): string {
  if (row.role === 'gap') return '  ';
  const parts = [...row.before.map(({ text }) => text), wordsOf(row), ...row.after.map(({ text }) => text)];
  const line = indentOf(row) + parts.filter((part) => part !== '').join(' ');
  const trimmed = line.slice(0, trimEnd(line, 0, line.length));
  // A sign alone is one only before a space.
  return /^(?:\++|!!)$/.test(trimmed) && (row.role === 'option' || row.role === 'shot') ? `${trimmed} ` : trimmed;
}

/** Action keeps its indentation; two spaces before a note in a speech keep that going in apps that hide the note. */
function indentOf(row: Row): string {
  if (row.role === 'action') return row.before.length === 0 ? row.indent : '';
  return row.role === 'notes' && row.inside === 'speech' && row.indent.startsWith('  ') ? '  ' : '';
}

function separated(above: Row, row: Row, blanks: number, spacing: Spacing): boolean {
  if (row.inside !== null) return false;
  if (blanks > 0) return !(above.role === row.role && row.role === 'title');
  if (row.role === 'title') return false;
  if (spacing.blocks === 'apart')
    return !(above.role === row.role && (row.role === 'lyric' || row.role === 'centered'));
  if (!spacing.story) return false;
  if (row.role === 'heading') return true;
  if (!isMarked(row)) return false;
  if (isMarked(above)) return above.role !== row.role || (row.role !== 'lyric' && row.role !== 'centered');
  return above.role === 'action' && !readsAsLineOfItsOwn(above, spacing);
}

/** Its first sign says what it is, whatever stands around it. */
function isMarked(row: Row): boolean {
  switch (row.role) {
    case 'section':
    case 'synopsis':
    case 'centered':
    case 'page-break':
    case 'lyric':
      return true;
    case 'transition':
      return bareWords(row).startsWith('>');
    default:
      return false;
  }
}

/** Whether action would be a heading or a transition with blank lines around it. */
export function readsAsLineOfItsOwn(row: Row, { heading, story }: Pick<Spacing, 'heading' | 'story'>): boolean {
  const bare = bareWords(row);
  return !bare.startsWith('!') && (heading(bare) !== null || isTransition(bare, story) || bare.startsWith('@'));
}

/** Whether words with a blank line above them, and none below, would be a cue. */
export function readsAsCue(row: Row): boolean {
  return cueShape(bareWords(row)) !== null;
}
