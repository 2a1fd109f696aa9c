/**
 * The scripts that a script includes, directly and through others, in reading order. An include lends declarations
 * and targets, never scenes; cycles are harmless; what cannot be read is a problem in words.
 */
import path from 'node:path';
import { parseStory } from '../../grammar/index.ts';
import type { Story } from '../../grammar/story/schema.ts';
import { Trouble } from '../contracts/project.ts';
import { isInside, leaves } from '../files/inside.ts';
import { scriptLanguage } from './script-language.ts';
import { readScriptText } from './script-text.ts';

export interface Included {
  stories: readonly Story[];
  problems: readonly string[];
}

/** Follows `story.includes` from the script at `file`, within its own folder and the project at `root`. */
export async function readIncludes(story: Story, file: string, root: string): Promise<Included> {
  const stories: Story[] = [];
  const problems: string[] = [];
  const seen = new Set([path.resolve(file)]);
  const allowed = [path.dirname(file), root];
  const visit = async (from: Story, at: string): Promise<void> => {
    for (const include of from.includes) {
      const places = candidates(include.path, at, allowed);
      if (places.some((place) => seen.has(place))) continue;
      const found = await firstReadable(places, allowed, problems);
      if (found === null) continue;
      if (found === 'missing') {
        problems.push(`The included file ${include.path} is missing. Add it, or mend the [[include: …]].`);
        continue;
      }
      seen.add(found.file);
      stories.push(found.story);
      await visit(found.story, found.file);
    }
  };
  await visit(story, file);
  return { stories, problems };
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
  problems: string[],
): Promise<{ file: string; story: Story } | 'missing' | null> {
  for (const file of places) {
    if (!allowed.some((folder) => isInside(folder, file))) {
      problems.push(`The included file ${path.basename(file)} is a link that leads outside. Copy the file itself.`);
      return null;
    }
    try {
      return { file, story: await storyAt(file) };
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      if (error.code === 'script-missing') continue;
      problems.push(error.message);
      return null;
    }
  }
  return 'missing';
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
