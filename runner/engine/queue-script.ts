/** From a wish to jobs, for one script: choose shots, lock their numbers, claim their folders, queue what is to be made. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { z } from 'zod';
import { backendNamed } from '../backends/registry.ts';
import type { Quality } from '../contracts/manifest.ts';
import type { Plan, PlannedShot } from '../contracts/plan.ts';
import { type Project, type ScriptSource, Trouble } from '../contracts/project.ts';
import { lockShots } from '../plan/lock.ts';
import { planDetail } from '../plan/make.ts';
import { claimFolders, payloadsFor, selectShots } from '../plan/payloads.ts';
import { sourceCommit } from '../project/git.ts';
import type { Queue } from '../queue/queue.ts';
import type { Job, PendingLock, RenderRequest } from '../server/protocol.ts';

export interface QueueScriptTools {
  project: Project;
  queue: Queue;
  read(script: string): Promise<ScriptSource>;
  plan(source: ScriptSource, quality?: Quality): Promise<Plan>;
  isDirty(file: string): boolean;
  /** True where other scripts may have the shots that this one has not. */
  others: boolean;
}

export interface QueuedScript {
  jobs: Job[];
  /** How many shots got their numbers written into the script. */
  locked: number;
  pending: PendingLock | null;
  /** Shots of the wish that this script has not. */
  unknown: string[];
}

/** Throws `Trouble`: `no-such-shot`, `newer-take`, `unknown-backend`, and whatever reading, planning and locking throw. Then nothing is queued. */
export async function queueScript(
  key: string,
  wish: z.output<typeof RenderRequest>,
  { project, queue, read, plan: planOf, isDirty, others }: QueueScriptTools,
): Promise<QueuedScript> {
  let source = await read(key);
  let plan = await planOf(source, wish.quality);
  const here = new Set(plan.shots.map((shot) => shot.id));
  const unknown = (wish.shots ?? []).filter((id) => !here.has(id));
  if (unknown.length > 0 && !others) throw noSuchShot(unknown);
  let shots = selectShots(plan, { ...wish, shots: wish.shots?.filter((id) => here.has(id)) });
  const readOnly = plan.shots.find((shot) => wish.shots?.includes(shot.id) && planDetail(shot)?.readOnly === true);
  if (shots.length === 0 && readOnly !== undefined) throw new Trouble('newer-take', readOnly.error ?? readOnly.folder);
  for (const backend of new Set(shots.map((shot) => shot.backend))) backendNamed(backend);

  let locked = 0;
  let pending: PendingLock | null = null;
  if (wish.lock === 'always' && shots.length > 0) {
    const ids = shots.map((shot) => shot.id);
    const known = plan.shots.filter((shot) => shot.takes > 0);
    const done = await lockShots(project, source, ids, isDirty, known);
    ({ locked, pending } = done);
    if (done.written) {
      // A written number may give a shot another id; its place stays.
      const chosen = new Set(shots.map(placeOf));
      source = await read(key);
      plan = await planOf(source, wish.quality);
      shots = plan.shots.filter((shot) => chosen.has(placeOf(shot)));
    }
  }
  const commit = await sourceCommit(path.dirname(source.entry.file), source.entry.file);
  const payloads = payloadsFor(plan, shots, commit, wish.takes);
  await claimFolders(project, payloads);
  const queued = queue.enqueue(payloads.map((payload) => ({ id: randomUUID(), payload })));
  return { jobs: queued.map(({ job }) => job), locked, pending, unknown };
}

function placeOf({ sceneIndex, shotIndex }: PlannedShot): string {
  return `${sceneIndex}/${shotIndex}`;
}

export function noSuchShot(ids: readonly string[]): Trouble {
  return new Trouble('no-such-shot', `There is no shot ${ids.join(', ')}.`, 'List them with `slateline plan --all`.');
}
