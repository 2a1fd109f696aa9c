import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Project, Trouble } from '../contracts/project.ts';
import { HOST_FILE, takeWriterLock, type WriterLock } from './writer-lock.ts';

let dir: string;
let held: WriterLock[];

beforeEach(() => {
  dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'slateline-lock-')));
  held = [];
});
afterEach(async () => {
  for (const lock of held) await lock.release();
  fs.rmSync(dir, { recursive: true, force: true });
});

/** A project seen from one state directory, that is: from one host and worktree. */
function projectSeenFrom(state: string, readOnly: string | null = null): Project {
  const stateDir = path.join(dir, state);
  fs.mkdirSync(stateDir, { recursive: true });
  return { root: dir, stateDir, readOnly } as Project;
}

const quick = { what: 'slateline render', beat: 20, watch: 200 };

async function take(project: Project): Promise<WriterLock> {
  const lock = await takeWriterLock(project, quick);
  held.push(lock);
  return lock;
}

async function troubleOf(promise: Promise<unknown>): Promise<Trouble> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Trouble);
  return error as Trouble;
}

/** Another process that holds the lock until it is killed. */
async function otherWriter(stateDir: string): Promise<{ pid: number; kill(): Promise<void> }> {
  const module = fileURLToPath(new URL('./writer-lock.ts', import.meta.url));
  const code = `
    const { takeWriterLock } = await import(${JSON.stringify(module)});
    await takeWriterLock({ root: ${JSON.stringify(dir)}, stateDir: ${JSON.stringify(stateDir)}, readOnly: null },
      { what: 'slateline serve', beat: 20 });
    console.log('held');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return {
    pid: child.pid!,
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

test('two writers: the second is told who the first is and what to do', async () => {
  const here = projectSeenFrom('state');
  await take(here);
  const trouble = await troubleOf(takeWriterLock(here, quick));
  expect(trouble.code).toBe('two-writers');
  expect(trouble.message).toContain(`slateline render (process ${process.pid}`);
  expect(trouble.remedy).toContain('slateline serve');
});

test('released, it can be taken again, and leaves nothing behind', async () => {
  const here = projectSeenFrom('state');
  await (await take(here)).release();
  expect(fs.existsSync(path.join(dir, HOST_FILE))).toBe(false);
  const again = await take(here);
  expect(again.stale).toBeNull();
});

test('stale lock: a writer killed with -9 holds nothing, whoever has its process number now', async () => {
  const here = projectSeenFrom('state');
  const other = await otherWriter(here.stateDir);
  expect((await troubleOf(takeWriterLock(here, quick))).message).toContain(`slateline serve (process ${other.pid}`);
  await other.kill();
  // The note still names a process; make it one that lives.
  const note = path.join(here.stateDir, 'writer.json');
  fs.writeFileSync(note, fs.readFileSync(note, 'utf8').replace(`"pid":${other.pid}`, `"pid":${process.pid}`));
  const lock = await take(here);
  expect(lock.stale).toContain('its lock was stale');
});

test('waits a moment for a writer that is about to leave', async () => {
  const here = projectSeenFrom('state');
  const first = await take(here);
  const second = takeWriterLock(here, { ...quick, patience: 10_000 });
  await first.release();
  held.push(await second);
});

test('another host that writes makes this one read-only, by name; a dead one does not', async () => {
  const other = await otherWriter(projectSeenFrom('their-state').stateDir);
  const here = projectSeenFrom('our-state');
  const trouble = await troubleOf(takeWriterLock(here, quick));
  expect(trouble.code).toBe('other-host');
  expect(trouble.message).toContain(os.hostname());
  await other.kill();
  const lock = await take(here);
  expect(lock.stale).toContain('no longer writes here');
});

test('another host’s mark from a wrong clock counts by moving, not by its time', async () => {
  const mark = { version: 1, host: 'render-box', id: 'theirs', pid: 1, beat: 7 };
  const file = path.join(dir, HOST_FILE);
  fs.writeFileSync(file, JSON.stringify(mark));
  fs.utimesSync(file, new Date('2099-01-01'), new Date('2099-01-01'));
  const lock = await take(projectSeenFrom('state'));
  expect(lock.stale).toContain('render-box');
});

test('a read-only project has no writer', async () => {
  const trouble = await troubleOf(takeWriterLock(projectSeenFrom('state', 'The folder is read-only.'), quick));
  expect(trouble).toMatchObject({ code: 'read-only', message: 'The folder is read-only.' });
});
