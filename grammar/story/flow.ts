/**
 * The blocks of one scene as a flat run of items, in reading order: what `nest` makes blocks from. Paragraphs and
 * speeches are cut where a note decides whether the rest of them happens, and a speech where the picture cuts.
 */
import type { Block, Dialogue, Expression, Note, Run, Shot as ShotNode, SpeechRun } from '../generated/ast.ts';
import type { Severity } from '../problem.ts';
import { plainText } from '../text/plain.ts';
import { type Cast, cueName } from './cast.ts';
import { readDeclaration, readVariable } from './declare.ts';
import { readDirective } from './directives.ts';
import { parentheticalTime, speechTime } from './durations.ts';
import { toExpr, visitExpression } from './expressions.ts';
import { fieldValue } from './fields.ts';
import type { ExpressionUse, Finding, Findings } from './findings.ts';
import { readRuns, type TextRun, waitsIn } from './inline.ts';
import type { Item } from './nest.ts';
import { readOption } from './options.ts';
import { joined, spanOf, spanOfToken } from './positions.ts';
import type { Element, Expr, Scope, Span } from './schema.ts';
import { readShot, type WrittenShot } from './written-shot.ts';

/** What the readers of one scene share while it is built. */
export interface Flow {
  /** First line of the scene in the file. */
  base: number;
  cast: Cast;
  items: Item[];
  shots: WrittenShot[];
  /** Elements that stand right under a cue. */
  cues: Set<Element>;
  found: Findings;
  synopsis: string[];
  when: Expr | null;
  rating: string | null;
  expression(node: Expression, role: ExpressionUse['role'], name?: string, operator?: string): void;
  problem(code: string, severity: Severity, span: Span, message: string, fixes?: Finding['fixes']): void;
}

export function makeFlow(base: number, cast: Cast, found: Findings): Flow {
  return {
    base,
    cast,
    items: [],
    shots: [],
    cues: new Set(),
    found,
    synopsis: [],
    when: null,
    rating: null,
    expression(node, role, name, operator) {
      found.expressions.push({ node, role, name: name ?? null, operator: operator ?? null });
      visitExpression(node, (part) => {
        if (part.$type === 'VariableUse') {
          found.uses.push({ kind: 'variable', name: part.name, span: spanOf(part, base), as: 'read' });
        } else if (part.$type === 'Visits') {
          const span = spanOfToken(part, 'TARGET', base) ?? spanOf(part, base);
          found.uses.push({ kind: 'target', name: part.target, span, as: 'visits' });
        }
      });
    },
    problem(code, severity, span, message, fixes = []) {
      found.problems.push({ code, severity, span, message, fixes });
    },
  };
}

export function readBlocks(blocks: readonly Block[], flow: Flow): void {
  for (const block of blocks) {
    switch (block.$type) {
      case 'Action':
        readAction(block.content, flow);
        break;
      case 'Dialogue':
        readDialogue(block, flow);
        break;
      case 'Lyric':
        push(flow, {
          kind: 'lyric',
          plain: plainText(block.text ?? '').trim(),
          character: null,
          span: spanOf(block, flow.base),
        });
        break;
      case 'Transition':
        push(flow, { kind: 'transition', text: (block.text ?? '').trim(), span: spanOf(block, flow.base) });
        break;
      case 'Centered': {
        const plain = plainText(block.text ?? '').trim();
        const text: Extract<Element, { kind: 'action' }>['text'] = plain === '' ? [] : [{ kind: 'text', text: plain }];
        push(flow, { kind: 'action', text, plain, centered: true, span: spanOf(block, flow.base) });
        break;
      }
      case 'PageBreak':
        push(flow, { kind: 'page-break', span: spanOf(block, flow.base) });
        break;
      case 'Synopsis':
        if (block.text?.trim()) flow.synopsis.push(plainText(block.text).trim());
        break;
      case 'Boneyard':
      case 'Comment':
        break;
      default:
        readNote(block, flow);
    }
  }
}

function push(flow: Flow, element: Element): void {
  flow.items.push({ mark: 'element', element, quiet: false });
}

/** Notes that decide whether or where the story goes on: text on either side of one is two elements. */
const PARTING: ReadonlySet<string> = new Set([
  ...['if', 'elseif', 'else', 'end', 'once', 'pick', 'or', 'choice', 'option', 'jump', 'call', 'return', 'label'],
]);

