/** Making a reel: lay the plan out in time, encode what changed, mix the sound, join, and put subtitles beside it. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import type { Plan, PlannedShot } from '../contracts/plan.ts';
import { type Project, type ScriptSource, Trouble } from '../contracts/project.ts';
import { capabilitiesOf } from '../ffmpeg/capabilities.ts';
import { findFfmpeg, INSTALL_FFMPEG } from '../ffmpeg/find.ts';
import { isInside, leaves } from '../files/inside.ts';
import { readPointer } from '../files/lfs-pointer.ts';
import { writeWhole } from '../files/write-whole.ts';
import { parseRate, timeOf } from '../plan/frames.ts';
import { EXPORTS_FOLDER, RENDERS_FOLDER } from '../project/open.ts';
import type { ReelAnswer, ReelRequest } from '../server/protocol.ts';
import { safeName } from '../takes/paths.ts';
import { join } from './join.ts';
import { layOut, type Segment } from './shots.ts';
import { soundCues } from './sound/music-cues.ts';
import { type PlacedCue, soundTrack } from './sound/track.ts';
import { subRip, webVtt } from './subtitles/files.ts';
import { encodeSegments } from './video/segments.ts';

/** A day: nobody watches longer, and what is held in memory for it stays bounded. */
const LONGEST_MS = 24 * 60 * 60_000;

export interface ReelHooks {
  /** SHA-256 of an active take's media, from its sidecar. */
  hashOf(shot: PlannedShot): string;
  onProgress(done: number, total: number, step: string): void;
  /** What was left out, in words: a music file that is not there. */
  onNote(message: string): void;
  signal?: AbortSignal | undefined;
}

/** Throws `Trouble`: `ffmpeg-missing`, `ffmpeg-ancient`, `ffmpeg-incapable`, `reel-output`, `nothing-to-show`, `reel-too-long`, `disk-full` … */
export async function renderReel(
  project: Project,
  source: ScriptSource,
  plan: Plan,
  request: z.output<typeof ReelRequest>,
  hooks: ReelHooks,
): Promise<ReelAnswer> {
  const output = request.output ?? defaultOutput(project, plan.script, request.purpose);
  checkOutput(project, output);
  const program = await findFfmpeg();
  const codec = request.purpose === 'export' ? 'aac' : 'mp3';
  const can = await capabilitiesOf(program);
  if (!can.x264 || !can[codec]) {
    throw new Trouble(
      'ffmpeg-incapable',
      `${program.path} (ffmpeg ${program.version}) cannot encode ${can.x264 ? codec.toUpperCase() : 'H.264'}.`,
      `Use a full build. ${INSTALL_FFMPEG}`,
    );
  }
  const { story } = source;
  const [width, height] = evenSize(project.manifest.settings.resolution);
  const rate = parseRate(plan.fps);
  const picture = { width, height, rate };
  const reel = layOut(story, plan, {
    root: project.root,
    size: { width, height },
    rate,
    burnSubtitles: request.burnSubtitles,
    slates: request.slates,
    hashOf: hooks.hashOf,
  });
  if (reel.segments.length === 0) {
    throw new Trouble(
      'nothing-to-show',
      `${plan.path} has no shots yet: there is nothing to show.`,
      'Write a scene with a line of action or dialogue.',
    );
  }
  const ms = timeOf(reel.frames, rate);
  if (ms > LONGEST_MS) {
    throw new Trouble(
      'reel-too-long',
      `The reel of ${plan.path} would run for ${Math.round(ms / 3_600_000)} hours.`,
      'Look for a shot with too long a time: `slateline outline` shows them all.',
    );
  }
  if (!can.zoompan && reel.segments.some((segment) => segment.move !== null)) {
    hooks.onNote(`This ffmpeg has no zoompan filter: camera moves are left out. ${INSTALL_FFMPEG}`);
    for (const segment of reel.segments) segment.move = null;
  }

  let done = 0;
  const total = reel.segments.length + 2;
  const step = (segment: Segment) => hooks.onProgress(++done, total, segment.name);
  hooks.onProgress(0, total, 'sound');
  const startFrames = new Map(reel.segments.map((segment) => [segment.name, segment.startFrame]));
  const cues = await placed(project, soundCues(source, plan, rate, startFrames, reel.frames), hooks);
  const [video, sound] = await Promise.all([
    encodeSegments(program, picture, project.cacheDir, reel.segments, {
      smooth: request.purpose === 'export',
      onDone: step,
      signal: hooks.signal,
    }),
    soundTrack(program, codec, ms, cues, project.cacheDir, hooks.signal),
  ]);
  hooks.onProgress(++done, total, 'joining');

  const base = output.replace(/\.[^./\\]+$/, '');
  const title =
    story.title.find((entry) => entry.key.toLowerCase() === 'title')?.values.join(' ') ?? project.manifest.name;
  await join(
    program,
    {
      headers: video.headers,
      segments: video.segments.map((segment) => segment.bytes),
      picture,
      sound,
      title: title.replace(/[*_]/g, ''),
      language: project.manifest.settings.language,
      output,
    },
    hooks.signal,
  );
  await writeWhole(`${base}.vtt`, webVtt(reel.cues, project.manifest.settings.language));
  await writeWhole(`${base}.srt`, subRip(reel.cues));
  hooks.onProgress(total, total, 'done');
  return {
    path: output,
    vtt: `${base}.vtt`,
    srt: `${base}.srt`,
    frames: reel.frames,
    fps: plan.fps,
    duration: Math.round(ms),
    segments: video.segments.map(({ segment, sha256, cached }) => ({
      shot: segment.name,
      startFrame: segment.startFrame,
      frames: segment.frames,
      sha256,
      cached,
    })),
    missing: reel.missing,
  };
}

