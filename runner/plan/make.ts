/**
 * The plan: the recipes a script wants, held against the takes there are. Reads only; planning twice gives the same
 * plan. What is costly about a shot (canonical JSON and its hash, old sidecars) is remembered by content, so that
 * after an edit a plan of ten thousand shots costs what changed.
 */
import type { Scene, Shot } from '../../grammar/story/schema.ts';
import type { Backend } from '../contracts/backend.ts';
import { type Pipeline, Quality } from '../contracts/manifest.ts';
import type { Plan, PlannedShot, StaleReason } from '../contracts/plan.ts';
import type { Project, ScriptSource } from '../contracts/project.ts';
import type { Recipe } from '../contracts/recipe.ts';
import type { ShotKey, UsedPipeline } from '../contracts/take.ts';
import { ALL_FIELDS, compareRecipes } from '../recipe/compare.ts';
import { Composer } from '../recipe/composer.ts';
import type { FileHashes } from '../recipe/file-hashes.ts';
import { composedHash } from '../recipe/hash.ts';
import { pipelineHash, pipelineReason, samePipeline, usedPipeline } from '../recipe/pipeline.ts';
import { keyText } from '../takes/key.ts';
import { type IndexedTake, isUsable } from '../takes/shot-folder.ts';
import { newestPlaces, type PlacedTake, pickedTake, placed, type TakeIndex } from '../takes/take-index.ts';
import { frameAt, parseRate, rateText } from './frames.ts';
import { type MatchedShot, matchShots } from './match.ts';
import { type Composed, memoryOf } from './memory.ts';

export type PlanBackend = Pick<Backend, 'name' | 'version' | 'consumes' | 'estimate'>;

export interface PlanOptions {
  /** Default: the manifest's. */
  quality?: Quality | undefined;
  /** The backend of that name; undefined if there is none. */
  backends: (name: string) => PlanBackend | undefined;
  index: TakeIndex;
  /** Why the last try at a shot failed, by `keyText(key)`. */
  failures?: ReadonlyMap<string, string>;
}

/** What a payload needs of a planned shot and a reader of the plan does not. */
export interface PlanDetail {
  recipe: Recipe;
  fingerprint: string;
  pipeline: Pipeline;
  /** What is recorded of the pipeline with the take; null where its workflow cannot be read. */
  used: UsedPipeline | null;
  /** Hashes of recipes that this pipeline has already made for this shot at this quality. */
  made: ReadonlySet<string>;
  /** Its folder belongs to a newer Slateline: nothing is queued for it. */
  readOnly: boolean;
}

// By the planned shot itself: two shots that were given the same number by mistake have the same id.
const details = new WeakMap<PlannedShot, PlanDetail>();

/** The recipe and pipeline behind a planned shot, in the process that made the plan; null elsewhere. */
export function planDetail(shot: PlannedShot): PlanDetail | null {
  return details.get(shot) ?? null;
}