function readAction(content: readonly Run[], flow: Flow): void {
  let runs: TextRun[] = [];
  let from: Span | null = null;
  let to: Span | null = null;
  const later: Note[] = [];
  const flush = (): void => {
    const { text, plain } = readRuns(runs, (node) => flow.expression(node, 'value'));
    if (text.length > 0) push(flow, { kind: 'action', text, plain, centered: false, span: joined(from!, to!) });
    runs = [];
    from = null;
  };
  for (const run of content) {
    switch (run.$type) {
      case 'Comment':
      case 'Boneyard':
        break;
      case 'Text':
      case 'InsertValue':
      case 'InsertIf':
      case 'InsertList':
      case 'InsertWait': {
        const span = spanOf(run, flow.base);
        from ??= span;
        to = span;
        runs.push({ node: run, line: span.line });
        readIntroductions(run, flow);
        break;
      }
      default:
        if (PARTING.has(run.keyword ?? '')) {
          flush();
          readNote(run, flow);
        } else {
          // A sound or a move in the middle of a paragraph does not cut the paragraph in two.
          later.push(run);
        }
    }
  }
  flush();
  for (const note of later) readNote(note, flow);
}

const small = /\p{Ll}/u;

/** A declared name in capitals (`PIM, nine, red hat`) is a reference; in any other case a name in action is prose. */
function readIntroductions(run: TextRun['node'], flow: Flow): void {
  if (run.$type === 'InsertIf' || run.$type === 'InsertList') {
    for (const branch of run.branches) for (const inner of branch.content) readIntroductions(inner, flow);
    return;
  }
  if (run.$type !== 'Text' || run.value === undefined || flow.cast.characterNames.length === 0) return;
  const at = spanOfToken(run, 'TEXT', flow.base);
  // A text that a boneyard parts has other columns than its words.
  if (!at || at.line !== at.endLine || run.value.length !== at.endChar - at.char) return;
  for (const sight of flow.cast.people.find(run.value)) {
    const name = run.value.slice(sight.at, sight.at + sight.length);
    // One letter is a word ("A door.") before it is a name; a name without case stands in other words.
    if (name.length < 2 || small.test(name) || name === name.toLowerCase()) continue;
    if (flow.cast.character(name) === null) continue;
    const char = at.char + sight.at;
    const span = { line: at.line, char, endLine: at.line, endChar: char + sight.length };
    flow.found.uses.push({ kind: 'character', name, span, as: 'mention' });
  }
}

