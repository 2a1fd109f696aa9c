/** Names of people, places and things: cues that nearly match, what is declared and never used, unknown places. */
import type { TextRange } from '../problem.ts';
import type { NameUse } from '../story/findings.ts';
import { timesOfDay } from '../story/headings.ts';
import type { Element, Scene } from '../story/schema.ts';
import { foldName } from '../text/names.ts';
import { didYouMean, type Report, seeAlso } from './report.ts';

/** What names in one scene mean, or outside of all (null); names used go to `used` as `kind name`. */
export function checkNames(report: Report, index: number | null, used: Set<string>): void {
  const { build } = report;
  const { cast } = build;
  const { found, scene } = index === null ? { ...build.loose, scene: null } : build.scenes[index]!;
  for (const use of found.uses) {
    switch (use.kind) {
      case 'character': {
        const name = cast.character(use.name);
        if (name !== null) used.add(`character ${name}`);
        else if (cast.characterNames.length > 0 && use.as !== 'mention') checkPerson(report, index, use);
        break;
      }
      case 'prop': {
        const name = cast.prop(use.name);
        if (name !== null) used.add(`prop ${name}`);
        break;
      }
      case 'style':
      case 'music': {
        const name = use.kind === 'style' ? cast.style(use.name) : cast.music(use.name);
        if (name !== null) {
          used.add(`${use.kind} ${name}`);
          break;
        }
        const range = report.range(index, use.span);
        const known = use.kind === 'style' ? cast.declared.styles : cast.declared.music;
        const { question, fixes } = didYouMean(report.near(use.kind, use.name, known), range);
        const code = use.kind === 'style' ? 'SL2703' : 'SL2704';
        const how = question === '' ? ` Declare it with [[${use.kind}: ${use.name}]].` : question;
        report.say(code, 'warning', range, `No ${use.kind} called ${use.name} is declared.${how}`, fixes);
        break;
      }
      default:
        break;
    }
  }
  if (!scene) return;
  if (scene.location) used.add(`location ${scene.location}`);
  for (const name of scene.characters) used.add(`character ${name}`);
  for (const shot of scene.shots) {
    for (const name of shot.props) used.add(`prop ${name}`);
    // A thing that is only spoken of is not in the frame, yet it is used.
    for (const line of shot.lines) for (const name of cast.things.see(line.text)) used.add(`prop ${name}`);
  }
  checkSilence(scene, scene.elements, report);
  checkHeading(report, scene);
}

/** Somebody nobody has declared, where others are. */
function checkPerson(report: Report, index: number | null, use: NameUse): void {
  const { cast } = report.build;
  const meant = report.near('character', use.name, cast.characterNames);
  const range = report.range(index, use.span);
  const { question, fixes } = didYouMean(meant, range);
  if (use.as === 'cue') {
    if (meant === null) return;
    report.say('SL2001', 'warning', range, `No character called ${use.name} is declared.${question}`, fixes);
  } else if (!cast.cues.some((cue) => foldName(cue) === foldName(use.name))) {
    report.say('SL2008', 'warning', range, `Nobody and nothing is called ${use.name}.${question}`, fixes);
  }
}

/** Before any parenthesis: then it is no cue, and most paragraphs need no closer look. */
const SMALL_LETTER = /^[^(]*[a-z]/;

/** A name alone in a paragraph: a cue whose words are missing reads as action. */
function checkSilence(scene: Scene, elements: readonly Element[], report: Report): void {
  const { cast } = report.build;
  for (const element of elements) {
    if (element.kind === 'choice') for (const option of element.options) checkSilence(scene, option.body, report);
    if (element.kind === 'if') for (const branch of element.branches) checkSilence(scene, branch.body, report);
    if (element.kind !== 'action' || element.centered || element.plain.length > 60) continue;
    if (SMALL_LETTER.test(element.plain)) continue;
    const name = element.plain.replace(/\s*\([^)]*\)$/, '');
    if (name === '' || name !== name.toUpperCase() || name === name.toLowerCase()) continue;
    if (cast.character(name) === null && !cast.cues.includes(name)) continue;
    const message = `${name} stands alone, so it is action and not a cue; write the words on the next line.`;
    report.say('SL2005', 'warning', report.range(scene.index, element.span), message);
  }
}

