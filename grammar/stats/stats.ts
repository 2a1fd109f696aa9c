/**
 * A story in numbers: pages, running time, where and when it plays, who speaks how much, and who is there when. Pure; all
 * of it comes from the `Story`. In a branching story every branch counts once, as if they were played one after another.
 */
import type { Character, Element, Interior, Scene, Story } from '../story/schema.ts';
import { foldName } from '../text/names.ts';
import { eighthsOf, opensSpeech, paperOf } from './pages.ts';
import { countWords } from './words.ts';

export interface StoryStats {
  title: string | null;
  /** Lines on paper, and eighths of a page for all of them. Eighths of scenes are rounded each and may add up to more. */
  lines: number;
  eighths: number;
  /** Milliseconds. */
  duration: number;
  dialogue: Share;
  scenes: SceneStats[];
  chapters: { title: string | null; firstScene: number }[];
  /** By length, longest first. */
  places: SettingStats[];
  times: SettingStats[];
  interiors: SettingStats[];
  /** By words, then by scenes. */
  characters: CharacterStats[];
  /** Whether the length depends on how it is played. */
  branches: boolean;
}

export interface Share {
  /** Spoken words, and words of action. */
  spoken: number;
  described: number;
  /** Spoken words among all, 0 to 1; 0 where there are none. */
  share: number;
}

export interface SceneStats {
  number: string;
  heading: string;
  interior: Interior | null;
  place: string;
  time: string | null;
  /** From the start of the story, milliseconds. */
  start: number;
  duration: number;
  lines: number;
  eighths: number;
  dialogue: Share;
  /** Who is there, whether they speak or not, by first appearance. */
  present: { name: string; lines: number; words: number }[];
}

export interface SettingStats {
  /** Null for scenes that do not say. */
  name: string | null;
  scenes: number;
  lines: number;
  eighths: number;
  duration: number;
}

export interface CharacterStats {
  name: string;
  color: string | null;
  /** Speeches, one a cue. */
  lines: number;
  words: number;
  /** Time they speak, milliseconds. */
  duration: number;
  /** Numbers of the scenes they are in, in order; those they speak in among them. */
  scenes: string[];
  speaksIn: number;
}

const BRANCHING: ReadonlySet<Element['kind']> = new Set(['if', 'once', 'pick', 'choice', 'jump', 'call']);

/** `cast`: declared characters, those of included files too; they lend their names and colours. */
export function statsOf(story: Story, cast: readonly Character[] = story.characters): StoryStats {
  const people = new Map<string, CharacterStats>();
  const person = (name: string): CharacterStats => {
    const key = foldName(name);
    let known = people.get(key);
    if (!known) {
      const declared = cast.find((character) => foldName(character.name) === key);
      const color = declared?.color ?? null;
      known = { name: declared?.name ?? name, color, lines: 0, words: 0, duration: 0, scenes: [], speaksIn: 0 };
      people.set(key, known);
    }
    return known;
  };

  let start = 0;
  let branches = false;
  const scenes = story.scenes.map((scene): SceneStats => {
    const elements = [...allOf(scene.elements)];
    branches ||= elements.some((element) => BRANCHING.has(element.kind));
    const { lines } = paperOf(scene, elements);
    const stats: SceneStats = {
      number: scene.number.value,
      heading: scene.heading,
      interior: scene.interior,
      place: placeOf(scene),
      time: scene.time,
      start,
      duration: scene.duration,
      lines,
      eighths: eighthsOf(lines),
      dialogue: shareOf(elements),
      present: presentIn(scene, elements, person),
    };
    start += scene.duration;
    return stats;
  });

  const lines = scenes.reduce((sum, scene) => sum + scene.lines, 0);
  const title = story.title
    .find(({ key }) => foldName(key) === 'title')
    ?.values.join(' ')
    .trim();
  return {
    title: title || null,
    lines,
    eighths: eighthsOf(lines),
    duration: story.duration,
    dialogue: joined(scenes.map((scene) => scene.dialogue)),
    scenes,
    chapters: story.chapters.flatMap((chapter) =>
      chapter.scenes[0] === undefined ? [] : [{ title: chapter.title, firstScene: chapter.scenes[0] }],
    ),
    places: grouped(scenes, (scene) => scene.place || null),
    times: grouped(scenes, (scene) => scene.time),
    interiors: grouped(scenes, (scene) => scene.interior),
    characters: [...people.values()].sort((a, b) => b.words - a.words || b.scenes.length - a.scenes.length),
    branches,
  };
}