/** One speech: a cue, then utterances from it or a parenthetical to the next. */
function readDialogue(node: Dialogue, flow: Flow): void {
  const cue = cueName(node.cue);
  const character = flow.cast.character(cue) ?? cue;
  const cueSpan = spanOfToken(node, 'CUE', flow.base) ?? spanOf(node, flow.base);
  flow.found.uses.push({ kind: 'character', name: cue, span: cueSpan, as: 'cue' });
  const extension = node.extensions.length === 0 ? null : node.extensions.map(bare).join(', ');

  let runs: TextRun[] = [];
  let from: Span = cueSpan;
  let to: Span = cueSpan;
  let parenthetical: string | null = null;
  /** Parts of the utterance being read: a cut or a condition may part it, its id and expression cover all of it. */
  let utterance: Extract<Element, { kind: 'speech' }>[] = [];
  let first = true;
  /** A note stands between the cue and the words: these no longer begin at their cue. */
  let parted = false;

  const flush = (): void => {
    if (runs.length === 0 && parenthetical === null) return;
    const { text, plain } = readRuns(runs, (expression) => flow.expression(expression, 'value'));
    const start = first && !parted ? cueSpan : from;
    const opens = first;
    first = false;
    const span = joined(start, to);
    const duration = speechTime(plain) + parentheticalTime(parenthetical) + waitsIn(text);
    const line = {
      character,
      cue,
      extension,
      parenthetical,
      text: plain,
      id: null,
      expression: null,
      dual: node.dual === true,
      duration,
      span,
    };
    const speech: Extract<Element, { kind: 'speech' }> = { kind: 'speech', line, text, span };
    utterance.push(speech);
    if (opens) flow.cues.add(speech);
    push(flow, speech);
    runs = [];
    parenthetical = null;
  };
  const note = (run: Exclude<SpeechRun, { $type: 'Text' }> & Note): void => {
    if (run.$type === 'Directive' && run.keyword === 'line') {
      flush();
      const [opening] = utterance;
      if (opening) opening.line.id = run.head?.trim() || null;
      const expression = fieldValue(run.fields, 'expression');
      for (const part of utterance) part.line.expression = expression;
      readNote(run, flow);
      return;
    }
    // A declaration or a to-do in a speech is not part of it.
    if (run.$type !== 'Declaration' && run.keyword !== 'todo') {
      flush();
      parted = true;
    }
    readNote(run, flow);
  };

  for (const run of node.content) {
    switch (run.$type) {
      case 'Comment':
      case 'Boneyard':
        break;
      case 'Parenthetical':
        flush();
        utterance = [];
        parenthetical = bare(run.text);
        from = spanOf(run, flow.base);
        to = from;
        break;
      case 'Lyric': {
        flush();
        const span = spanOf(run, flow.base);
        const plain = plainText(run.text ?? '').trim();
        const lyric: Element = {
          kind: 'lyric',
          plain,
          character,
          span: first && !parted ? joined(cueSpan, span) : span,
        };
        if (first) flow.cues.add(lyric);
        first = false;
        push(flow, lyric);
        break;
      }
      case 'Text':
      case 'InsertValue':
      case 'InsertIf':
      case 'InsertList':
      case 'InsertWait': {
        const span = spanOf(run, flow.base);
        if (runs.length === 0 && parenthetical === null) from = span;
        to = span;
        runs.push({ node: run, line: span.line });
        break;
      }
      default:
        note(run);
    }
  }
  flush();
  if (node.content.every((run) => run.$type === 'Parenthetical' || run.$type === 'Comment')) {
    flow.problem('SL2005', 'warning', cueSpan, `${cue} says nothing here; write the words on the next line.`);
  }
}

function bare(text: string): string {
  return plainText(text.trim().replace(/^\(/, '').replace(/\)$/, '').trim());
}

function readNote(node: Note, flow: Flow): void {
  switch (node.$type) {
    case 'Declaration': {
      const declaration = readDeclaration(node, flow.base);
      if (declaration) flow.found.declarations.push(declaration);
      return;
    }
    case 'Variable': {
      const variable = readVariable(node, flow.base);
      if (!variable) return;
      flow.found.variables.push(variable);
      if (node.value) flow.expression(node.value, 'initial', variable.name);
      return;
    }
    case 'Assignment': {
      if (!node.name) return;
      const span = spanOf(node, flow.base);
      const nameSpan = spanOfToken(node, 'ID', flow.base) ?? span;
      flow.found.uses.push({ kind: 'variable', name: node.name, span: nameSpan, as: 'write' });
      const operator = node.operator ?? '=';
      if (node.value) flow.expression(node.value, 'assign', node.name, operator);
      const scope = (node.scope as Scope | undefined) ?? null;
      push(flow, { kind: 'set', name: node.name, scope, operator, value: toExpr(node.value), span });
      return;
    }
    case 'Condition': {
      const span = spanOf(node, flow.base);
      if (node.condition) flow.expression(node.condition, 'condition');
      const condition = toExpr(node.condition);
      if (node.keyword !== 'when') {
        flow.items.push({ mark: node.keyword, condition, span });
        return;
      }
      const late =
        flow.when !== null ||
        flow.shots.length > 0 ||
        flow.items.some((item) => item.mark !== 'element' || !item.quiet);
      flow.when ??= condition;
      if (late) {
        flow.problem(
          'SL2104',
          'warning',
          span,
          '`[[when: …]]` decides about the whole scene: put it first, right after the heading.',
        );
      }
      return;
    }
    case 'Directive':
      readDirective(node, flow);
      return;
    case 'Shot':
      shot(node, flow);
      return;
    case 'Option':
      flow.items.push({ mark: 'option', option: readOption(node, flow) });
      return;
  }
}

function shot(node: ShotNode, flow: Flow): void {
  const written = readShot(node, flow);
  push(flow, { kind: 'shot', shot: flow.shots.length, span: written.span });
  flow.shots.push(written);
}
