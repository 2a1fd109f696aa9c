/** Runs the real command line in a process of its own, with a state directory that belongs to the test. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const MAIN = path.resolve(import.meta.dirname, '../../runner/cli/main.ts');
export const WORKSPACE = path.resolve(import.meta.dirname, '../../test-workspace');

export interface Answer {
  code: number | null;
  stdout: string;
  stderr: string;
  /** The one JSON document of `--json`. */
  json(): unknown;
}

export interface Place {
  dir: string;
  /** Runs `slateline` with `dir` as the working directory. */
  slateline(
    args: readonly string[],
    options?: { cwd?: string; env?: Record<string, string>; uid?: number },
  ): Promise<Answer>;
  file(...parts: string[]): string;
  remove(): void;
}

/** A folder under the system's temporary one; `name` may hold anything a file name may. */
export function makePlace(name = 'place'): Place {
  const base = mkdtempSync(path.join(os.tmpdir(), 'slateline-cli-'));
  const dir = path.join(base, name);
  mkdirSync(dir);
  const state = path.join(base, 'state');
  return {
    dir,
    file: (...parts) => path.join(dir, ...parts),
    remove: () => rmSync(base, { recursive: true, force: true }),
    slateline: (args, { cwd = dir, env = {}, uid } = {}) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], {
          cwd,
          env: { ...process.env, NO_COLOR: '1', SLATELINE_STATE_DIR: state, SLATELINE_PROJECT: '', ...env },
          stdio: ['ignore', 'pipe', 'pipe'],
          ...(uid !== undefined && { uid, gid: uid }),
        });
        let stdout = '';
        let stderr = '';
        child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
        child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
        child.on('error', reject);
        child.on('close', (code) => resolve({ code, stdout, stderr, json: () => JSON.parse(stdout) as unknown }));
      }),
  };
}

/** A copy of the sources of `test-workspace`, without anything rendered. */
export function copyWorkspace(to: string): void {
  cpSync(WORKSPACE, to, {
    recursive: true,
    filter: (from) => !/[\\/](05_Cache|06_Exports)$/.test(from) && !/03_Renders[\\/]./.test(from),
  });
  if (!existsSync(path.join(to, 'project.json'))) throw new Error('the copy has no manifest');
}
