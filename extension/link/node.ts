/**
 * Which Node runs the runner: the setting, the one that comes with the extension, the first recent one on PATH. Never
 * the editor's own: it is an Electron, in which image processing can crash.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { isRecentEnough, makeRunnable, onPath, packagedNode, withoutElectron } from '../../runner/bin/node.mjs';
import { Failure } from '../failure.ts';

const run = promisify(execFile);
const PRINT_VERSION = 'if (process.versions.electron) process.exit(3); process.stdout.write(process.version)';

export interface NodeProgram {
  binary: string;
  version: string;
}

/** `setting` is the user's `slateline.runner.node`, empty if not set. Throws `Failure` `node-setting`, `node-missing`. */
export async function findNode(extensionPath: string, setting: string): Promise<NodeProgram> {
  if (setting !== '') {
    const version = await versionOf(setting);
    if (version !== null && isRecentEnough(version)) return { binary: setting, version };
    throw new Failure(
      'node-setting',
      `The setting slateline.runner.node names ${setting}, which is ${version ?? 'no Node'}.`,
      'Name a Node 22.13 or newer, or clear the setting.',
    );
  }
  const packaged = packagedNode(extensionPath);
  const candidates = onPath(process.platform === 'win32' ? 'node.exe' : 'node');
  if (packaged && existsSync(packaged)) {
    makeRunnable(packaged);
    candidates.unshift(packaged);
  }
  for (const binary of candidates) {
    const version = await versionOf(binary);
    if (version !== null && isRecentEnough(version)) return { binary, version };
  }
  throw new Failure(
    'node-missing',
    'Rendering needs Node 22.13 or newer, and none was found.',
    'Install Node from https://nodejs.org, or name one in the setting slateline.runner.node.',
  );
}

async function versionOf(binary: string): Promise<string | null> {
  try {
    const { stdout } = await run(binary, ['-e', PRINT_VERSION], { timeout: 20_000, env: withoutElectron() });
    return stdout.trim();
  } catch {
    return null;
  }
}
