import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Film, makeFilm } from '../../tests/fakes/film.ts';
import type { Project } from '../contracts/project.ts';
import type { RunnerEvent } from './protocol.ts';
import { QUIET, watchProject } from './watch.ts';

const soon = { timeout: 15_000 };

let film: Film;
let project: Project;
let heard: RunnerEvent[];
let stop: () => void;

beforeEach(async () => {
  film = makeFilm({ scenes: 1, shotsPerScene: 1 });
  project = await film.open();
  fs.mkdirSync(path.join(film.root, '01_Assets', 'Characters'), { recursive: true });
  heard = [];
  stop = watchProject(project, (event) => heard.push(event));
});
afterEach(() => {
  stop();
  film.remove();
});

const updates = (what: string): RunnerEvent[] =>
  heard.filter((event) => event.type === 'project_update' && event.what === what);

/** What is done is told, and then it is quiet. */
async function hears(what: string, done: () => void): Promise<void> {
  const before = updates(what).length;
  done();
  await expect.poll(() => updates(what).length, soon).toBeGreaterThan(before);
  let last = -1;
  while (last !== heard.length) {
    last = heard.length;
    await new Promise((resolve) => setTimeout(resolve, 2 * QUIET));
  }
}

function put(...names: string[]): void {
  const file = path.join(film.root, ...names);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, 'x');
}

test('a burst of changes is told once', async () => {
  for (let shot = 0; shot < 50; shot++) put('03_Renders', 'Chapter_01', 'Scene_001', `Shot_${shot}`, 'shot.json');
  await expect.poll(() => updates('takes'), soon).toHaveLength(1);
});

test('folders that were deleted and made anew, as by a checkout, are heard as before', async () => {
  const shot = ['03_Renders', 'Chapter_01', 'Scene_001', 'Shot_01', 'shot.json'];
  await hears('takes', () => put(...shot));
  await hears('takes', () => {
    fs.rmSync(path.join(film.root, '03_Renders', 'Chapter_01'), { recursive: true });
    put(...shot);
  });
  await hears('takes', () => {
    fs.rmSync(path.join(film.root, '03_Renders'), { recursive: true });
    put(...shot);
  });
  await hears('takes', () => fs.appendFileSync(path.join(film.root, ...shot), 'y'));
});

test('the scripts’ folder deleted and made anew: its script is heard, with its key', async () => {
  const text = fs.readFileSync(film.script, 'utf8');
  await hears('script', () => {
    fs.rmSync(path.join(film.root, '02_Source_Creative'), { recursive: true });
    fs.mkdirSync(path.dirname(film.script), { recursive: true });
    fs.writeFileSync(film.script, text);
  });
  await hears('script', () => fs.appendFileSync(film.script, '\nThe tide turns.\n'));
  expect(updates('script').at(-1)).toMatchObject({ script: 'ferry' });
});

test('a new reference is announced with its category; unfinished writes are not', async () => {
  put('01_Assets', 'Characters', '.slateline-0123456789ab.tmp');
  put('01_Assets', 'Characters', 'mara.png');
  await expect
    .poll(() => heard.filter((event) => event.type === 'asset_added'), soon)
    .toEqual([{ type: 'asset_added', category: 'Characters', path: '01_Assets/Characters/mara.png' }]);
  await expect.poll(() => updates('assets'), soon).toHaveLength(1);
});

test('a link that appears is not followed out of the project', async () => {
  const outside = path.join(film.root, 'elsewhere');
  fs.mkdirSync(path.join(outside, 'inner'), { recursive: true });
  await hears('assets', () => fs.symlinkSync(outside, path.join(film.root, '01_Assets', 'link')));
  const before = updates('assets').length;
  put('elsewhere', 'inner', 'note.txt');
  put('elsewhere', 'note.txt');
  await hears('takes', () => put('03_Renders', 'Chapter_01', 'Scene_001', 'Shot_01', 'shot.json'));
  expect(updates('assets')).toHaveLength(before);
});

test('the manifest', async () => {
  fs.appendFileSync(path.join(film.root, 'project.json'), '\n');
  await expect.poll(() => updates('manifest'), soon).toHaveLength(1);
});
