/**
 * Names across scripts: every place where a character, location, prop, style, piece of music, variable or target is
 * declared, aliased or used, and which of them mean the same thing. Definition, references, highlights and rename
 * are all answers to "which uses belong together"; this file is the only one that knows.
 */
import type { TextRange } from '../grammar/problem.ts';
import type { Reference, Story } from '../grammar/story/schema.ts';
import { foldName } from '../grammar/text/names.ts';
import type { Project } from './project.ts';
import { byPosition, contains, type Point, placeInFile, type Script, textIn } from './script.ts';

export type NameKind = Reference['kind'];

export interface Use {
  kind: NameKind;
  role: 'declaration' | 'alias' | 'reference';
  /** As it stands at `range`. */
  written: string;
  /** Folded name of the declaration it belongs to; its own folded name where nothing declares it. */
  owner: string;
  range: TextRange;
}

export interface UseIn extends Use {
  script: Script;
}

const usesByStory = new WeakMap<Story, Use[]>();

/** All uses in one script, in order; worked out once per story. */
export function usesIn(script: Script): readonly Use[] {
  let uses = usesByStory.get(script.story);
  if (!uses) {
    uses = collect(script);
    usesByStory.set(script.story, uses);
  }
  return uses;
}

function collect(script: Script): Use[] {
  const { story } = script;
  const uses: Use[] = [];
  const taken = new Set<string>();
  const add = (use: Use) => {
    const key = `${use.kind} ${use.range.line}:${use.range.char}`;
    if (use.range.endLine === use.range.line && use.range.endChar <= use.range.char) return;
    if (taken.has(key)) return;
    taken.add(key);
    uses.push(use);
  };
  const declare = (kind: NameKind, name: string, range: TextRange) => {
    const named = narrow(script, range, name);
    add({ kind, role: 'declaration', written: textIn(script, named), owner: foldName(name), range: named });
  };
  for (const character of story.characters) {
    const note = placeInFile(story, character.place);
    declare('character', character.name, note);
    for (const alias of character.aliases) {
      const range = aliasRange(script, note, alias);
      if (range) {
        add({ kind: 'character', role: 'alias', written: alias, owner: foldName(character.name), range });
      }
    }
  }
  for (const location of story.locations) declare('location', location.name, placeInFile(story, location.place));
  for (const prop of story.props) declare('prop', prop.name, placeInFile(story, prop.place));
  for (const style of story.styles) declare('style', style.name, placeInFile(story, style.place));
  for (const music of story.music) declare('music', music.name, placeInFile(story, music.place));
  for (const variable of story.variables) declare('variable', variable.name, placeInFile(story, variable.place));
  for (const target of story.targets) declare('target', target.name, placeInFile(story, target.place));
  for (const reference of story.references) {
    const owner = foldName(reference.resolved ?? reference.name);
    const range = rangeOfReference(script, reference, owner);
    const written = reference.kind === 'location' ? textIn(script, range) : reference.name;
    add({ kind: reference.kind, role: 'reference', written, owner, range });
  }
  return uses.sort((a, b) => byPosition(a.range, b.range));
}

/** A heading refers to a location with the part of it that names one: `TOWER` in `INT. TOWER - GALLERY - NIGHT`. */
function rangeOfReference(script: Script, reference: Reference, owner: string): TextRange {
  const range = placeInFile(script.story, reference.place);
  if (reference.kind !== 'location') return range;
  const place = narrow(script, range, reference.name);
  for (let end = place.char + 1; end < place.endChar; end++) {
    const part = { ...place, endChar: end };
    if (foldName(textIn(script, part)) === owner && /[^\s]$/.test(textIn(script, part))) return part;
  }
  return place;
}

/** The part of a declaration's place that is the name itself. */
function narrow(script: Script, range: TextRange, name: string): TextRange {
  const line = script.lines[range.line] ?? '';
  const to = range.endLine === range.line ? range.endChar : line.length;
  const folded = foldName(name);
  for (let at = range.char; at + name.length <= to; at++) {
    if (line.startsWith(name, at) || foldName(line.slice(at, at + name.length)) === folded) {
      return { line: range.line, char: at, endLine: range.line, endChar: at + name.length };
    }
  }
  return { ...range, endLine: range.line, endChar: to };
}

