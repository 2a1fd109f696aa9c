/** Lines of a text: `\n`, `\r\n` and a lone `\r` each end one, as in the lexer and the editor protocol. */

/** Offsets where lines start; at least one. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

export function countLines(text: string): number {
  if (text.indexOf('\r') >= 0) return lineStarts(text).length;
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** One line without its break. */
export function lineText(text: string, starts: readonly number[], line: number): string {
  return text.slice(starts[line] ?? text.length, starts[line + 1] ?? text.length).replace(/[\r\n]+$/, '');
}

/** The line break this text uses: that of its first line, `\n` where there is none. */
export function breakOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}
