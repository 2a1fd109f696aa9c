/**
 * How long a scene is on paper, in lines of a printed screenplay, and from that in eighths of a page: the unit of
 * shooting schedules. The page is that of `story/durations.ts`: US Letter, 12-point Courier, one-inch margins at the top
 * and bottom, so 54 lines at six to the inch; ten characters to the inch.
 *
 * Widths, in characters, with an empty line before everything but what belongs to a speech:
 * - heading, action and transition 60 (left margin 1.5 inches, right 1)
 * - speech 35 (3.5 inches), parenthetical 25 (2.5 inches); a cue is one line
 *
 * Source of the widths: the usual margins of American spec scripts, as P. Gorman, "Screenplay Format"
 * (paulgorman.org/writing/screenplay_format.txt) lists them: dialogue 1 and 1.5 inches inside the page's margins,
 * parentheticals 1.5 and 2.
 *
 * What Fountain does not print takes no room: notes, synopses, sections, and the shots and options of `.story`. Every
 * branch of a branching script counts. No page numbers, no MORE and CONT'D at the foot of a page. Signs of East Asian
 * scripts take two columns and may break anywhere.
 */
import { LINE_CHARACTERS, PAGE_LINES } from '../story/durations.ts';
import type { Element, Scene } from '../story/schema.ts';

const SPEECH_CHARACTERS = 35;
const PARENTHETICAL_CHARACTERS = 25;

/** Eighths of a page for so many lines: rounded, and never none for what is there. */
export function eighthsOf(lines: number): number {
  return lines === 0 ? 0 : Math.max(1, Math.round((lines * 8) / PAGE_LINES));
}

/** `2 3/8`, `5/8`, `3`, `0`. */
export function formatEighths(eighths: number): string {
  const pages = Math.floor(eighths / 8);
  const rest = eighths % 8;
  if (rest === 0) return String(pages);
  return pages === 0 ? `${rest}/8` : `${pages} ${rest}/8`;
}

/** Lines on paper, in all and of speech alone. A forced page break fills nothing here: scenes are measured apart. */
export interface Paper {
  lines: number;
  speech: number;
}

/** `elements` are those of the scene and of all its blocks, in reading order. */
export function paperOf(scene: Scene, elements: readonly Element[]): Paper {
  const paper: Paper = { lines: scene.heading === '' ? 0 : wrapped(scene.heading, LINE_CHARACTERS) + 1, speech: 0 };
  /** Lines of the speech to the left, for one beside it. */
  let left = 0;
  for (const element of elements) {
    if (element.kind === 'speech') {
      const { line } = element;
      const opens = opensSpeech(element);
      const own =
        (opens ? 2 : 0) +
        (line.parenthetical === null ? 0 : wrapped(`(${line.parenthetical})`, PARENTHETICAL_CHARACTERS)) +
        wrapped(line.text, SPEECH_CHARACTERS);
      const lines = line.dual ? Math.max(0, own - left) : own;
      left = line.dual ? Math.max(0, left - own) : opens ? own : left + own;
      paper.lines += lines;
      paper.speech += lines;
    } else if (element.kind === 'action' || element.kind === 'lyric') {
      const lines = wrapped(element.plain, element.kind === 'lyric' ? SPEECH_CHARACTERS : LINE_CHARACTERS) + 1;
      paper.lines += lines;
      if (element.kind === 'lyric') paper.speech += lines;
    } else if (element.kind === 'transition') paper.lines += 2;
  }
  return paper;
}

/**
 * Whether an utterance has a cue of its own. Parentheticals and shots cut a speech in pieces, of which only the first
 * covers the line that its cue stands on.
 */
export function opensSpeech({ line, span }: Extract<Element, { kind: 'speech' }>): boolean {
  const rows = line.text === '' ? 0 : line.text.split('\n').length;
  return span.endLine - span.line + 1 > rows + (line.parenthetical === null ? 0 : 1);
}

/** Lines of a text in a column so wide: broken between words, and within one that is wider than the column. */
export function wrapped(text: string, width: number): number {
  if (text === '') return 0;
  let lines = 0;
  for (const row of text.split('\n')) {
    lines += 1;
    let column = 0;
    for (const word of row.match(/[\u2e80-\uffdc]|[^\s\u2e80-\uffdc]+/gu) ?? []) {
      const wide = word >= '\u2e80' && word <= '\uffdc';
      let length = wide ? 2 : word.length;
      const blank = wide || column === 0 ? 0 : 1;
      if (column > 0 && column + blank + length > width) {
        lines += 1;
        column = 0;
      } else column += blank;
      while (length > width) {
        lines += 1;
        length -= width;
      }
      column += length;
    }
  }
  return lines;
}
