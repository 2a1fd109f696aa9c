/** Backslashes before signs that would be read where they only stand for themselves. */

/** `text` with a backslash before every match of `sign` that has none; spans of `skip` stay as they are. */
export function escapeSigns(text: string, sign: RegExp, skip: ReadonlyMap<number, number> = none): string {
  let escaped = '';
  for (let i = 0; i < text.length; i++) {
    const end = skip.get(i);
    if (end !== undefined) {
      escaped += text.slice(i, end + 1);
      i = end;
    } else if (text[i] === '\\') {
      escaped += text.slice(i, i + 2);
      i++;
    } else escaped += sign.test(text[i]!) ? `\\${text[i]}` : text[i];
  }
  return escaped;
}

/** A backslash at the very end would protect what is put after it. */
export function closeBackslash(text: string): string {
  const count = /\\*$/.exec(text)![0].length;
  return count % 2 === 1 ? `${text}\\` : text;
}

/** Words to be put into a note: neither `]]` nor a lone `]` at the end may close it. */
export function insideNote(text: string): string {
  return closeBackslash(text.includes(']') ? escapeSigns(text, /\]/) : text);
}

/** How many double quotes stand unprotected. */
export function quotesIn(text: string): number {
  return text.replace(/\\./gs, '').split('"').length - 1;
}

const none: ReadonlyMap<number, number> = new Map();
