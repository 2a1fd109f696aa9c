/**
 * What lies in a shot's folder under `03_Renders/`. A take and its sidecar are written once and never changed; what
 * people decide about it is in `*.review.json` (one file per take) and in `shot.json` (the active take).
 */
import { z } from 'zod';
import { Quality } from './manifest.ts';
import { Recipe } from './recipe.ts';

/** Identity of a shot. `shot` is its number, or for derived coverage an opaque id `D…`. */
export const ShotKey = z.object({ script: z.string(), scene: z.string(), shot: z.string() });
export type ShotKey = z.infer<typeof ShotKey>;

/** The way a take was made, besides its recipe. */
export const UsedPipeline = z.object({
  backend: z.string(),
  workflow: z.string().nullable().describe('SHA-256 of the workflow file'),
  options: z.record(z.string(), z.unknown()),
});
export type UsedPipeline = z.infer<typeof UsedPipeline>;

export const Sidecar = z.object({
  version: z.literal(1),
  /** File name of the take without extension: `S012_03B_take01_k7f3q2mz`. */
  name: z.string(),
  number: z.int().positive(),
  job: z.string(),
  output: z.int().min(0).describe('Index among the outputs of its job'),
  key: ShotKey,
  media: z.object({
    file: z.string(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('Names its thumbnail'),
    bytes: z.int(),
    width: z.int(),
    height: z.int(),
    type: z.string().describe('MIME type'),
  }),
  recipe: Recipe,
  recipeHash: z.string(),
  seed: z.int(),
  backend: z.object({ name: z.string(), version: z.string(), model: z.string().nullable() }),
  quality: Quality,
  /** Not recorded by early versions: then it counts as the one that is wanted. */
  pipeline: UsedPipeline.optional(),
  created: z.iso.datetime(),
  source: z.object({
    path: z.string(),
    line: z.int().describe('From 1'),
    commit: z.string().nullable(),
    dirty: z.boolean(),
  }),
  timing: z.object({ generate: z.int().describe('Milliseconds') }),
  cost: z.object({ amount: z.number(), currency: z.string() }).nullable(),
});
export type Sidecar = z.infer<typeof Sidecar>;

export const Verdict = z.enum(['pending', 'approved', 'rejected', 'deleted']);
export const Review = z.looseObject({
  version: z.literal(1),
  status: Verdict,
  rating: z.int().min(0).max(5).nullable(),
  note: z.string(),
});
export type Review = z.infer<typeof Review>;

export const ShotFile = z.looseObject({
  version: z.literal(1),
  key: ShotKey,
  aliases: z.array(z.string()).describe('Earlier ids, such as the D id of coverage that was written into the script'),
  fingerprint: z.string(),
  active: z.string().nullable().describe('Name of the take in use'),
});
export type ShotFile = z.infer<typeof ShotFile>;

/** A take as every reader sees it. Paths are project-relative POSIX. */
export const Take = z.object({
  name: z.string(),
  number: z.int(),
  key: ShotKey,
  path: z.string(),
  thumbnail: z.string().nullable(),
  width: z.int(),
  height: z.int(),
  type: z.string(),
  recipeHash: z.string(),
  seed: z.int(),
  backend: z.string(),
  created: z.string(),
  active: z.boolean(),
  review: Review,
  /** `pointer`: the media is a Git LFS pointer that has not been fetched. `damaged`: it does not match its sidecar. */
  state: z.enum(['ok', 'pointer', 'missing', 'damaged']),
});
export type Take = z.infer<typeof Take>;
