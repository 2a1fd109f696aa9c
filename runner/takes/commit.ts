/**
 * Making takes. A take is there when its sidecar is; everything before that can be repeated, and repeating it after
 * that changes nothing. Media is stamped, then hashed, then written whole; then the sidecar; then, if need be, the
 * shot's own file. A process killed anywhere in between leaves either no take or a whole one.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import type { BackendOutput } from '../contracts/backend.ts';
import type { JobPayload } from '../contracts/job.ts';
import { type Project, Trouble } from '../contracts/project.ts';
import { Sidecar, type Take } from '../contracts/take.ts';
import type { Boundary } from '../engine/boundary.ts';
import { sha256 } from '../files/hash.ts';
import { writeWhole } from '../files/write-whole.ts';
import { ALL_FIELDS, compareRecipes } from '../recipe/compare.ts';
import { pipelineHash, samePipeline } from '../recipe/pipeline.ts';
import { readDecidedFile } from './decisions.ts';
import { MEDIA_TYPES, parseMediaName, parseTakeName, takeName, takeSuffix } from './names.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { ownFolder } from './own-folder.ts';
import { inspect } from './picture.ts';
import { noReview } from './review-file.ts';
import { claimFolder, SHOT_FILE, setPick, shotFileKind } from './shot-file.ts';
import { indexed, publicTake, readSidecar } from './shot-folder.ts';
import { readStamp, stampMedia } from './stamp.ts';
import { keepThumbnail } from './thumbnails.ts';

export interface TakeMeta {
  backend: { name: string; version: string; model?: string | null };
  /** What the backend reads of a recipe: a pick stands as long as that has not changed. Default: everything. */
  consumes?: readonly string[];
  /** Milliseconds the backend took. */
  generateMs: number;
  cost?: Sidecar['cost'];
  /** Told at every named instant of the commit; may throw or kill the process. */
  onBoundary?: (name: Boundary) => void;
}

/** What is stamped into the media: the sidecar, but for what can only be known of the stamped file. */
export const Provenance = Sidecar.omit({ media: true });
export type Provenance = z.infer<typeof Provenance>;

/**
 * Writes one take for each output. Idempotent: the same job and outputs give the same files, whatever part of them a
 * killed process had already written. Throws `Trouble` (`not-a-picture`, `disk-full`, `read-only` …).
 */
export async function commitTakes(
  project: Project,
  job: { id: string; payload: JobPayload },
  outputs: readonly BackendOutput[],
  meta: TakeMeta,
): Promise<Take[]> {
  if (project.readOnly !== null) throw new Trouble('read-only', project.readOnly);
  const { folder } = job.payload;
  return oneAtATime(path.join(project.root, folder), async () => {
    const takes: Take[] = [];
    for (const [index, output] of outputs.entries()) {
      const sidecar = await commitOne(project, job, output, index, meta);
      takes.push(publicTake(folder, indexed(sidecar, noReview, 'ok'), false, null));
    }
    await keepShotFile(project, job.payload, meta.consumes ?? ALL_FIELDS);
    return takes;
  });
}

async function commitOne(
  project: Project,
  job: { id: string; payload: JobPayload },
  output: BackendOutput,
  index: number,
  meta: TakeMeta,
): Promise<Sidecar> {
  const { payload } = job;
  const folder = await ownFolder(project, payload.folder);
  const made = await findMade(folder, takeSuffix(job.id, index), meta.onBoundary);
  if (made !== null) return made;

  const picture = await inspect(output);
  const number = nextNumber(folder);
  const provenance: Provenance = {
    version: 1,
    name: takeName(payload.key, number, job.id, index),
    number,
    job: job.id,
    output: index,
    key: payload.key,
    recipe: payload.recipe,
    recipeHash: payload.recipeHash,
    seed: payload.recipe.seed,
    backend: { name: meta.backend.name, version: meta.backend.version, model: meta.backend.model ?? null },
    quality: payload.quality,
    ...(payload.pipeline && { pipeline: payload.pipeline }),
    created: new Date().toISOString(),
    source: payload.source,
    timing: { generate: Math.max(0, Math.round(meta.generateMs)) },
    cost: meta.cost ?? null,
  };
  const media = stampMedia(output.bytes, output.type, provenance);
  const file = provenance.name + MEDIA_TYPES[output.type];
  const { width, height, thumbnail } = picture;
  await writeWhole(path.join(folder, file), media, {
    written: () => meta.onBoundary?.('before-fsync'),
    synced: () => {
      meta.onBoundary?.('after-fsync');
      meta.onBoundary?.('before-rename');
    },
    renamed: () => meta.onBoundary?.('after-rename'),
  });
  const sidecar = await writeSidecar(folder, provenance, {
    file,
    sha256: sha256(media),
    bytes: media.length,
    width,
    height,
    type: output.type,
    onBoundary: meta.onBoundary,
  });
  if (thumbnail !== null) await keepThumbnail(project, sidecar.media.sha256, thumbnail);
  return sidecar;
}

