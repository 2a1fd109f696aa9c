/**
 * The formatter: a script in its normal form, in its portable form, or with the conveniences of `.story`. Pure. Words
 * are never wrapped, comments and boneyards never touched; line breaks stay the text's own, and so does its BOM.
 */
import { isTransition } from '../lexer/cues.ts';
import { headingTest } from '../lexer/headings.ts';
import type { ScriptLanguage } from '../lexer/script-lexer.ts';
import type { TextChange } from '../problem.ts';
import { breakOf } from '../text/lines.ts';
import { capitals } from './capitals.ts';
import { changesBetween } from './changes.ts';
import { toConveniences } from './conveniences.ts';
import { importRows } from './imported.ts';
import { printRows } from './layout.ts';
import { tidyNote } from './notes.ts';
import { toPortable } from './portable.ts';
import { bareWords, type Row, type RowPiece, readRows, withWords } from './rows.ts';
import { tidyShotRow } from './shots.ts';

export interface FormatOptions {
  /** How the text is read. */
  language: ScriptLanguage;
  /**
   * - `keep`: the forms stay, spaces, blank lines and capitals come into order
   * - `portable`: from `.story` to what every Fountain app prints the same; words stay as they are
   * - `story`: back to `!!` and `+` lines; a `.fountain` text becomes one that says the same as `.story`
   */
  style: 'keep' | 'portable' | 'story';
  /** Heading prefixes besides the English ones, for `.story`: `INNEN`, `屋内`. */
  headingPrefixes?: readonly string[];
}

export interface Formatted {
  text: string;
  /** From the text given to the new one, by lines; empty when it is in form already. */
  changes: TextChange[];
}

export function formatScript(text: string, options: FormatOptions): Formatted {
  const formatted = formatText(text, options);
  return { text: formatted, changes: changesBetween(text, formatted) };
}

const BOM = '\ufeff';

function formatText(text: string, options: FormatOptions): string {
  const mark = text.startsWith(BOM) ? BOM : '';
  const lines = text.slice(mark.length).replace(/\r\n|\r/g, '\n');
  const printed = formatLines(lines, options);
  const eol = breakOf(text);
  return mark + (eol === '\n' ? printed : printed.replaceAll('\n', eol));
}

function formatLines(text: string, { language, style, headingPrefixes = [] }: FormatOptions): string {
  const story = language === 'story';
  const rows = readRows(text, { language, headingPrefixes }).map(stillAction);
  const heading = headingTest(story || style === 'story' ? headingPrefixes : []);
  if (style === 'portable' && story) {
    return printRows(toPortable(rows, heading), { blocks: 'apart', heading, story });
  }
  if (style === 'story') {
    const own = story ? rows : importRows(rows, heading);
    return printRows(toConveniences(own.map(tidyLine), headingPrefixes), { blocks: 'tight', heading, story });
  }
  return printRows(rows.map(inOrder), { blocks: 'tight', heading, story });
}

/** `CUT TO: ` is action only for the space at its end, which goes. */
function stillAction(row: Row): Row {
  const bare = bareWords(row);
  const told = row.role === 'action' && row.inside === null && row.endsInSpace && isTransition(bare, true);
  return told && !bare.startsWith('!') ? withWords(row, `!${bare}`) : row;
}

function inOrder(row: Row): Row {
  const tidy = (piece: RowPiece): RowPiece => tidyNote(piece, { bare: 'kept', oneLine: false });
  const tidied = { ...row, before: row.before.map(tidy), after: row.after.map(tidy) };
  return capitals(tidyLine(tidied));
}

function tidyLine(row: Row): Row {
  if (row.role === 'shot') return tidyShotRow(row);
  if (row.role === 'option' && row.words.length === 1) {
    const words = bareWords(row)
      .replace(/^(\++)\s+/, '$1 ')
      .replace(/\s+->\s+(?!.*\s->\s)/, ' -> ');
    return withWords(row, words);
  }
  return row;
}
