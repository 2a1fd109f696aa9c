/** `project.json`: the manifest. Unknown keys are kept, so that newer versions and other tools lose nothing. */
import { z } from 'zod';
import { SeveritySettings } from '../../grammar/checks/severity.ts';

export const MANIFEST_VERSION = 1;

export const Quality = z.enum(['low', 'standard', 'high']);
export type Quality = z.infer<typeof Quality>;

/** Frames per second as a number or an exact fraction such as `24000/1001`: from 1 to 240. */
export const FrameRate = z.union([
  z.number().min(1).max(240),
  z
    .string()
    .regex(/^\d{1,9}\/\d{1,9}$/)
    .refine(
      (text) => {
        const [num, den] = text.split('/').map(Number) as [number, number];
        return num >= den && num <= 240 * den;
      },
      { error: 'a frame rate is from 1 to 240 frames per second' },
    ),
]);

/** Words of one line, as they are shown, put into files and used in paths. */
export const Line = z
  .string()
  .min(1)
  .max(300)
  .regex(/^\P{Cc}*$/u, { error: 'no line breaks or other control characters' });

export const Pipeline = z.looseObject({
  backend: z.string().min(1),
  workflow: z.string().optional().describe('Project-relative path of a workflow file'),
  options: z.record(z.string(), z.unknown()).default({}),
});
export type Pipeline = z.infer<typeof Pipeline>;

export const Manifest = z.looseObject({
  slateline: z.int().positive().describe('Schema version'),
  id: z.string().min(1),
  name: Line,
  created: z.iso.datetime(),
  quality: Quality.default('low'),
  scripts: z.record(Line, z.string().min(1)).describe('Script key → project-relative POSIX path'),
  narrative: z.looseObject({ structure: z.string().optional() }).default({}),
  settings: z
    .looseObject({
      fps: FrameRate.default(24),
      resolution: z.tuple([z.int().min(16).max(8192), z.int().min(16).max(8192)]).default([1920, 1080]),
      aspectRatio: z.string().default('16:9'),
      language: Line.default('en'),
    })
    .prefault({}),
  pipelines: z.partialRecord(Quality, Pipeline).default({}),
  diagnostics: SeveritySettings.default({}).describe('Problem code → off, hint, info, warning or error'),
  naming: z.looseObject({}).default({}),
});
export type Manifest = z.infer<typeof Manifest>;
