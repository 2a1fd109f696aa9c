/**
 * What planning remembers of a project between plans in one process: hashes of files and of recipes, by their
 * content. Forgetting all of it costs time and nothing else.
 */
import type { Project } from '../contracts/project.ts';
import type { Recipe } from '../contracts/recipe.ts';
import { FileHashes } from '../recipe/file-hashes.ts';
import { recipeHash } from '../recipe/hash.ts';

export class RecipeHashes {
  #last = new Map<string, string>();
  #now = new Map<string, string>();

  of(recipe: Recipe): string {
    // A recipe is composed with its keys in one order, so plain JSON is a name for its content within one process.
    const text = JSON.stringify(recipe);
    const hash = this.#last.get(text) ?? this.#now.get(text) ?? recipeHash(recipe);
    this.#now.set(text, hash);
    return hash;
  }

  /** Ends a plan: what it did not ask for is forgotten. */
  keep(): void {
    this.#last = this.#now;
    this.#now = new Map();
  }
}

export class PlanMemory {
  readonly files: FileHashes;
  readonly #scripts = new Map<string, RecipeHashes>();

  constructor(project: Project) {
    this.files = new FileHashes(project);
  }

  hashes(script: string): RecipeHashes {
    const known = this.#scripts.get(script) ?? new RecipeHashes();
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
