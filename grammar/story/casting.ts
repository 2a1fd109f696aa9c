/**
 * The first pass over a script: who and what is declared and cued anywhere, in all scenes and outside of them. What one
 * list of blocks holds is kept with that list, which an incremental parse keeps as long as nothing in it changes.
 */
import type { Block, Declaration } from '../generated/ast.ts';
import { foldName } from '../text/names.ts';
import type { Externals } from './build.ts';
import { type Cast, cueName, makeCast } from './cast.ts';
import { readDeclaration } from './declare.ts';
import type { Units } from './units.ts';

interface Names {
  declared: { kind: Declaration['keyword']; name: string; aliases: readonly string[] }[];
  /** Cues by their folded form, as first written. */
  cues: Map<string, string>;
}

const kept = new WeakMap<readonly Block[], Names>();

function namesIn(blocks: readonly Block[]): Names {
  const known = kept.get(blocks);
  if (known) return known;
  const names: Names = { declared: [], cues: new Map() };
  const written = new Set<string>();
  const declare = (node: Declaration): void => {
    const declaration = readDeclaration(node, 0);
    if (!declaration) return;
    const aliases = declaration.kind === 'character' ? declaration.aliases : [];
    names.declared.push({ kind: declaration.kind, name: declaration.name, aliases });
  };
  for (const block of blocks) {
    if (block.$type === 'Declaration') declare(block);
    if (block.$type !== 'Dialogue' && block.$type !== 'Action') continue;
    for (const run of block.content) if (run.$type === 'Declaration') declare(run);
    if (block.$type === 'Action' || written.has(block.cue)) continue;
    written.add(block.cue);
    const cue = cueName(block.cue);
    const folded = foldName(cue);
    if (!names.cues.has(folded)) names.cues.set(folded, cue);
  }
  kept.set(blocks, names);
  return names;
}

export function castOf(units: Units, externals: Externals): Cast {
  const characters = (externals.characters ?? []).map(({ name, aliases }) => ({
    name,
    aliases: aliases as readonly string[],
  }));
  const of = (list: readonly { name: string }[] = []): string[] => list.map(({ name }) => name);
  const declared = {
    characters,
    location: of(externals.locations),
    prop: of(externals.props),
    style: of(externals.styles),
    music: of(externals.music),
  };
  const cues = new Map<string, string>();
  const add = (names: Names): void => {
    for (const { kind, name, aliases } of names.declared) {
      if (kind === 'character') characters.push({ name, aliases });
      else declared[kind].push(name);
    }
    for (const [folded, cue] of names.cues) if (!cues.has(folded)) cues.set(folded, cue);
  };
  for (const blocks of units.loose) add(namesIn(blocks));
  for (const unit of units.scenes) for (const blocks of unit.blocks) add(namesIn(blocks));
  const { location: locations, prop: props, style: styles, music } = declared;
  return makeCast({ characters, locations, props, styles, music }, [...cues.values()]);
}
