import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeProject, picture, removeProject } from '../../tests/fixtures/film.ts';
import { planOf, queueUp, render, testMeta } from '../../tests/fixtures/shot-jobs.ts';
import type { BackendOutput } from '../contracts/backend.ts';
import type { Project } from '../contracts/project.ts';
import { Sidecar } from '../contracts/take.ts';
import type { Boundary } from '../engine/boundary.ts';
import { sha256 } from '../files/hash.ts';
import { commitTakes } from './commit.ts';
import { recoverTakes } from './recover.ts';
import { pickTake, reviewTake } from './review.ts';
import { readStamp } from './stamp.ts';
import { TakeIndex } from './take-index.ts';

const FILM = `INT. TOWER - NIGHT #12#

!! CU - MARA, salt on her lashes | 2.5s #3B#

MARA
He is late.

!! WIDE - Waves break on the basalt | 4s #4#
`;

let project: Project;
beforeEach(() => {
  project = makeProject(FILM);
});
afterEach(() => removeProject(project));

const FOLDER = '03_Renders/Chapter_01/Scene_012/Shot_03B';
const inFolder = (name = ''): string => path.join(project.root, FOLDER, name);
const listing = (): string[] => readdirSync(inFolder()).sort();

describe('a finished job', () => {
  test('leaves picture, sidecar and shot file, and nothing else', async () => {
    const [take] = await render(project, 'job', ['12/3B']);
    expect(listing()).toEqual([`${take!.name}.json`, `${take!.name}.png`, 'shot.json']);
    expect(take!.name).toMatch(/^S012_03B_take01_[a-z2-7]{8}$/);

    const sidecar = Sidecar.parse(JSON.parse(readFileSync(inFolder(`${take!.name}.json`), 'utf8')));
    const media = readFileSync(inFolder(`${take!.name}.png`));
    expect(sidecar.media).toMatchObject({ sha256: sha256(media), bytes: media.length, width: 96, height: 54 });
    expect(sidecar.source).toMatchObject({ path: '02_Source_Creative/Scripts/film.story', line: 3 });
    expect(JSON.parse(readFileSync(inFolder('shot.json'), 'utf8'))).toMatchObject({
      key: { script: 'film', scene: '12', shot: '3B' },
      active: null,
    });
  });

  test('says in the picture itself how it was made, and leaves its pixels alone', async () => {
    const [take] = await render(project, 'job', ['12/3B']);
    const media = readFileSync(inFolder(`${take!.name}.png`));
    expect(readStamp(media, 'image/png')).toMatchObject({ name: take!.name, job: 'job-0', seed: take!.seed });
    const made = await picture(take!.seed);
    const [before, after] = await Promise.all([made.bytes, media].map((bytes) => sharp(bytes).raw().toBuffer()));
    expect(after!.equals(before!)).toBe(true);
  });

  test('with several outputs gives several takes, numbered', async () => {
    const takes = await render(project, 'job', ['12/3B'], {
      outputs: async () => [await picture(1), await picture(2)],
    });
    expect(takes.map(({ number }) => number)).toEqual([1, 2]);
    expect((await TakeIndex.open(project)).takeCount).toBe(2);
  });

  test('committed again gives the same files', async () => {
    const [payload] = await queueUp(project, ['12/3B']);
    const job = { id: 'job', payload: payload! };
    const first = await commitTakes(project, job, [await picture(1)], testMeta);
    const before = listing().map((name) => sha256(readFileSync(inFolder(name))));
    const again = await commitTakes(project, job, [await picture(1)], testMeta);
    expect(again).toEqual(first);
    expect(listing().map((name) => sha256(readFileSync(inFolder(name))))).toEqual(before);
  });

  test('two jobs of one shot at once count its takes in turn', async () => {
    const payloads = await queueUp(project, ['12/3B'], { takes: 4 });
    expect(new Set(payloads.map(({ recipe }) => recipe.seed)).size).toBe(4);
    const takes = await Promise.all(
      payloads.map(async (payload, i) =>
        commitTakes(project, { id: `job-${i}`, payload }, [await picture(i)], testMeta),
      ),
    );
    expect(takes.map(([take]) => take!.number).sort()).toEqual([1, 2, 3, 4]);
  });

  test.each(['image/jpeg', 'image/webp'] as const)('%s carries its provenance and still decodes', async (type) => {
    const { bytes } = await picture(3);
    const image = sharp(bytes);
    const other = await (type === 'image/jpeg' ? image.jpeg() : image.webp()).toBuffer();
    const [take] = await render(project, 'job', ['12/3B'], {
      outputs: async () => [{ bytes: other, type, width: 96, height: 54 }],
    });
    const media = readFileSync(path.join(project.root, take!.path));
    expect(readStamp(media, type)).toMatchObject({ name: take!.name });
    await expect(sharp(media, { failOn: 'warning' }).raw().toBuffer()).resolves.toHaveLength(96 * 54 * 3);
  });
});

