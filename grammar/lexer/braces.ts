/** Which `{` of a text have their `}`. A backslash protects either; linear. */

/** Braces inside braces deeper than this are text: the trees built from them are walked recursively. */
const MAX_DEPTH = 12;

/** Offset of the `}` for every `{` of [start, end) that has one, outermost and inner ones. */
export function braces(text: string, start: number, end: number): Map<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) i++;
    else if (c === 123) open.push(i);
    else if (c === 125) {
      const at = open.pop();
      if (at !== undefined && open.length < MAX_DEPTH) pairs.set(at, i);
    }
  }
  return pairs;
}
