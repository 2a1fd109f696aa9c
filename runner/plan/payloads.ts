/** From a plan and a wish to jobs: each payload holds all that a process needs which has never seen the script. */
import type { JobPayload } from '../contracts/job.ts';
import type { Plan, PlannedShot } from '../contracts/plan.ts';
import { type Project, Trouble } from '../contracts/project.ts';
import { recipeHash } from '../recipe/hash.ts';
import { furtherSeed, SEED_STEPS } from '../recipe/seed.ts';
import type { ShotSelection } from '../server/protocol.ts';
import { claimFolder } from '../takes/shot-file.ts';
import { planDetail } from './make.ts';

/** At which commit the script stands, and whether it differs from it. */
export interface SourceCommit {
  commit: string | null;
  dirty: boolean;
}

/**
 * The shots that are meant. Shots named one by one are meant whatever their state, unless states are given too; by
 * scene, or with nothing named, those that are not fresh. Never those whose takes only a newer Slateline can go on
 * with: the plan says so. Throws `Trouble` `no-such-shot` for an id the plan has not.
 */
export function selectShots(plan: Plan, selection: ShotSelection): PlannedShot[] {
  const byId = new Map(plan.shots.map((shot) => [shot.id, shot]));
  for (const id of selection.shots ?? []) {
    if (!byId.has(id)) {
      throw new Trouble('no-such-shot', `There is no shot ${id} in ${plan.path}.`, 'List them with `slateline plan`.');
    }
  }
  const scenes = selection.scenes && new Set(selection.scenes.map((scene) => scene.toUpperCase()));
  const shots = selection.shots && new Set(selection.shots);
  const states = selection.states ?? (shots ? null : ['stale', 'missing', 'failed']);
  return plan.shots.filter(
    (shot) =>
      planDetail(shot)?.readOnly !== true &&
      (states === null || states.includes(shot.state)) &&
      (!(shots || scenes) || shots?.has(shot.id) || scenes?.has(sceneNumber(shot))),
  );
}

/**
 * One payload for each take wanted. Every further take, and a take of a shot that has one already, gets a further
 * seed, so that nothing is made twice. The plan must come from this process.
 */
export function payloadsFor(plan: Plan, shots: readonly PlannedShot[], source: SourceCommit, takes = 1): JobPayload[] {
  return shots.flatMap((shot) => {
    const detail = planDetail(shot);
    if (detail === null) throw new Error(`The plan of ${plan.path} was not made in this process.`);
    const payloads: JobPayload[] = [];
    for (let step = 0; payloads.length < takes && step < SEED_STEPS; step++) {
      const recipe = step === 0 ? detail.recipe : { ...detail.recipe, seed: furtherSeed(detail.recipe.seed, step) };
      const hash = step === 0 ? shot.recipeHash : recipeHash(recipe);
      if (detail.made.has(hash)) continue;
      payloads.push({
        key: shot.key,
        folder: shot.folder,
        fingerprint: detail.fingerprint,
        recipe,
        recipeHash: hash,
        backend: shot.backend,
        quality: shot.quality,
        options: detail.pipeline.options,
        workflow: detail.pipeline.workflow ?? null,
        ...(detail.used && { pipeline: detail.used }),
        source: { path: plan.path, line: shot.line, ...source },
        label: shot.label,
      });
    }
    return payloads;
  });
}

/** Writers at work at once: each waits for the disk most of the time. */
const AT_ONCE = 8;

/**
 * Before jobs are queued: every shot gets its folder and `shot.json`, so that its identity holds even while its
 * numbers could not yet be written into the script.
 */
export async function claimFolders(project: Project, payloads: readonly JobPayload[]): Promise<void> {
  const shots = [...new Map(payloads.map((payload) => [payload.folder, payload])).values()];
  const worker = async (): Promise<void> => {
    for (let next = shots.pop(); next !== undefined; next = shots.pop()) {
      await claimFolder(project, next.folder, next.key, next.fingerprint);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function sceneNumber(shot: PlannedShot): string {
  return shot.label.slice(0, shot.label.indexOf(' / ')).toUpperCase();
}
