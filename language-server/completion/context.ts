/**
 * What is being typed at the cursor, read from the text before it alone: the story may be one keystroke old, the
 * line never is. Looks back no further than the paragraph.
 */
import type { Point, Script } from '../script.ts';

/** `from`: the column where what is being typed starts; `typed`: from there to the cursor. */
interface At {
  from: number;
  typed: string;
}

export type Context =
  | ({ kind: 'note-keyword'; closed: boolean } & At)
  | ({ kind: 'note-head'; keyword: string } & At)
  | ({ kind: 'note-field'; keyword: string } & At)
  | ({ kind: 'note-value'; keyword: string; field: string } & At)
  | ({ kind: 'shot-size' } & At)
  | ({ kind: 'words' } & At)
  | ({ kind: 'target' } & At)
  | ({ kind: 'clause'; inOption: boolean } & At)
  | ({ kind: 'expression' } & At)
  | ({ kind: 'heading-place' } & At)
  | ({ kind: 'heading-time'; place: string } & At)
  | ({ kind: 'cue-extension' } & At)
  | ({ kind: 'forced-cue' } & At)
  | ({ kind: 'transition' } & At)
  | ({ kind: 'title-key' } & At)
  | ({ kind: 'paragraph' } & At);

export interface ContextOptions {
  /** Words that open a scene heading, without their dot. */
  headingPrefixes: readonly string[];
}

export function contextAt(script: Script, at: Point, options: ContextOptions): Context | null {
  const before = (script.lines[at.line] ?? '').slice(0, at.char);
  const after = (script.lines[at.line] ?? '').slice(at.char);
  return (
    noteContext(script, at, before, after) ??
    (script.language === 'story' ? (shotContext(before) ?? braceContext(before) ?? optionContext(before)) : null) ??
    lineContext(script, at, before, options)
  );
}

function noteContext(script: Script, at: Point, before: string, after: string): Context | null {
  const open = openNote(script, at, before);
  if (!open) return null;
  const { body, offset } = open;
  const place = (from: number): At => ({ from: Math.max(0, from - offset), typed: body.slice(from) });
  const head = /^\s*([\p{L}-]*)\s*(:?)/u.exec(body)!;
  const lead = body.length - body.trimStart().length;
  if (!head[2]) {
    if (head[0].length < body.length) return null;
    return { kind: 'note-keyword', closed: after.startsWith(']]'), ...place(lead) };
  }
  const keyword = head[1]!.toLowerCase();
  const bar = lastBar(body);
  if (bar < 0) {
    const from = head[0].length;
    const words = body.slice(from);
    return { kind: 'note-head', keyword, ...place(from + words.length - words.trimStart().length) };
  }
  return fieldContext(keyword, body, bar, place);
}

function fieldContext(keyword: string, body: string, bar: number, place: (from: number) => At): Context {
  const field = /^\s*([\p{L}][\p{L}\p{N}-]*)\s*:\s*/u.exec(body.slice(bar + 1));
  if (field) {
    const from = bar + 1 + field[0].length;
    return { kind: 'note-value', keyword, field: field[1]!.toLowerCase(), ...place(from) };
  }
  const rest = body.slice(bar + 1);
  return { kind: 'note-field', keyword, ...place(bar + 1 + rest.length - rest.trimStart().length) };
}

function lastBar(body: string): number {
  for (let at = body.length - 1; at >= 0; at--) if (body[at] === '|' && body[at - 1] !== '\\') return at;
  return -1;
}

/** The text from `[[` to the cursor; `offset` is how far that text runs ahead of the cursor's own line. */
function openNote(script: Script, at: Point, before: string): { body: string; offset: number } | null {
  let body = before;
  let line = at.line;
  for (;;) {
    const text = line === at.line ? before : script.lines[line]!;
    const opens = text.lastIndexOf('[[');
    if (text.lastIndexOf(']]') > opens) return null;
    if (opens >= 0) {
      const start = opens + 2;
      const whole = body.slice(start);
      return { body: whole, offset: whole.length - before.length };
    }
    line--;
    if (line < 0 || at.line - line > 20 || script.lines[line]!.trim() === '') return null;
    body = `${script.lines[line]}\n${body}`;
  }
}

function shotContext(before: string): Context | null {
  const shot = /^\s*!!\s+/.exec(before);
  if (!shot) return null;
  const place = (from: number): At => ({ from, typed: before.slice(from) });
  const bar = lastBar(before);
  if (bar >= 0) return fieldContext('shot', before, bar, place);
  const from = shot[0].length;
  const dash = /\s[-–—]\s/.exec(before.slice(from));
  if (!dash) return { kind: 'shot-size', ...place(from) };
  return { kind: 'words', ...place(wordStart(before)) };
}