function checkHeading(report: Report, scene: Scene): void {
  const { scenes, cast, units } = report.build;
  if (units.scenes[scene.index]!.heading === null) return;
  const { heading } = scenes[scene.index]!;
  const { headingSpan } = scene;
  if (cast.location.size > 0 && scene.location === null && scene.interior !== null && scene.place !== '') {
    const at = scene.heading.indexOf(scene.place);
    const char = headingSpan.char + Math.max(0, at);
    const span = { ...headingSpan, char, endChar: at < 0 ? headingSpan.endChar : char + scene.place.length };
    const near = nearLocation(report, scene.place);
    const range = report.range(scene.index, near ? { ...span, endChar: span.char + near.written.length } : span);
    const { question, fixes } = didYouMean(near?.meant ?? null, range);
    const how = question === '' ? ` Declare it with [[location: ${scene.place}]].` : question;
    const message = `No location ${scene.place} is declared.${how}`;
    report.say('SL2003', question === '' ? 'hint' : 'warning', range, message, fixes);
  }
  if (heading.timeMeant !== null && heading.time !== null && !timesOfDay.includes(heading.time.toUpperCase())) {
    const at = scene.heading.lastIndexOf(heading.time);
    const char = headingSpan.char + at;
    const range = report.range(scene.index, { ...headingSpan, char, endChar: char + heading.time.length });
    const { question, fixes } = didYouMean(heading.timeMeant, range);
    report.say('SL2004', 'warning', range, `${heading.time} is not a time of day.${question}`, fixes);
  }
}

/** The whole place, or its part before a dash (`LIGTHOUSE - STAIRS`), may be a slip. */
function nearLocation(report: Report, place: string): { written: string; meant: string } | null {
  const front = place.split(/\s+[-–—]\s+/)[0]!;
  for (const written of [place, front]) {
    const meant = report.near('location', written, report.build.cast.declared.locations);
    if (meant) return { written, meant };
  }
  return null;
}

/** Declared and never used, declared twice. `uses` are what `checkNames` collects in each part of the script. */
export function checkDeclarations(report: Report, uses: readonly ReadonlySet<string>[]): void {
  const { story } = report.build;
  const unused = neverUsed(report, uses);
  const seen = new Map<string, TextRange>();
  report.each((found, scene) => {
    for (const declaration of found.declarations) {
      const { kind, name, nameSpan } = declaration;
      const key = `${kind} ${foldName(name)}`;
      const range = report.range(scene, nameSpan);
      const first = seen.get(key);
      if (first) {
        const message = `The ${kind} ${name} is declared twice; the first declaration counts.`;
        report.say('SL2006', 'warning', range, message, [], [seeAlso(first, 'declared here first')]);
        continue;
      }
      if (story.scenes.length > 0 && unused.has(`${kind} ${name}`)) {
        report.say('SL2002', 'hint', range, `The ${kind} ${name} is declared and never used.`);
      }
      seen.set(key, range);
    }
  });
}

/** Of what is declared here, as `kind name`. Usually the first scenes use most of it. */
function neverUsed(report: Report, uses: readonly ReadonlySet<string>[]): Set<string> {
  const unused = new Set<string>();
  report.each((found) => {
    for (const { kind, name } of found.declarations) unused.add(`${kind} ${name}`);
  });
  for (const used of uses) {
    if (unused.size === 0) break;
    if (unused.size < used.size) {
      for (const name of unused) if (used.has(name)) unused.delete(name);
    } else for (const name of used) unused.delete(name);
  }
  return unused;
}
