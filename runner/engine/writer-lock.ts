/**
 * One writer per project. On one machine: an exclusive lock that the operating system holds for this process and takes
 * back the instant it dies, however it dies (SQLite's file lock on `writer.lock`, so the same on every platform); a
 * note beside it says who holds it, for messages only. Between machines: `.slateline-host.json` in the project counts
 * up while its writer lives; another host that sees it move stays read-only. No clock is compared, here or there.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type Project, Trouble } from '../contracts/project.ts';
import { writeWhole } from '../files/write-whole.ts';

export const HOST_FILE = '.slateline-host.json';

/** Milliseconds between two beats of the host file, and how long another host watches one before it calls it dead. */
const BEAT = 4_000;
const WATCH = 10_000;

const Holder = z.object({ version: z.literal(1), pid: z.int(), what: z.string(), started: z.string() });
type Holder = z.infer<typeof Holder>;

const HostFile = z.object({
  version: z.literal(1),
  host: z.string().describe('Name for people'),
  id: z.string().describe('This state directory, random'),
  pid: z.int(),
  beat: z.int(),
});
type HostFile = z.infer<typeof HostFile>;

export interface WriterLock {
  /** What was cleared away to get the lock (a dead writer’s note, a dead host’s file), in words; null if nothing. */
  readonly stale: string | null;
  release(): Promise<void>;
}

export interface LockOptions {
  /** How the holder is called in the message that others see: `slateline serve`, `slateline render`. */
  what: string;
  /** Milliseconds; shortened by tests. */
  /** How long to wait for a holder that is about to leave. */
  patience?: number;
  beat?: number;
  watch?: number;
}

/**
 * Takes the lock or throws `Trouble`: `read-only`, `two-writers` (this machine), `other-host` (another one).
 */
export async function takeWriterLock(project: Project, options: LockOptions): Promise<WriterLock> {
  if (project.readOnly !== null) throw new Trouble('read-only', project.readOnly);
  const lockFile = path.join(project.stateDir, 'writer.lock');
  const noteFile = path.join(project.stateDir, 'writer.json');
  const lock = await lockWithin(lockFile, options.patience ?? 0);
  if (lock === null) throw twoWriters(project, readNote(noteFile));
  const stale: string[] = [];
  const dead = readNote(noteFile);
  if (dead !== null) stale.push(`${dead.what} (process ${dead.pid}) ended without saying so; its lock was stale.`);
  const note: Holder = { version: 1, pid: process.pid, what: options.what, started: new Date().toISOString() };
  let stopBeating: (() => Promise<void>) | null = null;
  try {
    writeFileSync(noteFile, JSON.stringify(note), { mode: 0o600 });
    const gone = await otherHost(project, options.watch ?? WATCH);
    if (gone !== null) stale.push(`The host ${gone.host} no longer writes here; its mark was stale.`);
    stopBeating = await startBeating(project, options.beat ?? BEAT);
  } catch (error) {
    rmSync(noteFile, { force: true });
    lock.close();
    throw error;
  }
  return {
    stale: stale.length === 0 ? null : stale.join(' '),
    async release() {
      await stopBeating?.();
      rmSync(noteFile, { force: true });
      if (lock.isOpen) lock.close();
    },
  };
}

async function lockWithin(file: string, patience: number): Promise<DatabaseSync | null> {
  const end = performance.now() + patience;
  for (;;) {
    const lock = lockExclusively(file);
    if (lock !== null || performance.now() >= end) return lock;
    await wait(50);
  }
}

function lockExclusively(file: string): DatabaseSync | null {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    // 5 SQLITE_BUSY
    if ((error as { errcode?: number }).errcode === 5) return null;
    throw error;
  }
}

function readNote(file: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

function twoWriters(project: Project, holder: Holder | null): Trouble {
  const who = holder === null ? 'Another Slateline' : `${holder.what} (process ${holder.pid}, since ${holder.started})`;
  return new Trouble(
    'two-writers',
    `${who} is at work on ${project.root}; only one process may write a project.`,
    'Wait until it has ended or stop it. `slateline serve` keeps one daemon that every command and the editor share.',
  );
}

/** Null if no other host is near; its file if it is dead. Throws `Trouble` `other-host` if it lives. */
async function otherHost(project: Project, watch: number): Promise<HostFile | null> {
  const file = path.join(project.root, HOST_FILE);
  const seen = await readHostFile(file);
  if (seen === null || seen.id === hostId(project)) return null;
  await wait(watch);
  const later = await readHostFile(file);
  if (later === null || (later.id === seen.id && later.beat === seen.beat)) return seen;
  throw new Trouble(
    'other-host',
    `${project.root} is being written by another machine, ${later.host}: here it is read-only.`,
    `Close Slateline on ${later.host}, or work in your own clone.`,
  );
}

async function readHostFile(file: string): Promise<HostFile | null> {
  try {
    return HostFile.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

function hostId(project: Project): string {
  const file = path.join(project.stateDir, 'host-id');
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const id = randomUUID();
    writeFileSync(file, id, { mode: 0o600 });
    return id;
  }
}

async function startBeating(project: Project, every: number): Promise<() => Promise<void>> {
  const file = path.join(project.root, HOST_FILE);
  let beat = 0;
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    const mark: HostFile = { version: 1, host: os.hostname(), id: hostId(project), pid: process.pid, beat: beat++ };
    await writeWhole(file, JSON.stringify(mark));
  };
  await write();
  // A beat that fails (a full disk) is no reason to stop rendering; the next one tries again.
  const timer = setInterval(() => {
    writing = writing.then(write).catch(() => {});
  }, every);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await writing;
    rmSync(file, { force: true });
  };
}