/** The take of this job and output if it is there; finishes one whose commit stopped between media and sidecar. */
async function findMade(folder: string, suffix: string, onBoundary: TakeMeta['onBoundary']): Promise<Sidecar | null> {
  const names = readdirSync(folder).filter((name) => name.includes(`_${suffix}.`));
  for (const name of names) {
    const take = name.endsWith('.json') ? name.slice(0, -'.json'.length) : null;
    if (take === null || parseTakeName(take)?.suffix !== suffix) continue;
    const sidecar = readSidecar(path.join(folder, name));
    // Its media may be a pointer here or deleted since: the take was made all the same.
    if (!('trouble' in sidecar)) return sidecar;
    if (sidecar.newer) throw new Trouble('newer-take', `${name}: ${sidecar.trouble}`);
  }
  for (const name of names) {
    if (parseMediaName(name) === null) continue;
    const finished = await finishOrphan(folder, name, onBoundary);
    if (finished !== null) return finished;
  }
  return null;
}

/**
 * Writes the sidecar of media that lost its own, from the provenance in it. Null if the file is no take of ours, or
 * not whole: it is left alone, and does not count.
 */
export async function finishOrphan(
  folder: string,
  file: string,
  onBoundary?: TakeMeta['onBoundary'],
): Promise<Sidecar | null> {
  const media = parseMediaName(file);
  if (media === null || existsSync(path.join(folder, `${media.name}.json`))) return null;
  let bytes: Buffer;
  try {
    bytes = readFileSync(path.join(folder, file));
  } catch {
    // A folder of that name, a file nobody may read or larger than memory: whatever it is, no commit of ours left it.
    return null;
  }
  const provenance = Provenance.safeParse(readStamp(bytes, media.type));
  if (!provenance.success || provenance.data.name !== media.name) return null;
  const { output: size } = provenance.data.recipe;
  const picture = await inspect({ bytes, type: media.type, ...size }).catch(() => null);
  if (picture === null) return null;
  const { width, height } = picture;
  return writeSidecar(folder, provenance.data, {
    file,
    sha256: sha256(bytes),
    bytes: bytes.length,
    width,
    height,
    type: media.type,
    onBoundary,
  });
}

async function writeSidecar(
  folder: string,
  provenance: Provenance,
  { onBoundary, ...media }: Sidecar['media'] & Pick<TakeMeta, 'onBoundary'>,
): Promise<Sidecar> {
  const { version, name, number, job, output, key, ...rest } = provenance;
  const sidecar: Sidecar = { version, name, number, job, output, key, media, ...rest };
  onBoundary?.('before-sidecar');
  await writeWhole(path.join(folder, `${name}.json`), JSON.stringify(sidecar, null, 2) + '\n');
  onBoundary?.('after-sidecar');
  return sidecar;
}

/** One more than the highest there is, deleted and unfinished ones included: a number is never used again here. */
function nextNumber(folder: string): number {
  let highest = 0;
  for (const file of readdirSync(folder)) {
    const take = parseTakeName(file.replace(/\.(?:review\.json|[a-z0-9]+)$/, ''));
    if (take !== null) highest = Math.max(highest, take.number);
  }
  return highest + 1;
}

/**
 * Makes sure the folder says whose it is, and lets go of a pick that was made for other words or options: the shot was asked for
 * anew, so the new picture is the one to see until a person picks again.
 */
async function keepShotFile(project: Project, payload: JobPayload, consumes: readonly string[]): Promise<void> {
  const folder = path.join(project.root, ...payload.folder.split('/'));
  const { value, trouble } = readDecidedFile(shotFileKind, path.join(folder, SHOT_FILE));
  // What cannot be read is shown to people by the index; a finished take does not fail for it.
  if (trouble !== null) return;
  if (value === null) await claimFolder(project, payload.folder, payload.key, payload.fingerprint);
  if (value?.active == null) return;
  const picked = readSidecar(path.join(folder, `${value.active}.json`));
  if ('trouble' in picked) return;
  const [was, now] = [picked.pipeline, payload.pipeline].map((used) => (used ? pipelineHash(used) : null));
  if (compareRecipes(picked.recipe, payload.recipe, consumes).length > 0 || !samePipeline(was!, now!))
    await setPick(project, payload.folder, value, null);
}
