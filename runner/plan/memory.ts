/**
 * What planning remembers of a project between plans in one process: hashes of files and composed recipes, by their
 * content. Forgetting all of it costs time and nothing else.
 */
import type { Shot } from '../../grammar/story/schema.ts';
import type { Project } from '../contracts/project.ts';
import type { Recipe } from '../contracts/recipe.ts';
import { FileHashes } from '../recipe/file-hashes.ts';

/** What a shot came to when it was last planned. */
export interface Composed {
  recipe: Recipe;
  recipeHash: string;
  title: string;
  /** The identity it was composed for, as `keyText`. */
  key: string;
}

interface Entry {
  shot: Shot;
  context: string;
  composed: Composed;
}

/** Composed shots of one script; what a plan did not ask for is forgotten at its end. */
export class ComposedShots {
  #ground = '';
  #last = new Map<string, Entry>();
  #now = new Map<string, Entry>();

  /** `ground`: all that enters recipes from outside of scenes. Where it differs, nothing of the last plan holds. */
  begin(ground: string): void {
    if (ground !== this.#ground) this.#last = new Map();
    this.#ground = ground;
    this.#now = new Map();
  }

  /** `context`: what the shot's scene gives it, as text. */
  of(shot: Shot, context: string, key: string, compose: () => Composed): Composed {
    const last = this.#last.get(shot.id);
    const same =
      last !== undefined && last.composed.key === key && last.context === context && sameContent(last.shot, shot);
    const composed = same ? last.composed : compose();
    this.#now.set(shot.id, { shot, context, composed });
    return composed;
  }

  end(): void {
    this.#last = this.#now;
  }
}

/** Equal but for the scene's index: a scene put in before it changes nothing about a shot. */
function sameContent(a: Shot, b: Shot): boolean {
  if (a === b) return true;
  for (const field in a) {
    if (field !== 'scene' && !sameJson(a[field as keyof Shot], b[field as keyof Shot])) return false;
  }
  return true;
}

function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!sameJson(a[i], b[i])) return false;
    return true;
  }
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  for (const key in left) if (!sameJson(left[key], right[key])) return false;
  for (const key in right) if (!(key in left)) return false;
  return true;
}

export class PlanMemory {
  readonly files: FileHashes;
  readonly #scripts = new Map<string, ComposedShots>();

  constructor(project: Project) {
    this.files = new FileHashes(project);
  }

  composed(script: string): ComposedShots {
    const known = this.#scripts.get(script) ?? new ComposedShots();
    this.#scripts.set(script, known);
    return known;
  }
}

const memories = new WeakMap<Project, PlanMemory>();

/** Lives as long as the opened project does. */
export function memoryOf(project: Project): PlanMemory {
  const known = memories.get(project) ?? new PlanMemory(project);
  memories.set(project, known);
  return known;
}
