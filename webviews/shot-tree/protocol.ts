/**
 * What the shot tree and the extension say to each other. Buffered messages are snapshots: a `board` names every scene,
 * and the scenes that it or a `scene` message carries replace whatever the view had of them. Only `progress` is lost
 * while the view is hidden; the next board tells the same.
 */
import * as z from 'zod';

/** States of the plan, what a job adds to them, and `unknown` while no runner has said anything. */
export const CardState = z.enum(['fresh', 'stale', 'missing', 'failed', 'queued', 'rendering', 'unknown']);
export type CardState = z.infer<typeof CardState>;

export const ShotCard = z.object({
  id: z.string().describe('`Shot.id` of the story'),
  label: z.string().describe('"3B" for people, within its scene'),
  derived: z.boolean(),
  size: z.string().nullable(),
  words: z.string(),
  move: z.string().nullable().describe('Movement, lens and angle in brief'),
  duration: z.int().describe('Milliseconds'),
  state: CardState,
  why: z.string().describe('Why it is stale, or why it failed, in words; empty otherwise'),
  image: z.string().nullable().describe('Thumbnail or picture of the active take, relative to `Board.media`'),
  takes: z.int(),
  speech: z.string().describe('First words spoken in it; empty if none'),
});
export type ShotCard = z.infer<typeof ShotCard>;

export const SceneHead = z.object({
  index: z.int(),
  chapter: z.int().describe('Index into `Board.chapters`'),
  number: z.string(),
  heading: z.string(),
  synopsis: z.string(),
  duration: z.int(),
  shots: z.int(),
});
export type SceneHead = z.infer<typeof SceneHead>;

export const Board = z.object({
  type: z.literal('board'),
  title: z.string(),
  script: z.string().describe('URI of the script shown'),
  scripts: z.array(z.object({ uri: z.string(), title: z.string() })),
  media: z.string().describe('Webview URI of the project folder, with `/` at its end'),
  canRun: z.boolean().describe('False in Restricted Mode'),
  runner: z.enum(['off', 'starting', 'connected', 'failed']),
  duration: z.int(),
  chapters: z.array(z.object({ title: z.string(), synopsis: z.string() })),
  scenes: z.array(SceneHead),
  shots: z.record(z.string(), z.array(ShotCard)).describe('By scene index; scenes left out are as they were'),
  fresh: z.boolean().describe('True where the view must forget everything it had'),
});
export type Board = z.infer<typeof Board>;

/** Extension to view. */
export const ToShotTree = z.discriminatedUnion('type', [
  Board,
  z.object({ type: z.literal('empty'), message: z.string() }),
  z.object({
    type: z.literal('progress'),
    id: z.string(),
    progress: z.number(),
    step: z.string(),
    preview: z.object({ type: z.string(), data: z.instanceof(ArrayBuffer) }).nullable(),
  }),
  z.object({ type: z.literal('cursor'), id: z.string().nullable(), reveal: z.boolean() }),
]);
export type ToShotTree = z.infer<typeof ToShotTree>;

/** View to extension. */
export const FromShotTree = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), script: z.string().nullable() }),
  z.object({ type: z.literal('script'), uri: z.string() }),
  z.object({ type: z.literal('open'), id: z.string() }),
  z.object({ type: z.literal('takes'), id: z.string() }),
  z.object({ type: z.literal('render'), ids: z.array(z.string()) }),
  z.object({ type: z.literal('renderScene'), scene: z.int() }),
  z.object({ type: z.literal('renderAll') }),
  z.object({ type: z.literal('cancel'), id: z.string() }),
  z.object({ type: z.literal('play'), id: z.string().nullable() }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);
export type FromShotTree = z.infer<typeof FromShotTree>;

/** What the view keeps across reloads, and the extension restores the panel from. */
export const ShotTreeState = z.object({
  script: z.string().nullable(),
  width: z.number().min(120).max(640),
  filters: z.array(CardState),
  search: z.string(),
  active: z.string().nullable(),
  scroll: z.number().min(0),
});
export type ShotTreeState = z.infer<typeof ShotTreeState>;
