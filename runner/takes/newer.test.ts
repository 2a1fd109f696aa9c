/** Files of a Slateline that is newer than this one: said in words, used where they can be, never written, never made again. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeProject, removeProject } from '../../tests/fixtures/film.ts';
import { planOf, queueUp, render } from '../../tests/fixtures/shot-jobs.ts';
import type { Project } from '../contracts/project.ts';
import { pickTake } from './review.ts';
import { TakeIndex } from './take-index.ts';

const FILM = `INT. TOWER - NIGHT #12#

!! CU - MARA, salt on her lashes | 2.5s #3B#

!! WIDE - Waves break on the basalt | 4s #4#
`;
const FOLDER = '03_Renders/Chapter_01/Scene_012/Shot_03B';

let project: Project;
beforeEach(() => {
  project = makeProject(FILM);
});
afterEach(() => removeProject(project));

const inFolder = (name = ''): string => path.join(project.root, FOLDER, name);

/** Rewrites a JSON file as a later version would have it. */
function rewrite(name: string, change: Record<string, unknown>): string {
  const value = JSON.parse(readFileSync(inFolder(name), 'utf8')) as Record<string, unknown>;
  const text = JSON.stringify({ ...value, ...change });
  writeFileSync(inFolder(name), text);
  return text;
}

test('a take with a newer sidecar that cannot be read: the shot is not made again, the others are', async () => {
  const [take] = await render(project, 'a', ['12/3B']);
  rewrite(`${take!.name}.json`, { version: 2, recipe: { layers: [] } });
  const before = readdirSync(inFolder());
  const [shot] = (await planOf(project)).shots;
  expect(shot).toMatchObject({
    state: 'failed',
    error: expect.stringMatching(/made by a newer Slateline \(version 2\)\. Update Slateline/),
  });
  expect((await queueUp(project)).map(({ key }) => key.shot)).toEqual(['4']);
  expect(await queueUp(project, ['12/3B'])).toEqual([]);
  expect(readdirSync(inFolder())).toEqual(before);
});

test('where nothing readable says whose the folder is, its place does', async () => {
  const [take] = await render(project, 'a', ['12/3B']);
  rewrite(`${take!.name}.json`, { version: 2, key: 'film/12/3B' });
  const text = rewrite('shot.json', { version: 2, key: 'film/12/3B' });
  expect((await planOf(project)).shots[0]!.state).toBe('failed');
  await render(project, 'b');
  expect(readFileSync(inFolder('shot.json'), 'utf8')).toBe(text);
});

test('a newer shot.json that still fits is believed and never written', async () => {
  const [first] = await render(project, 'a', ['12/3B']);
  await pickTake(project, await TakeIndex.open(project), first!.name);
  const text = rewrite('shot.json', { version: 2, mood: 'tired' });
  const index = await TakeIndex.open(project);
  expect((await planOf(project, { index })).shots[0]).toMatchObject({ state: 'fresh', active: { name: first!.name } });
  expect(index.problems.join()).toMatch(/shot\.json was written by a newer Slateline \(version 2\): it is read-only/);
  await expect(pickTake(project, index, first!.name)).rejects.toThrow(/Update Slateline/);
  expect(readFileSync(inFolder('shot.json'), 'utf8')).toBe(text);
});