describe('what a backend did not make is not a take', () => {
  const refusal = async (output: Partial<BackendOutput>): Promise<string> => {
    const [payload] = await queueUp(project, ['12/3B']);
    const job = { id: 'job', payload: payload! };
    const whole = { ...(await picture(1)), ...output };
    const error = await commitTakes(project, job, [whole], testMeta).then(String, (error: Error) => error.message);
    expect(listing()).toEqual(['shot.json']);
    return error;
  };

  test('an error page', async () =>
    expect(await refusal({ bytes: Buffer.from('<html>502 Bad Gateway</html>') })).toMatch(/it is not a PNG/));
  test('a download that broke off', async () => {
    const { bytes } = await picture(1);
    expect(await refusal({ bytes: bytes.subarray(0, bytes.length / 2) })).toMatch(/breaks off/);
  });
  test('a picture with a hole in it', async () => {
    const bytes = Buffer.from((await picture(1, 400, 400)).bytes);
    bytes.fill(0, Math.floor(bytes.length / 2), bytes.length - 40);
    expect(await refusal({ bytes })).toMatch(/not a whole picture/);
  });
  test('a Git LFS pointer', async () =>
    expect(
      await refusal({
        bytes: Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 9\n`),
      }),
    ).toMatch(/Git LFS pointer/));
  test('another format than it says', async () => {
    const bytes = await sharp((await picture(1)).bytes)
      .jpeg()
      .toBuffer();
    expect(await refusal({ bytes })).toMatch(/not a PNG/);
  });
  test('a single pixel', async () => expect(await refusal(await picture(1, 1, 1))).toMatch(/1 × 1 pixels/));
});

describe('a crash', () => {
  const boundaries: Boundary[] = [
    'before-fsync',
    'after-fsync',
    'before-rename',
    'after-rename',
    'before-sidecar',
    'after-sidecar',
  ];

  test.each(boundaries)('%s: recovered, one take stands after all', async (at) => {
    const [payload] = await queueUp(project, ['12/3B']);
    const job = { id: 'job', payload: payload! };
    const crash = commitTakes(project, job, [await picture(1)], {
      ...testMeta,
      onBoundary: (name) => {
        if (name === at) throw new Error(`killed at ${name}`);
      },
    });
    await expect(crash).rejects.toThrow('killed');
    const index = await TakeIndex.open(project);
    expect(index.takeCount).toBe(at === 'after-sidecar' ? 1 : 0);

    const { takes } = await recoverTakes(project, index);
    expect(takes).toHaveLength(['after-rename', 'before-sidecar'].includes(at) ? 1 : 0);
    const [take] = await commitTakes(project, job, [await picture(1)], testMeta);
    await index.refresh();
    expect(index.takes(payload!.key).map(({ name, state }) => ({ name, state }))).toEqual([
      { name: take!.name, state: 'ok' },
    ]);
    expect(listing()).toEqual([`${take!.name}.json`, `${take!.name}.png`, 'shot.json']);
  });

  test.each(boundaries)('%s: replayed without recovery, one take', async (at) => {
    const [payload] = await queueUp(project, ['12/3B']);
    const job = { id: 'job', payload: payload! };
    const crashing = {
      ...testMeta,
      onBoundary: (name: Boundary) => {
        if (name === at) throw new Error('killed');
      },
    };
    await expect(commitTakes(project, job, [await picture(1)], crashing)).rejects.toThrow('killed');
    await commitTakes(project, job, [await picture(1)], testMeta);
    expect(listing().filter((name) => name.endsWith('.png'))).toHaveLength(1);
    expect((await TakeIndex.open(project)).takeCount).toBe(1);
  });

  test('a picture of a person’s own in the folder is left alone and is no take', async () => {
    await render(project, 'job', ['12/3B']);
    writeFileSync(inFolder('S012_03B_take09_aaaaaaaa.png'), (await picture(5)).bytes);
    const index = await TakeIndex.open(project);
    expect(await recoverTakes(project, index)).toEqual({
      takes: [],
      strangers: [`${FOLDER}/S012_03B_take09_aaaaaaaa.png`],
    });
    expect(existsSync(inFolder('S012_03B_take09_aaaaaaaa.png'))).toBe(true);
    expect(index.takeCount).toBe(1);
  });
});

describe('deciding', () => {
  test('a pick stays through further takes and yields when the shot is made for other words', async () => {
    await render(project, 'one', ['12/3B'], { takes: 2 });
    const index = await TakeIndex.open(project);
    const key = { script: 'film', scene: '12', shot: '3B' };
    const [newest, older] = index.takes(key);
    expect(newest!.active).toBe(true);
    expect((await pickTake(project, index, older!.name)).active).toBe(true);
    await render(project, 'two', ['12/3B']);
    await index.refresh();
    expect(index.takes(key).find(({ active }) => active)!.name).toBe(older!.name);

    writeFileSync(project.scripts[0]!.file, FILM.replace('salt', 'rain'));
    expect((await planOf(project, { index })).shots[0]).toMatchObject({
      state: 'stale',
      active: { name: older!.name },
    });
    const [fresh] = await render(project, 'three', ['12/3B']);
    await index.refresh();
    expect((await planOf(project, { index })).shots[0]).toMatchObject({
      state: 'fresh',
      active: { name: fresh!.name },
    });
    // Picking the old one again is a person's right, and asks for nothing to be made.
    await pickTake(project, index, older!.name);
    expect((await planOf(project, { index })).shots[0]).toMatchObject({
      state: 'fresh',
      active: { name: older!.name },
    });
  });

  test('verdict, rating and note are kept one by one; unknown keys survive', async () => {
    const [take] = await render(project, 'one', ['12/3B']);
    const index = await TakeIndex.open(project);
    await reviewTake(project, index, take!.name, { rating: 4 });
    const file = inFolder(`${take!.name}.review.json`);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"rating"', '"x-mood": "tired",\n  "rating"'));
    const reviewed = await reviewTake(project, index, take!.name, { status: 'approved', note: 'the one' });
    expect(reviewed.review).toMatchObject({ status: 'approved', rating: 4, note: 'the one', 'x-mood': 'tired' });
  });

  test('a deleted take no longer counts, and its files stay', async () => {
    const [take] = await render(project, 'one', ['12/3B']);
    const index = await TakeIndex.open(project);
    await reviewTake(project, index, take!.name, { status: 'deleted' });
    expect((await planOf(project, { index })).shots[0]).toMatchObject({ state: 'missing', active: null, takes: 0 });
    expect(existsSync(inFolder(`${take!.name}.png`))).toBe(true);
    // Made again, it gets another seed: the same picture would be deleted again.
    const [again] = await render(project, 'two', ['12/3B']);
    expect(again!.seed).not.toBe(take!.seed);
  });

  test('a decision that cannot be read is never written over', async () => {
    const [take] = await render(project, 'one', ['12/3B']);
    const file = inFolder(`${take!.name}.review.json`);
    writeFileSync(file, '{"version": 1, "status": "appro');
    const index = await TakeIndex.open(project);
    await expect(reviewTake(project, index, take!.name, { rating: 1 })).rejects.toThrow(/not valid JSON/);
    expect(readFileSync(file, 'utf8')).toBe('{"version": 1, "status": "appro');
    writeFileSync(file, '{"version": 2, "verdict": "splendid"}\n');
    await index.refresh();
    expect(index.problems.join()).toMatch(/written by a newer Slateline \(version 2\): it is read-only here/);
    await expect(reviewTake(project, index, take!.name, { rating: 1 })).rejects.toThrow(/Update Slateline/);
    rmSync(file);
  });
});
