/**
 * Which runner a command gets: the project's living daemon, else one in this process. Never two writers: the writer
 * lock decides, whatever the files say. What a dead daemon left behind is cleared away, in words.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { type Project, Trouble } from '../contracts/project.ts';
import type { Runner } from '../contracts/runner.ts';
import { RemoteRunner } from '../server/client.ts';
import { readDaemonFile, removeDaemonFile } from '../server/daemon-file.ts';
import { type DaemonFile, type Hello, PROTOCOL, type RunnerEvent } from '../server/protocol.ts';
import { ask } from '../server/request.ts';
import { VERSION } from '../version.ts';
import { LocalRunner } from './local.ts';

export interface ConnectOptions {
  onEvent?: (event: RunnerEvent) => void;
  signal?: AbortSignal;
  /** How this process is called in messages to others that want to write. */
  what?: string;
  /** Milliseconds a daemon has to say hello; shortened by tests. */
  helloWithin?: number;
}

/** Milliseconds a daemon has to say hello, and to leave when asked to. */
const HELLO_WITHIN = 10_000;
const DRAIN_WITHIN = 60_000;

/** Throws `Trouble`: `daemon-newer`, `daemon-silent`, and whatever opening a local runner throws. */
export async function connectRunner(project: Project, options: ConnectOptions = {}): Promise<Runner> {
  const { daemon, stale } = await livingDaemon(project, options.signal, options.helloWithin);
  if (daemon !== null) {
    const remote = new RemoteRunner(project, daemon);
    if (options.onEvent) remote.subscribe(options.onEvent);
    return remote;
  }
  const local = await LocalRunner.open(project, { what: options.what ?? 'slateline' });
  if (options.onEvent) local.subscribe(options.onEvent);
  if (stale !== null) options.onEvent?.({ type: 'log', level: 'warn', taskId: null, message: stale });
  return local;
}

/**
 * The project's daemon, if one is there that we can talk to. An older one is asked to leave first; the file of a dead
 * one is removed, and `stale` says so. Throws `Trouble`: `daemon-newer`, `daemon-silent`.
 */
export async function livingDaemon(
  project: Project,
  signal?: AbortSignal,
  helloWithin = HELLO_WITHIN,
): Promise<{ daemon: DaemonFile | null; stale: string | null }> {
  const daemon = readDaemonFile(project);
  if (daemon === null || daemon.projectId !== project.manifest.id || daemon.root !== project.root) {
    return { daemon: null, stale: null };
  }
  const hello = await greet(daemon, helloWithin, signal);
  if (hello === null) {
    removeDaemonFile(project, daemon.token);
    const stale = `The daemon (process ${daemon.pid}) ended without saying so; its file was stale and is removed.`;
    return { daemon: null, stale };
  }
  if (isOlder(hello.slateline, VERSION)) {
    await handOver(project, daemon);
    return { daemon: null, stale: null };
  }
  if (hello.protocol.min > PROTOCOL.max || hello.protocol.max < PROTOCOL.min) {
    throw new Trouble(
      'daemon-newer',
      `The running daemon is Slateline ${hello.slateline}; this is ${VERSION}, and they do not understand each other.`,
      'Update this Slateline, or stop the daemon.',
    );
  }
  return { daemon, stale: null };
}

/** Null: nobody is there, or somebody else who does not know the token. */
async function greet(daemon: DaemonFile, within: number, signal: AbortSignal | undefined): Promise<Hello | null> {
  const patience = AbortSignal.timeout(within);
  try {
    const hello = await ask(daemon, {
      route: 'hello',
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
    return hello.projectId === daemon.projectId && hello.root === daemon.root ? hello : null;
  } catch (error) {
    if (signal?.aborted) throw error;
    if (patience.aborted && isAlive(daemon.pid)) {
      throw new Trouble(
        'daemon-silent',
        `The project's daemon (process ${daemon.pid}) is there but does not answer.`,
        `Wait a moment, or end process ${daemon.pid}; nothing finished is lost.`,
      );
    }
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Asks an older daemon to leave, and waits until it has, or is dead. */
async function handOver(project: Project, daemon: DaemonFile): Promise<void> {
  await ask(daemon, { route: 'drain' }).catch(() => {});
  const end = performance.now() + DRAIN_WITHIN;
  while (readDaemonFile(project)?.token === daemon.token) {
    // Killed on its way out: nobody is left to remove the file.
    if (!isAlive(daemon.pid)) return removeDaemonFile(project, daemon.token);
    if (performance.now() > end) {
      throw new Trouble(
        'daemon-silent',
        `The older daemon (process ${daemon.pid}) was asked to leave and did not.`,
        `End process ${daemon.pid}; nothing finished is lost.`,
      );
    }
    await wait(50);
  }
}

/** By the numbers before any `-`. */
export function isOlder(version: string, than: string): boolean {
  const numbers = (text: string): number[] =>
    text
      .split('-')[0]!
      .split('.')
      .map((part) => Number(part) || 0);
  const [left, right] = [numbers(version), numbers(than)];
  for (let index = 0; index < 3; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
