/** Where a name is declared; an undeclared character leads to its first cue. */
import { type UseIn, useAt, usesOf } from './names.ts';
import type { Project } from './project.ts';
import type { Point, Script } from './script.ts';

export function definition(script: Script, at: Point, project: Project): UseIn[] {
  const use = useAt(script, at);
  if (!use) return [];
  const uses = usesOf(use, script, project);
  const declarations = uses.filter((other) => other.role === 'declaration');
  if (declarations.length > 0) return declarations;
  return uses.slice(0, 1);
}
