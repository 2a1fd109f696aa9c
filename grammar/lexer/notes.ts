/** One note: a comment as a single token, a typed note as its keyword, head and fields. */
import { type ExpressionWord, expressionWords, pushExpression, pushWords } from './expressions.ts';
import { pushFields } from './fields.ts';
import { pushTextWithInserts } from './inserts.ts';
import { declarationKeywords, expressionKeywords, type NoteKeyword, nearKeyword } from './keywords.ts';
import type { Piece } from './lines.ts';
import { type Segment, segments } from './segments.ts';
import { pushShotBody } from './shots.ts';
import { trimEnd } from './space.ts';
import type { TokenSink } from './token-sink.ts';

/** Whether the note is a block of its own or stands inside a paragraph or a speech. */
export type NotePlace = 'line' | 'inline';

const inExpressions: ReadonlySet<string> = new Set([...expressionKeywords, 'set', 'var', 'option']);
const withExpressionHead: ReadonlySet<string> = new Set(expressionKeywords);
const noConditions: ReadonlySet<string> = new Set();
const optionConditions: ReadonlySet<string> = new Set(['if', 'needs']);

/** Typed notes that say nothing without a head. */
const headNeeded: ReadonlySet<string> = new Set([
  ...declarationKeywords,
  ...['beat', 'label', 'include', 'rating', 'ending', 'unlock', 'jump', 'call', 'ask'],
  ...['show', 'hide', 'camera', 'sfx', 'play', 'stop', 'wait', 'line'],
]);

export function pushNote(sink: TokenSink, note: Piece, place: NotePlace, partial: boolean): void {
  const { keyword, start, end } = note;
  if (!keyword) {
    sink.push(place === 'line' ? 'COMMENT_LINE' : 'COMMENT', start, end);
    hintNearKeyword(sink, start + 2, end - 2);
    return;
  }
  const close = note.open ? end : end - 2;
  sink.push(place === 'line' ? '[[' : 'INLINE_NOTE', start, start + 2);
  sink.push(keyword.keyword, keyword.start, keyword.end, keyword.keyword);
  if (keyword.colon >= 0) {
    sink.push(':', keyword.colon, keyword.colon + 1);
    pushNoteBody(sink, keyword, close, partial);
  }
  if (!note.open) sink.push(']]', end - 2, end);
}

function pushNoteBody(sink: TokenSink, note: NoteKeyword, close: number, partial: boolean): void {
  const { keyword } = note;
  const [head, ...fields] = segments(
    sink.text,
    note.colon + 1,
    close,
    inExpressions.has(keyword) ? 'stays' : 'splits',
    keyword === 'option' ? 'braces' : 'nothing',
  ) as [Segment, ...Segment[]];
  if (keyword === 'shot') {
    pushShotBody(sink, head, fields, partial);
    return;
  }
  if (keyword === 'option') {
    if (head.start < head.end) pushTextWithInserts(sink, head.start, head.end, partial);
  } else if (withExpressionHead.has(keyword)) {
    pushExpression(sink, head.start, head.end, 'The condition', partial);
  } else if (keyword === 'set' || keyword === 'var') {
    pushAssignment(sink, keyword, head, partial);
  } else if (head.start < head.end) {
    sink.push('HEAD', head.start, head.end);
  } else if (headNeeded.has(keyword) && !partial) {
    sink.problem('SL1005', 'error', `\`${keyword}:\` needs a word after it.`, note.start, note.colon + 1);
  }
  pushFields(sink, head.bar, fields, keyword === 'option' ? optionConditions : noConditions, partial);
}

const scopes = new Set(['session', 'global', 'scene']);
const assignments = new Set(['=', '+=', '-=', '*=', '/=']);

/** `scope name = value`; a scope only before another name, so that `scene = 3` is a variable named `scene`. */
function pushAssignment(sink: TokenSink, keyword: 'set' | 'var', head: Segment, partial: boolean): void {
  const words = expressionWords(sink, head.start, head.end);
  const [first, second] = words;
  const scope = first && second && isName(second) && scopes.has(first.image) ? first : null;
  const name = scope ? second : first;
  const operator = words[scope ? 2 : 1];
  const example = keyword === 'var' ? '`[[var: trust = 0]]`' : '`[[set: trust += 1]]`';
  const fits =
    name && isName(name) && operator && (keyword === 'var' ? operator.image === '=' : assignments.has(operator.image));
  if (!fits && !partial) {
    const { start, end } = words.length > 0 ? { start: words[0]!.start, end: words[words.length - 1]!.end } : head;
    if (start < end) sink.pushBroken(start, end);
    sink.problem('SL1004', 'error', `Write a name, a sign and a value, as in ${example}.`, start, Math.max(start, end));
    return;
  }
  if (scope) sink.push('SCOPE', scope.start, scope.end);
  if (name && isName(name)) sink.push('ID', name.start, name.end);
  if (!fits || !operator) return;
  sink.push(operator.image, operator.start, operator.end);
  pushWords(sink, words.slice(scope ? 3 : 2), operator.end, head.end, 'The value', partial);
}

function isName(word: ExpressionWord): boolean {
  return word.type === 'ID';
}

const startsLikeTyped = /^\s*([A-Za-z]{2,12})[ \t]*:/;

function hintNearKeyword(sink: TokenSink, start: number, end: number): void {
  const found = startsLikeTyped.exec(sink.text.slice(start, Math.min(end, start + 40)));
  const word = found?.[1]?.toLowerCase();
  const near = word === undefined ? null : nearKeyword(word);
  if (!found || !word || !near) return;
  const at = start + found[0].indexOf(found[1]!);
  sink.problem('SL1008', 'hint', `This is a comment; did you mean \`${near}:\`?`, at, at + word.length, [
    { title: `Change to \`${near}\``, start: at, end: at + word.length, text: near },
  ]);
}

/** `[[` that nothing closes is text, and says so. */
export function reportUnclosedNote(sink: TokenSink, at: number): void {
  const { text } = sink;
  const line = text.indexOf('\n', at);
  const end = trimEnd(text, at, line < 0 ? text.length : line);
  sink.problem('SL1001', 'warning', 'This note is never closed, so it is text. Close it with `]]`.', at, end, [
    { title: 'Close the note', start: end, end, text: ']]' },
  ]);
}
