/** The uses of the name under the cursor in the same script; declarations count as writing. */
import type { TextRange } from '../grammar/problem.ts';
import { sameUses, useAt } from './names.ts';
import type { Point, Script } from './script.ts';

export interface Highlight {
  range: TextRange;
  kind: 'read' | 'write';
}

export function documentHighlights(script: Script, at: Point): Highlight[] {
  const use = useAt(script, at);
  if (!use) return [];
  return sameUses(use, [script]).map((other) => ({
    range: other.range,
    kind: other.role === 'reference' ? 'read' : 'write',
  }));
}
