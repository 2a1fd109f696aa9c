/** `daemon.json` in the state directory: where the project's daemon listens and the token that proves one may ask. */
import { readFileSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Project } from '../contracts/project.ts';
import { DaemonFile } from './protocol.ts';

export function daemonFileOf(project: Pick<Project, 'stateDir'>): string {
  return path.join(project.stateDir, 'daemon.json');
}

/** Null if there is none, or none that can be read: then there is no daemon to speak of. */
export function readDaemonFile(project: Pick<Project, 'stateDir'>): DaemonFile | null {
  try {
    return DaemonFile.parse(JSON.parse(readFileSync(daemonFileOf(project), 'utf8')));
  } catch {
    return null;
  }
}

/** Whole, and at no instant readable by anybody else. */
export async function writeDaemonFile(project: Project, content: DaemonFile): Promise<void> {
  const file = daemonFileOf(project);
  const temporary = `${file}.${content.pid}.tmp`;
  try {
    const handle = await open(temporary, 'w', 0o600);
    try {
      await handle.chmod(0o600).catch(() => {});
      await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Removes the file if it still is this daemon's. */
export function removeDaemonFile(project: Pick<Project, 'stateDir'>, token: string): void {
  if (readDaemonFile(project)?.token === token) rmSync(daemonFileOf(project), { force: true });
}
