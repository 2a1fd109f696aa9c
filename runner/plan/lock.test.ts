import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { makeProject, readSource, removeProject, writeScript } from '../../tests/fixtures/film.ts';
import { planOf, queueUp, render } from '../../tests/fixtures/shot-jobs.ts';
import type { Project } from '../contracts/project.ts';
import { dirtyPaths, lockPending, lockShots, swapScript } from './lock.ts';

const OPEN = `INT. TOWER - NIGHT

!! CU - MARA, salt on her lashes | 2s

!! WIDE - Waves break on the basalt | 3s

EXT. PIER - DAY

A gull walks the length of the pier.
`;

let project: Project;
afterEach(() => removeProject(project));

const clean = (): boolean => false;
const text = (): string => readFileSync(project.scripts[0]!.file, 'utf8');
const allIds = async (): Promise<string[]> =>
  (await readSource(project)).story.scenes.flatMap(({ shots }) => shots.map(({ id }) => id));

describe('locking', () => {
  test('writes scene and shot numbers and not one other character', async () => {
    project = makeProject(OPEN);
    const locked = await lockShots(project, await readSource(project), await allIds(), clean);
    expect(locked).toEqual({ locked: 3, pending: null, written: true });
    expect(text()).toBe(
      OPEN.replace('NIGHT', 'NIGHT #1#').replace('2s', '2s #1#').replace('3s', '3s #2#').replace('DAY', 'DAY #2#'),
    );
    expect((await planOf(project)).shots.every((shot) => shot.locked)).toBe(true);
    expect(await lockShots(project, await readSource(project), await allIds(), clean)).toMatchObject({
      locked: 0,
      written: false,
    });
  });

  test('shots that have takes get the numbers their takes go by, however the script has grown since', async () => {
    const film = (...shots: string[]) =>
      `INT. TOWER - NIGHT\n\n${shots.map((shot) => `!! CU - ${shot} | 2s\n\n`).join('')}`;
    const old = ['Mara walks the gallery', 'Jonas sleeps in the boat', 'A gull sings'];
    project = makeProject(film(...old));
    await render(project, 'a');
    writeScript(project, film('Nothing but sea and stones', ...old));
    const plan = await planOf(project);
    const known = plan.shots.filter(({ takes }) => takes > 0);
    const done = await lockShots(project, await readSource(project), [plan.shots[0]!.id], clean, known);
    expect(done).toMatchObject({ locked: 4, pending: null, written: true });
    const numbers = [...text().matchAll(/- (.*?) \| 2s #(.*?)#/g)].map(([, words, number]) => `${number} ${words}`);
    expect(numbers.slice(1)).toEqual(old.map((words, index) => `${index + 1} ${words}`));
    expect((await planOf(project)).shots.map(({ state, guess }) => `${state}${guess ? ' (a guess)' : ''}`)).toEqual([
      'missing',
      'fresh',
      'fresh',
      'fresh',
    ]);
  });

  test('keeps a byte-order mark, CRLF, umlauts and what git will not', async () => {
    const odd = `\uFEFF${OPEN.replace('basalt', 'Küste 海 👩‍🚀').replace(/\n/g, '\r\n')}\t \r\n`;
    project = makeProject(odd);
    await lockShots(project, await readSource(project), await allIds(), clean);
    expect(text().replace(/ #\d#/g, '')).toBe(odd);
    expect(text().match(/ #\d#/g)).toHaveLength(4);
  });

  test('keeps permissions, and writes the file behind a link', async () => {
    project = makeProject(OPEN);
    const [entry] = project.scripts;
    const real = path.join(project.root, 'elsewhere.story');
    writeFileSync(real, OPEN);
    chmodSync(real, 0o640);
    const linked = { ...project, scripts: [{ ...entry!, file: path.join(project.root, 'link.story') }] };
    symlinkSync(real, linked.scripts[0]!.file);
    await lockShots(linked, await readSource(linked), ['1/1'], clean);
    expect(readFileSync(real, 'utf8')).toContain('| 2s #1#');
    expect(statSync(real).mode & 0o777).toBe(0o640);
  });

  test('a bare script is never written', async () => {
    project = makeProject(OPEN);
    const bare = { ...project, bare: true };
    expect(await lockShots(bare, await readSource(bare), ['1/1'], clean)).toMatchObject({ locked: 0, pending: null });
    expect(text()).toBe(OPEN);
  });
});

describe('a script that must not be written', () => {
  test('unsaved in an editor: the lock is kept by fingerprint', async () => {
    project = makeProject(OPEN);
    const source = await readSource(project);
    const { pending, written } = await lockShots(project, source, ['1/1'], dirtyPaths([source.entry.file]));
    expect(written).toBe(false);
    expect(text()).toBe(OPEN);
    expect(pending).toMatchObject({
      script: 'film',
      scriptHash: source.hash,
      shots: [{ id: '1/1', fingerprint: source.story.scenes[0]!.shots[0]!.fingerprint, scene: '1', shot: '1' }],
    });
  });

  test('unsaved in an editor that knows it by a link', async () => {
    project = makeProject(OPEN);
    const source = await readSource(project);
    const link = path.join(project.root, 'link');
    symlinkSync(path.dirname(source.entry.file), link);
    const isDirty = dirtyPaths([path.join(link, path.basename(source.entry.file))]);
    expect((await lockShots(project, source, ['1/1'], isDirty)).pending).not.toBeNull();
    expect(text()).toBe(OPEN);
  });

  test('changed since it was read: no character of the change is lost', async () => {
    project = makeProject(OPEN);
    const source = await readSource(project);
    const edited = OPEN.replace('A gull', 'Two gulls');
    writeScript(project, edited);
    const { pending, written } = await lockShots(project, source, ['1/1'], clean);
    expect([written, pending?.shots.length, text()]).toEqual([false, 1, edited]);
  });

  test('changed at the last moment, while the new text was being written', async () => {
    project = makeProject(OPEN);
    const { entry, hash } = await readSource(project);
    const changedMeanwhile = OPEN + '\nShe waits.\n';
    const swapping = swapScript(entry.file, hash, OPEN.toUpperCase());
    // The first look at the file has been asked for and not answered: from here on the script is another one.
    writeFileSync(entry.file, changedMeanwhile);
    expect(await swapping).toBe(false);
    expect(text()).toBe(changedMeanwhile);
  });

  test('the render goes on, and the lock is written later for the same takes', async () => {
    project = makeProject(OPEN);
    const source = await readSource(project);
    const { pending } = await lockShots(project, source, ['1/2'], dirtyPaths([source.entry.file]));
    const [take] = await render(project, 'job', ['1/2']);
    // The writer saves: a new shot stands before it now.
    writeScript(project, OPEN.replace('!! WIDE', '!! INSERT - A key in a lock\n\n!! WIDE'));
    const locked = await lockPending(project, await readSource(project), pending!, clean);
    expect(locked).toEqual({ locked: 1, pending: null, written: true });
    expect(text()).toContain('!! WIDE - Waves break on the basalt | 3s #2#');
    const shot = (await planOf(project)).shots.find(({ key }) => key.shot === '2')!;
    expect(shot).toMatchObject({ state: 'fresh', locked: true, guess: false, active: { name: take!.name } });
  });

  test('a shot that is gone stays pending; one the editor locked meanwhile is done', async () => {
    project = makeProject(OPEN);
    const source = await readSource(project);
    const { pending } = await lockShots(project, source, ['1/1', '1/2'], dirtyPaths([source.entry.file]));
    writeScript(
      project,
      OPEN.replace('NIGHT', 'NIGHT #1#')
        .replace('2s', '2s #1#')
        .replace('!! WIDE - Waves break on the basalt | 3s\n\n', ''),
    );
    const { pending: rest, locked } = await lockPending(project, await readSource(project), pending!, clean);
    expect(locked).toBe(0);
    expect(rest!.shots.map(({ id }) => id)).toEqual(['1/2']);
  });

  test('a number that was given away meanwhile is not written twice', async () => {
    project = makeProject(OPEN);
    const source = await readSource(project);
    const { pending } = await lockShots(project, source, ['1/1'], dirtyPaths([source.entry.file]));
    await queueUp(project, ['1/1']);
    const taken = OPEN.replace('NIGHT', 'NIGHT #1#').replace('3s', '3s #1#');
    writeScript(project, taken);
    expect(await lockPending(project, await readSource(project), pending!, clean)).toMatchObject({
      locked: 0,
      written: false,
    });
    expect(text()).toBe(taken);
  });
});
