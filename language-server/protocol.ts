/**
 * What the language server offers beyond LSP: the `Story` of a script and word when it changed. Both ends, and
 * whoever forwards a `Story` (extension, webviews), parse with these schemas at their border.
 */
import { z } from 'zod';
import { SeveritySettings } from '../grammar/checks/severity.ts';
import { Story } from '../grammar/story/schema.ts';

/** The two language ids the server speaks, as registered in the editor. */
export const LanguageId = z.enum(['story', 'fountain']);
export type LanguageId = z.infer<typeof LanguageId>;

/**
 * For the Node that runs the server. V8 would let young objects take 64 MB before it looks at them; a server that lives
 * all day beside an editor is as fast with less, and a hundred megabytes smaller.
 */
export const SERVER_FLAGS: readonly string[] = ['--max-semi-space-size=4'];

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

/** Lines and UTF-16 columns, zero-based, end exclusive, absolute in the file. */
export const ScriptEdit = z.object({
  line: z.int(),
  char: z.int(),
  endLine: z.int(),
  endChar: z.int(),
  text: z.string(),
});
export type ScriptEdit = z.infer<typeof ScriptEdit>;

/** Edits of one version of a script; they never overlap. A document of another version must not be given them. */
export const ScriptEdits = z.object({
  version: z.int().describe('Of the document the edits are for'),
  edits: z.array(ScriptEdit),
});
export type ScriptEdits = z.infer<typeof ScriptEdits>;

/** Shots that were rendered under these numbers, which could not be written into the script then. */
export const LockNumbersParams = StoryParams.extend({
  shots: z.array(z.object({ fingerprint: z.string(), scene: z.string(), shot: z.string().nullable() })),
});
export type LockNumbersParams = z.infer<typeof LockNumbersParams>;

/** Request, client to server: the edits that write such numbers, as far as their shots are found and they are free. */
export const lockNumbersRequest = {
  method: 'slateline/lockNumbers',
  params: LockNumbersParams,
  result: ScriptEdits,
} as const;

export const WriteShotsParams = StoryParams.extend({
  shots: z.array(z.string()).optional().describe('Ids of derived shots; without it, all of the script'),
});
export type WriteShotsParams = z.infer<typeof WriteShotsParams>;

/** Request, client to server: the edits that turn derived coverage into shot lines. */
export const writeShotsRequest = {
  method: 'slateline/writeShots',
  params: WriteShotsParams,
  result: ScriptEdits,
} as const;

/** Settings the server reads through `workspace/configuration`, section `slateline`. */
export const ServerSettings = z.object({
  headingPrefixes: z
    .array(z.string().min(1))
    .default([])
    .describe('Further words that open a scene heading in .story files, as INNEN or 屋内'),
  diagnostics: SeveritySettings.default({}).describe('Problem code to off, hint, info, warning or error'),
});
export type ServerSettings = z.infer<typeof ServerSettings>;
