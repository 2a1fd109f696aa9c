/** The real processes that the kill tests start: the generator, workers, the command line, the daemon. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Fault, Ledger } from '../fakes/generator.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const CLI = path.join(here, '../../runner/cli/main.ts');
const WORKER = path.join(here, 'worker.ts');
const GENERATOR = path.join(here, '../fakes/generator.ts');
const REGISTER = pathToFileURL(path.join(here, '../fakes/register.ts')).href;

export interface GeneratorProcess {
  url: string;
  ledger(): Promise<Ledger>;
  order(fault: Fault): Promise<void>;
  close(): Promise<void>;
}

export async function startGeneratorProcess(duration: number, idempotent: boolean): Promise<GeneratorProcess> {
  const child = spawn(process.execPath, [GENERATOR, String(duration), String(idempotent)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const url = line.toString().trim();
  return {
    url,
    ledger: async () => (await (await fetch(`${url}/ledger`)).json()) as Ledger,
    async order(fault) {
      await fetch(`${url}/faults`, { method: 'POST', body: JSON.stringify([fault]) });
    },
    async close() {
      const gone = once(child, 'exit');
      child.stdin.end();
      await gone;
    },
  };
}

export interface Stage {
  root: string;
  state: string;
  generator: string;
  idempotent: boolean;
}

export interface Victim {
  pid: number;
  /** Resolves when the process is gone, killed or not. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  kill(signal?: NodeJS.Signals): void;
  /** What it wrote to its standard error. */
  words(): string;
}

/** `boundary`: where the process kills itself, as `name#n`. */
function start(stage: Stage, args: string[], boundary: string | null): Victim {
  const child: ChildProcess = spawn(process.execPath, ['--no-warnings', `--import=${REGISTER}`, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      SLATELINE_STATE_DIR: stage.state,
      FAKE_GENERATOR_URL: stage.generator,
      FAKE_GENERATOR_IDEMPOTENT: String(stage.idempotent),
      ...(boundary !== null && { SLATELINE_BOUNDARY: boundary }),
    },
  });
  let words = '';
  child.stderr?.on('data', (chunk) => {
    words += chunk;
  });
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
  }));
  return { pid: child.pid!, ended, kill: (signal = 'SIGKILL') => void child.kill(signal), words: () => words };
}

export function startWorker(
  stage: Stage,
  what: 'render' | 'queue' | 'resume' | 'retry',
  boundary: string | null = null,
): Victim {
  return start(stage, [WORKER, stage.root, what], boundary);
}

export function startCli(stage: Stage, args: string[], boundary: string | null = null): Victim {
  return start(stage, [CLI, ...args, '--project', stage.root], boundary);
}

/** Resolves when the daemon says in its file that it listens, or is gone. */
export async function startDaemon(stage: Stage, stateDir: string, boundary: string | null = null): Promise<Victim> {
  const daemon = startCli(stage, ['serve'], boundary);
  const file = path.join(stateDir, 'daemon.json');
  let gone = false;
  void daemon.ended.then(() => {
    gone = true;
  });
  while (!gone && !(existsSync(file) && readFileSync(file, 'utf8').includes(`"pid": ${daemon.pid},`))) await wait(10);
  return daemon;
}
