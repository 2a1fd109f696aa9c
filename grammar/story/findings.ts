/**
 * What building a scene finds beside its elements: uses of names, declarations, targets, expressions and problems,
 * all with spans relative to the scene, so that an unchanged scene keeps its findings when lines move above it.
 */
import type { Expression } from '../generated/ast.ts';
import type { Severity, TextChange } from '../problem.ts';
import type { Character, Location, Music, Prop, Reference, Span, Style, Variable } from './schema.ts';

/** A problem with relative lines; its changes too. */
export interface Finding {
  code: string;
  severity: Severity;
  message: string;
  span: Span;
  fixes: { title: string; changes: TextChange[] }[];
}

export interface NameUse {
  kind: Reference['kind'];
  name: string;
  span: Span;
  /** How a name came up, for the checks: a jump must resolve, a cue need not. */
  as: 'cue' | 'mention' | 'field' | 'jump' | 'call' | 'option' | 'visits' | 'read' | 'write' | 'heading';
}

/** What an expression is asked for: a condition must be a truth value, a printed value may be anything. */
export interface ExpressionUse {
  node: Expression;
  role: 'condition' | 'value' | 'assign' | 'initial';
  /** The variable assigned or declared. */
  name: string | null;
  operator: string | null;
}

type Declared<T> = Omit<T, 'place'> & { span: Span; nameSpan: Span };
export type Declaration =
  | ({ kind: 'character' } & Declared<Character>)
  | ({ kind: 'location' } & Declared<Location>)
  | ({ kind: 'prop' } & Declared<Prop>)
  | ({ kind: 'style' } & Declared<Style>)
  | ({ kind: 'music' } & Declared<Music>);

export interface Findings {
  uses: NameUse[];
  declarations: Declaration[];
  variables: (Omit<Variable, 'place'> & { span: Span; nameSpan: Span })[];
  labels: { name: string; span: Span }[];
  includes: { path: string; span: Span }[];
  expressions: ExpressionUse[];
  problems: Finding[];
}

export function noFindings(): Findings {
  return { uses: [], declarations: [], variables: [], labels: [], includes: [], expressions: [], problems: [] };
}
