import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildSet, type FilmSet } from '../../tests/fakes/daemon.ts';
import { Trouble } from '../contracts/project.ts';
import type { RunnerEvent } from '../server/protocol.ts';
import { LocalRunner } from './local.ts';

let set: FilmSet;
let open: LocalRunner[];
beforeEach(async () => {
  set = await buildSet({ scenes: 2, shotsPerScene: 3 });
  open = [];
});
afterEach(async () => {
  for (const runner of open) await runner.close();
  await set.strike();
});

async function openRunner(): Promise<LocalRunner> {
  const runner = await LocalRunner.open(set.project, { what: 'slateline render' });
  open.push(runner);
  return runner;
}

async function troubleOf(promise: Promise<unknown>): Promise<Trouble> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Trouble);
  return error as Trouble;
}

/** Resolves at the first event of this type. */
function first(runner: LocalRunner, type: RunnerEvent['type']): Promise<void> {
  return new Promise((resolve) => {
    const stop = runner.listen((event) => {
      if (event.type !== type) return;
      stop();
      resolve();
    });
  });
}

test('05_Cache deleted while jobs run: every take is made, found, and the cache is there again', async () => {
  const runner = await openRunner();
  const taken = first(runner, 'take_created');
  await runner.render({});
  let wipes = 0;
  const stop = runner.listen((event) => {
    if (event.type !== 'take_created') return;
    fs.rmSync(set.project.cacheDir, { recursive: true, force: true });
    wipes++;
  });
  await taken;
  await runner.idle();
  stop();
  expect(wipes).toBeGreaterThan(1);
  fs.rmSync(set.project.cacheDir, { recursive: true, force: true });
  expect((await runner.plan('ferry')).counts).toEqual({ fresh: 6, stale: 0, missing: 0, failed: 0 });
  await runner.close();
  expect(fs.existsSync(path.join(set.project.cacheDir, 'index'))).toBe(true);
  expect((await (await openRunner()).plan('ferry')).counts.fresh).toBe(6);
  expect(set.generator.ledger.submissions).toHaveLength(6);
});

test('a second process may read while the first renders, and is told why it may not write', async () => {
  const writer = await openRunner();
  await writer.render({});
  const reader = await openRunner();
  expect((await reader.plan('ferry')).shots).toHaveLength(6);
  expect((await reader.jobs()).length).toBeGreaterThan(0);
  expect((await troubleOf(reader.render({}))).code).toBe('two-writers');
  await writer.idle();
  await writer.close();
  expect((await reader.render({})).jobs).toEqual([]);
});

test('left in the middle: the next process goes on, asks for nothing twice', async () => {
  const runner = await openRunner();
  const taken = first(runner, 'take_created');
  await runner.render({});
  await taken;
  await runner.close();
  const next = await openRunner();
  const answer = await next.render({});
  expect(answer.jobs.length).toBeLessThan(6);
  await next.idle();
  expect((await next.plan('ferry')).counts.fresh).toBe(6);
  expect(set.generator.ledger.submissions).toHaveLength(6);
  expect(new Set(set.generator.ledger.submissions).size).toBe(6);
});

test('several takes of one shot are several pictures', async () => {
  const runner = await openRunner();
  await runner.render({ shots: ['1/2'], takes: 3 });
  await runner.idle();
  const shot = (await runner.plan('ferry')).shots.find((each) => each.id === '1/2')!;
  expect(shot).toMatchObject({ state: 'fresh', takes: 3 });
  const takes = await runner.takes(shot.key);
  expect(new Set(takes.map((take) => take.seed)).size).toBe(3);
  expect(takes.filter((take) => take.active)).toHaveLength(1);
});

test('a failed shot says why in the plan, and a retry mends it', async () => {
  set.generator.order({ on: 'submit', kind: 'refuse', status: 402 });
  const runner = await openRunner();
  const { jobs } = await runner.render({ shots: ['1/1'] });
  await runner.idle();
  expect((await runner.plan('ferry')).shots[0]).toMatchObject({ state: 'failed', error: 'generator answered 402' });
  await runner.retry(jobs[0]!.id);
  await runner.idle();
  expect((await runner.plan('ferry')).shots[0]).toMatchObject({ state: 'fresh', error: null });
});

test('an edit makes one shot stale, and only that is made again', async () => {
  const runner = await openRunner();
  await runner.render({});
  await runner.idle();
  const text = fs.readFileSync(set.film.script, 'utf8');
  fs.writeFileSync(set.film.script, text.replace('The lamp swings for the 2th time in cabin 1.', 'The lamp goes out.'));
  expect((await runner.plan('ferry')).counts).toMatchObject({ fresh: 5, stale: 1 });
  expect((await runner.render({})).jobs.map((job) => job.payload.label)).toEqual(['1 / 2']);
  await runner.idle();
  expect((await runner.plan('ferry')).counts.fresh).toBe(6);
});

test('a read-only project: reading works, everything that writes says why not', async () => {
  const project = { ...set.project, readOnly: 'The folder is read-only for you.' };
  const runner = await LocalRunner.open(project, { what: 'slateline' });
  open.push(runner);
  expect((await runner.plan('ferry')).counts.missing).toBe(6);
  for (const attempt of [() => runner.render({}), () => runner.pick('x'), () => runner.review('x', { rating: 1 })]) {
    expect(await troubleOf(attempt())).toMatchObject({
      code: 'read-only',
      message: 'The folder is read-only for you.',
    });
  }
  expect(fs.existsSync(path.join(set.project.root, '03_Renders'))).toBe(false);
});

test('a pipeline that names a backend that is not there is refused before anything is queued', async () => {
  const manifest = path.join(set.project.root, 'project.json');
  fs.writeFileSync(manifest, fs.readFileSync(manifest, 'utf8').replace('"backend":"generator"', '"backend":"dreamer"'));
  const project = await set.film.open();
  const runner = await LocalRunner.open(project, { what: 'slateline' });
  open.push(runner);
  const trouble = await troubleOf(runner.render({}));
  expect(trouble.code).toBe('unknown-backend');
  expect(trouble.remedy).toContain('"generator"');
  expect(await runner.jobs()).toEqual([]);
});

test('a shot put before others that were rendered without numbers: only it is made, and nobody’s takes change hands', async () => {
  const runner = await openRunner();
  await runner.render({ lock: 'never' });
  await runner.idle();
  const text = fs.readFileSync(set.film.script, 'utf8').replace(/ #[^#\n]+#$/gm, '');
  fs.writeFileSync(set.film.script, text);
  const before = await runner.plan('ferry');
  const words = (shots: typeof before.shots): (string | undefined)[][] =>
    shots.map(({ title, active }) => [title, active?.name]);
  fs.writeFileSync(set.film.script, text.replace('!!', '!! WIDE - Nothing but sea and stones | 2s\n\n!!'));
  const { jobs } = await runner.render({});
  expect(jobs.map(({ payload }) => payload.recipe.direct.description)).toEqual(['Nothing but sea and stones']);
  await runner.idle();
  const after = await runner.plan('ferry');
  expect(after.counts).toEqual({ fresh: 7, stale: 0, missing: 0, failed: 0 });
  expect(words(after.shots.slice(1))).toEqual(words(before.shots));
});
