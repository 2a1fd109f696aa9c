/** Headings and cues in capitals, as a screenplay prints them. Only whole words change: `ß` stays as it is. */
import { numberTag } from '../lexer/headings.ts';
import { bareWords, type Row, withWords } from './rows.ts';

export function capitals(row: Row): Row {
  if (row.words.length !== 1) return row;
  const words = bareWords(row);
  if (row.role === 'heading') {
    const tag = words.endsWith('#') ? numberTag.exec(words) : null;
    const end = tag ? tag.index : words.length;
    return withWords(row, upperCase(words.slice(0, end)) + words.slice(end));
  }
  if (row.role === 'cue' && !words.startsWith('@')) return withWords(row, upperCase(words));
  return row;
}

/** Letters whose capital is one letter as well. */
export function upperCase(words: string): string {
  return words.replace(/\p{Ll}/gu, (letter) => {
    const upper = letter.toUpperCase();
    return [...upper].length === 1 ? upper : letter;
  });
}
