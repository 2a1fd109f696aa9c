/**
 * What a jump can name: labels, then section titles, then scene headings, without case. `#14#` is the scene with
 * that number written on its heading, `END` ends the story, `Act One / INT. BAR - NIGHT` looks inside a section.
 */
import { foldName } from '../text/names.ts';
import type { Story, Target } from './schema.ts';

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

/** Looks names up in a story; `foreign` are targets of other files, which ours win over. */
export function targetsIn(
  story: Pick<Story, 'targets' | 'scenes' | 'chapters'>,
  foreign: readonly Target[] = [],
): TargetIndex {
  const numbers = new Map<string, Target>();
  for (const target of story.targets) {
    const number = target.kind === 'scene' ? story.scenes[target.scene]?.number : undefined;
    if (number?.locked) numbers.set(number.value, target);
  }
  const within = (target: Target): string[] => {
    if (target.kind === 'section') {
      // A section's place is absolute, as a chapter's line is.
      const { line } = target.place.span;
      const chapter = story.chapters.findLast((one) => one.line !== null && one.line <= line)?.title;
      return chapter && chapter !== target.name ? [chapter] : [];
    }
    const scene = story.scenes[target.scene];
    if (!scene) return [];
    const around = [story.chapters[scene.chapter]?.title ?? '', scene.sequence ?? ''];
    if (target.kind === 'label') around.push(scene.heading);
    return around.filter((title) => title !== '');
  };
  return indexTargets(story.targets, foreign, numbers, within);
}

/**
 * `numbers` maps locked scene numbers to scenes; `within` gives the titles of the sections around a target. A
 * name in this file wins over the same one in another, `foreign`: two scripts may both have a bar at night.
 */
function indexTargets(
  own: readonly Target[],
  foreign: readonly Target[],
  numbers: ReadonlyMap<string, Target>,
  within: (target: Target) => readonly string[],
): TargetIndex {
  const index = (targets: readonly Target[]): Map<string, Target[]> => {
    const byName = new Map<string, Target[]>();
    for (const target of targets) {
      const key = foldName(target.name);
      const same = byName.get(key);
      if (same) same.push(target);
      else byName.set(key, [target]);
    }
    return byName;
  };
  const ours = index(own);
  const theirs = index(foreign);
  const pick = (targets: readonly Target[] | undefined): Resolved => {
    if (!targets || targets.length === 0) return { found: 'missing' };
    for (const kind of ['label', 'section', 'scene'] as const) {
      const same = targets.filter((target) => target.kind === kind);
      if (same.length === 1) return { found: 'target', target: same[0]! };
      if (same.length > 1) return { found: 'ambiguous', targets: same };
    }
    return { found: 'missing' };
  };
  const resolve = (name: string): Resolved => {
    const wanted = name.trim();
    if (wanted === 'END') return { found: 'end' };
    const number = /^#([^#]+)#$/.exec(wanted);
    if (number) {
      const target = numbers.get(number[1]!.trim().toUpperCase());
      return target ? { found: 'target', target } : { found: 'missing' };
    }
    const folded = foldName(wanted);
    const plain = pick(ours.get(folded));
    if (plain.found !== 'missing') return plain;
    // Headings may hold a slash themselves (INT./EXT.), so every cut is tried, the shortest qualifier first.
    const parts = wanted.split('/');
    for (let cut = 1; cut < parts.length; cut++) {
      const qualifier = foldName(parts.slice(0, cut).join('/'));
      const targets = ours.get(foldName(parts.slice(cut).join('/')));
      const inside = pick(targets?.filter((target) => within(target).map(foldName).includes(qualifier)));
      if (inside.found !== 'missing') return inside;
    }
    if (folded === 'end') return { found: 'end' };
    return pick(theirs.get(folded));
  };
  // A long story asks for the same few names hundreds of times.
  const known = new Map<string, Resolved>();
  return {
    names: [...own, ...foreign].map((target) => target.name),
    resolve(name) {
      let resolved = known.get(name);
      if (!resolved) {
        resolved = resolve(name);
        known.set(name, resolved);
      }
      return resolved;
    },
  };
}
