/**
 * Running text with `{…}` in it. A `{` without its `}` is text; `\{` is a brace. What is wrong inside braces stays
 * inside them: the words become one BROKEN token.
 */
import { braces } from './braces.ts';
import { expressionWords, pushExpression, pushWords } from './expressions.ts';
import { isSpace, skipSpace, trimEnd } from './space.ts';
import type { TokenSink } from './token-sink.ts';

/** Pushes [start, end) as text runs and inserts, white space kept. */
export function pushTextWithInserts(sink: TokenSink, start: number, end: number, partial: boolean): void {
  if (!sink.hasBrace(start, end)) {
    if (start < end) sink.push('TEXT', start, end);
    return;
  }
  const pairs = braces(sink.text, start, end);
  // Braces that are being typed, at the end of a text to complete.
  const atEnd = partial && skipSpace(sink.text, end, sink.text.length) === sink.text.length;
  const open = atEnd ? lastOpen(sink.text, start, end, pairs) : -1;
  pushRuns(sink, start, open < 0 ? end : open, pairs, partial);
  if (open < 0) return;
  sink.push('{', open, open + 1);
  pushExpression(sink, open + 1, end, 'The value', partial);
}

function lastOpen(text: string, start: number, end: number, pairs: ReadonlyMap<number, number>): number {
  let open = -1;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) i++;
    else if (c === 123) {
      const close = pairs.get(i);
      if (close === undefined) open = i;
      else i = close;
    }
  }
  return open;
}

function pushRuns(sink: TokenSink, start: number, end: number, pairs: Map<number, number>, partial: boolean): void {
  const { text } = sink;
  let from = start;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) {
      i++;
      continue;
    }
    const close = c === 123 ? pairs.get(i) : undefined;
    if (close === undefined) continue;
    if (skipSpace(text, i + 1, close) === close) {
      sink.problem('SL1009', 'error', 'These braces hold nothing. Write `\\{` for a brace in text.', i, close + 1);
    } else {
      if (from < i) sink.push('TEXT', from, i);
      pushInsert(sink, i, close, pairs, partial);
      from = close + 1;
    }
    i = close;
  }
  if (from < end) sink.push('TEXT', from, end);
}

const opening = /(if|seq|cycle|pick|wait)(?![\p{L}\p{M}\p{N}_(])/uy;
const duration = /\d+(?:\.\d+)?(?:ms|s|m)?$/;

function pushInsert(sink: TokenSink, open: number, close: number, pairs: Map<number, number>, partial: boolean): void {
  const { text } = sink;
  const start = skipSpace(text, open + 1, close);
  const end = trimEnd(text, start, close);
  sink.push('{', open, open + 1);
  opening.lastIndex = start;
  const keyword = opening.exec(text)?.[1];
  const after = start + (keyword?.length ?? 0);
  if (keyword === 'if') pushIf(sink, start, after, end, pairs, partial);
  else if (keyword === 'wait' && isWait(text, after, end)) pushWait(sink, start, after, end);
  else if (keyword && keyword !== 'wait' && text.charCodeAt(skipSpace(text, after, end)) === 58) {
    sink.push(keyword, start, after);
    pushBranches(sink, skipSpace(text, after, end), end, pairs, partial);
  } else {
    const before = sink.tokens.length;
    pushExpression(sink, start, end, 'The value', partial);
    // Braces around nothing but a boneyard.
    if (sink.tokens.length === before && !partial) sink.pushBroken(start, end);
  }
  sink.push('}', close, close + 1);
}

function isWait(text: string, after: number, end: number): boolean {
  const at = skipSpace(text, after, end);
  return at === end || (at > after && duration.test(text.slice(at, end)));
}

function pushWait(sink: TokenSink, start: number, after: number, end: number): void {
  sink.push('wait', start, after);
  const at = skipSpace(sink.text, after, end);
  if (at < end) sink.push('DURATION', at, end);
  else sink.problem('SL1010', 'error', 'Say how long: `{wait 0.5s}`.', start, after);
}

function pushIf(
  sink: TokenSink,
  start: number,
  after: number,
  end: number,
  pairs: Map<number, number>,
  partial: boolean,
): void {
  const colon = insertColon(sink.text, after, end);
  const empty = skipSpace(sink.text, after, colon < 0 ? end : colon) === (colon < 0 ? end : colon);
  if (colon >= 0 && !empty) {
    sink.push('if', start, after);
    pushExpression(sink, after, colon, 'The condition', partial);
    pushBranches(sink, colon, end, pairs, partial);
    return;
  }
  const message = 'Write a condition, a colon and the words: `{if trust > 2: friend | stranger}`.';
  sink.problem('SL1010', 'error', message, start, end);
  sink.pushBroken(start, end);
}

/** The colon that ends the condition of `{if …: …}`, outside quotes, or -1. */
export function insertColon(text: string, start: number, end: number): number {
  let quoted = false;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) i++;
    else if (c === 34) quoted = !quoted;
    else if (c === 58 && !quoted) return i;
    else if (c === 123 && !quoted) return -1;
  }
  return -1;
}

/** Branches are trimmed: `{a | b}` prints "a" or "b". `at` is the colon before the first. */
function pushBranches(sink: TokenSink, at: number, end: number, pairs: Map<number, number>, partial: boolean): void {
  const { text } = sink;
  let from = at;
  for (let i = at + 1; i <= end; i++) {
    const c = i < end ? text.charCodeAt(i) : 124;
    if (c === 92 && i + 1 < end) i++;
    else if (c === 123) i = pairs.get(i) ?? i;
    else if (c === 124) {
      sink.push(from === at ? ':' : '|', from, from + 1);
      const start = skipSpace(text, from + 1, i);
      const stop = trimEnd(text, start, i);
      if (start < stop) pushRuns(sink, start, stop, pairs, partial);
      from = i;
    }
  }
}

const clauseOpening = /(if|needs|once|leave|else)(?![\p{L}\p{M}\p{N}_(])/uy;

/** Whether the braces at `open` are a clause of an option: `{if c}` (with no colon), `{needs c}`, `{once}` … */
export function isClause(text: string, open: number, close: number): boolean {
  const start = skipSpace(text, open + 1, close);
  clauseOpening.lastIndex = start;
  const keyword = clauseOpening.exec(text)?.[1];
  if (!keyword) return false;
  const after = start + keyword.length;
  if (keyword === 'if') return insertColon(text, after, close) < 0;
  if (keyword === 'needs') return isSpace(text.charCodeAt(after)) || after === close;
  return skipSpace(text, after, close) === close;
}

export function pushClause(sink: TokenSink, open: number, close: number, partial: boolean): void {
  const { text } = sink;
  const start = skipSpace(text, open + 1, close);
  clauseOpening.lastIndex = start;
  const keyword = clauseOpening.exec(text)![1]!;
  const after = start + keyword.length;
  sink.push('CLAUSE_OPEN', open, open + 1);
  sink.push(keyword, start, after);
  if (keyword === 'if' || keyword === 'needs') {
    pushWords(sink, expressionWords(sink, after, close), after, close, 'The condition', partial);
  }
  sink.push('}', close, close + 1);
}
