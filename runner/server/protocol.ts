/**
 * The daemon's protocol, version 1: HTTP under `/v1` and one WebSocket at `/v1/events`, on loopback only. Every
 * request carries `Authorization: Bearer <token>` (the WebSocket: subprotocol `slateline.<token>`); the token and
 * port stand in the daemon file, mode 0600, in the user's local state directory.
 *
 * Events carry `{epoch, seq}`. A connection gets one `snapshot` and then events; after a gap or in a new epoch it asks
 * for a new snapshot by connecting again.
 */
import { z } from 'zod';
import { Job, JobState } from '../contracts/job.ts';
import { Quality } from '../contracts/manifest.ts';
import { Plan, PlannedShot, ShotState, StaleReason } from '../contracts/plan.ts';
import { Recipe } from '../contracts/recipe.ts';
import { Review, ShotFile, ShotKey, Sidecar, Take, Verdict } from '../contracts/take.ts';

export {
  Job,
  JobState,
  Plan,
  PlannedShot,
  Quality,
  Recipe,
  Review,
  ShotFile,
  ShotKey,
  ShotState,
  Sidecar,
  StaleReason,
  Take,
  Verdict,
};

export const PROTOCOL = { min: 1, max: 1 } as const;

/** Contents of `daemon.json` in the state directory. */
export const DaemonFile = z.object({
  version: z.literal(1),
  pid: z.int(),
  port: z.int(),
  token: z.string(),
  projectId: z.string(),
  root: z.string(),
  started: z.iso.datetime(),
  slateline: z.string().describe('Version of the daemon'),
});
export type DaemonFile = z.infer<typeof DaemonFile>;

export const Failure = z.object({
  error: z.object({ code: z.string(), message: z.string(), remedy: z.string().nullable() }),
});

export const Hello = z.object({
  slateline: z.string(),
  protocol: z.object({ min: z.int(), max: z.int() }),
  projectId: z.string(),
  name: z.string(),
  root: z.string(),
  epoch: z.string(),
});
export type Hello = z.infer<typeof Hello>;

/** Which shots: ids of the Story (`12/3B`), scenes by number, or everything that is not fresh. */
export const ShotSelection = z.object({
  shots: z.array(z.string()).optional(),
  scenes: z.array(z.string()).optional(),
  states: z.array(ShotState).optional().describe('Default: stale, missing, failed'),
});
export type ShotSelection = z.infer<typeof ShotSelection>;

export const RenderRequest = ShotSelection.extend({
  script: z.string().optional().describe('Script key; default: every script'),
  quality: Quality.optional(),
  takes: z.int().min(1).max(16).optional().describe('Takes per shot; more than one uses further seeds'),
  lock: z.enum(['always', 'never']).default('always'),
});
export type RenderRequest = z.infer<typeof RenderRequest>;

/** Numbers that could not be written because the script is dirty in an editor or changed on disk. */
export const PendingLock = z.object({
  script: z.string(),
  path: z.string(),
  scriptHash: z.string(),
  shots: z.array(z.object({ id: z.string(), fingerprint: z.string(), scene: z.string(), shot: z.string().nullable() })),
});
export type PendingLock = z.infer<typeof PendingLock>;

export const RenderAnswer = z.object({ jobs: z.array(Job), locked: z.int(), pending: z.array(PendingLock) });
export type RenderAnswer = z.infer<typeof RenderAnswer>;

export const ReelRequest = z.object({
  script: z.string().optional(),
  purpose: z.enum(['editor', 'export']).default('editor').describe('MP3 for the editor, AAC for export'),
  burnSubtitles: z.boolean().default(false),
  slates: z.boolean().default(false),
  output: z.string().optional().describe('Absolute path; default under 06_Exports (export) or 05_Cache (editor)'),
});
export type ReelRequest = z.infer<typeof ReelRequest>;

export const ReelAnswer = z.object({
  path: z.string(),
  vtt: z.string(),
  srt: z.string(),
  frames: z.int(),
  fps: z.string(),
  duration: z.int().describe('Milliseconds'),
  segments: z.array(
    z.object({ shot: z.string(), startFrame: z.int(), frames: z.int(), sha256: z.string(), cached: z.boolean() }),
  ),
  missing: z.array(z.string()).describe('Shots without a take: shown as a plain slate that says so'),
});
export type ReelAnswer = z.infer<typeof ReelAnswer>;

