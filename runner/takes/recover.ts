/**
 * After a crash, before anything else is written: media whose sidecar is missing gets it from its own provenance, and
 * unfinished writes are removed. Only the one writer of a project calls this.
 */
import path from 'node:path';
import type { Project } from '../contracts/project.ts';
import { sweepTemporaries } from '../files/write-whole.ts';
import { finishOrphan } from './commit.ts';
import type { TakeIndex } from './take-index.ts';

export interface Recovered {
  /** Names of the takes that were finished. */
  takes: string[];
  /** Media that is no take of ours, project-relative: left alone, and not counted. */
  strangers: string[];
}

export async function recoverTakes(project: Project, index: TakeIndex): Promise<Recovered> {
  const takes: string[] = [];
  const strangers: string[] = [];
  for (const { folder, orphans } of index.unfinished()) {
    const absolute = path.join(project.root, ...folder.split('/'));
    for (const file of orphans) {
      const sidecar = await finishOrphan(absolute, file);
      if (sidecar === null) strangers.push(`${folder}/${file}`);
      else takes.push(sidecar.name);
    }
    await sweepTemporaries(absolute, 0);
    index.reread(folder);
  }
  return { takes, strangers };
}
