/**
 * Everything declared for a script: its own declarations and those of the files it includes, in that order. The first
 * declaration of a name wins, cycles are harmless, and what cannot be read is a problem in words.
 */
import path from 'node:path';
import type { Character, Location, Prop, Story, Style } from '../../grammar/story/schema.ts';
import { foldName } from '../../grammar/text/names.ts';
import type { ScriptSource } from '../contracts/project.ts';

/** Reads an included script; null when there is none. Throws when it cannot be read. */
export type ReadStory = (file: string) => Promise<Story | null>;

export interface Declarations {
  /** By folded name and alias. */
  characters: ReadonlyMap<string, Character>;
  props: ReadonlyMap<string, Prop>;
  locations: ReadonlyMap<string, Location>;
  styles: ReadonlyMap<string, Style>;
  /** The look of the whole script: the first style declared. */
  firstStyle: Style | null;
  problems: readonly string[];
}

export async function gatherDeclarations(source: ScriptSource, read: ReadStory, root: string): Promise<Declarations> {
  const problems: string[] = [];
  const stories: Story[] = [];
  const seen = new Set<string>([path.resolve(source.entry.file)]);
  const visit = async (story: Story, file: string): Promise<void> => {
    stories.push(story);
    for (const include of story.includes) {
      const found = await firstOf(candidates(include.path, file, root), seen, read, problems);
      if (found === 'seen') continue;
      if (found === null) {
        problems.push(`The included file ${include.path} is missing. Add it, or mend the [[include: …]].`);
        continue;
      }
      await visit(found.story, found.file);
    }
  };
  await visit(source.story, source.entry.file);

  const characters = new Map<string, Character>();
  const aliases = new Map<string, Character>();
  const props = new Map<string, Prop>();
  const locations = new Map<string, Location>();
  const styles = new Map<string, Style>();
  for (const story of stories) {
    for (const character of story.characters) {
      const had = characters.has(foldName(character.name));
      keepFirst(characters, character.name, character);
      if (!had) for (const alias of character.aliases) keepFirst(aliases, alias, character);
    }
    for (const prop of story.props) keepFirst(props, prop.name, prop);
    for (const location of story.locations) keepFirst(locations, location.name, location);
    for (const style of story.styles) keepFirst(styles, style.name, style);
  }
  for (const [name, character] of aliases) if (!characters.has(name)) characters.set(name, character);
  const [firstStyle] = styles.values();
  return { characters, props, locations, styles, firstStyle: firstStyle ?? null, problems };
}

/** An include is found beside the script that names it, else from the project folder. */
function candidates(include: string, from: string, root: string): string[] {
  const parts = include.trim().split('/');
  return [path.resolve(path.dirname(from), ...parts), path.resolve(root, ...parts)];
}

async function firstOf(
  files: string[],
  seen: Set<string>,
  read: ReadStory,
  problems: string[],
): Promise<{ story: Story; file: string } | 'seen' | null> {
  for (const file of files) {
    if (seen.has(file)) return 'seen';
    try {
      const story = await read(file);
      if (story === null) continue;
      seen.add(file);
      return { story, file };
    } catch (error) {
      seen.add(file);
      problems.push(error instanceof Error ? error.message : String(error));
      return 'seen';
    }
  }
  return null;
}

function keepFirst<T>(map: Map<string, T>, name: string, value: T): void {
  const folded = foldName(name);
  if (!map.has(folded)) map.set(folded, value);
}
