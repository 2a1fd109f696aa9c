/**
 * The scripts that a script includes, directly and through others, in reading order. An include lends declarations
 * and targets, never scenes; cycles are harmless; what cannot be read is a problem in words.
 */
import path from 'node:path';
import { parseStory } from '../../grammar/index.ts';
import type { Place, Story } from '../../grammar/story/schema.ts';
import { Trouble } from '../contracts/project.ts';
import { isInside, leaves } from '../files/inside.ts';
import { scriptLanguage } from './script-language.ts';
import { readScriptText } from './script-text.ts';

export interface Included {
  stories: readonly Story[];
  problems: readonly string[];
  /** Absolute paths of what was read, as `stories`. */
  files: readonly string[];
  /** The same problems at the includes of the script that lead to them. */
  faults: readonly { message: string; place: Place }[];
}

/** Follows `story.includes` from the script at `file`, within its own folder and the project at `root`. */
export async function readIncludes(story: Story, file: string, root: string): Promise<Included> {
  const stories: Story[] = [];
  const files: string[] = [];
  const faults: { message: string; place: Place }[] = [];
  const seen = new Set([path.resolve(file)]);
  const allowed = [path.dirname(file), root];
  const visit = async (from: Story, at: string, through: Place | null): Promise<void> => {
    for (const include of from.includes) {
      const place = through ?? include.place;
      const places = candidates(include.path, at, allowed);
      if (places.some((place) => seen.has(place))) continue;
      const found = await firstReadable(places, allowed);
      if (found === null) {
        faults.push({
          message: `The included file ${include.path} is missing. Add it, or mend the [[include: …]].`,
          place,
        });
        continue;
      }
      if (found instanceof Trouble) {
        faults.push({ message: found.message, place });
        continue;
      }
      seen.add(found.file);
      stories.push(found.story);
      files.push(found.file);
      await visit(found.story, found.file, place);
    }
  };
  await visit(story, file, null);
  return { stories, problems: faults.map((fault) => fault.message), files, faults };
}

/** Beside the script that names it, else from the project folder; never outside both. */
function candidates(include: string, from: string, allowed: readonly string[]): string[] {
  const parts = include.trim().split('/');
  const inside = (place: string) => allowed.some((folder) => !leaves(path.relative(folder, place)));
  return [path.dirname(from), ...allowed].map((folder) => path.resolve(folder, ...parts)).filter(inside);
}

async function firstReadable(
  places: readonly string[],
  allowed: readonly string[],
): Promise<{ file: string; story: Story } | Trouble | null> {
  for (const file of places) {
    if (!allowed.some((folder) => isInside(folder, file))) {
      const name = path.basename(file);
      return new Trouble(
        'include-outside',
        `The included file ${name} is a link that leads outside. Copy the file itself.`,
      );
    }
    try {
      return { file, story: await storyAt(file) };
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      if (error.code === 'script-missing') continue;
      return error;
    }
  }
  return null;
}

const remembered = new Map<string, { hash: string; story: Story }>();

/** Remembered by content: every plan asks for the same files again. */
async function storyAt(file: string): Promise<Story> {
  const { text, hash } = await readScriptText(file);
  const known = remembered.get(file);
  if (known?.hash === hash) return known.story;
  const { story } = parseStory(text, { language: scriptLanguage(file) ?? 'story' });
  remembered.set(file, { hash, story });
  return story;
}