/** The index should be fresh (`index.refresh()`); a plan shows what it knows. */
export async function makePlan(project: Project, source: ScriptSource, options: PlanOptions): Promise<Plan> {
  const { index } = options;
  const memory = memoryOf(project);
  const composer = await Composer.open(project, source, memory.files);
  const known = memory.composed(source.entry.key);
  known.begin(composer.ground);
  const contexts = source.story.scenes.map((scene) => JSON.stringify(composer.contextOf(scene)));
  const rate = parseRate(project.manifest.settings.fps);
  const desk = await Pipelines.open(project, options, memory.files);
  const counts = { fresh: 0, stale: 0, missing: 0, failed: 0 };
  const shots: PlannedShot[] = [];
  let at = 0;

  for (const matched of matchShots(source, index, Object.keys(project.manifest.scripts))) {
    const { shot, key, folders, folder, guess } = matched;
    const scene = source.story.scenes[shot.scene]!;
    const shotIndex = scene.shots.indexOf(shot);
    const name = keyText(key);
    const { recipe, recipeHash, title } = known.of(shot, contexts[shot.scene]!, name, () =>
      composed(composer, shot, key),
    );
    const { quality, pipeline, backend, used, usedHash } = desk.of(shot);
    const newer = folders.flatMap((each) => each.newer.map((words) => `${each.folder}/${words}`))[0] ?? null;
    const failure = newer ?? options.failures?.get(name) ?? null;
    const held = hold({ recipe, recipeHash, quality, backend: pipeline.backend, used, usedHash, matched }, desk, index);
    const state = held.fresh ? 'fresh' : failure !== null ? 'failed' : held.active === null ? 'missing' : 'stale';
    counts[state] += 1;
    if (held.fresh && held.active !== null) index.noteFitting(key, held.active.take.name);
    const startFrame = frameAt(at, rate);
    at += shot.duration;
    const planned: PlannedShot = {
      id: shot.id,
      key,
      chapter: source.story.chapters[scene.chapter]?.number ?? 1,
      sceneIndex: scene.index,
      shotIndex,
      kind: shot.kind,
      locked: scene.number.locked && (shot.number?.locked ?? true),
      label: labelOf(scene, shot, shotIndex),
      title,
      line: source.story.sceneLines[scene.index]! + shot.span.line + 1,
      state,
      reasons: held.fresh ? [] : held.reasons,
      error: state === 'failed' ? failure : null,
      recipeHash,
      backend: pipeline.backend,
      quality,
      folder,
      active: held.active && index.publicTake(held.active, true),
      takes: placed(folders).filter(({ take }) => take.review.status !== 'deleted').length,
      guess,
      startFrame,
      frames: frameAt(at, rate) - startFrame,
      duration: shot.duration,
      estimate: backend === undefined ? { ms: 0, cost: null } : backend.estimate(recipe),
    };
    shots.push(planned);
    details.set(planned, {
      recipe,
      fingerprint: shot.fingerprint,
      pipeline,
      used,
      made: held.made,
      readOnly: newer !== null,
    });
  }
  known.end();
  await memory.files.save();

  return {
    script: source.entry.key,
    path: source.entry.path,
    scriptHash: source.hash,
    fps: rateText(rate),
    frames: frameAt(at, rate),
    shots,
    counts,
    problems: [...composer.problems, ...desk.problems, ...index.problems],
  };
}

function composed(composer: Composer, shot: Shot, key: ShotKey): Composed {
  const recipe = composer.compose(shot, key);
  return { recipe, recipeHash: composedHash(recipe), title: titleOf(shot), key: keyText(key) };
}

type KnownPipeline = Awaited<ReturnType<typeof usedPipeline>>;

interface ChosenPipeline {
  quality: Quality;
  pipeline: Pipeline;
  backend: PlanBackend | undefined;
  used: UsedPipeline | null;
  /** `pipelineHash` of `used`. */
  usedHash: string | null;
}

/** Which pipeline a shot goes through: its own, else the one of the wanted quality. */
class Pipelines {
  readonly #project: Project;
  readonly #options: PlanOptions;
  readonly #used: ReadonlyMap<Quality, KnownPipeline>;
  readonly #problems = new Set<string>();
  readonly #chosen = new Map<Quality, ChosenPipeline>();

  private constructor(project: Project, options: PlanOptions, used: ReadonlyMap<Quality, KnownPipeline>) {
    this.#project = project;
    this.#options = options;
    this.#used = used;
  }

  static async open(project: Project, options: PlanOptions, files: FileHashes): Promise<Pipelines> {
    const used = new Map<Quality, KnownPipeline>();
    for (const quality of Quality.options) used.set(quality, await usedPipeline(pipelineOf(project, quality), files));
    return new Pipelines(project, options, used);
  }

  get problems(): string[] {
    return [...this.#problems];
  }

  of(shot: Shot): ChosenPipeline {
    let quality = this.#options.quality ?? this.#project.manifest.quality;
    if (shot.pipeline !== null) {
      const own = Quality.safeParse(shot.pipeline.trim().toLowerCase());
      if (own.success) quality = own.data;
      else this.#problems.add(`There is no pipeline "${shot.pipeline}": write low, standard or high.`);
    }
    const chosen = this.#chosen.get(quality) ?? this.#choose(quality);
    this.#chosen.set(quality, chosen);
    return chosen;
  }

  #choose(quality: Quality): ChosenPipeline {
    const pipeline = pipelineOf(this.#project, quality);
    const backend = this.backend(pipeline.backend);
    if (backend === undefined) {
      this.#problems.add(
        `project.json: pipelines.${quality} names the backend "${pipeline.backend}", which this Slateline does not have.`,
      );
    }
    const { used, problem } = this.#used.get(quality)!;
    if (problem !== null) this.#problems.add(`project.json: pipelines.${quality}.workflow: ${problem}`);
    return { quality, pipeline, backend, used, usedHash: used && pipelineHash(used) };
  }

