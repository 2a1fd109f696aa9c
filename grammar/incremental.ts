/**
 * Parsing again only what an edit touched: the scenes and sections it lies in are read alone and spliced into the tree,
 * what follows is shifted. Invariant: the tree, its positions (of parts that moved, once they are settled) and the problems
 * equal those of a full parse of the new text. Parts that were not touched keep their nodes, so what is derived from a
 * node may be kept with it.
 *
 * That a part can be read alone needs an empty line above it and below it (no paragraph, speech or open note crosses
 * one) and only boneyards that it opens and closes itself. Where the edges are not so the piece grows by a part, up to
 * the whole script: then, and for other boneyards, the caller parses it all.
 */
import type { CstNode, LangiumCoreServices, ParseResult } from 'langium';
import { drift, drifted, offsetOf, shift } from './drift.ts';
import type { Script } from './generated/ast.ts';
import type { ScriptLexerReport } from './lexer/script-lexer.ts';
import type { SyntaxProblem } from './lexer/token-sink.ts';
import { lexerProblems } from './parse.ts';

type Part = Script['parts'][number];

export interface Reparsed {
  /** The previous tree, changed in place. */
  result: ParseResult<Script>;
  /** In `script.parts`, `removed` were replaced by `added` from index `first`; -1: title page and prologue too. */
  first: number;
  removed: number;
  added: number;
  /** How many lines more the text has now. */
  lines: number;
}

/** Null when the whole text has to be parsed; `previous` is unchanged then, and not to be used after anything else. */
export function reparse(
  services: Pick<LangiumCoreServices, 'parser'>,
  previous: ParseResult<Script>,
  text: string,
): Reparsed | null {
  const root = previous.value.$cstNode?.root as unknown as RootNode | undefined;
  if (!root || previous.parserErrors.length > 0) return null;
  const piece = touchedPiece(previous.value.parts, root.fullText, text);
  if (!piece) return null;
  const part = readAlone(services, previous.value.parts, root.fullText, text, piece);
  return part && splice(previous, root, text, piece, part);
}

/** A run of parts, [first, last], and where it stands in the old and in the new text. */
interface Piece {
  first: number;
  last: number;
  from: number;
  oldTo: number;
  newTo: number;
}

function touchedPiece(parts: readonly Part[], old: string, text: string): Piece | null {
  const start = commonStart(old, text);
  const same = commonEnd(old, text, start);
  const oldEnd = old.length - same;
  const first = lastPartAt(parts, old, start);
  const last = Math.max(first, lastPartAt(parts, old, oldEnd - 1));
  return grown({ first, last, from: 0, oldTo: 0, newTo: 0 }, parts, old, text);
}

/** The piece with its edges where the text can be cut, or null when that is the whole script. */
function grown(piece: Piece, parts: readonly Part[], old: string, text: string): Piece | null {
  let { first, last } = piece;
  while (first >= 0 && !canCut(old, offsetOf(parts[first]!))) first--;
  const from = first < 0 ? 0 : lineStart(old, offsetOf(parts[first]!));
  const delta = text.length - old.length;
  for (; ; last++) {
    const next = parts[last + 1];
    if (!next) {
      return first < 0 ? null : { first, last: parts.length - 1, from, oldTo: old.length, newTo: text.length };
    }
    const offset = offsetOf(next);
    const oldTo = lineStart(old, offset);
    // Its line has to start where it started: columns are not shifted.
    if (lineStart(text, offset + delta) !== oldTo + delta) continue;
    if (!canCut(old, offset) || !canCut(text, offset + delta)) continue;
    return { first, last, from, oldTo, newTo: oldTo + delta };
  }
}

/** Parses the piece as a script of its own; grows it where what comes out does not start with a part. */
function readAlone(
  services: Pick<LangiumCoreServices, 'parser'>,
  parts: readonly Part[],
  old: string,
  text: string,
  piece: Piece,
): ParseResult<Script> | null {
  for (;;) {
    const now = text.slice(piece.from, piece.newTo);
    const before = old.slice(piece.from, piece.oldTo);
    if (!standsAlone(before) || !standsAlone(now)) return null;
    // The first close of a boneyard might close one that is open, and so text, above.
    if (now.includes('*/') && !before.includes('*/')) return null;
    const result = services.parser.LangiumParser.parse<Script>(now);
    if (result.parserErrors.length > 0) return null;
    const startsWithPart = !result.value.title && result.value.prologue.length === 0 && result.value.parts.length > 0;
    if (piece.first < 0 || startsWithPart) return result;
    const wider = grown({ ...piece, first: piece.first - 1 }, parts, old, text);
    if (!wider) return null;
    Object.assign(piece, wider);
  }
}

