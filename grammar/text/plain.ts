/**
 * Words without their marks: Fountain emphasis (`*` `**` `***` `_`, in pairs within one line) and escapes resolved.
 * A mark opens only before a character that is no space and closes only after one; a mark without its partner is
 * text, as in `5 * 3`.
 */

const MARKED = /[*_\\]/;
/** Longer runs are drawn, not meant: nobody nests emphasis that deep. */
const LONGEST_RUN = 9;
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
    let end = i + 1;
    while (line[end] === sign) end += 1;
    if (end - i <= LONGEST_RUN) markRun(line, i, end, marks, open);
    i = end - 1;
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

/** The marks of one run of a sign, which opens and closes as a whole: what counts is what stands around it. */
function markRun(line: string, run: number, end: number, marks: Mark[], open: Mark[]): void {
  const sign = line[run]!;
  const closes = run > 0 && line[run - 1]!.trim() !== '';
  const opens = end < line.length && line[end]!.trim() !== '';
  for (let at = run; at < end; ) {
    const mark: Mark = { at, length: sign === '*' ? Math.min(3, end - at) : 1, run, sign, paired: 0 };
    marks.push(mark);
    if (closes) close(mark, open);
    if (opens && mark.paired < mark.length) open.push(mark);
    at += mark.length;
  }
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
