/**
 * What a person is told about the name or shot under the cursor, as Markdown. Pictures are shown only where
 * `imageUri` finds a local file; nothing is fetched.
 */
import { URI, Utils } from 'vscode-uri';
import type { TextRange } from '../grammar/problem.ts';
import type { Character, Expr, Scene, Shot } from '../grammar/story/schema.ts';
import { formatTime } from '../grammar/story/time.ts';
import { foldName } from '../grammar/text/names.ts';
import { roundTime } from './document-symbols.ts';
import { sameUses, scriptsSharing, type Use, useAt } from './names.ts';
import type { Project } from './project.ts';
import { contains, inFile, type Point, type Script, sceneAt } from './script.ts';

export interface HoverText {
  range: TextRange;
  markdown: string;
}

/** The URI of a reference picture on disk, or null when there is none. */
export type ImageUri = (script: Script, path: string) => string | null;

export function hover(script: Script, at: Point, project: Project, imageUri: ImageUri): HoverText | null {
  const use = useAt(script, at);
  if (use) {
    const markdown = describe(script, use, scriptsSharing(use, script, project), imageUri);
    if (markdown) return { range: use.range, markdown };
  }
  return hoverShot(script, at);
}

function describe(script: Script, use: Use, scripts: readonly Script[], imageUri: ImageUri): string | null {
  switch (use.kind) {
    case 'character':
      return describeCharacter(use, scripts, imageUri);
    case 'location':
      return describeLocation(use, scripts, imageUri);
    case 'variable':
      return describeVariable(use, scripts);
    case 'target':
      return describeTarget(script, use, scripts);
    case 'prop':
    case 'style':
    case 'music':
      return describeOther(use, scripts, imageUri);
  }
}

function describeCharacter(use: Use, scripts: readonly Script[], imageUri: ImageUri): string {
  let declared: { character: Character; script: Script } | null = null;
  for (const script of scripts) {
    const character = script.story.characters.find((other) => foldName(other.name) === use.owner);
    if (character) {
      declared = { character, script };
      break;
    }
  }
  const rows = [`**${declared?.character.name ?? use.written}**`];
  if (declared) {
    const { character } = declared;
    const others = character.aliases.filter((alias) => foldName(alias) !== foldName(character.name));
    if (others.length > 0) rows[0] += ` · also ${others.map((alias) => `\`${alias}\``).join(', ')}`;
    if (character.look) rows.push(escapeMarkdown(character.look));
    if (character.voice) rows.push(`Voice: \`${character.voice}\``);
  } else rows.push('Not declared in any script that this one knows.');
  rows.push(...speaking(use, declared?.character ?? null, scripts));
  if (declared) rows.push(...images(declared.script, declared.character.refs, declared.character.name, imageUri));
  return rows.join('\n\n');
}

/** How much is said in each script, the asked one first. */
function speaking(use: Use, declared: Character | null, scripts: readonly Script[]): string[] {
  const names = new Set([use.owner, ...(declared?.aliases ?? []).map(foldName)]);
  return scripts.flatMap((script, index) => {
    const scenes: Scene[] = [];
    let lines = 0;
    let words = 0;
    for (const scene of script.story.scenes) {
      const here = scene.shots.flatMap((shot) => shot.lines).filter((line) => names.has(foldName(line.character)));
      if (here.length === 0) continue;
      scenes.push(scene);
      lines += here.length;
      for (const line of here) words += line.text.split(/\s+/).filter(Boolean).length;
    }
    if (lines === 0 && index > 0) return [];
    const first = scenes[0]?.heading ? ` · first in *${escapeMarkdown(scenes[0].heading)}*` : '';
    const count = `${plural(lines, 'line')}, ${plural(words, 'word')} in ${plural(scenes.length, 'scene')}${first}`;
    return [index === 0 ? count : `\`${fileName(script)}\`: ${count}`];
  });
}

function describeLocation(use: Use, scripts: readonly Script[], imageUri: ImageUri): string {
  let look: string | null = null;
  let name = use.written;
  const pictures: string[] = [];
  const counts: string[] = [];
  scripts.forEach((script, index) => {
    const declared = script.story.locations.find((other) => foldName(other.name) === use.owner);
    if (declared) {
      name = declared.name;
      look = declared.look;
      pictures.push(...images(script, declared.refs, declared.name, imageUri));
    }
    const here = script.story.scenes.filter(
      (scene) => scene.heading && foldName(scene.location ?? scene.place) === use.owner,
    );
    if (here.length === 0) return;
    const time = shownTime(here.reduce((sum, scene) => sum + scene.duration, 0));
    const count = `${plural(here.length, 'scene')}, ${time}: ${listScenes(here)}`;
    counts.push(index === 0 ? count : `\`${fileName(script)}\`: ${count}`);
  });
  const rows = [`**${escapeMarkdown(name)}**`];
  if (look) rows.push(escapeMarkdown(look));
  return [...rows, ...counts, ...pictures].join('\n\n');
}

function listScenes(scenes: readonly Scene[]): string {
  const shown = scenes.slice(0, 6).map((scene) => scene.number.value);
  return shown.join(', ') + (scenes.length > shown.length ? ', …' : '');
}

