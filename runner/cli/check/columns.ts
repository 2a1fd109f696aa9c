/**
 * How wide text is on a terminal: two columns for wide and full-width signs and for emoji, none for marks that combine
 * and for what joins them. The unit is the grapheme, so a flag or a family counts once.
 *
 * Source: Unicode Standard Annex 11, East Asian Width, classes W and F, in whole blocks.
 */

const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18aff],
  [0x1b000, 0x1b2ff],
  [0x20000, 0x3fffd],
];
const EMOJI = /\p{Emoji_Presentation}|\uFE0F/u;
const NO_WIDTH = /^[\p{M}\p{Cf}]+$/u;
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const BYTE_ORDER_MARK = '\uFEFF';
const TAB = 4;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** One sign of a line as it is shown, and the stretch of the line it stands for. */
export interface Cell {
  /** UTF-16 offset in the line. */
  at: number;
  text: string;
  columns: number;
}

/**
 * A line as cells. A tab becomes the blanks up to its stop; what a terminal would obey instead of show (escape
 * sequences, direction overrides) becomes `�`: a script must not steer the terminal of who checks it.
 */
export function cellsOf(line: string): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of graphemes.segment(line)) {
    if (segment === '\t') {
      const columns = TAB - (column % TAB);
      cells.push({ at: index, text: ' '.repeat(columns), columns });
      column += columns;
      continue;
    }
    const text = segment === BYTE_ORDER_MARK ? '' : printable(segment);
    const columns = widthOf(text);
    cells.push({ at: index, text, columns });
    column += columns;
  }
  return cells;
}

/** Text that no terminal obeys; line breaks become blanks. */
export function printable(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').replace(UNPRINTABLE, '�');
}

/** Columns of a text without tabs. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += widthOf(segment);
  return columns;
}

/** The text with blanks up to so many columns; cut, with `…`, if it is wider. */
export function fitted(text: string, columns: number, side: 'left' | 'right' = 'left'): string {
  let shown = text;
  if (columnsOf(text) > columns) {
    shown = '';
    let used = 0;
    for (const { segment } of graphemes.segment(text)) {
      used += widthOf(segment);
      if (used > columns - 1) break;
      shown += segment;
    }
    shown += '…';
  }
  const blanks = ' '.repeat(Math.max(0, columns - columnsOf(shown)));
  return side === 'left' ? shown + blanks : blanks + shown;
}

function widthOf(grapheme: string): number {
  const code = grapheme.codePointAt(0);
  if (code === undefined) return 0;
  if (code < 0x300 && grapheme.length === 1) return 1;
  if (NO_WIDTH.test(grapheme)) return 0;
  if (EMOJI.test(grapheme)) return 2;
  for (const [first, last] of WIDE) if (code >= first && code <= last) return 2;
  return 1;
}
