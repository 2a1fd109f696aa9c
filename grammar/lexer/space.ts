/** White space as scripts meet it: spaces and tabs, NUL and BOM, no-break and ideographic spaces; never a line feed. */

export const LF = 10;

export function isSpace(c: number): boolean {
  if (c === 32 || c === 9 || c === 13) return true;
  if (c > 32 && c < 0xa0) return false;
  return c === 0 || c === 11 || c === 12 || c === 0xa0 || c === 0x3000 || c === 0xfeff || (c >= 0x2000 && c <= 0x200a);
}

/** The first position from `at` on that is not white space, or `end`. */
export function skipSpace(text: string, at: number, end: number): number {
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The end of what is left of [start, end) without white space at its end. */
export function trimEnd(text: string, start: number, end: number): number {
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

/** Whether an odd number of backslashes stands directly before `at`. */
export function isEscaped(text: string, at: number, from = 0): boolean {
  let n = 0;
  while (at - 1 - n >= from && text.charCodeAt(at - 1 - n) === 92) n++;
  return n % 2 === 1;
}

/** Lone carriage returns (as very old files have) end lines too; the length stays the same. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') && /\r(?!\n)/.test(text) ? text.replace(/\r(?!\n)/g, '\n') : text;
}
