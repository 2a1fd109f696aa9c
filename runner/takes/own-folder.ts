/**
 * A shot's folder, made where it is written to. The index reads real folders only, and a cloned project must not reach
 * beyond itself: below `03_Renders` nothing is written through a link. `03_Renders` itself may be one, to another disk.
 */
import { lstat, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Project, Trouble } from '../contracts/project.ts';
import { RENDERS } from './paths.ts';

/** Absolute path of `folder` (project-relative with `/`), which is there afterwards. Throws `Trouble` `linked-folder`. */
export async function ownFolder(project: Pick<Project, 'root'>, folder: string): Promise<string> {
  let at = path.join(project.root, RENDERS);
  for (const part of path.posix.relative(RENDERS, folder).split('/')) {
    at = path.join(at, part);
    const info = await lstat(at).catch(() => null);
    if (info === null) break;
    if (info.isSymbolicLink()) {
      throw new Trouble(
        'linked-folder',
        `${at} is a link: takes are only kept in real folders, where every command finds them.`,
        'Replace the link by the folder it means; 03_Renders as a whole may be a link.',
      );
    }
  }
  const absolute = path.join(project.root, ...folder.split('/'));
  await mkdir(absolute, { recursive: true });
  return absolute;
}