/** Where an alias stands in the `as:` field of the note that declares its character. */
function aliasRange(script: Script, declaration: TextRange, alias: string): TextRange | null {
  let line = declaration.line;
  let inField = false;
  for (let from = declaration.char; line < script.lines.length; line++, from = 0) {
    const text = script.lines[line]!;
    const close = text.indexOf(']]', from);
    const end = close < 0 ? text.length : close;
    for (const part of split(text, from, end)) {
      if (part.afterBar) inField = /^\s*as\s*:/i.test(part.text);
      if (!inField) continue;
      const colon = part.afterBar ? part.text.indexOf(':') + 1 : 0;
      let at = part.start + colon;
      for (const item of part.text.slice(colon).split(',')) {
        const lead = item.length - item.trimStart().length;
        if (foldName(item) === foldName(alias)) {
          return { line, char: at + lead, endLine: line, endChar: at + lead + item.trim().length };
        }
        at += item.length + 1;
      }
    }
    if (close >= 0 || (text.trim() === '' && line > declaration.line)) return null;
  }
  return null;
}

function split(text: string, from: number, to: number): { text: string; start: number; afterBar: boolean }[] {
  const parts: { text: string; start: number; afterBar: boolean }[] = [];
  let start = from;
  let afterBar = false;
  for (let at = from; at <= to; at++) {
    if (at < to && text[at] !== '|') continue;
    parts.push({ text: text.slice(start, at), start, afterBar });
    start = at + 1;
    afterBar = true;
  }
  return parts;
}

/** The use under the cursor: the cursor may also stand right behind its last letter. */
export function useAt(script: Script, at: Point): Use | null {
  let found: Use | null = null;
  for (const use of usesIn(script)) {
    if (use.range.line > at.line) break;
    if (!contains(use.range, at)) continue;
    // The narrowest wins: a name inside a target, a target inside a heading.
    if (!found || size(use.range) <= size(found.range)) found = use;
  }
  return found;
}

function size(range: TextRange): number {
  return (range.endLine - range.line) * 10_000 + range.endChar - range.char;
}

/** The script and those it sees: where a name in it may be declared. */
export type Visible = readonly Script[];

/** Every use in `scripts` that means the same as `use`, its declarations first. */
export function sameUses(use: Use, scripts: Iterable<Script>): UseIn[] {
  const found: UseIn[] = [];
  for (const script of scripts) {
    for (const other of usesIn(script)) {
      if (other.kind === use.kind && other.owner === use.owner) found.push({ ...other, script });
    }
  }
  const rank = { declaration: 0, alias: 1, reference: 2 };
  return found.sort((a, b) => rank[a.role] - rank[b.role]);
}

/**
 * The scripts in which a name means what it means at `use`: those that see the same declaration first. A label of
 * the same name in a script that only shares an include is another label.
 */
export function scriptsSharing(use: Use, script: Script, project: Project): Script[] {
  const home = declaringScript(use, project.visibleFrom(script));
  const sharing: Script[] = [];
  for (const other of project.all()) {
    const visible = other === script ? project.visibleFrom(script) : null;
    const seen = visible ?? project.visibleFrom(other);
    if (declaringScript(use, seen) !== home) continue;
    if (home === null && other !== script && !seen.includes(script) && !project.visibleFrom(script).includes(other))
      continue;
    sharing.push(other);
  }
  // The asked script first, so that answers start where the person looks.
  return sharing.sort((a, b) => Number(b === script) - Number(a === script));
}

function declaringScript(use: Use, visible: Visible): Script | null {
  for (const script of visible) {
    if (declaredIn(script).has(`${use.kind} ${use.owner}`)) return script;
  }
  return null;
}

const declaredByStory = new WeakMap<Story, Set<string>>();

/** What a script declares, as `kind owner`. */
export function declaredIn(script: Script): ReadonlySet<string> {
  let declared = declaredByStory.get(script.story);
  if (!declared) {
    declared = new Set();
    for (const use of usesIn(script)) if (use.role === 'declaration') declared.add(`${use.kind} ${use.owner}`);
    declaredByStory.set(script.story, declared);
  }
  return declared;
}

/** Every use in the workspace that means the same as `use` in `script`, declarations first. */
export function usesOf(use: Use, script: Script, project: Project): UseIn[] {
  return sameUses(use, scriptsSharing(use, script, project));
}
