/** Words as a writer counts them. Scripts without blanks have no such words: there every Han sign and kana counts as one. */

const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
/** Letters and digits, held together by what stands between two of them: `it's`, `well-known`, `3.5`. */
const WORD = new RegExp(
  `[${UNSPACED}]|[[\\p{L}\\p{N}]--[${UNSPACED}]](?:['’.\\-]?[[\\p{L}\\p{N}\\p{M}]--[${UNSPACED}]])*`,
  'gv',
);

/** `It's a well-known 3.5` is four words. */
export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}
