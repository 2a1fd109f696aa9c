/**
 * Scripts that see each other. `[[include: …]]` lets a script see another one's declarations and targets, and what
 * that one includes in turn; cycles are harmless. Works on URIs alone: no file is touched here.
 */
import { URI, Utils } from 'vscode-uri';
import type { Script } from './script.ts';

export interface Project {
  /** Every script of the workspace. */
  all(): Iterable<Script>;
  /** The script itself, then what it includes, nearest first. */
  visibleFrom(script: Script): readonly Script[];
}

/** A project over a live table of scripts by URI: answers follow the table. */
export function makeProject(scripts: ReadonlyMap<string, Script>): Project {
  return {
    all: () => scripts.values(),
    visibleFrom(script) {
      const seen = new Set<Script>([script]);
      for (const each of seen) {
        for (const include of each.story.includes) {
          const uri = resolveInclude(each.uri, include.path, scripts);
          const found = uri === null ? undefined : scripts.get(uri);
          if (found) seen.add(found);
        }
      }
      return [...seen];
    },
  };
}

/** The scripts there are, by URI. */
export interface Known {
  has(uri: string): boolean;
  keys(): Iterable<string>;
}

/** The URI an include means: beside the script, else the only script of the workspace whose path ends that way. */
export function resolveInclude(fromUri: string, path: string, known: Known): string | null {
  const wanted = path.trim().replace(/\\/g, '/').replace(/^\.\//, '');
  if (wanted === '') return null;
  const beside = Utils.joinPath(Utils.dirname(URI.parse(fromUri)), wanted).toString();
  if (known.has(beside)) return beside;
  const found = wanted.startsWith('../')
    ? []
    : [...known.keys()].filter((uri) => URI.parse(uri).path.endsWith(`/${wanted}`));
  return found.length === 1 ? found[0]! : null;
}

/** Path from one script to another, as it would stand in an include. */
export function includePath(fromUri: string, toUri: string): string {
  const from = URI.parse(fromUri).path.split('/').slice(0, -1);
  const to = URI.parse(toUri).path.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  const parts = [...from.slice(same).map(() => '..'), ...to.slice(same)];
  return parts.join('/');
}