function describeVariable(use: Use, scripts: readonly Script[]): string | null {
  for (const script of scripts) {
    const variable = script.story.variables.find((other) => foldName(other.name) === use.owner);
    if (!variable) continue;
    const rows = [
      `\`${variable.scope === 'session' ? '' : `${variable.scope} `}${variable.name}: ${variable.type}\` = \`${printValue(variable.initial)}\``,
    ];
    if (variable.oneOf.length > 0) rows.push(`One of ${variable.oneOf.join(', ')}.`);
    const uses = sameUses(use, scripts).filter((other) => other.role === 'reference').length;
    rows.push(`Used ${plural(uses, 'time')}.`);
    return rows.join('\n\n');
  }
  return null;
}

/** A first value as a writer would type it. */
function printValue(value: Expr): string {
  switch (value.op) {
    case 'number':
    case 'bool':
      return String(value.value);
    case 'text':
      return `"${value.value}"`;
    case 'set':
      return `set(${value.items.map(printValue).join(', ')})`;
    case 'negate':
      return `-${'of' in value ? printValue(value.of) : ''}`;
    default:
      return '…';
  }
}

function describeTarget(script: Script, use: Use, scripts: readonly Script[]): string | null {
  const number = /^#(.+)#$/.exec(use.written)?.[1]?.toUpperCase();
  for (const other of scripts) {
    const target = other.story.targets.find((candidate) => foldName(candidate.name) === use.owner);
    const scene =
      number === undefined
        ? target && other.story.scenes[target.scene]
        : other.story.scenes.find((candidate) => candidate.number.value === number);
    if (!scene) continue;
    const rows = [
      target && target.kind !== 'scene' ? `**${escapeMarkdown(target.name)}** (${target.kind})` : '',
      `Scene ${scene.number.value}: *${escapeMarkdown(scene.heading || 'Opening')}* · ${shownTime(scene.duration)}`,
      scene.synopsis.map(escapeMarkdown).join(' ') || firstWords(scene),
    ];
    if (other !== script) rows.push(`In \`${fileName(other)}\`.`);
    return rows.filter(Boolean).join('\n\n');
  }
  return null;
}

function firstWords(scene: Scene): string {
  for (const element of scene.elements) {
    const words = element.kind === 'action' ? element.plain : element.kind === 'speech' ? element.line.text : '';
    if (words) return `> ${escapeMarkdown(words.length > 120 ? `${words.slice(0, 118)}…` : words)}`;
  }
  return '';
}

function describeOther(use: Use, scripts: readonly Script[], imageUri: ImageUri): string | null {
  for (const script of scripts) {
    const { props, styles, music } = script.story;
    const table = use.kind === 'prop' ? props : use.kind === 'style' ? styles : music;
    const declared = table.find((other) => foldName(other.name) === use.owner);
    if (!declared) continue;
    const rows = [`**${escapeMarkdown(declared.name)}** (${use.kind})`];
    for (const [field, value] of Object.entries(declared.fields)) {
      if (field !== 'ref') rows.push(`${field}: ${escapeMarkdown(value)}`);
    }
    if ('refs' in declared) rows.push(...images(script, declared.refs, declared.name, imageUri));
    return rows.join('\n\n');
  }
  return null;
}

function hoverShot(script: Script, at: Point): HoverText | null {
  const scene = sceneAt(script.story, at.line);
  const shot = scene?.shots.find(
    (other) => other.kind === 'written' && inFile(script.story, scene.index, other.span).line === at.line,
  );
  if (!scene || !shot) return null;
  const range = inFile(script.story, scene.index, shot.span);
  if (!contains({ ...range, char: 0 }, at)) return null;
  return { range, markdown: describeShot(scene, shot) };
}

const FROM: Record<Shot['durationFrom'], string> = {
  written: 'as written',
  lines: 'from the lines spoken in it',
  action: 'from the action in it',
  default: 'by default',
};

function describeShot(scene: Scene, shot: Shot): string {
  const number = shot.number ? `${scene.number.value}/${shot.number.value}` : shot.id;
  const rows = [`**Shot ${number}** · ${shownTime(shot.duration)} ${FROM[shot.durationFrom]}`];
  const look = [
    shot.size,
    shot.movement,
    shot.angle && `${shot.angle} angle`,
    shot.lens && `${shot.lens} mm`,
    shot.style,
  ];
  if (look.some(Boolean)) rows.push(look.filter(Boolean).join(' · '));
  if (shot.characters.length > 0) rows.push(`In frame: ${shot.characters.join(', ')}`);
  const covers = [
    ...shot.lines.map((line) => `**${line.character}**: ${escapeMarkdown(line.text)}`),
    ...shot.action.map(escapeMarkdown),
  ];
  if (covers.length > 0) rows.push('Covers:', ...covers.slice(0, 6).map((row) => `> ${row}`));
  if (covers.length > 6) rows.push(`… and ${covers.length - 6} more`);
  return rows.join('\n\n');
}

function images(script: Script, refs: readonly string[], name: string, imageUri: ImageUri): string[] {
  return refs.flatMap((ref) => {
    const uri = imageUri(script, ref);
    return uri ? [`![${escapeMarkdown(name)}](${uri}|width=240)`] : [];
  });
}

function fileName(script: Script): string {
  return Utils.basename(URI.parse(script.uri));
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function shownTime(ms: number): string {
  return formatTime(roundTime(ms));
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}
