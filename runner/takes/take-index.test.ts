import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { letRest, makeProject, picture, removeProject } from '../../tests/fixtures/film.ts';
import { planOf, queueUp, render, testMeta } from '../../tests/fixtures/shot-jobs.ts';
import type { Project } from '../contracts/project.ts';
import { commitTakes } from './commit.ts';
import { reviewTake } from './review.ts';
import { TakeIndex } from './take-index.ts';
import { Thumbnails } from './thumbnails.ts';

const FILM = `INT. TOWER - NIGHT #1#

${[1, 2, 3, 4].map((n) => `!! CU - MARA counts to ${n} | 2s #${n}#`).join('\n\n')}
`;

let project: Project;
beforeEach(() => {
  project = makeProject(FILM);
});
afterEach(() => removeProject(project));

const SCENE = '03_Renders/Chapter_01/Scene_001';
const key = (shot: string) => ({ script: 'film', scene: '1', shot });

/** Everything a reader could see of the takes. */
async function seen(index: TakeIndex) {
  return (await planOf(project, { index })).shots.map(({ id, state, active, takes }) => ({ id, state, active, takes }));
}

/** A film at rest: nothing was written within the last tick of any clock. */
function rest(): void {
  for (const shot of readdirSync(path.join(project.root, SCENE))) {
    const folder = path.join(project.root, SCENE, shot);
    letRest(...readdirSync(folder).map((name) => path.join(folder, name)), folder);
  }
}

describe('the cache', () => {
  test('gives what the files give', async () => {
    await render(project, 'a');
    rest();
    const index = await TakeIndex.open(project);
    await index.save();
    const again = await TakeIndex.open(project);
    expect(await seen(again)).toEqual(await seen(index));
    expect(await again.refresh()).toEqual([]);
  });

  test('is deleted in the middle of a render: nothing is lost, and it is there again after', async () => {
    const index = await TakeIndex.open(project);
    const payloads = await queueUp(project);
    for (const [i, payload] of payloads.entries()) {
      rmSync(project.cacheDir, { recursive: true, force: true });
      await commitTakes(project, { id: `job-${i}`, payload }, [await picture(i)], testMeta);
      index.reread(payload.folder);
      await index.save();
    }
    rmSync(project.cacheDir, { recursive: true, force: true });
    await index.refresh();
    expect((await planOf(project, { index })).counts.fresh).toBe(4);
    await index.save();
    rest();
    expect((await TakeIndex.open(project)).takeCount).toBe(4);
  });

  test('that is damaged or of another version is read anew', async () => {
    await render(project, 'a');
    const index = await TakeIndex.open(project);
    await index.save();
    const home = path.join(project.cacheDir, 'index/takes');
    const [shard] = readdirSync(home);
    const text = readFileSync(path.join(home, shard!), 'utf8');
    for (const broken of [text.slice(0, -9), '{"version": 7}', text.replace('"number":1', '"number":"x"')]) {
      writeFileSync(path.join(home, shard!), broken);
      expect((await TakeIndex.open(project)).takeCount).toBe(4);
    }
  });

  test('that cannot be written is no trouble', async () => {
    await render(project, 'a');
    rmSync(project.cacheDir, { recursive: true, force: true });
    writeFileSync(project.cacheDir, 'a file where the cache should be');
    const index = await TakeIndex.open(project);
    await index.save();
    expect(index.takeCount).toBe(4);
    await render(project, 'b', ['1/1']);
    expect((await TakeIndex.open(project)).takeCount).toBe(5);
  });
});

describe('a refresh notices', () => {
  test('takes that come, go and change by another hand', async () => {
    await render(project, 'a');
    rest();
    const index = await TakeIndex.open(project);
    const other = await TakeIndex.open(project);
    const [take] = index.takes(key('1'));
    await reviewTake(project, other, take!.name, { rating: 5 });
    expect(await index.refresh()).toEqual([`${SCENE}/Shot_01`]);
    expect(index.take(take!.name)!.review.rating).toBe(5);

    rmSync(path.join(project.root, SCENE, 'Shot_02'), { recursive: true });
    expect(await index.refresh()).toContain(`${SCENE}/Shot_02`);
    expect(index.takes(key('2'))).toEqual([]);
  });

  test('a review edited by hand, in place', async () => {
    await render(project, 'a', ['1/1']);
    const index = await TakeIndex.open(project);
    const [take] = index.takes(key('1'));
    await reviewTake(project, index, take!.name, { note: 'dark' });
    rest();
    await index.refresh();
    await index.refresh();
    const file = path.join(project.root, SCENE, 'Shot_01', `${take!.name}.review.json`);
    writeFileSync(file, readFileSync(file, 'utf8').replace('dark', 'lame'));
    expect(await index.refresh()).toEqual([`${SCENE}/Shot_01`]);
    expect(index.take(take!.name)!.review.note).toBe('lame');
  });

  test('a folder that was moved: the shot keeps its takes', async () => {
    await render(project, 'a', ['1/1']);
    const index = await TakeIndex.open(project);
    mkdirSync(path.join(project.root, '03_Renders/Chapter_02/Scene_009'), { recursive: true });
    renameSync(
      path.join(project.root, SCENE, 'Shot_01'),
      path.join(project.root, '03_Renders/Chapter_02/Scene_009/Shot_77'),
    );
    await index.refresh();
    expect((await planOf(project, { index })).shots[0]).toMatchObject({
      state: 'fresh',
      folder: '03_Renders/Chapter_02/Scene_009/Shot_77',
    });
  });

  test('media that is gone or damaged; the shot is then missing', async () => {
    await render(project, 'a', ['1/1', '1/2']);
    const index = await TakeIndex.open(project);
    unlinkSync(path.join(project.root, index.takes(key('1'))[0]!.path));
    truncateSync(path.join(project.root, index.takes(key('2'))[0]!.path), 5000);
    await index.refresh();
    expect([index.takes(key('1'))[0]!.state, index.takes(key('2'))[0]!.state]).toEqual(['missing', 'damaged']);
    expect((await planOf(project, { index })).shots.map(({ state }) => state)).toEqual(Array(4).fill('missing'));
  });

  test('a folder that lost its shot.json still belongs to its shot', async () => {
    await render(project, 'a', ['1/1']);
    unlinkSync(path.join(project.root, SCENE, 'Shot_01/shot.json'));
    expect((await planOf(project)).shots[0]!.state).toBe('fresh');
  });
});

describe('thumbnails', () => {
  test('come with the take, and again on demand, many at once', async () => {
    await render(project, 'a');
    const index = await TakeIndex.open(project);
    const takes = [1, 2, 3, 4].map((shot) => index.takes(key(String(shot)))[0]!);
    for (const { thumbnail } of takes) expect(thumbnail).toMatch(/^05_Cache\/thumbnails\/\w\w\/\w{24}\.jpg$/);
    rmSync(project.cacheDir, { recursive: true });
    await index.refresh();
    expect(index.take(takes[0]!.name)!.thumbnail).toBeNull();
    const thumbnails = new Thumbnails(project);
    const made = await Promise.all(
      [...takes, ...takes].map(({ name, path: media }) => thumbnails.of(media, index.place(name)!.take.sha256)),
    );
    expect(made).toEqual([...takes, ...takes].map(({ thumbnail }) => thumbnail));
    for (const relative of made) index.addThumbnail(relative!);
    expect(index.take(takes[0]!.name)!.thumbnail).toBe(takes[0]!.thumbnail);
  });
});
