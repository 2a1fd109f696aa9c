/** The plan: the recipes that the script wants, held against the takes there are. */
import { z } from 'zod';
import { Quality } from './manifest.ts';
import { ShotKey, Take } from './take.ts';

export const ShotState = z.enum(['fresh', 'stale', 'missing', 'failed']);
export type ShotState = z.infer<typeof ShotState>;

/** One input that changed since the take was made, in words a writer understands. */
export const StaleReason = z.object({
  field: z.string().describe('Dotted path in the recipe, such as `direct.description`'),
  label: z.string().describe('"the shot’s words", "MARA’s look", "seed"'),
  was: z.string(),
  now: z.string(),
});
export type StaleReason = z.infer<typeof StaleReason>;

export const PlannedShot = z.object({
  /** `Shot.id` of the Story this plan was made from. */
  id: z.string(),
  key: ShotKey,
  chapter: z.int().describe('From 1'),
  sceneIndex: z.int(),
  shotIndex: z.int(),
  kind: z.enum(['written', 'derived']),
  locked: z.boolean().describe('Scene and shot numbers both stand in the script (derived: the scene’s)'),
  label: z.string().describe('"12 / 3B" for people'),
  title: z.string().describe('Size and description in brief'),
  line: z.int().describe('Line in the script, from 1'),
  state: ShotState,
  reasons: z.array(StaleReason),
  error: z.string().nullable().describe('Why the last try failed'),
  recipeHash: z.string(),
  backend: z.string(),
  quality: Quality,
  folder: z.string().describe('Project-relative folder of its takes'),
  active: Take.nullable(),
  takes: z.int(),
  /** True where the shot was recognised by likeness only. */
  guess: z.boolean(),
  startFrame: z.int(),
  frames: z.int(),
  duration: z.int().describe('Milliseconds'),
  estimate: z.object({ ms: z.int(), cost: z.number().nullable() }),
});
export type PlannedShot = z.infer<typeof PlannedShot>;

export const Plan = z.object({
  script: z.string(),
  path: z.string(),
  scriptHash: z.string().describe('SHA-256 of the text this plan was made from'),
  fps: z.string().describe('Exact fraction, `24/1`'),
  frames: z.int(),
  shots: z.array(PlannedShot),
  counts: z.object({ fresh: z.int(), stale: z.int(), missing: z.int(), failed: z.int() }),
  problems: z.array(z.string()).describe('What stands in the way, in words: missing references, unknown backends'),
});
export type Plan = z.infer<typeof Plan>;
