/**
 * What planning remembers of a project between plans in one process: hashes of files and composed recipes, by their
 * content. Forgetting all of it costs time and nothing else.
 */
import type { Shot } from '../../grammar/story/schema.ts';
import type { Project } from '../contracts/project.ts';
import type { Recipe } from '../contracts/recipe.ts';
import type { SceneContext } from '../recipe/composer.ts';
import { FileHashes } from '../recipe/file-hashes.ts';

/** What a shot came to when it was last planned. */
export interface Composed {
  recipe: Recipe;
  recipeHash: string;
  /** `keyText` of the identity it was composed for. */
  key: string;
}

/** Composed shots of one script by the content of shot, scene and ground; what a plan did not ask for is forgotten. */
export class ComposedShots {
  #ground = '';
  #last = new Map<string, Map<string, Composed>>();
  #now = new Map<string, Map<string, Composed>>();

  begin(ground: string): void {
    if (ground !== this.#ground) this.#last = new Map();
    this.#ground = ground;
    this.#now = new Map();
  }

  /** The shelf of one scene: `find` looks where the last plan put things, `put` is for the next one. */
  scene(context: SceneContext): SceneShelf {
    const text = JSON.stringify(context);
    const last = this.#last.get(text);
    const now = this.#now.get(text) ?? new Map<string, Composed>();
    this.#now.set(text, now);
    return {
      find: (shot) => last?.get(shot),
      put: (shot, composed) => void now.set(shot, composed),
    };
  }

  end(): void {
    this.#last = this.#now;
  }
}

export interface SceneShelf {
  find(shot: string): Composed | undefined;
  put(shot: string, composed: Composed): void;
}

/** A shot's content as text, without its place in the script. */
export function shotText(shot: Shot): string {
  return JSON.stringify({ ...shot, scene: 0, id: '' });
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