/** 4:2:0 pictures have even sides. */
function evenSize([width, height]: readonly [number, number]): [number, number] {
  return [width - (width % 2), height - (height % 2)];
}

/** A slip of the tongue (`-o script.fountain`) must not cost a script, nor a take. */
function checkOutput(project: Project, output: string): void {
  const inRenders = !leaves(path.relative(path.join(project.root, RENDERS_FOLDER), output));
  if (path.isAbsolute(output) && path.extname(output).toLowerCase() === '.mp4' && !inRenders) return;
  throw new Trouble(
    'reel-output',
    `${output} is no place for a reel: ${inRenders ? 'takes are kept there.' : 'it must be a whole path that ends in .mp4.'}`,
    'Name another one, such as `-o film.mp4`; nothing was written.',
  );
}

function defaultOutput(project: Project, script: string, purpose: 'editor' | 'export'): string {
  const name = `${safeName(script)}.mp4`;
  return purpose === 'export'
    ? path.join(project.root, EXPORTS_FOLDER, name)
    : path.join(project.cacheDir, 'reel', name);
}

/** Sounds whose files are there, inside the project, and fetched; the others are named, not fatal. */
async function placed(
  project: Project,
  cues: readonly Omit<PlacedCue, 'absolute'>[],
  hooks: ReelHooks,
): Promise<PlacedCue[]> {
  const found: PlacedCue[] = [];
  for (const cue of cues) {
    const absolute = await soundFile(project.root, cue.file);
    if (absolute === null) hooks.onNote(`Sound not found, left out: ${cue.file}`);
    else if (readPointer(absolute) !== null)
      hooks.onNote(`Sound not fetched, left out: ${cue.file}. Run \`git lfs pull\`.`);
    else found.push({ ...cue, absolute });
  }
  return found;
}

async function soundFile(root: string, file: string): Promise<string | null> {
  for (const candidate of [file, `01_Assets/Music/${file}`, `01_Assets/Sounds/${file}`]) {
    const absolute = path.resolve(root, ...candidate.split('/'));
    if (!isInside(root, absolute)) continue;
    if (
      await stat(absolute).then(
        (info) => info.isFile(),
        () => false,
      )
    )
      return absolute;
  }
  return null;
}