/** Verdict, rating or note; what is left out stays. */
export const ReviewRequest = z.object({
  status: Verdict.optional(),
  rating: z.int().min(0).max(5).nullable().optional(),
  note: z.string().optional(),
});

/** What the editor has open and unsaved: those files the runner never writes. */
export const DirtyDocuments = z.object({ client: z.string(), paths: z.array(z.string()) });

/** Every route: method, path (`:name` is a parameter), body and answer. */
export const routes = {
  hello: { method: 'GET', path: '/v1/hello', body: null, answer: Hello },
  scripts: {
    method: 'GET',
    path: '/v1/scripts',
    body: null,
    answer: z.object({ scripts: z.array(z.object({ key: z.string(), path: z.string(), title: z.string() })) }),
  },
  plan: { method: 'GET', path: '/v1/plan/:script', body: null, answer: Plan },
  render: { method: 'POST', path: '/v1/render', body: RenderRequest, answer: RenderAnswer },
  /** True while any job waits or runs: what waiting for the end asks, without the jobs themselves. */
  busy: { method: 'GET', path: '/v1/busy', body: null, answer: z.object({ busy: z.boolean() }) },
  jobs: { method: 'GET', path: '/v1/jobs', body: null, answer: z.object({ jobs: z.array(Job) }) },
  cancel: { method: 'POST', path: '/v1/jobs/:id/cancel', body: null, answer: Job },
  retry: { method: 'POST', path: '/v1/jobs/:id/retry', body: null, answer: Job },
  cancelAll: { method: 'POST', path: '/v1/jobs/cancel', body: null, answer: z.object({ cancelled: z.int() }) },
  takes: {
    method: 'GET',
    path: '/v1/takes/:script/:scene/:shot',
    body: null,
    answer: z.object({ takes: z.array(Take) }),
  },
  sidecar: { method: 'GET', path: '/v1/sidecar/:take', body: null, answer: Sidecar },
  pick: { method: 'POST', path: '/v1/takes/:take/pick', body: null, answer: Take },
  review: { method: 'POST', path: '/v1/takes/:take/review', body: ReviewRequest, answer: Take },
  reel: { method: 'POST', path: '/v1/reel', body: ReelRequest, answer: ReelAnswer },
  dirty: { method: 'POST', path: '/v1/dirty', body: DirtyDocuments, answer: z.object({ ok: z.literal(true) }) },
  locks: { method: 'GET', path: '/v1/locks', body: null, answer: z.object({ pending: z.array(PendingLock) }) },
  drain: { method: 'POST', path: '/v1/drain', body: null, answer: z.object({ ok: z.literal(true) }) },
} as const;
export type RouteName = keyof typeof routes;

/** The task protocol's events and our own. */
export const RunnerEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), jobs: z.array(Job), locks: z.array(PendingLock) }),
  z.object({ type: z.literal('start_generation'), job: Job }),
  z.object({
    type: z.literal('task_progress'),
    taskId: z.string(),
    key: ShotKey,
    progress: z.number(),
    step: z.string(),
    state: JobState,
    /** Base64 of a small preview image. */
    preview: z.object({ type: z.string(), data: z.string() }).optional(),
  }),
  z.object({ type: z.literal('task_success'), taskId: z.string(), key: ShotKey, takes: z.array(z.string()) }),
  z.object({
    type: z.literal('task_failed'),
    taskId: z.string(),
    key: ShotKey,
    error: z.string(),
    cancelled: z.boolean(),
  }),
  z.object({ type: z.literal('take_created'), take: Take }),
  z.object({ type: z.literal('take_changed'), take: Take }),
  z.object({
    type: z.literal('project_update'),
    what: z.enum(['manifest', 'script', 'assets', 'takes', 'plan']),
    script: z.string().nullable(),
  }),
  z.object({ type: z.literal('asset_added'), category: z.string(), path: z.string() }),
  z.object({ type: z.literal('lock_pending'), lock: PendingLock }),
  z.object({ type: z.literal('reel_progress'), done: z.int(), total: z.int(), step: z.string() }),
  z.object({
    type: z.literal('log'),
    level: z.enum(['info', 'warn', 'error']),
    taskId: z.string().nullable(),
    message: z.string(),
  }),
]);
export type RunnerEvent = z.infer<typeof RunnerEvent>;

export const EventEnvelope = z.object({ epoch: z.string(), seq: z.int(), event: RunnerEvent });
export type EventEnvelope = z.infer<typeof EventEnvelope>;
