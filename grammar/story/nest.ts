/**
 * Blocks out of a flat run of elements: ifs, onces, picks and choices, each closed by `[[end]]`, by the next heading
 * or section, or (a choice) by text after an option that has a target. A missing `[[end]]` never reaches beyond its
 * scene, and every element in comes out exactly once.
 */
import type { Element, Expr, Option, Span } from './schema.ts';

export type BlockKind = 'if' | 'once' | 'pick' | 'choice';

export interface ChoiceHeader {
  prompt: string | null;
  time: number | null;
  else: string | null;
  shuffle: boolean;
  again: boolean;
}

export type Item =
  /** `quiet`: stands for nothing on the page (a to-do, a beat), so it closes no choice. */
  | { mark: 'element'; element: Element; quiet: boolean }
  | { mark: 'if'; condition: Expr; span: Span }
  | { mark: 'elseif'; condition: Expr; span: Span }
  | { mark: 'else'; span: Span }
  | { mark: 'once'; span: Span }
  | { mark: 'pick' | 'or'; weight: number; span: Span }
  | { mark: 'choice'; header: ChoiceHeader; span: Span }
  | { mark: 'option'; option: Option }
  | { mark: 'end'; of: BlockKind | null; written: string | null; span: Span };

export type BlockFault =
  /** `before`: the line of the note that closed it; null when the run of items ended, on line `last`. */
  | { fault: 'open'; kind: BlockKind; span: Span; before: number | null; last: number }
  | { fault: 'stray'; mark: 'end' | 'else' | 'elseif' | 'or'; kind: BlockKind | null; span: Span }
  | { fault: 'unknown-end'; written: string; span: Span }
  | { fault: 'late-else'; mark: 'else' | 'elseif'; span: Span }
  | { fault: 'too-deep'; span: Span }
  | { fault: 'empty-choice'; kind: 'choice'; span: Span; before: number | null; last: number };

type Choice = Extract<Element, { kind: 'choice' }>;
type Frame =
  | { kind: 'if'; element: Extract<Element, { kind: 'if' }>; elseSeen: boolean; into: Element[]; span: Span }
  | { kind: 'once'; element: Extract<Element, { kind: 'once' }>; elseSeen: boolean; into: Element[]; span: Span }
  | { kind: 'pick'; element: Extract<Element, { kind: 'pick' }>; into: Element[]; span: Span }
  | { kind: 'choice'; element: Choice; headed: boolean; into: Element[]; span: Span };

/** Deeper than anybody writes: whoever walks a story may do so recursively. */
const DEEPEST = 64;

const NO_HEADER: ChoiceHeader = { prompt: null, time: null, else: null, shuffle: false, again: false };

