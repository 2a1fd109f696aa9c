// A copy of test-workspace to work on, in a folder whose path has what paths have in life: spaces and umlauts.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from './launch.ts';
import { run } from './run.ts';

/** Rebuilt by the first command; a copy starts without them, as a fresh clone does. */
const DERIVED = ['03_Renders', '05_Cache', '06_Exports'];

/** Copies the production, as the git repository it is meant to be; `remove` deletes the copy. */
export async function copyProduction(): Promise<{ folder: string; remove(): void }> {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'Drehbücher für Mara '));
  const folder = path.join(parent, 'Low Water');
  const source = path.join(ROOT, 'test-workspace');
  fs.cpSync(source, folder, {
    recursive: true,
    filter: (file) => {
      const [top, ...below] = path.relative(source, file).split(path.sep);
      return !(top && DERIVED.includes(top) && below.length > 0 && below[0] !== '.gitkeep');
    },
  });
  const git = (...args: string[]) => run('git', args, { cwd: folder });
  await git('init', '--quiet');
  await git('config', 'user.name', 'Mara');
  await git('config', 'user.email', 'mara@example.org');
  await git('add', '--all');
  await git('commit', '--quiet', '--no-verify', '--message=As it was shot');
  return {
    folder,
    remove: () => fs.rmSync(parent, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}
