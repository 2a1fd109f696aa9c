/** All uses of the name under the cursor, in every script that knows it. */
import { type UseIn, useAt, usesOf } from './names.ts';
import type { Project } from './project.ts';
import type { Point, Script } from './script.ts';

export interface ReferencesQuestion {
  at: Point;
  declarations: 'with' | 'without';
}

export function references(script: Script, question: ReferencesQuestion, project: Project): UseIn[] {
  const use = useAt(script, question.at);
  if (!use) return [];
  const uses = usesOf(use, script, project);
  return question.declarations === 'with' ? uses : uses.filter((other) => other.role === 'reference');
}
