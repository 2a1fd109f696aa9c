/**
 * Writing project files: whole or not at all. A reader sees the old file or the new one, never a part, whatever
 * instant a process is killed or a disk fills up; what a killed process leaves is a `.slateline-*.tmp` file, which
 * readers ignore and `sweepTemporaries` removes.
 */
import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Trouble } from '../contracts/project.ts';

export const TEMPORARY = /^\.slateline-[0-9a-f]{12}\.tmp$/;

/** Named instants of a write, for whoever must know exactly how far it came (the kill tests). */
export interface WriteSteps {
  written?(): void | Promise<void>;
  synced?(): void | Promise<void>;
  renamed?(): void | Promise<void>;
}

/**
 * Temporary name beside the target, write, fsync, rename, fsync of the folder. `mode`: permissions that it has from the
 * first byte on, for a file that others may not be allowed to read. Throws `Trouble` in words.
 */
export async function writeWhole(
  file: string,
  content: string | Uint8Array,
  steps: WriteSteps = {},
  mode?: number,
): Promise<void> {
  const folder = path.dirname(file);
  const temporary = path.join(folder, `.slateline-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      // The umask may have narrowed it; some network drives know no permissions.
      if (mode !== undefined) await handle.chmod(mode).catch(() => {});
      await handle.writeFile(content);
      await steps.written?.();
      await handle.sync();
    } finally {
      await handle.close();
    }
    await steps.synced?.();
    await rename(temporary, file);
    await syncFolder(folder);
    await steps.renamed?.();
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw writeTrouble(file, error);
  }
}

/** Makes a rename durable. Windows has no folder handles to sync; its rename is journalled. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes what killed writers left in `folder`, if older than `age` milliseconds. */
export async function sweepTemporaries(folder: string, age: number): Promise<void> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const limit = Date.now() - age;
  for (const name of names) {
    if (!TEMPORARY.test(name)) continue;
    const file = path.join(folder, name);
    const info = await stat(file).catch(() => null);
    if (info !== null && info.mtimeMs < limit) await rm(file, { force: true }).catch(() => {});
  }
}

/** The file system's refusal in a person's words; anything else passes through unchanged. */
export function writeTrouble(file: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Trouble(
        'disk-full',
        `The disk is full: ${file} was not written, and nothing that was there before is lost.`,
        'Free some space (05_Cache may be deleted at any time) and run the command again.',
        error,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Trouble(
        'read-only',
        `${file} cannot be written: the folder is read-only for you.`,
        'Change its permissions, or copy the project to a folder of your own.',
        error,
      );
    case 'ENAMETOOLONG':
      return new Trouble(
        'path-too-long',
        `The path is too long for this system: ${file}`,
        'Move the project nearer to the root of the disk.',
        error,
      );
    default:
      return error;
  }
}
