/**
 * The syntax tree becomes a `Story`. Two passes: the first collects who and what is declared and cued anywhere, the
 * second builds scenes one by one. Scenes whose tree, cast, number and index are those of an earlier build are
 * taken from it, so that typing in one scene builds one scene.
 */
import { drifted, settle } from '../drift.ts';
import type { Script } from '../generated/ast.ts';
import { keptWith } from '../kept.ts';
import type { Cast } from './cast.ts';
import { castOf } from './casting.ts';
import { type Findings, noFindings } from './findings.ts';
import { makeFlow, readBlocks } from './flow.ts';
import { type BlockFault, nest } from './nest.ts';
import { numberInOrder } from './numbers.ts';
import { lineOf, moved, spanOf, spanOfToken } from './positions.ts';
import { referencesOf, resolveUses, type SceneReferences } from './references.ts';
import { buildScene, type SceneBuild } from './scene.ts';
import {
  type Chapter,
  type Character,
  type Location,
  type Music,
  type Place,
  type Prop,
  type Scene,
  type Span,
  STORY_VERSION,
  type Story,
  type Style,
  type Target,
  type Variable,
} from './schema.ts';
import { type TargetIndex, targetsIn } from './targets.ts';
import { cutScenes, type SceneUnit, type Units } from './units.ts';

/** What included and sibling files lend: their declarations and targets count as ours, their scenes do not. */
export interface Externals {
  characters?: readonly Character[];
  locations?: readonly Location[];
  props?: readonly Prop[];
  styles?: readonly Style[];
  music?: readonly Music[];
  variables?: readonly Variable[];
  targets?: readonly Target[];
}

export interface BuildOptions {
  language: 'story' | 'fountain';
  lineCount: number;
  externals?: Externals;
  /** An earlier build of the same script, to take unchanged scenes from. */
  previous?: Build | null;
}

/** A story with what the checks need beside it. */
export interface Build {
  story: Story;
  units: Units;
  cast: Cast;
  scenes: SceneBuild[];
  /** What stands outside of scenes, with absolute lines. */
  loose: { found: Findings; faults: BlockFault[] };
  targets: TargetIndex;
  externals: Externals;
  references: SceneReferences;
}

export function buildStory(script: Script, options: BuildOptions): Build {
  const externals = options.externals ?? {};
  const units = cutScenes(script, options.language);
  const met = castOf(units, externals);
  const previous = options.previous?.cast.key === met.key ? options.previous : null;
  const cast = previous?.cast ?? met;
  const numbers = numberScenes(units.scenes);
  const scenes = units.scenes.map((unit, index) => {
    const before = previous?.scenes[index];
    if (before && sameUnit(unit, previous!.units.scenes[index]!)) {
      const { number } = before.scene;
      if (number.value === numbers[index]!.value && number.locked === numbers[index]!.locked) return before;
    }
    settleUnit(unit);
    return buildScene(unit, index, numbers[index]!, cast);
  });
  const sceneLines = units.scenes.map((unit) => unit.line);
  scenes.forEach((build, index) => {
    const lineCount = (sceneLines[index + 1] ?? options.lineCount) - sceneLines[index]!;
    if (build.scene.lineCount !== lineCount) scenes[index] = { ...build, scene: { ...build.scene, lineCount } };
  });
  const loose = readLoose(units, cast);
  const story = assemble(script, options, units, scenes, sceneLines, loose.found);
  const targets = targetsIn(story, externals.targets);
  const references = referencesOf(scenes, story, targets, cast, externals, previous?.references ?? null);
  const variables = new Set([...story.variables, ...(externals.variables ?? [])].map(({ name }) => name));
  const outside = resolveUses(loose.found, null, null, variables, targets, cast);
  story.references = [outside, ...references.scenes.map((scene) => scene.references)].flat();
  return { story, units, cast, scenes, loose, targets, externals, references };
}

/** Before anything in a scene is asked where it stands. */
export function settleUnit({ heading, section }: SceneUnit): void {
  const part = heading ?? section;
  if (part) settle(part);
}

/** The tree under both is the same, and stands at the same distance from the scene's first line. */
function sameUnit(unit: SceneUnit, before: SceneUnit): boolean {
  return (
    unit.heading === before.heading &&
    unit.section === before.section &&
    unit.chapter === before.chapter &&
    unit.sequence === before.sequence &&
    unit.heading !== null &&
    unit.blocks.length === 1 &&
    before.blocks.length === 1 &&
    unit.blocks[0] === before.blocks[0] &&
    unit.lead.length === before.lead.length &&
    unit.lead.every(({ block, above }, i) => block === before.lead[i]!.block && above === before.lead[i]!.above)
  );
}

