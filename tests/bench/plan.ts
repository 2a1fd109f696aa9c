/**
 * Planning 1,000 and 10,000 shots that all have a take: cold (a new process: index from its cache, every recipe
 * composed and hashed), the same again, and with the words of one shot changed. Reading the script is not counted.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Project } from '../../runner/contracts/project.ts';
import type { Sidecar } from '../../runner/contracts/take.ts';
import { makePlan, planDetail } from '../../runner/plan/make.ts';
import { takeName } from '../../runner/takes/names.ts';
import { TakeIndex } from '../../runner/takes/take-index.ts';
import { projectAt, readSource, writeScript } from '../fixtures/film.ts';
import { testBackend } from '../fixtures/shot-jobs.ts';
import type { BenchRow } from './row.ts';

const TARGETS: Record<number, { cold?: string; changed?: string }> = {
  10000: { cold: '≤ 1000', changed: '≤ 100' },
};

/** Twenty shots a scene, with looks, a style and lines spoken. */
function film(shots: number, changed = false): string {
  const parts = [
    'Title: Ten thousand shots\n',
    '[[character: MARA | look: thirty, salt-stained yellow raincoat, short dark hair | color: #d0a020]]',
    '[[character: JONAS | look: sixty, grey beard, wool cap | color: #6080a0]]',
    '[[prop: BRASS KEY | look: as long as a hand]]',
    '[[style: ink | prompt: ink wash on rough paper, hard shadow | negative: colour, gloss]]\n',
  ];
  for (let shot = 0; shot < shots; shot++) {
    if (shot % 20 === 0) parts.push(`INT. TOWER ROOM ${shot / 20 + 1} - NIGHT #${shot / 20 + 1}#\n`);
    const words = changed && shot === shots >> 1 ? 'turns round' : 'looks at the sea';
    parts.push(
      `!! CU - MARA ${words}, the BRASS KEY in her hand, for the ${shot}th time | 2.5s | 85mm #${(shot % 20) + 1}#\n`,
    );
    parts.push(`JONAS\nHe is late. That makes ${shot} times.\n`);
  }
  return parts.join('\n');
}

async function withTakes(project: Project, shots: number): Promise<void> {
  writeScript(project, film(shots));
  const plan = await makePlan(project, await readSource(project), {
    backends: () => testBackend,
    index: await TakeIndex.open(project),
  });
  const then = new Date(Date.now() - 60_000);
  for (const [i, shot] of plan.shots.entries()) {
    const folder = path.join(project.root, shot.folder);
    mkdirSync(folder, { recursive: true });
    const detail = planDetail(shot)!;
    const name = takeName(shot.key, 1, `job-${i}`, 0);
    const sidecar: Sidecar = {
      version: 1,
      name,
      number: 1,
      job: `job-${i}`,
      output: 0,
      key: shot.key,
      media: {
        file: `${name}.png`,
        sha256: i.toString(16).padStart(64, '0'),
        bytes: 4,
        width: 1920,
        height: 1080,
        type: 'image/png',
      },
      recipe: detail.recipe,
      recipeHash: shot.recipeHash,
      seed: detail.recipe.seed,
      backend: { name: 'sketch', version: '1.0.0', model: null },
      quality: shot.quality,
      created: then.toISOString(),
      source: { path: plan.path, line: shot.line, commit: null, dirty: false },
      timing: { generate: 1 },
      cost: null,
    };
    const files = {
      [`${name}.png`]: 'bits',
      [`${name}.json`]: JSON.stringify(sidecar, null, 2),
      'shot.json': JSON.stringify({
        version: 1,
        key: shot.key,
        aliases: [],
        fingerprint: detail.fingerprint,
        active: null,
      }),
    };
    for (const [file, content] of Object.entries(files)) {
      writeFileSync(path.join(folder, file), content);
      utimesSync(path.join(folder, file), then, then);
    }
    utimesSync(folder, then, then);
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!;
}

export async function benchPlan(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const shots of [1_000, 10_000]) {
    const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'slateline-bench-')));
    try {
      const project = projectAt(root);
      await withTakes(project, shots);
      const rebuild = await timed(() => TakeIndex.open(project));
      await rebuild.result.save();
      const source = await readSource(project);
      const options = { backends: () => testBackend };
      const cold: number[] = [];
      for (let round = 0; round < 3; round++) {
        // A project opened anew remembers nothing: what a new process has.
        const anew = { ...project };
        const { ms, result } = await timed(async () =>
          makePlan(anew, source, { ...options, index: await TakeIndex.open(anew) }),
        );
        if (result.counts.fresh !== shots)
          throw new Error(`the bench film is not fresh: ${JSON.stringify(result.counts)}`);
        cold.push(ms);
      }
      const index = await TakeIndex.open(project);
      await makePlan(project, source, { ...options, index });
      const changed: number[] = [];
      const refreshed: number[] = [];
      for (let round = 0; round < 7; round++) {
        writeScript(project, film(shots, round % 2 === 0));
        const edited = await readSource(project);
        refreshed.push((await timed(() => index.refresh())).ms);
        const { ms, result } = await timed(() => makePlan(project, edited, { ...options, index }));
        if (result.counts.stale !== (round + 1) % 2) throw new Error('one shot should be stale');
        changed.push(ms);
      }
      const name = shots.toLocaleString('en');
      const target = TARGETS[shots];
      rows.push(
        { name: `take index of ${name} takes rebuilt from files`, value: rebuild.ms, unit: 'ms' },
        { name: `take index of ${name} takes held against the files`, value: median(refreshed), unit: 'ms' },
        { name: `plan of ${name} shots, cold`, value: median(cold), unit: 'ms', target: target?.cold },
        { name: `plan of ${name} shots, one changed`, value: median(changed), unit: 'ms', target: target?.changed },
      );
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }
  return rows;
}
