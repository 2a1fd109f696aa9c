/**
 * What the language server offers beyond LSP: the `Story` of a script and word when it changed. Both ends, and
 * whoever forwards a `Story` (extension, webviews), parse with these schemas at their border.
 */
import { z } from 'zod';
import { Story } from '../grammar/story/schema.ts';

/** The two language ids the server speaks, as registered in the editor. */
export const LanguageId = z.enum(['story', 'fountain']);
export type LanguageId = z.infer<typeof LanguageId>;

export const StoryParams = z.object({
  uri: z.string().describe('Of a script, as the editor writes it'),
  version: z
    .int()
    .optional()
    .describe('Wait for at least this version of an open document; without it, the newest built one'),
});
export type StoryParams = z.infer<typeof StoryParams>;

export const StoryResult = z.object({
  version: z.int().describe('Of the document the story was read from; 0 for a file that is not open'),
  story: Story,
});
export type StoryResult = z.infer<typeof StoryResult>;

/** Request, client to server. Fails with words when the URI is no script that the server knows. */
export const storyRequest = {
  method: 'slateline/story',
  params: StoryParams,
  result: StoryResult,
} as const;

export const StoryChangedParams = z.object({
  uri: z.string(),
  version: z.int(),
  changedScenes: z
    .array(z.int())
    .describe('Indexes, in the new story, of scenes that read differently; positions in all others only moved'),
});
export type StoryChangedParams = z.infer<typeof StoryChangedParams>;

/** Notification, server to client, after the diagnostics of the same version. */
export const storyChangedNotification = {
  method: 'slateline/storyChanged',
  params: StoryChangedParams,
} as const;

/** Settings the server reads through `workspace/configuration`, section `slateline`. */
export const ServerSettings = z.object({
  headingPrefixes: z
    .array(z.string().min(1))
    .default([])
    .describe('Further words that open a scene heading in .story files, as INNEN or 屋内'),
});
export type ServerSettings = z.infer<typeof ServerSettings>;
