/**
 * Text as SVG path data, and lines broken to a width. Every function takes any string at all: `readable` makes it
 * drawable first, so no input throws, and a result never holds markup.
 */
import { face, type Weight } from './font.ts';
import { readable } from './readable.ts';

export interface TextStyle {
  /** Em size in pixels. */
  size: number;
  weight?: Weight;
}

export interface TextPlace extends TextStyle {
  /** Where the anchor of the baseline stands. */
  x: number;
  y: number;
  anchor?: 'start' | 'middle' | 'end';
  /** The text is cut with an ellipsis so that it is never wider than this. */
  maxWidth?: number;
}

/** Width in pixels of `text` on one line. */
export function textWidth(text: string, style: TextStyle): number {
  return measure(readable(text), style);
}

/** Distance from the top of the highest accent to the baseline, and from there to the lowest descender, in pixels. */
export function textExtent(style: TextStyle): { ascent: number; descent: number } {
  const { ascent, descent } = face(style.weight ?? 'regular');
  return { ascent: ascent * style.size, descent: descent * style.size };
}

/** One line of text as outlines: the `d` of a path to be filled, and its width in pixels. */
export function textPath(text: string, place: TextPlace): { d: string; width: number } {
  let line = readable(text);
  if (place.maxWidth !== undefined) {
    line = shorten(line, place.maxWidth, place);
  }
  const { outline, unitsPerEm } = face(place.weight ?? 'regular');
  const scale = place.size / unitsPerEm;
  const width = measure(line, place);
  const anchor = place.anchor ?? 'start';
  let pen = place.x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
  let d = '';
  for (const char of line) {
    const glyph = outline(char);
    for (const [letter, ...numbers] of glyph.commands) {
      d += letter;
      for (let i = 0; i < numbers.length; i += 2) {
        d += `${round(pen + numbers[i]! * scale)} ${round(place.y + numbers[i + 1]! * scale)} `;
      }
    }
    pen += glyph.advance * scale;
  }
  return { d, width };
}

/**
 * `text` broken into lines no wider than `maxWidth` pixels, at blanks where there are any, else inside the word. With
 * `maxLines`, what does not fit is cut and the last line ends in an ellipsis.
 */
export function wrapText(
  text: string,
  style: TextStyle & { maxWidth: number; maxLines?: number | undefined },
): string[] {
  const limit = style.maxLines ?? Number.POSITIVE_INFINITY;
  const lines: string[] = [];
  let line = '';
  const words = readable(text).split(' ').filter(Boolean);
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer, style) <= style.maxWidth) {
      line = longer;
      continue;
    }
    if (line !== '') {
      lines.push(line);
      line = '';
      if (lines.length >= limit) {
        return cut(lines, style);
      }
    }
    const head = longestStart(word, style.maxWidth, style);
    if (head.length === word.length) {
      line = word;
    } else {
      line = head;
      words.splice(i + 1, 0, word.slice(head.length));
    }
  }
  if (line !== '') {
    lines.push(line);
  }
  return lines;
}

function cut(lines: string[], style: TextStyle & { maxWidth: number }): string[] {
  return [...lines.slice(0, -1), shorten(`${lines.at(-1)} …`, style.maxWidth, style)];
}

function shorten(line: string, maxWidth: number, style: TextStyle): string {
  if (measure(line, style) <= maxWidth) {
    return line;
  }
  const room = maxWidth - measure('…', style);
  return room <= 0 ? '' : `${longestStart(line.replace(/ ?…$/, ''), room, style).trimEnd()}…`;
}

/** The longest start of `word` that fits, at least one character so that wrapping always goes on. */
function longestStart(word: string, maxWidth: number, style: TextStyle): string {
  const { outline, unitsPerEm } = face(style.weight ?? 'regular');
  const scale = style.size / unitsPerEm;
  let width = 0;
  let end = 0;
  for (const char of word) {
    width += outline(char).advance * scale;
    if (width > maxWidth && end > 0) {
      break;
    }
    end += char.length;
  }
  return word.slice(0, end);
}

function measure(line: string, style: TextStyle): number {
  const { outline, unitsPerEm } = face(style.weight ?? 'regular');
  let units = 0;
  for (const char of line) {
    units += outline(char).advance;
  }
  return (units * style.size) / unitsPerEm;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
