/** What a cloned project may hold that was made to do harm. */

import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeProject, picture, removeProject } from '../../tests/fixtures/film.ts';
import { planOf, queueUp, render, testMeta } from '../../tests/fixtures/shot-jobs.ts';
import type { Project } from '../contracts/project.ts';
import { commitTakes } from './commit.ts';
import { recoverTakes } from './recover.ts';
import { reviewTake } from './review.ts';
import { TakeIndex } from './take-index.ts';

const FILM = `INT. TOWER - NIGHT #12#

!! CU - MARA, salt on her lashes | 2.5s #3B#
`;
const FOLDER = '03_Renders/Chapter_01/Scene_012/Shot_03B';

let project: Project;
beforeEach(() => {
  project = makeProject(FILM);
});
afterEach(() => removeProject(project));

const inFolder = (name: string): string => path.join(project.root, FOLDER, name);

test('a sidecar that calls its take by a path: said, and nothing can be decided under that name', async () => {
  const [take] = await render(project, 'job');
  const file = inFolder(`${take!.name}.json`);
  const sidecar = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const name = '../../../../../escaped';
  writeFileSync(file, JSON.stringify({ ...sidecar, name }));
  const index = await TakeIndex.open(project);
  expect(index.problems).toEqual([`${FOLDER}/${take!.name}.json says that it is ${name}. Restore it from git.`]);
  await expect(reviewTake(project, index, name, { rating: 5 })).rejects.toThrow(/There is no take/);
  expect(existsSync(path.join(project.root, '..', 'escaped.review.json'))).toBe(false);
});

test('a sidecar whose hash is a path: no thumbnail is written where it leads', async () => {
  const [take] = await render(project, 'job');
  const file = inFolder(`${take!.name}.json`);
  const sidecar = JSON.parse(readFileSync(file, 'utf8')) as { media: object };
  writeFileSync(file, JSON.stringify({ ...sidecar, media: { ...sidecar.media, sha256: '../../../me' } }));
  const index = await TakeIndex.open(project);
  expect(index.takes({ script: 'film', scene: '12', shot: '3B' })).toEqual([]);
  expect(index.problems.join()).toMatch(/does not fit its schema/);
});

test.each(['hasOwnProperty', 'constructor', '__proto__'])(
  'a merge of a review in which both sides wrote "%s": a question like any other',
  async (key) => {
    const [take] = await render(project, 'job');
    const body = '"version": 1, "status": "approved", "rating": null, "note": ""';
    writeFileSync(
      inFolder(`${take!.name}.review.json`),
      `{ ${body},\n<<<<<<< ours\n"${key}": "a"\n=======\n"${key}": "b"\n>>>>>>> theirs\n}\n`,
    );
    expect((await planOf(project)).shots[0]).toMatchObject({
      state: 'fresh',
      active: { review: { status: 'approved' } },
    });
  },
);

test('a folder of takes that is a link: nothing is written where it leads', async () => {
  const outside = path.join(project.root, 'elsewhere');
  mkdirSync(outside);
  mkdirSync(path.join(project.root, '03_Renders'));
  const other = makeProject(FILM);
  const payloads = await queueUp(other);
  removeProject(other);
  symlinkSync(outside, path.join(project.root, '03_Renders/Chapter_01'));
  await expect(queueUp(project)).rejects.toThrow(/Chapter_01 is a link/);
  const job = { id: 'job', payload: payloads[0]! };
  await expect(commitTakes(project, job, [await picture(1)], testMeta)).rejects.toThrow(/is a link/);
  expect(readdirSync(outside)).toEqual([]);
});

test('a cache that is a link to somebody’s own files: none of them is removed', async () => {
  const outside = path.join(project.root, 'elsewhere');
  mkdirSync(outside);
  writeFileSync(path.join(outside, 'contract.json'), '{"fee": 12}');
  mkdirSync(path.join(project.cacheDir, 'index'), { recursive: true });
  symlinkSync(outside, path.join(project.cacheDir, 'index/takes'));
  await (await TakeIndex.open(project)).save();
  expect(readdirSync(outside)).toEqual(['contract.json']);
});

test('folders in place of files: said where they say something, and never in the way', async () => {
  const [take] = await render(project, 'job');
  mkdirSync(inFolder('S012_03B_take07_aaaaaaaa.png'));
  mkdirSync(inFolder('S012_03B_take08_aaaaaaaa.json'));
  mkdirSync(inFolder(`${take!.name}.review.json`));
  const index = await TakeIndex.open(project);
  expect((await recoverTakes(project, index)).takes).toEqual([]);
  expect((await planOf(project, { index })).shots[0]!.state).toBe('fresh');
  expect(index.problems.join()).toMatch(/review\.json cannot be read \(EISDIR\)/);
  await expect(reviewTake(project, index, take!.name, { rating: 5 })).rejects.toThrow(/cannot be changed/);
});

test('a picture that claims more pixels than any project may ask for is not decoded', async () => {
  const [payload] = await queueUp(project);
  const bytes = claims(9_000, 9_000);
  const output = { bytes, type: 'image/png' as const, width: 9_000, height: 9_000 };
  await expect(commitTakes(project, { id: 'job', payload: payload! }, [output], testMeta)).rejects.toThrow(
    /exceeds pixel limit/,
  );
});

/** A PNG of a few bytes with this size in its header. */
function claims(width: number, height: number): Buffer {
  const chunk = (kind: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', Buffer.from('789c030000000001', 'hex')),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
