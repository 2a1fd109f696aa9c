/** Reads an included script for its declarations; remembered by its content, since every plan asks again. */
import { parseStory } from '../../grammar/index.ts';
import type { Story } from '../../grammar/story/schema.ts';
import { Trouble } from '../contracts/project.ts';
import { scriptLanguage } from '../project/script-language.ts';
import { readScriptText } from '../project/script-text.ts';

const remembered = new Map<string, { hash: string; story: Story }>();

/** Null when there is no such file. Throws `Trouble` for one that is no text. */
export async function readIncluded(file: string): Promise<Story | null> {
  try {
    const { text, hash } = await readScriptText(file);
    const known = remembered.get(file);
    if (known?.hash === hash) return known.story;
    const { story } = parseStory(text, { language: scriptLanguage(file) ?? 'story' });
    remembered.set(file, { hash, story });
    return story;
  } catch (error) {
    if (error instanceof Trouble && error.code === 'script-missing') return null;
    throw error;
  }
}