/** Text before the first heading is scene 0: printed scene numbers count headings. */
function numberScenes(scenes: readonly SceneUnit[]): ReturnType<typeof numberInOrder> {
  const opening = scenes.length > 1 && scenes[0]!.heading === null && scenes[0]!.section === null;
  const locked = scenes.map((unit) => unit.heading?.number?.replace(/^#|#$/g, '').trim() || null);
  if (!opening || locked.includes('0')) return numberInOrder(locked);
  return [{ value: '0', locked: false }, ...numberInOrder(locked.slice(1))];
}

function readLoose(units: Units, cast: Cast): Build['loose'] {
  const found = noFindings();
  const faults: BlockFault[] = [];
  for (const blocks of units.loose) {
    const flow = makeFlow(0, cast, found);
    readBlocks(blocks, flow);
    faults.push(...nest(flow.items).faults);
  }
  return { found, faults };
}

function assemble(
  script: Script,
  options: BuildOptions,
  units: Units,
  scenes: readonly SceneBuild[],
  sceneLines: number[],
  loose: Findings,
): Story {
  const chapters: Chapter[] = units.chapters.map((unit, index) => ({
    index,
    number: index + 1,
    title: unit.section ? (unit.section.title?.trim() ?? '') : null,
    synopsis: unit.synopsis,
    scenes: [],
    line: unit.section ? lineOf(unit.section) : null,
  }));
  scenes.forEach(({ scene }) => {
    chapters[scene.chapter]!.scenes.push(scene.index);
  });
  const story: Story = {
    version: STORY_VERSION,
    language: options.language,
    title: (script.title?.entries ?? []).map((entry) => ({
      key: entry.key.replace(/:\s*$/, '').trim(),
      values: entry.values.map((value) => value.trim()),
    })),
    chapters,
    scenes: scenes.map(({ scene }) => scene),
    sceneLines,
    lineCount: options.lineCount,
    characters: [],
    locations: [],
    props: [],
    styles: [],
    music: [],
    variables: [],
    targets: [],
    references: [],
    includes: [],
    duration: scenes.reduce((sum, { scene }) => sum + scene.duration, 0),
  };
  const absolute = (span: Span, line: number): Place => ({ scene: null, span: moved(span, line) });
  const collect = (found: Findings, scene: number | null): void => {
    const line = scene === null ? 0 : sceneLines[scene]!;
    for (const { kind, span, nameSpan: _, ...declaration } of found.declarations) {
      const place = absolute(span, line);
      if (kind === 'character') story.characters.push({ ...(declaration as Omit<Character, 'place'>), place });
      else if (kind === 'location') story.locations.push({ ...(declaration as Omit<Location, 'place'>), place });
      else if (kind === 'prop') story.props.push({ ...(declaration as Omit<Prop, 'place'>), place });
      else if (kind === 'style') story.styles.push({ ...(declaration as Omit<Style, 'place'>), place });
      else story.music.push({ ...(declaration as Omit<Music, 'place'>), place });
    }
    for (const { span, nameSpan: _, ...variable } of found.variables) {
      story.variables.push({ ...variable, place: absolute(span, line) });
    }
    for (const { name, span } of found.labels) {
      if (scene !== null) story.targets.push({ kind: 'label', name, scene, place: { scene, span } });
    }
    for (const { path, span } of found.includes) {
      story.includes.push({ path, place: scene === null ? absolute(span, 0) : { scene, span } });
    }
  };
  collect(loose, null);
  scenes.forEach(({ found }, index) => {
    collect(found, index);
  });
  for (const { section, scene } of units.sections) {
    const name = section.title?.trim() ?? '';
    const base = -drifted(section);
    const span = spanOfToken(section, 'SECTION_TITLE', base) ?? spanOf(section, base);
    if (name !== '' && scene !== null)
      story.targets.push({ kind: 'section', name, scene, place: { scene: null, span } });
  }
  units.scenes.forEach((unit, scene) => {
    const { heading } = scenes[scene]!.scene;
    if (unit.heading && heading !== '') story.targets.push(headingTarget(scenes[scene]!.scene));
  });
  return story;
}

const headingTarget = keptWith(
  ({ heading, headingSpan, index }: Scene): Target => ({
    kind: 'scene',
    name: heading,
    scene: index,
    place: { scene: index, span: headingSpan },
  }),
);
