import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { makeProject, picture, removeProject, writeScript } from '../../tests/fixtures/film.ts';
import { planOf, queueUp, render, testBackend, testMeta } from '../../tests/fixtures/shot-jobs.ts';
import { Plan, type PlannedShot } from '../contracts/plan.ts';
import type { Project } from '../contracts/project.ts';
import { commitTakes } from '../takes/commit.ts';
import { keyText } from '../takes/key.ts';
import { TakeIndex } from '../takes/take-index.ts';
import { frameAt, parseRate } from './frames.ts';
import { payloadsFor, selectShots } from './payloads.ts';

const LOCKED = `INT. TOWER - NIGHT #1#

!! CU - MARA, salt on her lashes | 2s #1#

MARA
He is late.

!! WIDE - Waves break on the basalt | 3s #2#

EXT. PIER - DAY #2#

!! MS - The boat knocks against the pier | 4s #1#
`;

const PROSE = `INT. TOWER - NIGHT

Rain on the glass. The lamp turns, slow as an old dog.

MARA
He is late. He was never late before the bridge came down.

She puts the kettle on the ring and forgets to light it.
`;

let project: Project;
afterEach(() => removeProject(project));

const brief = (shot: PlannedShot): string =>
  [shot.label, shot.state, ...shot.reasons.map(({ label }) => label), ...(shot.guess ? ['(a guess)'] : [])].join(' ');
const states = (plan: Plan): string[] => plan.shots.map(brief);

describe('states', () => {
  test('missing, then fresh, then stale and why', async () => {
    project = makeProject(LOCKED);
    expect(states(await planOf(project))).toEqual(['1 / 1 missing', '1 / 2 missing', '2 / 1 missing']);
    await render(project, 'a');
    const plan = await planOf(project);
    expect(Plan.parse(plan)).toEqual(plan);
    expect(states(plan)).toEqual(['1 / 1 fresh', '1 / 2 fresh', '2 / 1 fresh']);
    expect(plan.counts).toEqual({ fresh: 3, stale: 0, missing: 0, failed: 0 });

    writeScript(project, LOCKED.replace('He is late', 'He is here').replace('WIDE - Waves', 'MS - Waves'));
    expect(states(await planOf(project))).toEqual([
      '1 / 1 stale the lines spoken',
      '1 / 2 stale the shot size',
      '2 / 1 fresh',
    ]);
    writeScript(project, LOCKED);
    expect((await planOf(project)).counts.fresh).toBe(3);
  });

  test('words taken back find the take that was made for them', async () => {
    project = makeProject(LOCKED);
    const [first] = await render(project, 'a', ['1/1']);
    writeScript(project, LOCKED.replace('salt', 'rain'));
    const [second] = await render(project, 'b', ['1/1']);
    expect((await planOf(project)).shots[0]!.active!.name).toBe(second!.name);
    writeScript(project, LOCKED);
    const index = await TakeIndex.open(project);
    const [shot] = (await planOf(project, { index })).shots;
    expect(shot).toMatchObject({ state: 'fresh', takes: 2, active: { name: first!.name } });
    // The gallery agrees with the plan.
    expect(
      index
        .takes(shot!.key)
        .filter(({ active }) => active)
        .map(({ name }) => name),
    ).toEqual([first!.name]);
  });

  test('failed, with the reason, until a take arrives', async () => {
    project = makeProject(LOCKED);
    const failures = new Map([[keyText({ script: 'film', scene: '1', shot: '1' }), 'no model']]);
    expect((await planOf(project, { failures })).shots[0]).toMatchObject({ state: 'failed', error: 'no model' });
    await render(project, 'a', ['1/1']);
    expect((await planOf(project, { failures })).shots[0]).toMatchObject({ state: 'fresh', error: null });
  });

  test('a field that the backend does not consume makes nothing stale', async () => {
    project = makeProject(LOCKED);
    await render(project, 'a');
    writeScript(project, LOCKED.replace('He is late', 'He is here'));
    const deaf = { ...testBackend, consumes: ['direct', 'context.place'] };
    expect((await planOf(project, { backends: () => deaf })).counts.fresh).toBe(3);
  });

  test('a better quality is wanted; a better one is there', async () => {
    project = makeProject(LOCKED, { pipelines: { high: { backend: 'sketch', options: {} } } });
    await render(project, 'a', ['1/1']);
    expect(brief((await planOf(project, { quality: 'high' })).shots[0]!)).toBe('1 / 1 stale the quality');
    const plan = await planOf(project, { quality: 'high' });
    for (const payload of await queueUp(project, ['1/1'], { plan }))
      await commitTakes(project, { id: 'b', payload }, [await picture(1)], testMeta);
    expect(brief((await planOf(project, { quality: 'high' })).shots[0]!)).toBe('1 / 1 fresh');
    expect((await planOf(project)).shots[0]).toMatchObject({ state: 'fresh', takes: 2 });
  });

  test('an unknown backend and a missing reference are problems in words', async () => {
    project = makeProject(LOCKED.replace('| 2s', '| 2s | ref: gone.png'), {
      pipelines: { low: { backend: 'dreamer', options: {} } },
    });
    expect((await planOf(project)).problems).toEqual([
      'The reference gone.png is missing. Add the file, or mend the path.',
      'project.json: pipelines.low names the backend "dreamer", which this Slateline does not have.',
    ]);
  });

  test('planning twice gives the same plan, also in a new process', async () => {
    project = makeProject(LOCKED + PROSE);
    await render(project, 'a');
    const first = await planOf(project);
    expect(await planOf(project)).toEqual(first);
    rmSync(project.cacheDir, { recursive: true, force: true });
    const anew = { ...project };
    // Thumbnails went with the cache; nothing else did.
    const without = {
      ...first,
      shots: first.shots.map((shot) => ({ ...shot, active: { ...shot.active!, thumbnail: null } })),
    };
    expect(await planOf(anew)).toEqual(without);
  });
});

