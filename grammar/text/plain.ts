/**
 * Words without their marks: Fountain emphasis (`*` `**` `***` `_`, in pairs within one line) and escapes resolved.
 * A mark opens only before a character that is no space and closes only after one; a mark without its partner is
 * text, as in `5 * 3`.
 */

const MARKED = /[*_\\]/;
const ESCAPED = /[^\p{L}\p{N}\s]/u;

interface Mark {
  at: number;
  length: number;
  /** Where its run of the same sign starts: `____` and `******` are lines drawn by hand, with nothing to emphasise. */
  run: number;
  sign: string;
  /** How many signs of this run pair with another run: those disappear. */
  paired: number;
}

/** `text` may hold several lines; emphasis never crosses a line break. */
export function plainText(text: string): string {
  if (!MARKED.test(text)) return text;
  if (text.indexOf('\n') < 0) return plainLine(text);
  return text.split('\n').map(plainLine).join('\n');
}

function plainLine(line: string): string {
  const marks: Mark[] = [];
  const open: Mark[] = [];
  for (let i = 0; i < line.length; i++) {
    const sign = line[i]!;
    if (sign === '\\') {
      i += 1;
      continue;
    }
    if (sign !== '*' && sign !== '_') continue;
    let length = 1;
    while (sign === '*' && line[i + length] === '*' && length < 3) length += 1;
    const last = marks.at(-1);
    const run = last && last.sign === sign && last.at + last.length === i ? last.run : i;
    const mark: Mark = { at: i, length, run, sign, paired: 0 };
    marks.push(mark);
    const before = line[i - 1];
    const after = line[i + length];
    if (before !== undefined && before.trim() !== '') close(mark, open);
    if (mark.paired < length && after !== undefined && after.trim() !== '') open.push(mark);
    i += length - 1;
  }
  let plain = '';
  let from = 0;
  let next = 0;
  for (let i = 0; i < line.length; i++) {
    const mark = marks[next];
    if (mark && mark.at === i) {
      plain += line.slice(from, i + mark.length - mark.paired);
      i += mark.length - 1;
      from = i + 1;
      next += 1;
    } else if (line[i] === '\\' && i + 1 < line.length && ESCAPED.test(line[i + 1]!)) {
      plain += line.slice(from, i);
      i += 1;
      from = i;
    }
  }
  return plain + line.slice(from);
}

function close(mark: Mark, open: Mark[]): void {
  for (let i = open.length - 1; i >= 0 && mark.paired < mark.length; i--) {
    const opener = open[i]!;
    const wanted = opener.length - opener.paired;
    if (opener.sign !== mark.sign || opener.run === mark.run || wanted > mark.length - mark.paired) continue;
    opener.paired += wanted;
    mark.paired += wanted;
    open.length = i;
  }
}