export function nest(items: readonly Item[]): { elements: Element[]; faults: BlockFault[] } {
  const elements: Element[] = [];
  const faults: BlockFault[] = [];
  const stack: Frame[] = [];
  let last = 0;
  const top = (): Frame | undefined => stack.at(-1);
  const into = (): Element[] => top()?.into ?? elements;

  /** Where an element goes: never behind a target, where nothing would reach it. */
  const outside = (): Element[] => stack.findLast((frame) => !settled(frame))?.into ?? elements;

  /** Blocks that were not opened for being too deep, and whose ends close nothing. */
  let skipped = 0;
  const open = (frame: Frame): void => {
    if (stack.length >= DEEPEST) {
      if (skipped === 0) faults.push({ fault: 'too-deep', span: frame.span });
      skipped += 1;
      return;
    }
    into().push(frame.element);
    stack.push(frame);
  };
  /** Takes the innermost block off; `by` is the line of what closes it, `silent` when that is its own end. */
  const close = (by: number | null | 'silent'): void => {
    const frame = stack.pop()!;
    if (frame.kind === 'choice' && frame.element.options.length === 0) {
      const ended = by === 'silent';
      faults.push({
        fault: 'empty-choice',
        kind: 'choice',
        span: frame.span,
        before: ended ? null : by,
        last: ended ? -1 : last,
      });
      into().splice(into().lastIndexOf(frame.element), 1);
    } else if (by !== 'silent' && !settled(frame)) {
      faults.push({ fault: 'open', kind: frame.kind, span: frame.span, before: by, last });
    }
  };
  /** The nearest open block of these kinds; what stands open inside it is closed, with a fault on its opener. */
  const reach = (kinds: readonly BlockKind[], by: Span): Frame | null => {
    if (!stack.some((frame) => kinds.includes(frame.kind))) return null;
    while (!kinds.includes(top()!.kind)) close(by.line);
    return top()!;
  };
  const closeSettled = (): void => {
    for (let frame = top(); frame && frame.kind === 'choice' && settled(frame); frame = top()) close('silent');
  };

  for (const item of items) {
    const { span } = item.mark === 'element' ? item.element : item.mark === 'option' ? item.option : item;
    if (span.endLine > last) last = span.endLine;
    switch (item.mark) {
      case 'element':
        if (!item.quiet) closeSettled();
        outside().push(item.element);
        break;
      case 'if': {
        closeSettled();
        const body: Element[] = [];
        const element: Element = { kind: 'if', branches: [{ condition: item.condition, body }], span: item.span };
        open({ kind: 'if', element, elseSeen: false, into: body, span: item.span });
        break;
      }
      case 'once': {
        closeSettled();
        const element: Extract<Element, { kind: 'once' }> = { kind: 'once', body: [], else: [], span: item.span };
        open({ kind: 'once', element, elseSeen: false, into: element.body, span: item.span });
        break;
      }
      case 'pick': {
        closeSettled();
        const body: Element[] = [];
        const element: Element = { kind: 'pick', branches: [{ weight: item.weight, body }], span: item.span };
        open({ kind: 'pick', element, into: body, span: item.span });
        break;
      }
      case 'choice': {
        closeSettled();
        const element: Choice = { kind: 'choice', ...item.header, options: [], span: item.span };
        open({ kind: 'choice', element, headed: true, into: into(), span: item.span });
        break;
      }
      case 'option':
        addOption(item.option);
        break;
      case 'elseif':
      case 'else': {
        const frame = reach(item.mark === 'else' ? ['if', 'once'] : ['if'], item.span);
        if (!frame || (frame.kind !== 'if' && frame.kind !== 'once')) {
          faults.push({ fault: 'stray', mark: item.mark, kind: null, span: item.span });
          break;
        }
        if (frame.elseSeen) faults.push({ fault: 'late-else', mark: item.mark, span: item.span });
        if (item.mark === 'else') frame.elseSeen = true;
        if (frame.kind === 'once') {
          frame.into = frame.element.else;
        } else {
          const body: Element[] = [];
          // A second else cannot be reached: the first branch without a condition wins.
          frame.element.branches.push({ condition: item.mark === 'else' ? null : item.condition, body });
          frame.into = body;
        }
        break;
      }
      case 'or': {
        const frame = reach(['pick'], item.span);
        if (frame?.kind !== 'pick') {
          faults.push({ fault: 'stray', mark: 'or', kind: null, span: item.span });
          break;
        }
        frame.into = [];
        frame.element.branches.push({ weight: item.weight, body: frame.into });
        break;
      }
      case 'end':
        endBlock(item);
        break;
    }
  }
  while (stack.length > 0) close(null);
  return { elements, faults };

  function addOption(option: Option): void {
    for (let frame = top(); frame?.kind === 'choice'; frame = top()) {
      const depth = frame.element.options[0]?.depth;
      if (depth === undefined || depth === option.depth) {
        frame.element.options.push(option);
        frame.into = option.body;
        return;
      }
      if (option.depth > depth && !settled(frame)) break;
      close('silent');
    }
    const element: Choice = { kind: 'choice', ...NO_HEADER, options: [option], span: option.span };
    open({ kind: 'choice', element, headed: false, into: option.body, span: option.span });
  }

  function endBlock(item: Extract<Item, { mark: 'end' }>): void {
    if (skipped > 0) {
      skipped -= 1;
      return;
    }
    if (item.written !== null && item.of === null) {
      faults.push({ fault: 'unknown-end', written: item.written, span: item.span });
    }
    if (item.of) {
      if (reach([item.of], item.span)) close('silent');
      else faults.push({ fault: 'stray', mark: 'end', kind: item.of, span: item.span });
      return;
    }
    // Options that all lead away need no end: it belongs to the block around them, where there is one.
    const outer = stack.findLastIndex((frame) => !(frame.kind === 'choice' && !frame.headed && settled(frame)));
    if (outer >= 0) while (stack.length - 1 > outer) close('silent');
    if (stack.length > 0) close('silent');
    else faults.push({ fault: 'stray', mark: 'end', kind: null, span: item.span });
  }
}

/** A choice whose last option leads away: it needs no `[[end]]`, and text after it is not part of it. */
function settled(frame: Frame): boolean {
  if (frame.kind !== 'choice') return false;
  const last = frame.element.options.at(-1);
  return last !== undefined && last.target !== null && last.body.length === 0;
}
