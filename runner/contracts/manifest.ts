/** `project.json`: the manifest. Unknown keys are kept, so that newer versions and other tools lose nothing. */
import { z } from 'zod';
import { SeveritySettings } from '../../grammar/checks/severity.ts';

export const MANIFEST_VERSION = 1;

export const Quality = z.enum(['low', 'standard', 'high']);
export type Quality = z.infer<typeof Quality>;

/** Frames per second as a number or an exact fraction such as `24000/1001`. */
export const FrameRate = z.union([z.number().positive().max(240), z.string().regex(/^\d+\/\d+$/)]);

export const Pipeline = z.looseObject({
  backend: z.string().min(1),
  workflow: z.string().optional().describe('Project-relative path of a workflow file'),
  options: z.record(z.string(), z.unknown()).default({}),
});
export type Pipeline = z.infer<typeof Pipeline>;

export const Manifest = z.looseObject({
  slateline: z.int().positive().describe('Schema version'),
  id: z.string().min(1),
  name: z.string().min(1),
  created: z.iso.datetime(),
  quality: Quality.default('low'),
  scripts: z.record(z.string().min(1), z.string().min(1)).describe('Script key → project-relative POSIX path'),
  narrative: z.looseObject({ structure: z.string().optional() }).default({}),
  settings: z
    .looseObject({
      fps: FrameRate.default(24),
      resolution: z.tuple([z.int().min(16).max(8192), z.int().min(16).max(8192)]).default([1920, 1080]),
      aspectRatio: z.string().default('16:9'),
      language: z.string().default('en'),
    })
    .prefault({}),
  pipelines: z.partialRecord(Quality, Pipeline).default({}),
  diagnostics: SeveritySettings.default({}).describe('Problem code → off, hint, info, warning or error'),
  naming: z.looseObject({}).default({}),
});
export type Manifest = z.infer<typeof Manifest>;
