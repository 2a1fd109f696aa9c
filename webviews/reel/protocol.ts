/** What the reel player and the extension say to each other. */
import * as z from 'zod';

export const ReelShot = z.object({
  id: z.string(),
  label: z.string(),
  start: z.number().describe('Seconds'),
  duration: z.number().describe('Seconds'),
  scene: z.string(),
  missing: z.boolean(),
  image: z.string().nullable().describe('Webview URI of the thumbnail'),
});
export type ReelShot = z.infer<typeof ReelShot>;

/** Extension to view. */
export const ToReel = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('reel'),
    script: z.string().describe('URI'),
    title: z.string(),
    video: z.string().describe('Webview URI, with a version in its query so that a new reel is loaded'),
    subtitles: z.string().describe('WebVTT text'),
    frameRate: z.number(),
    shots: z.array(ReelShot),
    at: z.number().nullable().describe('Seconds to begin at; null: stay where it is'),
  }),
  z.object({ type: z.literal('making'), done: z.int(), total: z.int(), step: z.string() }),
  z.object({ type: z.literal('empty'), message: z.string() }),
]);
export type ToReel = z.infer<typeof ToReel>;

/** View to extension. */
export const FromReel = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('open'), id: z.string() }),
  z.object({ type: z.literal('takes'), id: z.string() }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);
export type FromReel = z.infer<typeof FromReel>;

export const ReelState = z.object({
  script: z.string(),
  at: z.number(),
  captions: z.boolean(),
});
export type ReelState = z.infer<typeof ReelState>;