describe('whose takes are whose', () => {
  test('a locked scene may move to another chapter: its folder stays', async () => {
    project = makeProject(LOCKED);
    await render(project, 'a');
    writeScript(
      project,
      `# One\n\n${LOCKED.slice(LOCKED.indexOf('EXT.'))}\n# Two\n\n${LOCKED.slice(0, LOCKED.indexOf('EXT.'))}`,
    );
    const plan = await planOf(project);
    expect(plan.shots.map(({ state, chapter, folder }) => [state, chapter, folder])).toEqual([
      ['fresh', 1, '03_Renders/Chapter_01/Scene_002/Shot_01'],
      ['fresh', 2, '03_Renders/Chapter_01/Scene_001/Shot_01'],
      ['fresh', 2, '03_Renders/Chapter_01/Scene_001/Shot_02'],
    ]);
  });

  test('coverage that was reworded keeps its takes, as a guess, and others theirs', async () => {
    project = makeProject(PROSE);
    await render(project, 'a');
    writeScript(
      project,
      PROSE.replace('slow as an old dog', 'slow as an old ox').replace('MARA\n', 'A gull cries.\n\nMARA\n'),
    );
    const plan = await planOf(project);
    expect(states(plan)).toEqual([
      '1 / (1) stale the shot’s words the action (a guess)',
      '1 / (2) missing',
      expect.stringMatching(/^1 \/ \(3\) (fresh|stale the shot size)$/),
      expect.stringMatching(/^1 \/ \(4\) (fresh|stale the shot size)$/),
    ]);
    const ids = plan.shots.map(({ key }) => key.shot);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^D[A-Z2-7]{8}$/);
    // Rendered anew under its new words it is known for sure.
    await render(project, 'b');
    expect((await planOf(project)).shots.map(({ state, guess }) => [state, guess])).toEqual(
      Array(4).fill(['fresh', false]),
    );
  });

  test('unlocked shots are known by their words when another is put before them', async () => {
    const open = LOCKED.replace(/ #\d#/g, '');
    project = makeProject(open);
    await render(project, 'a');
    writeScript(project, open.replace('!! CU', '!! INSERT - A key in a lock\n\n!! CU'));
    const plan = await planOf(project);
    expect(plan.shots.map(({ label, state, folder }) => [label, state, folder.slice(22)])).toEqual([
      ['1 / 1', 'missing', expect.stringMatching(/^Scene_001\/Shot_D/)],
      ['1 / 2', 'fresh', 'Scene_001/Shot_01'],
      ['1 / 3', 'fresh', 'Scene_001/Shot_02'],
      ['2 / 1', 'fresh', 'Scene_002/Shot_01'],
    ]);
  });

  test('a shot that gets its number keeps its takes and its earlier id', async () => {
    const open = LOCKED.replace(/ #\d#/g, '');
    project = makeProject(open);
    await render(project, 'a', ['1/1']);
    writeScript(project, LOCKED.replace('lashes | 2s #1#', 'lashes | 2s #9#'));
    const [shot] = (await planOf(project)).shots;
    expect(shot).toMatchObject({ key: { scene: '1', shot: '9' }, guess: true, takes: 1 });
    await queueUp(project, ['1/9']);
    const file = JSON.parse(readFileSync(path.join(project.root, shot!.folder, 'shot.json'), 'utf8'));
    expect(file).toMatchObject({ key: { shot: '9' }, aliases: ['1/1'] });
    expect((await planOf(project)).shots[0]!.guess).toBe(false);
  });

  test('two shots that were given one number by mistake: the first keeps it, and each is made from its own words', async () => {
    project = makeProject(LOCKED.replace('3s #2#', '3s #1#'));
    const takes = await render(project, 'a');
    expect(new Set(takes.map(({ path: media }) => path.dirname(media))).size).toBe(3);
    expect(takes[0]!.key.shot).toBe('1');
    expect(takes[1]!.key.shot).toMatch(/^D/);
    expect((await planOf(project)).counts.fresh).toBe(3);
  });

  test('two scripts with the same numbers have folders of their own', async () => {
    project = makeProject(LOCKED, { scripts: { film: 'film.story', game: 'game.story' } });
    writeScript(project, LOCKED, 'game');
    await render(project, 'a');
    const plan = await planOf(project, { key: 'game' });
    expect(plan.counts.missing).toBe(3);
    expect(plan.shots[0]!.folder).toBe('03_Renders/Script_game/Chapter_01/Scene_001/Shot_01');
  });
});

describe('payloads', () => {
  test('by shot whatever its state, by scene and by default what is not fresh', async () => {
    project = makeProject(LOCKED);
    await render(project, 'a', ['1/1']);
    const plan = await planOf(project);
    const ids = (selection: Parameters<typeof selectShots>[1]): string[] =>
      selectShots(plan, selection).map(({ id }) => id);
    expect(ids({})).toEqual(['1/2', '2/1']);
    expect(ids({ scenes: ['1'] })).toEqual(['1/2']);
    expect(ids({ shots: ['1/1'] })).toEqual(['1/1']);
    expect(ids({ states: ['fresh'] })).toEqual(['1/1']);
    expect(() => ids({ shots: ['7/7'] })).toThrow(/There is no shot 7\/7/);
  });

  test('a further take of a fresh shot asks for another picture, and is fresh too', async () => {
    project = makeProject(LOCKED);
    await render(project, 'a', ['1/1']);
    await render(project, 'b', ['1/1'], { takes: 2 });
    const index = await TakeIndex.open(project);
    const takes = index.takes({ script: 'film', scene: '1', shot: '1' });
    expect(new Set(takes.map(({ seed }) => seed)).size).toBe(3);
    expect((await planOf(project, { index })).shots[0]).toMatchObject({ state: 'fresh', takes: 3 });
  });

  test('carry the line, the commit and the folder', async () => {
    project = makeProject(LOCKED);
    const plan = await planOf(project);
    const [payload] = payloadsFor(plan, selectShots(plan, { shots: ['2/1'] }), { commit: 'abc', dirty: true });
    expect(payload).toMatchObject({
      key: { script: 'film', scene: '2', shot: '1' },
      folder: '03_Renders/Chapter_01/Scene_002/Shot_01',
      source: { path: '02_Source_Creative/Scripts/film.story', line: 12, commit: 'abc', dirty: true },
      backend: 'sketch',
      label: '2 / 1',
    });
  });
});

describe('frames', () => {
  test('fill the film without a gap whatever the rate', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(20_000), { maxLength: 40 }),
        fc.constantFrom(24, 25, 23.976, 29.97, 59.94, '24000/1001', 12.5),
        (durations, fps) => {
          const rate = parseRate(fps);
          let at = 0;
          let frames = 0;
          for (const ms of durations) {
            const start = frameAt(at, rate);
            at += ms;
            frames += frameAt(at, rate) - start;
          }
          expect(frames).toBe(frameAt(at, rate));
          expect(Math.abs(frames - (at * rate.num) / rate.den / 1000)).toBeLessThanOrEqual(0.5 + 1e-6);
        },
      ),
    );
    expect(parseRate(23.976)).toEqual({ num: 24000, den: 1001 });
    expect(parseRate('48/2')).toEqual({ num: 24, den: 1 });
  });

  test('stand in the plan', async () => {
    project = makeProject(LOCKED, {
      settings: { fps: 25, resolution: [1920, 1080], aspectRatio: '16:9', language: 'en' },
    });
    const plan = await planOf(project);
    expect([plan.fps, plan.frames]).toEqual(['25/1', 225]);
    expect(plan.shots.map(({ startFrame, frames }) => [startFrame, frames])).toEqual([
      [0, 50],
      [50, 75],
      [125, 100],
    ]);
  });
});
