// A run in named stages: each says that it starts, how long it took, and the table of all of them comes last.

import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

/** The project's folder. */
export const root = path.resolve(import.meta.dirname, '..');

const timings: { name: string; seconds: number; failed: boolean }[] = [];

/** Runs one stage; a failure is recorded and thrown on. */
export async function stage<T>(name: string, work: () => Promise<T> | T): Promise<T> {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const record = (failed: boolean) => timings.push({ name, seconds: (performance.now() - started) / 1000, failed });
  try {
    const result = await work();
    record(false);
    return result;
  } catch (error) {
    record(true);
    throw error;
  }
}

/** Prints what each stage took. */
export function printTimings(): void {
  console.log('');
  for (const { name, seconds, failed } of timings) {
    console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}${failed ? '  FAILED' : ''}`);
  }
}

/** Ends a run of stages after a failure: the timings, then what happened, then exit code 1. */
export function fail(error: unknown): never {
  printTimings();
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

/** What a child process ended with; `null` after a signal. */
export interface Ended {
  code: number | null;
  stdout: string;
}

/**
 * Runs this very Node on a script of the project. Output goes to the terminal, or is collected with `collect`.
 * Never rejects for an exit code: callers decide what one means.
 */
export function runNode(args: string[], { collect = false, env = {} } = {}): Promise<Ended> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', collect ? 'pipe' : 'inherit', 'inherit'],
  });
  let stdout = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout }));
  });
}

/** As {@link runNode}, and any exit code but 0 is an error. */
export async function mustRun(what: string, args: string[]): Promise<void> {
  const { code } = await runNode(args);
  if (code !== 0) throw new Error(`${what} failed (exit code ${code}); see above.`);
}
