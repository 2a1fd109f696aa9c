/** A job: one shot to be made by one backend. Transitions are atomic and idempotent; see `runner/queue/`. */
import { z } from 'zod';
import { Quality } from './manifest.ts';
import { Recipe } from './recipe.ts';
import { ShotKey, UsedPipeline } from './take.ts';

/**
 * `queued` → `leased` → `submitting` → `submitted` → `collecting` → `done`, or `failed`, `cancelled`. A job found in
 * `submitting` after a crash is ambiguous: its backend is asked before anything is submitted again.
 */
export const JobState = z.enum([
  'queued',
  'leased',
  'submitting',
  'submitted',
  'collecting',
  'done',
  'failed',
  'cancelled',
]);
export type JobState = z.infer<typeof JobState>;

/** What a job needs to be run by a process that has never seen the script. */
export const JobPayload = z.object({
  key: ShotKey,
  folder: z.string(),
  fingerprint: z.string(),
  recipe: Recipe,
  recipeHash: z.string(),
  backend: z.string(),
  quality: Quality,
  options: z.record(z.string(), z.unknown()),
  workflow: z.string().nullable(),
  /** What is recorded of these three in the sidecar. */
  pipeline: UsedPipeline.optional(),
  source: z.object({ path: z.string(), line: z.int(), commit: z.string().nullable(), dirty: z.boolean() }),
  label: z.string(),
});
export type JobPayload = z.infer<typeof JobPayload>;

export const Job = z.object({
  id: z.string(),
  state: JobState,
  payload: JobPayload,
  attempt: z.int(),
  /** Fencing token: grows with every lease; a holder with an older one can change nothing. */
  fence: z.int(),
  remoteId: z.string().nullable(),
  progress: z.number().min(0).max(1),
  step: z.string(),
  error: z.string().nullable(),
  takes: z.array(z.string()),
  created: z.string(),
  updated: z.string(),
});
export type Job = z.infer<typeof Job>;