function wordStart(text: string): number {
  return text.length - /[\p{L}\p{N}_'’-]*$/u.exec(text)![0].length;
}

function braceContext(before: string): Context | null {
  const open = before.lastIndexOf('{');
  if (open < 0 || before[open - 1] === '\\' || before.indexOf('}', open) >= 0) return null;
  const inside = before.slice(open + 1);
  const inOption = /^\s*\++\s/.test(before);
  const from = wordStart(before);
  const at = { from, typed: before.slice(from) };
  if (/^\s*[\p{L}_]*$/u.test(inside)) return { kind: 'clause', inOption, ...at };
  if (/^\s*(?:seq|cycle|pick)\s*:/.test(inside)) return null;
  if (/^\s*if\b[^:]*:/.test(inside)) return null;
  return { kind: 'expression', ...at };
}

function optionContext(before: string): Context | null {
  if (!/^\s*\++\s/.test(before)) return null;
  const arrow = before.lastIndexOf('-> ');
  if (arrow < 0 || !/\s/.test(before[arrow - 1] ?? '')) return null;
  const from = arrow + 3 + /^\s*/.exec(before.slice(arrow + 3))![0].length;
  return { kind: 'target', from, typed: before.slice(from) };
}

function lineContext(script: Script, at: Point, before: string, options: ContextOptions): Context | null {
  if (inTitlePage(script, at.line) && /^[\p{L} ]*$/u.test(before)) return { kind: 'title-key', from: 0, typed: before };
  if (!paragraphStarts(script, at.line)) return null;
  const from = before.length - before.trimStart().length;
  const typed = before.slice(from);
  const extension = /^@?[^\p{Ll}(]*\p{Lu}[^\p{Ll}(]*\(([^)]*)$/u.exec(typed) ?? /^@[^(]+\(([^)]*)$/.exec(typed);
  if (extension && !headingOf(typed, options)) {
    return { kind: 'cue-extension', from: before.length - extension[1]!.length, typed: extension[1]! };
  }
  if (typed.startsWith('@')) return { kind: 'forced-cue', from, typed };
  if (/^>\s*[^<]*$/.test(typed)) {
    const words = typed.slice(1).trimStart();
    return { kind: 'transition', from: before.length - words.length, typed: words };
  }
  const heading = headingOf(typed, options);
  if (heading !== null) return headingContext(before, heading);
  if (/\p{Ll}/u.test(typed) || /^[[\]{}()#=~!+*_/|]/.test(typed)) return null;
  return { kind: 'paragraph', from, typed };
}

function headingContext(before: string, rest: string): Context {
  const dash = Math.max(rest.lastIndexOf(' - '), rest.lastIndexOf(' – '), rest.lastIndexOf(' — '));
  const from = before.length - rest.length;
  if (dash < 0) return { kind: 'heading-place', from, typed: rest };
  const time = rest.slice(dash + 3);
  return { kind: 'heading-time', place: rest.slice(0, dash), from: before.length - time.length, typed: time };
}

/** What stands after the prefix of a scene heading being typed; null when the line is none. */
function headingOf(typed: string, options: ContextOptions): string | null {
  const forced = /^\.(?=[\p{L}\p{N}])/u.exec(typed) ?? (typed === '.' ? ['.'] : null);
  if (forced) return typed.slice(1);
  const plain = /^(?:INT\.?\/EXT|EXT\.?\/INT|I\/E|INT|EXT|EST)(?:\.\s*|\s+)/i.exec(typed);
  if (plain) return typed.slice(plain[0].length);
  for (const prefix of options.headingPrefixes) {
    if (typed.toUpperCase().startsWith(prefix.toUpperCase()) && /^[.．\s]/.test(typed.slice(prefix.length))) {
      return typed.slice(prefix.length).replace(/^[.．]?\s*/, '');
    }
  }
  return null;
}

/** Nothing but title-page lines above, and at least the first of them in place. */
function inTitlePage(script: Script, line: number): boolean {
  if (line === 0) return true;
  for (let above = 0; above < line; above++) {
    if (script.lines[above]!.trim() === '') return false;
  }
  return /^[^\s:][^:]*:/.test(script.lines[0]!) && !/^\s*(?:INT|EXT|EST|I\/E)[./ ]/i.test(script.lines[0]!);
}

function paragraphStarts(script: Script, line: number): boolean {
  if (line === 0) return true;
  const above = script.lines[line - 1]!;
  if (above.trim() === '') return true;
  if (script.language === 'story' && /^\s*(?:!!|\++)\s/.test(above)) return !insideSpeech(script, line);
  return (
    /^\s*\[\[[^\]]*:.*\]\]\s*$|^\s*\[\[(?:else|end|once|pick|return)\]\]\s*$/i.test(above) &&
    !insideSpeech(script, line)
  );
}

/** A shot or note between the lines of a speech leaves the speech open. */
function insideSpeech(script: Script, line: number): boolean {
  for (let above = line - 1; above >= 0; above--) {
    const text = script.lines[above]!;
    if (text.trim() === '' || /^\s*\++\s/.test(text)) return false;
    if (/^\s*(?:!!\s|\[\[)/.test(text)) continue;
    return true;
  }
  return false;
}
