/**
 * Who may speak next. In a conversation that is the one who spoke before the last, then the rest of the scene, then
 * everyone who ever spoke, then those who are declared and have not.
 */
import type { SpokenLine } from '../../grammar/story/schema.ts';
import { foldName } from '../../grammar/text/names.ts';
import { everyElement } from '../document-symbols.ts';
import type { Visible } from '../names.ts';
import { inFile, type Script, sceneAt } from '../script.ts';

export interface Candidate {
  name: string;
  detail: string;
}

export function speakers(script: Script, line: number, scripts: Visible): Candidate[] {
  const found = new Map<string, Candidate>();
  const add = (name: string, detail: string) => {
    const key = foldName(name);
    if (key !== '' && !found.has(key)) found.set(key, { name, detail });
  };
  const scene = sceneAt(script.story, line);
  if (scene) {
    const before: SpokenLine[] = [];
    for (const element of everyElement(scene.elements)) {
      if (element.kind !== 'speech') continue;
      if (inFile(script.story, scene.index, element.span).line < line) before.push(element.line);
    }
    const recent = [...new Set(before.map((spoken) => spoken.cue).reverse())];
    // The one who spoke before the last answers.
    const [last, previous, ...rest] = recent;
    for (const name of [previous, last, ...rest]) if (name !== undefined) add(name, 'in this scene');
    for (const name of scene.characters) add(cueOf(name, scripts), 'in this scene');
  }
  for (const other of scripts) {
    const counts = new Map<string, number>();
    for (const each of other.story.scenes) {
      for (const shot of each.shots) {
        for (const spoken of shot.lines) counts.set(spoken.cue, (counts.get(spoken.cue) ?? 0) + 1);
      }
    }
    for (const [name, count] of [...counts].sort((a, b) => b[1] - a[1])) {
      add(name, `${count} line${count === 1 ? '' : 's'}`);
    }
  }
  for (const other of scripts) {
    for (const character of other.story.characters) {
      // Aliases are what stands in cues; the full name is for those who have none.
      for (const alias of character.aliases) add(alias, `for ${character.name}`);
      add(character.name, 'declared');
    }
  }
  return [...found.values()];
}

/** What a character is called in cues: the first alias if there is one. */
function cueOf(name: string, scripts: Visible): string {
  const key = foldName(name);
  for (const script of scripts) {
    const declared = script.story.characters.find((character) => foldName(character.name) === key);
    if (declared) return declared.aliases[0] ?? declared.name;
  }
  return name;
}

/** A cue as it must be typed: names without upper-case form, or with lower-case letters, need `@`. */
export function asCue(name: string): string {
  const words = name.replace(/\([^)]*\)/g, '');
  return /\p{Lu}/u.test(words) && !/\p{Ll}/u.test(words) ? name : `@${name}`;
}