/** Whether every boneyard that opens in a piece closes in it, and its lines end as most do. */
function standsAlone(piece: string): boolean {
  if (/\r(?!\n)/.test(piece)) return false;
  let open = piece.indexOf('/*');
  while (open >= 0) {
    const close = piece.indexOf('*/', open + 2);
    if (close < 0) return false;
    open = piece.indexOf('/*', close + 2);
  }
  return true;
}

function splice(
  previous: ParseResult<Script>,
  root: RootNode,
  text: string,
  piece: Piece,
  alone: ParseResult<Script>,
): Reparsed {
  const { first, last, from, oldTo, newTo } = piece;
  const script = previous.value;
  const old = root.fullText;
  const lineFrom = first < 0 ? 0 : lineOfPart(script.parts[first]!);
  const delta = newTo - oldTo;
  const lineDelta = countBreaks(text, from, newTo) - countBreaks(old, from, oldTo);
  const added = alone.value.parts;
  const content = alone.value.$cstNode ? [...(alone.value.$cstNode as unknown as RootNode).content] : [];

  const start = first < 0 ? 0 : root.content.indexOf(script.parts[first]!.$cstNode as CstNode);
  const next = script.parts[last + 1];
  const end = next ? root.content.indexOf(next.$cstNode as CstNode) : root.content.length;
  for (let i = end; i < root.content.length; i++) drift(root.content[i]!, delta, lineDelta);
  for (const node of content) {
    shift(node, from, lineFrom);
    (node as { container?: unknown }).container = root;
  }
  root.content = [...root.content.slice(0, start), ...content, ...root.content.slice(end)];
  root._text = text;
  root._rangeCache = undefined;

  if (first < 0) {
    script.title = alone.value.title;
    script.prologue = alone.value.prologue;
    for (const node of [script.title, ...script.prologue]) if (node) adopt(node, script);
    if (!script.title) delete script.title;
  }
  const at = Math.max(first, 0);
  const removed = last + 1 - at;
  script.parts.splice(at, removed, ...added);
  for (const part of added) adopt(part, script);
  const problems = [
    ...lexerProblems(previous.lexerReport).filter((problem) => problem.start < from),
    ...lexerProblems(alone.lexerReport).map((problem) => moved(problem, from)),
    ...lexerProblems(previous.lexerReport)
      .filter((problem) => problem.start >= oldTo)
      .map((problem) => moved(problem, delta)),
  ];
  const lexerReport: ScriptLexerReport = { diagnostics: [], problems };
  return {
    result: { value: script, parserErrors: [], lexerErrors: [], lexerReport },
    first,
    removed,
    added: added.length,
    lines: lineDelta,
  };
}

/** What Langium keeps to itself of a tree of tokens, and a splice has to change. */
interface RootNode {
  content: CstNode[];
  fullText: string;
  _text: string;
  _rangeCache: unknown;
}

function lineOfPart(part: Part): number {
  return part.$cstNode!.range.start.line + drifted(part);
}

function adopt(node: Part | NonNullable<Script['title']> | Script['prologue'][number], script: Script): void {
  (node as { $container: Script }).$container = script;
}

function moved(problem: SyntaxProblem, by: number): SyntaxProblem {
  if (by === 0) return problem;
  const fixes = problem.fixes.map((fix) => ({ ...fix, start: fix.start + by, end: fix.end + by }));
  return { ...problem, start: problem.start + by, end: problem.end + by, fixes };
}

// Where things stand

/** Index of the last part whose first line starts at or before `offset` of the old text; -1: before all of them. */
function lastPartAt(parts: readonly Part[], old: string, offset: number): number {
  let low = -1;
  let high = parts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lineStart(old, offsetOf(parts[middle]!)) <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** Whether the part whose first token stands at `offset` opens its line, below an empty one or at the very start. */
function canCut(text: string, offset: number): boolean {
  const start = lineStart(text, offset);
  if (text.slice(start, offset).trim() !== '') return false;
  if (start === 0) return true;
  return text[start - 2] === '\n' || (text[start - 2] === '\r' && text[start - 3] === '\n') || start === 1;
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function countBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

const STRIDE = 4096;

/** Whole strides are compared as strings, which is many times faster than character by character. */
function commonStart(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at + STRIDE <= end && a.slice(at, at + STRIDE) === b.slice(at, at + STRIDE)) at += STRIDE;
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonEnd(a: string, b: string, start: number): number {
  const end = Math.min(a.length, b.length) - start;
  let n = 0;
  while (
    n + STRIDE <= end &&
    a.slice(a.length - n - STRIDE, a.length - n) === b.slice(b.length - n - STRIDE, b.length - n)
  ) {
    n += STRIDE;
  }
  while (n < end && a.charCodeAt(a.length - 1 - n) === b.charCodeAt(b.length - 1 - n)) n++;
  return n;
}