/** Elements of a body and of every block in it, in reading order. */
function* allOf(elements: readonly Element[]): Generator<Element> {
  for (const element of elements) {
    yield element;
    if (element.kind === 'if' || element.kind === 'pick')
      for (const branch of element.branches) yield* allOf(branch.body);
    else if (element.kind === 'choice') for (const option of element.options) yield* allOf(option.body);
    else if (element.kind === 'once') {
      yield* allOf(element.body);
      yield* allOf(element.else);
    }
  }
}

/** The declared location, so that all its corners count as one; else the place as written. */
function placeOf({ location, place }: Scene): string {
  return (location ?? place).normalize('NFC');
}

function shareOf(elements: readonly Element[]): Share {
  let spoken = 0;
  let described = 0;
  for (const element of elements) {
    if (element.kind === 'speech') spoken += countWords(element.line.text);
    else if (element.kind === 'lyric') spoken += countWords(element.plain);
    else if (element.kind === 'action') described += countWords(element.plain);
  }
  return withShare(spoken, described);
}

function joined(shares: readonly Share[]): Share {
  const sum = (part: 'spoken' | 'described') => shares.reduce((total, share) => total + share[part], 0);
  return withShare(sum('spoken'), sum('described'));
}

function withShare(spoken: number, described: number): Share {
  return { spoken, described, share: spoken + described === 0 ? 0 : spoken / (spoken + described) };
}

function presentIn(
  scene: Scene,
  elements: readonly Element[],
  person: (name: string) => CharacterStats,
): SceneStats['present'] {
  const present = new Map<CharacterStats, SceneStats['present'][number]>();
  const enter = (name: string) => {
    const who = person(name);
    let entry = present.get(who);
    if (!entry) {
      entry = { name: who.name, lines: 0, words: 0 };
      present.set(who, entry);
      who.scenes.push(scene.number.value);
    }
    return { who, entry };
  };
  for (const name of scene.characters) enter(name);
  for (const element of elements) {
    const said =
      element.kind === 'speech'
        ? {
            name: element.line.character,
            text: element.line.text,
            ms: element.line.duration,
            lines: opensSpeech(element) ? 1 : 0,
          }
        : element.kind === 'lyric' && element.character !== null
          ? { name: element.character, text: element.plain, ms: 0, lines: 0 }
          : null;
    if (said === null) continue;
    const { who, entry } = enter(said.name);
    const words = countWords(said.text);
    if (words > 0 && entry.words === 0) who.speaksIn += 1;
    entry.lines += said.lines;
    entry.words += words;
    who.lines += said.lines;
    who.words += words;
    who.duration += said.ms;
  }
  return [...present.values()];
}

function grouped(scenes: readonly SceneStats[], nameOf: (scene: SceneStats) => string | null): SettingStats[] {
  const groups = new Map<string | null, SettingStats>();
  for (const scene of scenes) {
    const name = nameOf(scene);
    const key = name === null ? null : foldName(name);
    let group = groups.get(key);
    if (!group) {
      group = { name, scenes: 0, lines: 0, eighths: 0, duration: 0 };
      groups.set(key, group);
    }
    group.scenes += 1;
    group.lines += scene.lines;
    group.eighths = eighthsOf(group.lines);
    group.duration += scene.duration;
  }
  return [...groups.values()].sort((a, b) => b.lines - a.lines);
}
