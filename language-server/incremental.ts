/**
 * Incremental parsing: typing in one scene parses that scene. A script's tree is a flat list of parts (scenes and
 * sections), so the parts that an edit touches are parsed alone and put in place of the old ones.
 *
 * Invariant: where this gives a tree, it is the tree and the problems that a parse of the whole text gives. It does
 * so only where nothing outside of the touched parts can change how they read, and the other way round; everything
 * else is `null`, and the caller parses the whole.
 */
import type { CstNode } from 'langium';
import { type Problem, parseScript, sortProblems, type TextRange } from '../grammar/index.ts';

type ParsedScript = ReturnType<typeof parseScript>;
type ParseOptions = Parameters<typeof parseScript>[1];
type Script = ParsedScript['script'];

/** A parsed text with where its parts start, to go on from. */
export interface Parse extends ParsedScript {
  text: string;
  options: ParseOptions;
  starts: readonly PartStart[];
}

/** The beginning of a part's first line. */
interface PartStart {
  offset: number;
  line: number;
}

export function parseWhole(text: string, options: ParseOptions): Parse {
  const parsed = parseScript(text, options);
  const starts = parsed.script.parts.map((part): PartStart => {
    const leaf = part.$cstNode!;
    return { offset: text.lastIndexOf('\n', leaf.offset - 1) + 1, line: leaf.range.start.line };
  });
  return { ...parsed, text, options, starts };
}

/** The parse of `text`, made from the parse before the edit; null where only the whole text can tell. Uses up `before`. */
export function parseEdited(before: Parse, text: string): Parse | null {
  const edit = editBetween(before.text, text);
  const first = lastAtOrBefore(before.starts, edit.start);
  if (first < 0) return null;
  let next = first + 1;
  while (next < before.starts.length && before.starts[next]!.offset < edit.oldEnd) next++;
  const region = regionOf(before, text, first, next);
  if (!region) return null;
  // The line break in front keeps a first heading from being read as a title page.
  const inner = parseWhole(`\n${region.now}`, before.options);
  const { script } = inner;
  if (script.title || script.prologue.length > 0 || script.parts.length === 0 || inner.starts[0]!.line !== 1)
    return null;
  const start = before.starts[first]!;
  const byLines = countLines(region.now) - countLines(region.old);
  const byOffset = region.now.length - region.old.length;
  for (const part of script.parts) moveLines(part.$cstNode, start.line - 1);
  const rest = before.script.parts.slice(next);
  if (byLines !== 0) for (const part of rest) moveLines(part.$cstNode, byLines);
  const oldEndLine = before.starts[next]?.line ?? Number.POSITIVE_INFINITY;
  return {
    text,
    options: before.options,
    script: withParts(before.script, [...before.script.parts.slice(0, first), ...script.parts, ...rest]),
    problems: sortProblems([
      ...before.problems.filter((problem) => problem.line < start.line),
      ...inner.problems.map((problem) => movedProblem(problem, start.line - 1)),
      ...before.problems
        .filter((problem) => problem.line >= oldEndLine)
        .map((problem) => movedProblem(problem, byLines)),
    ]),
    starts: [
      ...before.starts.slice(0, first),
      ...inner.starts.map(({ offset, line }) => ({ offset: offset - 1 + start.offset, line: line - 1 + start.line })),
      ...before.starts.slice(next).map(({ offset, line }) => ({ offset: offset + byOffset, line: line + byLines })),
    ],
  };
}

/** Old and new text of the touched parts, if they read the same alone as in their place. */
function regionOf(before: Parse, text: string, first: number, next: number): { old: string; now: string } | null {
  const start = before.starts[first]!.offset;
  const oldEnd = before.starts[next]?.offset ?? before.text.length;
  const end = oldEnd + text.length - before.text.length;
  if (end < start) return null;
  const old = before.text.slice(start, oldEnd);
  const now = text.slice(start, end);
  // Blank lines on both sides: no paragraph, speech or note reaches over the border, before or after the edit.
  if (start > 0 && !endsBlank(before.text.slice(Math.max(0, start - 8), start))) return null;
  if (next < before.starts.length && !(endsBlank(old) && endsBlank(now))) return null;
  // A lone carriage return is a line break that offsets do not show.
  if (/\r(?!\n)/.test(old) || /\r(?!\n)/.test(now)) return null;
  return keepsBoneyards(old) && keepsBoneyards(now) ? { old, now } : null;
}

/** Every boneyard opened here is closed here, and nothing here closes one opened before. */
function keepsBoneyards(text: string): boolean {
  for (let at = 0; ; ) {
    const open = text.indexOf('/*', at);
    const close = text.indexOf('*/', at);
    if (open < 0) return close < 0;
    // `/*/` opens and does not close.
    if ((close >= 0 && close < open) || text[open - 1] === '\\') return false;
    const end = text.indexOf('*/', open + 2);
    if (end < 0) return false;
    at = end + 2;
  }
}

function endsBlank(text: string): boolean {
  return /\n[ \t]?\r?\n$/.test(text);
}

const STEP = 4096;

/** The stretch in which two texts differ: where it starts, and where it ends in the old one. */
function editBetween(old: string, now: string): { start: number; oldEnd: number } {
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start + STEP <= shorter && old.slice(start, start + STEP) === now.slice(start, start + STEP)) start += STEP;
  while (start < shorter && old.charCodeAt(start) === now.charCodeAt(start)) start++;
  let same = 0;
  const most = shorter - start;
  while (
    same + STEP <= most &&
    old.slice(old.length - same - STEP, old.length - same) === now.slice(now.length - same - STEP, now.length - same)
  ) {
    same += STEP;
  }
  while (same < most && old.charCodeAt(old.length - same - 1) === now.charCodeAt(now.length - same - 1)) same++;
  return { start, oldEnd: old.length - same };
}

/** Index of the last part that starts at or before an offset; -1 in the title page and what follows it. */
function lastAtOrBefore(starts: readonly PartStart[], offset: number): number {
  let low = -1;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]!.offset <= offset) low = middle;
    else high = middle;
  }
  return low;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** A new root over old and new parts; the old one keeps its own list, which an earlier build may hold. */
function withParts(script: Script, parts: Script['parts']): Script {
  const root: Script = { ...script, parts };
  parts.forEach((part, index) => {
    if (part.$container === root && part.$containerIndex === index) return;
    Object.assign(part, { $container: root, $containerIndex: index });
  });
  return root;
}

/** Langium's leaves hold their lines in fields that it does not offer for change; offsets stay those of their own text. */
interface Leaf {
  _startLine: number;
  _endLine: number;
}

interface Composite {
  content: CstNode[];
  _rangeCache: unknown;
}

function moveLines(node: CstNode | undefined, lines: number): void {
  if (!node || lines === 0) return;
  if ('content' in node) {
    const composite = node as unknown as Composite;
    composite._rangeCache = undefined;
    for (const child of composite.content) moveLines(child, lines);
    return;
  }
  const leaf = node as unknown as Leaf;
  leaf._startLine += lines;
  leaf._endLine += lines;
}

function movedProblem(problem: Problem, lines: number): Problem {
  if (lines === 0) return problem;
  const fixes = problem.fixes.map((fix) => ({
    ...fix,
    changes: fix.changes.map((change) => movedRange(change, lines)),
  }));
  return { ...movedRange(problem, lines), fixes };
}

function movedRange<T extends TextRange>(range: T, lines: number): T {
  return { ...range, line: range.line + lines, endLine: range.endLine + lines };
}
