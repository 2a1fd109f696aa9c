/** One recipe by itself, for callers that look at a single shot; the plan opens a `Composer` once for all. */
import type { Shot } from '../../grammar/story/schema.ts';
import type { Project, ScriptSource } from '../contracts/project.ts';
import type { Recipe } from '../contracts/recipe.ts';
import type { ShotKey } from '../contracts/take.ts';
import { keyOfShot } from '../takes/key.ts';
import { Composer } from './composer.ts';
import { FileHashes } from './file-hashes.ts';

/** `key` is the shot's identity where it is known to differ from its numbers in the story. Never throws for a bad reference: see `problems`. */
export async function composeRecipe(
  project: Project,
  source: ScriptSource,
  shot: Shot,
  key: ShotKey = keyOfShot(source, shot),
): Promise<{ recipe: Recipe; problems: string[] }> {
  const files = new FileHashes(project);
  const composer = await Composer.open(project, source, files);
  return { recipe: composer.compose(shot, key), problems: [...composer.problems] };
}
