/** Which backends there are: name → adapter. A new one is one folder here and one line in `builtIn`. */
import type { Backend } from '../contracts/backend.ts';
import { Trouble } from '../contracts/project.ts';
import { sketch } from './sketch/index.ts';

const builtIn: readonly Backend[] = [sketch];

const known = new Map<string, Backend>(builtIn.map((backend) => [backend.name, backend]));

/** Every backend by name, built-in ones first. */
export const backends: ReadonlyMap<string, Backend> = known;

/** Adds a backend to this process, or replaces the one of that name: for adapters that live outside this tree. */
export function registerBackend(backend: Backend): void {
  known.set(backend.name, backend);
}

/** Throws `Trouble` `unknown-backend`, which names the ones there are. */
export function backendNamed(name: string): Backend {
  const backend = known.get(name);
  if (backend !== undefined) return backend;
  const names = [...known.keys()].map((each) => `"${each}"`).join(', ');
  throw new Trouble(
    'unknown-backend',
    `There is no backend called "${name}".`,
    `In project.json, "pipelines" may name: ${names}.`,
  );
}
