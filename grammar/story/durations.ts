/**
 * Estimated running times, in milliseconds, from words alone. Two conventions meet here: speech is counted by
 * words, action by the length it takes on the page. Both are estimates that a written duration overrides.
 *
 * Sources
 * - Words: about 150 a minute, the average conversation rate of US English that the National Center for Voice
 *   and Speech gives, and the usual rate for narrated audiobooks.
 * - Scripts without spaces: syllables a second in F. Pellegrino, C. Coupé, E. Marsico, "A cross-language
 *   perspective on speech information rate", Language 87 (2011): Mandarin 5.18, Japanese 7.84. A Han character
 *   is one syllable in Mandarin; a kana is one mora.
 * - Action: a page a minute. A US Letter page with one-inch margins at six lines an inch holds 54 lines, and an
 *   action line holds 60 characters of 12-point Courier (six inches at ten to the inch); an eighth of a page,
 *   the unit of a shooting schedule, is therefore about seven lines and 7.5 seconds. The blank line after a
 *   paragraph takes its share.
 * - `(beat)`: one second, the usual reading of the direction.
 */

export const WORDS_PER_MINUTE = 150;
export const PAGE_LINES = 54;
export const LINE_CHARACTERS = 60;
export const DEFAULT_SHOT_MS = 3000;
/** No shot is estimated shorter: less is a flash, and flashes are written, not guessed. */
export const SHORTEST_SHOT_MS = 1000;

const PER_WORD_MS = 60_000 / WORDS_PER_MINUTE;
const PER_LINE_MS = 60_000 / PAGE_LINES;
const HAN_MS = 1000 / 5.18;
const KANA_MS = 1000 / 7.84;
const SENTENCE_PAUSE_MS = 300;
const CLAUSE_PAUSE_MS = 120;
const BREATH_MS = 400;
const BEAT_MS = 1000;

/** How long it takes to say these words: words, pauses at punctuation and one breath. `''` takes no time. */
export function speechTime(words: string): number {
  let ms = 0;
  let inWord = false;
  for (let i = 0; i < words.length; i++) {
    const code = words.charCodeAt(i);
    if (code < 0x2e80 && code !== 0x2026) {
      if (code <= 32) inWord = false;
      else if (code === 46 || code === 33 || code === 63) {
        if (inWord) ms += SENTENCE_PAUSE_MS;
        inWord = false;
      } else if (code === 44 || code === 59 || code === 58 || code === 0x2014 || code === 0x2013) {
        if (inWord) ms += CLAUSE_PAUSE_MS;
        inWord = false;
      } else if (!inWord && isSpoken(code)) {
        ms += PER_WORD_MS;
        inWord = true;
      }
      continue;
    }
    inWord = false;
    if (code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0x2026) ms += SENTENCE_PAUSE_MS;
    else if (code === 0x3001 || code === 0xff0c) ms += CLAUSE_PAUSE_MS;
    else if (code >= 0x3041 && code <= 0x30ff) ms += KANA_MS;
    else if (
      (code >= 0x3400 && code <= 0x9fff) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xd800 && code <= 0xdbff)
    )
      ms += HAN_MS;
  }
  return ms === 0 ? 0 : Math.round(ms + BREATH_MS);
}

function isSpoken(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 127;
}

const PAUSE = /\b(?:beat|pause|pauses|silence|hesitates|a moment)\b/i;
const LONG_PAUSE = /\blong\b/i;

/** What a parenthetical adds before the words: `(beat)` one second, `(long pause)` two, `(softly)` nothing. */
export function parentheticalTime(parenthetical: string | null): number {
  if (parenthetical === null || !PAUSE.test(parenthetical)) return 0;
  return LONG_PAUSE.test(parenthetical) ? 2 * BEAT_MS : BEAT_MS;
}

/** How long a paragraph of action takes on screen: its lines on the page and the blank one after it. */
export function actionTime(action: string): number {
  if (action.trim() === '') return 0;
  let lines = 1;
  let columns = 0;
  for (let i = 0; i < action.length; i++) {
    const code = action.charCodeAt(i);
    if (code === 10) {
      lines += 1;
      columns = 0;
      continue;
    }
    columns += code >= 0x2e80 && !(code >= 0xdc00 && code <= 0xdfff) ? 2 : 1;
    if (columns > LINE_CHARACTERS) {
      lines += 1;
      columns = 1;
    }
  }
  return Math.round((lines + 1) * PER_LINE_MS);
}
