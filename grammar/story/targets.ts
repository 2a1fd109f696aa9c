/**
 * What a jump can name: labels, then section titles, then scene headings, without case. `#14#` is the scene with
 * that number written on its heading, `END` ends the story, `Act One / INT. BAR - NIGHT` looks inside a section.
 */
import { foldName } from '../text/names.ts';
import type { Target } from './schema.ts';

export type Resolved =
  | { found: 'end' }
  | { found: 'target'; target: Target }
  | { found: 'ambiguous'; targets: Target[] }
  | { found: 'missing' };

export interface TargetIndex {
  resolve(name: string): Resolved;
  /** Every name a jump could use, for completion and "did you mean". */
  names: readonly string[];
}

interface Indexed {
  target: Target;
  /** Folded titles of the sections around it, outermost first. */
  within: readonly string[];
}

/** `numbers` maps locked scene numbers to scene indexes; `within` gives the titles of the sections around a target. */
export function indexTargets(
  targets: readonly Target[],
  numbers: ReadonlyMap<string, number>,
  within: (target: Target) => readonly string[],
): TargetIndex {
  const byName = new Map<string, Indexed[]>();
  for (const target of targets) {
    const key = foldName(target.name);
    const entry = { target, within: within(target).map(foldName) };
    const entries = byName.get(key);
    if (entries) entries.push(entry);
    else byName.set(key, [entry]);
  }
  const pick = (entries: readonly Indexed[] | undefined): Resolved => {
    if (!entries || entries.length === 0) return { found: 'missing' };
    for (const kind of ['label', 'section', 'scene'] as const) {
      const same = entries.filter(({ target }) => target.kind === kind).map(({ target }) => target);
      if (same.length === 1) return { found: 'target', target: same[0]! };
      if (same.length > 1) return { found: 'ambiguous', targets: same };
    }
    return { found: 'missing' };
  };
  return {
    names: targets.map((target) => target.name),
    resolve(name) {
      const wanted = name.trim();
      if (wanted === 'END') return { found: 'end' };
      const number = /^#([^#]+)#$/.exec(wanted);
      if (number) {
        const scene = numbers.get(number[1]!.trim().toUpperCase());
        const target =
          scene === undefined ? undefined : targets.find((other) => other.kind === 'scene' && other.scene === scene);
        return target ? { found: 'target', target } : { found: 'missing' };
      }
      const plain = pick(byName.get(foldName(wanted)));
      if (plain.found !== 'missing') return plain;
      // Headings may hold a slash themselves (INT./EXT.), so every cut is tried, the shortest qualifier first.
      const parts = wanted.split('/');
      for (let cut = 1; cut < parts.length; cut++) {
        const qualifier = foldName(parts.slice(0, cut).join('/'));
        const entries = byName.get(foldName(parts.slice(cut).join('/')));
        const inside = pick(entries?.filter((entry) => entry.within.includes(qualifier)));
        if (inside.found !== 'missing') return inside;
      }
      return foldName(wanted) === 'end' ? { found: 'end' } : { found: 'missing' };
    },
  };
}
