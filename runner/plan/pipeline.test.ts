/** What a pipeline's options and workflow file do to the takes that were made with others. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { letRest, makeProject, projectAt, removeProject, writeFileIn } from '../../tests/fixtures/film.ts';
import { planOf, queueUp, render } from '../../tests/fixtures/shot-jobs.ts';
import type { Pipeline } from '../contracts/manifest.ts';
import type { Project } from '../contracts/project.ts';
import { Sidecar } from '../contracts/take.ts';
import { pickTake } from '../takes/review.ts';
import { TakeIndex } from '../takes/take-index.ts';

const FILM = `INT. TOWER - NIGHT #12#

!! CU - MARA, salt on her lashes | 2.5s #3B#
`;
const FOLDER = '03_Renders/Chapter_01/Scene_012/Shot_03B';

let project: Project;
beforeEach(() => {
  project = makeProject(FILM);
});
afterEach(() => removeProject(project));

/** The project as it is opened after `pipelines.low` was edited in its manifest. */
function through(pipeline: Partial<Pipeline>): Project {
  return projectAt(project.root, { pipelines: { low: { backend: 'sketch', options: {}, ...pipeline } } });
}

const shotOf = async (at: Project) => (await planOf(at)).shots[0]!;

test('other options make the take stale, say what differs, and ask for the same picture in the new way', async () => {
  const before = through({ options: { steps: 20, paper: 'grey' } });
  const [first] = await render(before, 'a');
  await pickTake(before, await TakeIndex.open(before), first!.name);
  expect((await shotOf(before)).state).toBe('fresh');

  const after = through({ options: { paper: 'grey', steps: 30, ink: { width: 2 } } });
  expect(await shotOf(after)).toMatchObject({
    state: 'stale',
    reasons: [
      { field: 'pipeline', label: 'the pipeline’s options', was: 'steps 20', now: 'steps 30, ink {"width":2}' },
    ],
  });
  const [second] = await render(after, 'b');
  expect(second!.seed).toBe(first!.seed);
  // The pick was of a picture made in the old way.
  expect(await shotOf(after)).toMatchObject({ state: 'fresh', active: { name: second!.name }, takes: 2 });
  expect(await shotOf(before)).toMatchObject({ state: 'fresh', active: { name: first!.name } });
});

test('the order in which options are written is nothing', async () => {
  await render(through({ options: { steps: 20, paper: 'grey' } }), 'a');
  expect((await shotOf(through({ options: { paper: 'grey', steps: 20 } }))).state).toBe('fresh');
});

test('a changed workflow file makes the take stale; one that is missing is a problem and changes nothing', async () => {
  const at = through({ workflow: '04_Project_Files/ink.json' });
  const workflow = writeFileIn(project, '04_Project_Files/ink.json', '{"nodes": 1}');
  await render(at, 'a');
  expect((await shotOf(at)).state).toBe('fresh');
  writeFileSync(workflow, '{"nodes": 22}');
  expect(await shotOf(at)).toMatchObject({
    state: 'stale',
    reasons: [{ label: 'the pipeline’s options', was: expect.stringMatching(/^workflow [0-9a-f]{8}$/) }],
  });
  const gone = through({ workflow: '04_Project_Files/gone.json' });
  const plan = await planOf(gone);
  expect(plan.shots[0]!.state).toBe('fresh');
  expect(plan.problems).toEqual([
    'project.json: pipelines.low.workflow: The reference 04_Project_Files/gone.json is missing. Add the file, or mend the path.',
  ]);
});

test('takes of before this was recorded stay fresh', async () => {
  await render(project, 'a');
  const folder = path.join(project.root, FOLDER);
  const file = path.join(
    folder,
    readdirSync(folder).find((name) => name.startsWith('S012') && name.endsWith('.json'))!,
  );
  const { pipeline, ...older } = Sidecar.parse(JSON.parse(readFileSync(file, 'utf8')));
  expect(pipeline).toEqual({ backend: 'sketch', workflow: null, options: {} });
  writeFileSync(file, JSON.stringify(older));
  letRest(file, folder);
  const after = through({ options: { steps: 30 } });
  expect((await shotOf(after)).state).toBe('fresh');
  expect(await queueUp(after)).toEqual([]);
});
