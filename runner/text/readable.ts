/**
 * Makes any string drawable: what comes out holds only characters the bundled font has. Nothing here can fail.
 *
 * Covered: Latin with all European accents, Greek, Cyrillic. A run of letters of another script is replaced by that
 * script's name in brackets (`[Han]`, `[Arabic]`), a run of pictographs by `[emoji]`; a viewer sees that words are
 * there and which, instead of a row of empty boxes. Hebrew is named too: its order needs bidirectional layout.
 */
import { face } from './font.ts';

const SCRIPTS: readonly [RegExp, string][] = [
  [/\p{Script=Hiragana}|\p{Script=Katakana}/u, 'Japanese'],
  [/\p{Script=Hangul}/u, 'Korean'],
  [/\p{Script=Han}/u, 'Han'],
  [/\p{Script=Arabic}/u, 'Arabic'],
  [/\p{Script=Hebrew}/u, 'Hebrew'],
  [/\p{Script=Devanagari}/u, 'Devanagari'],
  [/\p{Script=Thai}/u, 'Thai'],
  [/\p{Script=Bengali}/u, 'Bengali'],
  [/\p{Script=Tamil}/u, 'Tamil'],
  [/\p{Script=Georgian}/u, 'Georgian'],
  [/\p{Script=Armenian}/u, 'Armenian'],
  [/\p{Extended_Pictographic}/u, 'emoji'],
];

const LIKENESS: Readonly<Record<string, string>> = {
  '→': '->',
  '←': '<-',
  '♪': '~',
  '♫': '~',
  '\u2011': '-',
  '。': '.',
  '、': ',',
};

/** `text` in NFC with white space collapsed to single blanks, controls dropped and foreign scripts named. */
export function readable(text: string): string {
  const clean = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '');
  const { covers } = face('regular');
  let out = '';
  let run: string | null = null;
  for (const char of clean) {
    const likeness = LIKENESS[char];
    const hebrew = /\p{Script=Hebrew}/u.test(char);
    if (likeness !== undefined || (covers(char) && !hebrew)) {
      // Blanks between two words of the same foreign script belong to the run.
      if (char === ' ' && run !== null) {
        continue;
      }
      if (run !== null) {
        out += `[${run}]${/[\p{L}\p{N}]/u.test(char) ? ' ' : ''}`;
        run = null;
      }
      out += likeness ?? char;
      continue;
    }
    if (/\p{M}|\u{fe0f}/u.test(char)) {
      continue;
    }
    const script = SCRIPTS.find(([pattern]) => pattern.test(char))?.[1];
    if (script === undefined) {
      out += run === null ? '?' : '';
    } else if (run === null) {
      if (/[\p{L}\p{N}]$/u.test(out)) {
        out += ' ';
      }
      run = script;
    } else if (run === 'Han' && script === 'Japanese') {
      run = script;
    }
  }
  return (run === null ? out : `${out}[${run}]`).trim();
}
