/**
 * One scene of the `Story` from its part of the tree. Pure: the same unit with the same cast, number and index gives
 * the same scene, and nothing in it depends on where in the file it stands, so an unchanged scene is built once.
 */
import { foldName } from '../text/names.ts';
import type { Cast } from './cast.ts';
import { coverScene } from './cover.ts';
import { type Findings, noFindings } from './findings.ts';
import { makeFlow, readBlocks } from './flow.ts';
import { type Heading, locationOf, readHeading } from './headings.ts';
import { type BlockFault, nest } from './nest.ts';
import { spanOfToken } from './positions.ts';
import type { Element, Scene, Shot, StoryNumber } from './schema.ts';
import type { SceneUnit } from './units.ts';
import type { WrittenShot } from './written-shot.ts';

export interface SceneBuild {
  scene: Scene;
  heading: Heading;
  found: Findings;
  faults: BlockFault[];
  written: WrittenShot[];
}

/** `lineCount` is left at 0: it depends on what follows the scene. */
export function buildScene(unit: SceneUnit, index: number, number: StoryNumber, cast: Cast): SceneBuild {
  const found = noFindings();
  const flow = makeFlow(unit.line, cast, found);
  const elements: Element[] = [];
  const faults: BlockFault[] = [];
  readBlocks(
    unit.lead.map(({ block }) => block),
    flow,
  );
  for (const blocks of unit.blocks) {
    readBlocks(blocks, flow);
    const nested = nest(flow.items);
    flow.items = [];
    elements.push(...nested.elements);
    faults.push(...nested.faults);
  }
  const title = unit.heading?.heading ?? unit.section?.title ?? '';
  const text = title.replace(/\s+/g, ' ').trim();
  const heading = unit.heading ? readHeading(text) : { interior: null, place: text, time: null, timeMeant: null };
  const span = unit.heading ? spanOfToken(unit.heading, 'HEADING', unit.line) : null;
  const headingSpan = span ?? (unit.section ? spanOfToken(unit.section, 'SECTION_TITLE', unit.line) : null);
  const location = locationOf(heading.place, cast.location, foldName);
  if (unit.heading && headingSpan && heading.place !== '') {
    found.uses.push({ kind: 'location', name: heading.place, span: headingSpan, as: 'heading' });
  }
  const setting = {
    scene: index,
    number: number.value,
    heading: text,
    interior: heading.interior,
    time: heading.time,
  };
  const shots = coverScene(elements, flow.shots, flow.cues, setting, cast);
  const scene: Scene = {
    index,
    chapter: unit.chapter,
    sequence: unit.sequence,
    heading: text,
    interior: heading.interior,
    place: heading.place,
    time: heading.time,
    location,
    number,
    synopsis: flow.synopsis,
    when: flow.when,
    rating: flow.rating,
    characters: charactersOf(shots, cast),
    elements,
    shots,
    duration: shots.reduce((sum, shot) => sum + shot.duration, 0),
    lineCount: 0,
    headingSpan: headingSpan ?? { line: 0, char: 0, endLine: 0, endChar: 0 },
  };
  return { scene, heading, found, faults, written: flow.shots };
}

/** Who speaks, or is named in shots and action, by first appearance: every word of a scene belongs to a shot. */
function charactersOf(shots: readonly Shot[], cast: Cast): string[] {
  const names: string[] = [];
  for (const shot of shots) {
    for (const name of shot.characters) if (!names.includes(name)) names.push(name);
    if (shot.kind === 'written') for (const action of shot.action) cast.people.see(action, names);
    for (const line of shot.lines) if (!names.includes(line.character)) names.push(line.character);
  }
  return names;
}
