/**
 * Everything declared for a script: its own declarations and those of the files it includes, in that order. The first
 * declaration of a name wins.
 */
import type { Character, Location, Prop, Style } from '../../grammar/story/schema.ts';
import { foldName } from '../../grammar/text/names.ts';
import type { ScriptSource } from '../contracts/project.ts';

export interface Declarations {
  /** By folded name and alias. */
  characters: ReadonlyMap<string, Character>;
  props: ReadonlyMap<string, Prop>;
  locations: ReadonlyMap<string, Location>;
  styles: ReadonlyMap<string, Style>;
  /** The look of the whole script: the first style declared. */
  firstStyle: Style | null;
}

export function declarationsOf({ story: own, included }: ScriptSource): Declarations {
  const characters = new Map<string, Character>();
  const aliases = new Map<string, Character>();
  const props = new Map<string, Prop>();
  const locations = new Map<string, Location>();
  const styles = new Map<string, Style>();
  for (const story of [own, ...included.stories]) {
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
  return { characters, props, locations, styles, firstStyle: firstStyle ?? null };
}

function keepFirst<T>(map: Map<string, T>, name: string, value: T): void {
  const folded = foldName(name);
  if (!map.has(folded)) map.set(folded, value);
}
