// Starts the VS Code server for one run, on a port of its own choice.

import { spawn } from 'node:child_process';
import path from 'node:path';
import readline from 'node:readline';
import type { CodeArguments } from './code-arguments.ts';

/** How long the server gets to end by itself before its process group is killed. */
const PATIENCE_MS = 3000;

export interface RunningServer {
  port: number;
  /** Resolves with the exit code if the server ends. */
  ended: Promise<number | null>;
  close(): Promise<void>;
}

/**
 * Resolves once the server listens; with SLATELINE_E2E_RESTRICTED it trusts no folder, although test-electron asks for that; its
 * output is passed on to this process's, line by line.
 */
export async function startServer(main: string, options: CodeArguments): Promise<RunningServer> {
  const child = spawn(
    process.execPath,
    [
      main,
      '--host=127.0.0.1',
      '--port=0',
      '--without-connection-token',
      '--accept-server-license-terms',
      '--disable-telemetry',
      ...(process.env.SLATELINE_E2E_RESTRICTED ? [] : ['--disable-workspace-trust']),
      '--force-disable-user-env',
      `--server-data-dir=${path.join(options.userData, 'server')}`,
      `--user-data-dir=${options.userData}`,
      `--extensions-dir=${options.extensionsDir ?? path.join(options.userData, 'extensions')}`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const kill = (signal: NodeJS.Signals) => {
    try {
      process.kill(-child.pid!, signal);
    } catch {
      // The group has ended already.
    }
  };
  // However this process ends, the group ends with it.
  process.once('exit', () => kill('SIGKILL'));
  const close = async () => {
    kill('SIGTERM');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())]);
    kill('SIGKILL');
  };
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    void ended.then((code) => reject(new Error(`The VS Code server ended with ${code} before it listened.`)));
    for (const stream of [child.stdout, child.stderr]) {
      readline.createInterface({ input: stream }).on('line', (line) => {
        console.log(`[server] ${line}`);
        const listening = /Extension host agent listening on (\d+)/.exec(line);
        if (listening) resolve(Number(listening[1]));
      });
    }
  });
  return { port, ended, close };
}
