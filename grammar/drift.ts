/**
 * Positions that lag behind. An edit moves every token below it; in a long script that is most of the work of a key,
 * and hardly any of those positions is ever asked for. So an incremental parse only notes how far a part has drifted,
 * and whoever reads inside a part settles it first. Invariant: a part that has no drift has the positions of the text.
 */
import { type AstNode, type CstNode, isCompositeCstNode, isLeafCstNode } from 'langium';

interface Drift {
  offset: number;
  lines: number;
}

const drifts = new WeakMap<CstNode, Drift>();

/** Moves a part, or a token between parts, by characters and lines. Columns stay. */
export function drift(node: CstNode, offset: number, lines: number): void {
  if (offset === 0 && lines === 0) return;
  if (isLeafCstNode(node)) {
    shift(node, offset, lines);
    return;
  }
  const known = drifts.get(node);
  if (known) {
    known.offset += offset;
    known.lines += lines;
  } else drifts.set(node, { offset, lines });
}

/** How many lines further down a part stands than its tokens say. */
export function drifted(part: AstNode): number {
  return (part.$cstNode && drifts.get(part.$cstNode)?.lines) ?? 0;
}

/** Where a part starts in the text, settled or not. */
export function offsetOf(part: AstNode): number {
  const node = part.$cstNode!;
  return node.offset + (drifts.get(node)?.offset ?? 0);
}

/** Brings the positions of a part up to date. */
export function settle(part: AstNode): void {
  const known = part.$cstNode && drifts.get(part.$cstNode);
  if (!known) return;
  drifts.delete(part.$cstNode!);
  shift(part.$cstNode!, known.offset, known.lines);
}

/** What Langium keeps to itself of the tokens, and a shift has to change. */
interface Position {
  _offset: number;
  _startLine: number;
  _endLine: number;
}

/** Moves a node and all that is in it, at once. */
export function shift(node: CstNode, offset: number, lines: number): void {
  if (isCompositeCstNode(node)) {
    (node as unknown as { _rangeCache: unknown })._rangeCache = undefined;
    for (const child of node.content) shift(child, offset, lines);
    return;
  }
  const leaf = node as unknown as Position;
  leaf._offset += offset;
  leaf._startLine += lines;
  leaf._endLine += lines;
}
