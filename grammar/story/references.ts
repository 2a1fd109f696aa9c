/**
 * Every use of a name, resolved. Most names mean the same as long as the cast does; targets and variables may change
 * their meaning with any edit, so a scene's references are kept only while all of these are what they were.
 */
import type { Externals } from './build.ts';
import type { Cast } from './cast.ts';
import type { Findings } from './findings.ts';
import type { SceneBuild } from './scene.ts';
import type { Reference, Story } from './schema.ts';
import type { TargetIndex } from './targets.ts';

/** What variables and targets there are. As long as that stays the same from build to build, so does the object. */
export interface Context {
  text: string;
}

export interface SceneReferences {
  context: Context;
  scenes: { found: Findings; references: Reference[] }[];
}

export function referencesOf(
  scenes: readonly SceneBuild[],
  story: Story,
  targets: TargetIndex,
  cast: Cast,
  externals: Externals,
  previous: SceneReferences | null,
): SceneReferences {
  const declared = [...story.variables, ...(externals.variables ?? [])];
  const variables = new Set(declared.map(({ name }) => name));
  const text = [
    ...declared.map(({ name, type, oneOf }) => [name, type, ...oneOf].join('\t')),
    '',
    ...[...story.targets, ...(externals.targets ?? [])].map(({ kind, name, scene }) => `${kind} ${scene} ${name}`),
    '',
    ...story.scenes.map(
      ({ number, chapter, sequence }) => `${number.locked ? number.value : ''} ${chapter} ${sequence}`,
    ),
    ...story.chapters.map(({ title }) => title ?? ''),
  ].join('\n');
  const same = previous?.context.text === text ? previous : null;
  return {
    context: same?.context ?? { text },
    scenes: scenes.map(({ found, scene }, index) => {
      const before = same?.scenes[index];
      if (before?.found === found) return before;
      return { found, references: resolveUses(found, scene.index, scene.location, variables, targets, cast) };
    }),
  };
}

/** The references among the findings of one scene, or of what stands outside (null). */
export function resolveUses(
  found: Findings,
  scene: number | null,
  location: string | null,
  variables: ReadonlySet<string>,
  targets: TargetIndex,
  cast: Cast,
): Reference[] {
  const resolve = (kind: Reference['kind'], name: string): string | null => {
    switch (kind) {
      case 'character':
        return cast.character(name);
      case 'location':
        return location;
      case 'prop':
        return cast.prop(name);
      case 'style':
        return cast.style(name);
      case 'music':
        return cast.music(name);
      case 'variable':
        return variables.has(name) ? name : null;
      case 'target': {
        const resolved = targets.resolve(name);
        return resolved.found === 'target' ? resolved.target.name : resolved.found === 'end' ? 'END' : null;
      }
    }
  };
  return found.uses.map(({ kind, name, span }) => ({
    kind,
    name,
    resolved: resolve(kind, name),
    place: { scene, span },
  }));
}
