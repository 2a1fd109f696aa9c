/** Typed notes with a plain head (`[[jump: …]]`, `[[show: …]]`, `[[beat: …]]` …) as items of the flow. */
import type { Directive } from '../generated/ast.ts';
import { fieldValue, findField, hasFlag } from './fields.ts';
import type { Flow } from './flow.ts';
import type { BlockKind } from './nest.ts';
import { spanOf, spanOfToken } from './positions.ts';
import type { Element, Span } from './schema.ts';
import { parseTime } from './time.ts';

const BLOCKS: readonly string[] = ['if', 'once', 'pick', 'choice'] satisfies BlockKind[];

/** Notes that stand for nothing on the page: one between two options does not part them. */
const QUIET: ReadonlySet<Element['kind']> = new Set(['todo', 'beat']);

/** Keywords that say nothing without a head; the lexer has reported a missing one. */
const NEEDS_HEAD: ReadonlySet<string> = new Set([
  ...['beat', 'label', 'include', 'ending', 'unlock', 'jump', 'call', 'ask', 'show', 'hide', 'camera', 'sfx'],
  ...['play', 'wait', 'rating'],
]);

export function readDirective(node: Directive, flow: Flow): void {
  const { keyword, fields } = node;
  const head = (node.head ?? '').trim();
  const span = spanOf(node, flow.base);
  const headSpan = (): Span => spanOfToken(node, 'HEAD', flow.base) ?? span;
  const push = (element: Element): void => {
    flow.items.push({ mark: 'element', element, quiet: QUIET.has(element.kind) });
  };
  if (head === '' && NEEDS_HEAD.has(keyword)) return;
  switch (keyword) {
    case 'else':
      flow.items.push({ mark: 'else', span });
      return;
    case 'end': {
      const of = head.toLowerCase();
      const kind = BLOCKS.includes(of) ? (of as BlockKind) : null;
      flow.items.push({ mark: 'end', of: kind, written: head === '' ? null : head, span });
      return;
    }
    case 'once':
      flow.items.push({ mark: 'once', span });
      return;
    case 'pick':
    case 'or':
      flow.items.push({ mark: keyword, weight: weightOf(head, flow, headSpan), span });
      return;
    case 'choice': {
      const time = fieldValue(fields, 'time');
      const ms = time === null ? null : parseTime(time);
      const orElse = fieldValue(fields, 'else');
      if (time !== null && ms === null) {
        const at = spanOfToken(findField(fields, 'time')!, 'FIELD_VALUE', flow.base) ?? span;
        flow.problem('SL2102', 'warning', at, `"${time}" is not a length of time; write 8s, 2.5s or 500ms.`);
      }
      if (orElse !== null) {
        const at = spanOfToken(findField(fields, 'else')!, 'FIELD_VALUE', flow.base) ?? span;
        flow.found.uses.push({ kind: 'target', name: orElse, span: at, as: 'option' });
      }
      const header = {
        prompt: head === '' ? null : head,
        time: ms,
        else: orElse,
        shuffle: hasFlag(fields, 'shuffle'),
        again: hasFlag(fields, 'again'),
      };
      flow.items.push({ mark: 'choice', header, span });
      return;
    }
    case 'jump':
    case 'call':
      flow.found.uses.push({ kind: 'target', name: head, span: headSpan(), as: keyword });
      push({ kind: keyword, target: head, span });
      return;
    case 'return':
      push({ kind: 'return', span });
      return;
    case 'label':
      flow.found.labels.push({ name: head, span: headSpan() });
      push({ kind: 'label', name: head, span });
      return;
    case 'beat': {
      const tension = Number(fieldValue(fields, 'tension') ?? Number.NaN);
      push({
        kind: 'beat',
        name: head,
        tension: Number.isFinite(tension) ? tension : null,
        feel: fieldValue(fields, 'feel'),
        span,
      });
      return;
    }
    case 'include':
      flow.found.includes.push({ path: head.replace(/\\/g, '/').replace(/^\.\//, ''), span: headSpan() });
      return;
    case 'rating':
      flow.rating = [head, ...fields.flatMap((field) => field.flag?.trim() ?? [])]
        .filter((word) => word !== '')
        .join(', ');
      return;
    case 'ending':
    case 'unlock':
      push({ kind: keyword, name: head, span });
      return;
    case 'ask':
      flow.found.uses.push({ kind: 'variable', name: head, span: headSpan(), as: 'write' });
      push({
        kind: 'ask',
        name: head,
        prompt: fieldValue(fields, 'prompt'),
        default: fieldValue(fields, 'default'),
        span,
      });
      return;
    case 'show': {
      const { subject, rest, kind } = splitSubject(head, flow);
      nameSubject(subject, kind, headSpan());
      const at = fieldValue(fields, 'at');
      push({
        kind: 'show',
        subject,
        expression: rest === '' ? null : rest,
        at,
        with: fieldValue(fields, 'with'),
        span,
      });
      return;
    }
    case 'hide': {
      const { subject, kind } = splitSubject(head, flow);
      nameSubject(subject, kind, headSpan());
      push({ kind: 'hide', subject, span });
      return;
    }
    case 'camera': {
      const ms = fields.map((field) => parseTime(field.flag?.trim() ?? '')).find((time) => time !== null) ?? null;
      push({ kind: 'camera', move: head, ms, span });
      return;
    }
    case 'sfx':
      push({ kind: 'sfx', file: head, span });
      return;
    case 'play': {
      // A file needs no declaration.
      if (!/\.[a-z0-9]{2,4}$/i.test(head)) {
        flow.found.uses.push({ kind: 'music', name: head, span: headSpan(), as: 'field' });
      }
      push({
        kind: 'play',
        music: flow.cast.music(head) ?? head,
        fade: parseTime(fieldValue(fields, 'fade') ?? ''),
        span,
      });
      return;
    }
    case 'stop':
      push({ kind: 'stop', what: head === '' ? 'music' : head, span });
      return;
    case 'wait': {
      const ms = parseTime(head);
      if (ms === null) {
        flow.problem('SL2102', 'error', headSpan(), `"${head}" is not a length of time; write 2s, 1.5s or 500ms.`);
      }
      push({ kind: 'wait', ms: ms ?? 0, span });
      return;
    }
    case 'todo':
      push({ kind: 'todo', text: head, span });
      return;
    case 'line':
      // Belongs to the words before it: speech reads it where it reads the words.
      return;
  }

  function nameSubject(subject: string, kind: 'character' | 'prop' | null, at: Span): void {
    if (kind === null) return;
    const char = at.line === at.endLine ? at.char + subject.length : at.endChar;
    flow.found.uses.push({ kind, name: subject, span: { ...at, endLine: at.line, endChar: char }, as: 'field' });
  }
}

/** `MARA VOSS angry` is a declared name and the rest; without one, the capitals in front, else the first word. */
function splitSubject(head: string, flow: Flow): { subject: string; rest: string; kind: 'character' | 'prop' | null } {
  const words = head.split(/\s+/);
  for (let count = words.length; count > 0; count--) {
    const subject = words.slice(0, count).join(' ');
    const rest = words.slice(count).join(' ');
    if (flow.cast.character(subject)) return { subject, rest, kind: 'character' };
    if (flow.cast.prop(subject)) return { subject, rest, kind: 'prop' };
  }
  const small = words.findIndex((word) => word !== word.toUpperCase());
  const count = small > 0 ? small : small < 0 ? words.length : 1;
  return { subject: words.slice(0, count).join(' '), rest: words.slice(count).join(' '), kind: 'character' };
}

function weightOf(head: string, flow: Flow, at: () => Span): number {
  if (head === '') return 1;
  const weight = Number(head.replace(/^%/, ''));
  if (Number.isFinite(weight) && weight >= 0) return weight;
  flow.problem('SL2103', 'warning', at(), `"${head}" is not a weight; write a number, or nothing for 1.`);
  return 1;
}
