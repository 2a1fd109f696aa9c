/**
 * What the takes gallery and the extension say to each other. `takes` is always a whole snapshot of the shots that are
 * shown; decisions travel to the runner, and come back in the next snapshot.
 */
import * as z from 'zod';

export const VerdictWord = z.enum(['pending', 'approved', 'rejected', 'deleted']);
export type VerdictWord = z.infer<typeof VerdictWord>;

export const TakeCard = z.object({
  name: z.string(),
  number: z.int(),
  thumbnail: z.string().nullable().describe('Relative to `media`'),
  image: z.string().describe('The whole picture, relative to `media`'),
  width: z.int(),
  height: z.int(),
  seed: z.int(),
  backend: z.string(),
  created: z.string(),
  active: z.boolean(),
  current: z.boolean().describe('Made from the recipe that the script wants now'),
  status: VerdictWord,
  rating: z.int().nullable(),
  note: z.string(),
  state: z.enum(['ok', 'pointer', 'missing', 'damaged']),
});
export type TakeCard = z.infer<typeof TakeCard>;

export const Reason = z.object({ label: z.string(), was: z.string(), now: z.string() });

export const ShotTakes = z.object({
  id: z.string(),
  label: z.string(),
  title: z.string(),
  state: z.string(),
  reasons: z.array(Reason).describe('Why the active take is stale'),
  error: z.string().nullable(),
  takes: z.array(TakeCard),
});
export type ShotTakes = z.infer<typeof ShotTakes>;

/** A sidecar in words: what a take was made from, and when, and by what. */
export const RecipeSheet = z.object({
  take: z.string(),
  groups: z.array(z.object({ title: z.string(), lines: z.array(z.object({ label: z.string(), value: z.string() })) })),
});
export type RecipeSheet = z.infer<typeof RecipeSheet>;

/** Extension to view. */
export const ToTakes = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('takes'),
    script: z.string().describe('URI'),
    title: z.string(),
    media: z.string(),
    canRun: z.boolean(),
    shots: z.array(ShotTakes),
  }),
  z.object({ type: z.literal('recipe'), sheet: RecipeSheet }),
  z.object({
    type: z.literal('progress'),
    id: z.string(),
    progress: z.number(),
    step: z.string(),
    preview: z.object({ type: z.string(), data: z.instanceof(ArrayBuffer) }).nullable(),
  }),
  z.object({ type: z.literal('empty'), message: z.string() }),
]);
export type ToTakes = z.infer<typeof ToTakes>;

/** View to extension. */
export const FromTakes = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('pick'), take: z.string() }),
  z.object({
    type: z.literal('review'),
    take: z.string(),
    status: VerdictWord.optional(),
    rating: z.int().min(0).max(5).nullable().optional(),
    note: z.string().optional(),
  }),
  z.object({ type: z.literal('recipe'), take: z.string() }),
  z.object({ type: z.literal('render'), id: z.string(), takes: z.int().min(1).max(16) }),
  z.object({ type: z.literal('open'), id: z.string() }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);
export type FromTakes = z.infer<typeof FromTakes>;

/** What the view keeps across reloads; `script` and `shots` say what the panel shows. */
export const TakesState = z.object({
  script: z.string(),
  shots: z.array(z.string()),
  selected: z.string().nullable(),
  compare: z.string().nullable(),
});
export type TakesState = z.infer<typeof TakesState>;
