/**
 * The names a story knows: what a cue stands for, which place a heading names, who and what is seen in a text. Built
 * once from all declarations and cues; a scene that is built with the same cast gives the same result.
 */
import { foldName } from '../text/names.ts';
import { peopleSighter, propSighter, type Sighter } from './frame.ts';

export interface DeclaredNames {
  characters: readonly { name: string; aliases: readonly string[] }[];
  locations: readonly string[];
  props: readonly string[];
  styles: readonly string[];
  music: readonly string[];
}

export interface Cast {
  /** Equal keys mean equal casts: what was built with one holds for the other. */
  key: string;
  /** The declared character behind a cue or alias; null when nobody is declared by that name. */
  character(name: string): string | null;
  location: ReadonlyMap<string, string>;
  prop(name: string): string | null;
  style(name: string): string | null;
  music(name: string): string | null;
  people: Sighter;
  things: Sighter;
  declared: DeclaredNames;
  /** Names and aliases of declared characters, for "did you mean". */
  characterNames: readonly string[];
  /** Cues nobody declared, in order of appearance. */
  cues: readonly string[];
}

export function makeCast(declared: DeclaredNames, cues: readonly string[]): Cast {
  const byFold = new Map<string, string>();
  const characterNames: string[] = [];
  for (const { name, aliases } of declared.characters) {
    // A character's own name wins over another's alias.
    byFold.set(foldName(name), name);
    characterNames.push(name, ...aliases);
  }
  for (const { name, aliases } of declared.characters) {
    for (const alias of aliases) if (!byFold.has(foldName(alias))) byFold.set(foldName(alias), name);
  }
  const seen = new Map<string, string>();
  for (const name of characterNames) seen.set(name, byFold.get(foldName(name))!);
  // A cue of one letter ("A") would be seen in every second sentence.
  const undeclared = cues.filter((cue) => !byFold.has(foldName(cue)));
  for (const cue of undeclared) if (cue.length > 1) seen.set(cue, cue);
  const map = (names: readonly string[]): Map<string, string> => new Map(names.map((name) => [foldName(name), name]));
  const [locations, props, styles, music] = [declared.locations, declared.props, declared.styles, declared.music].map(
    map,
  );
  // Asked for every cue, by the same few spellings; bounded, for a cast may live as long as a server.
  const known = new Map<string, string | null>();
  const character = (name: string): string | null => {
    let found = known.get(name);
    if (found === undefined) {
      if (known.size >= 10_000) known.clear();
      found = byFold.get(foldName(name)) ?? null;
      known.set(name, found);
    }
    return found;
  };
  return {
    key: JSON.stringify([declared, undeclared]),
    character,
    location: locations!,
    prop: (name) => props!.get(foldName(name)) ?? null,
    style: (name) => styles!.get(foldName(name)) ?? null,
    music: (name) => music!.get(foldName(name)) ?? null,
    people: peopleSighter(seen),
    things: propSighter(declared.props),
    declared,
    characterNames,
    cues: undeclared,
  };
}

const TIDY_ASCII = /^[!-~]+(?: [!-~]+)*$/;

/** A cue as the name of somebody: NFC, single spaces. */
export function cueName(cue: string): string {
  if (TIDY_ASCII.test(cue)) return cue;
  const tidy = cue.replace(/\s+/g, ' ').trim();
  return tidy.normalize('NFC');
}
