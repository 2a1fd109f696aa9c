/** Where a node stands: spans relative to a first line, without the line break that ends a paragraph. */
import type { AstNode, CstNode, LeafCstNode } from 'langium';
import { drifted } from '../drift.ts';
import type { Span } from './schema.ts';

interface Composite extends CstNode {
  content: CstNode[];
}

/** A leaf as Langium keeps it. Its `range` makes three objects a time, which thousands of spans would feel. */
interface Leaf extends LeafCstNode {
  _startLine: number;
  _startColumn: number;
  _endLine: number;
  _endColumn: number;
}

function isComposite(node: CstNode): node is Composite {
  return 'content' in node;
}

function firstLeaf(node: CstNode): Leaf | null {
  let here = node;
  while (isComposite(here)) {
    const { content } = here;
    let next = content[0];
    for (let i = 1; next?.hidden && i < content.length; i++) next = content[i];
    if (!next) return null;
    here = next;
  }
  return here as Leaf;
}

function lastLeaf(node: CstNode): Leaf | null {
  if (!isComposite(node)) return node as Leaf;
  for (let i = node.content.length - 1; i >= 0; i--) {
    const leaf = lastLeaf(node.content[i]!);
    // A paragraph's last token is its line break, or nothing at the end of the text.
    if (leaf && leaf.tokenType.name !== 'EOP') return leaf;
  }
  return null;
}

const NOWHERE: Span = { line: 0, char: 0, endLine: 0, endChar: 0 };

/** The span of a syntax-tree node in the file, minus `base` lines. */
export function spanOfCst(cst: CstNode | undefined, base: number): Span {
  if (!cst) return NOWHERE;
  const first = firstLeaf(cst);
  if (!first) return NOWHERE;
  const last = lastLeaf(cst) ?? first;
  return {
    line: first._startLine - base,
    char: first._startColumn,
    endLine: last._endLine - base,
    endChar: last._endColumn,
  };
}

export function spanOf(node: AstNode, base: number): Span {
  return spanOfCst(node.$cstNode, base);
}

/** First line of a part or of a block before all parts, in the file, zero-based; of a part also when it has drifted. */
export function lineOf(node: AstNode): number {
  const leaf = node.$cstNode ? firstLeaf(node.$cstNode) : null;
  return leaf ? leaf._startLine + drifted(node) : 0;
}

/** The span of the first leaf of a kind below a node (a cue, a target, a size); null when it has none. */
export function spanOfToken(node: AstNode, token: string, base: number): Span | null {
  const leaf = node.$cstNode ? findLeaf(node.$cstNode, token) : null;
  return leaf ? spanOfCst(leaf, base) : null;
}

function findLeaf(node: CstNode, token: string): LeafCstNode | null {
  if (!isComposite(node)) return (node as LeafCstNode).tokenType.name === token ? (node as LeafCstNode) : null;
  for (const child of node.content) {
    const found = findLeaf(child, token);
    if (found) return found;
  }
  return null;
}

/** The same span a number of lines further down. */
export function moved(span: Span, lines: number): Span {
  return lines === 0 ? span : { ...span, line: span.line + lines, endLine: span.endLine + lines };
}

/** From the start of one span to the end of another. */
export function joined(first: Span, last: Span): Span {
  return { line: first.line, char: first.char, endLine: last.endLine, endChar: last.endChar };
}
