// The command line beside the editor, on the same project: with the same state directory it finds the editor's daemon.

import path from 'node:path';
import process from 'node:process';
import { ROOT } from './launch.ts';
import { run } from './run.ts';

/** Runs `slateline … --json` in a project and gives its answer. */
export async function slateline<T>(
  { folder, stateDir }: { folder: string; stateDir: string },
  ...args: string[]
): Promise<T> {
  const cli = path.join(ROOT, 'dist/cli.mjs');
  const said = await run(process.execPath, [cli, '--json', '--project', folder, ...args], {
    cwd: folder,
    env: { SLATELINE_STATE_DIR: stateDir },
  });
  return JSON.parse(said) as T;
}