  backend(name: string): PlanBackend | undefined {
    return this.#options.backends(name);
  }
}

function pipelineOf({ manifest }: Project, quality: Quality): Pipeline {
  return manifest.pipelines[quality] ?? { backend: 'sketch', options: {} };
}

interface Wanted {
  recipe: Recipe;
  recipeHash: string;
  quality: Quality;
  backend: string;
  used: UsedPipeline | null;
  usedHash: string | null;
  matched: MatchedShot;
}

interface Held {
  /** The take in use. */
  active: PlacedTake | null;
  /** True if some usable take is what the recipe asks for. */
  fresh: boolean;
  reasons: StaleReason[];
  made: ReadonlySet<string>;
}

const nothing: Held = { active: null, fresh: false, reasons: [], made: new Set() };

/** How many takes of a shot are looked at for one that still fits, newest first. */
const LOOK_BACK = 16;

/** The wanted recipe against the takes of its shot. In use is the pick, else the newest that fits, else the newest. */
function hold(wanted: Wanted, desk: Pipelines, index: TakeIndex): Held {
  const { folders } = wanted.matched;
  const all = placed(folders);
  if (all.length === 0) return nothing;
  const made = new Set<string>();
  for (const { take } of all) if (take.quality === wanted.quality && isSameWay(take, wanted)) made.add(take.recipeHash);
  const usable = newestPlaces(all.filter(({ take }) => isUsable(take)));
  const picked = pickedTake(folders);
  const reasonsOf = (place: PlacedTake): StaleReason[] => staleness(place, wanted, desk, index);
  const pickReasons = picked && reasonsOf(picked);
  if (picked !== null && pickReasons?.length === 0) return { active: picked, fresh: true, reasons: [], made };
  const fitting = usable.slice(0, LOOK_BACK).find((place) => reasonsOf(place).length === 0) ?? null;
  const active = picked ?? fitting ?? usable[0] ?? null;
  const reasons = active === null ? [] : active === picked ? pickReasons! : fitting ? [] : reasonsOf(active);
  return { active, fresh: fitting !== null, reasons, made };
}

function isSameWay(take: IndexedTake, wanted: Wanted): boolean {
  return take.backend === wanted.backend && samePipeline(take.pipeline, wanted.usedHash);
}

const RANK: Record<Quality, number> = { low: 0, standard: 1, high: 2 };

/** Why a take is not what is wanted; empty if it is. A take of a higher quality than asked for is as good. */
function staleness({ take }: PlacedTake, wanted: Wanted, desk: Pipelines, index: TakeIndex): StaleReason[] {
  const reasons: StaleReason[] = [];
  const higher = RANK[take.quality] > RANK[wanted.quality];
  if (RANK[take.quality] < RANK[wanted.quality])
    reasons.push({ field: 'quality', label: 'the quality', was: take.quality, now: wanted.quality });
  if (!higher && take.backend !== wanted.backend)
    reasons.push({ field: 'backend', label: 'the backend', was: take.backend, now: wanted.backend });
  if (take.quality === wanted.quality && take.backend === wanted.backend && !isSameWay(take, wanted))
    reasons.push(pipelineReason(index.sidecar(take.name)?.pipeline, wanted.used));
  if (take.recipeHash === wanted.recipeHash) return reasons;
  const sidecar = index.sidecar(take.name);
  if (sidecar === null) {
    const [was, now] = [take.recipeHash, wanted.recipeHash].map((hash) => hash.slice(0, 8)) as [string, string];
    return [...reasons, { field: '', label: 'the recipe', was, now }];
  }
  const consumes = desk.backend(higher ? take.backend : wanted.backend)?.consumes ?? ALL_FIELDS;
  return [...reasons, ...compareRecipes(sidecar.recipe, wanted.recipe, consumes)];
}

/** "12 / 3B"; derived coverage by its place, in brackets: "12 / (3)". */
function labelOf(scene: Scene, shot: Shot, index: number): string {
  return `${scene.number.value} / ${shot.number?.value ?? `(${index + 1})`}`;
}

function titleOf(shot: Shot): string {
  const words = shot.description.replace(/\s+/g, ' ').trim();
  const brief = words.length > 80 ? `${words.slice(0, 79).trimEnd()}…` : words;
  return [shot.size, brief].filter((part) => part !== null && part !== '').join(' - ');
}
