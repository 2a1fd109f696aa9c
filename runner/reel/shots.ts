/** The reel as data, before anything is drawn: what is on screen, for how many frames, and what is read meanwhile. */
import path from 'node:path';
import type { Story } from '../../grammar/story/schema.ts';
import type { Plan, PlannedShot } from '../contracts/plan.ts';
import { frameAt, type Rate, timeOf } from '../plan/frames.ts';
import { type Cue, cuesOf } from './subtitles/cues.ts';
import { type CameraMove, cameraMove } from './video/camera-move.ts';
import { missingCard, sceneSlate, subtitleLayer } from './video/cards.ts';
import type { Size } from './video/fit.ts';

/** A picture's source: a take's file with the hash its sidecar vouches for, or a card of our own as SVG. */
export type PictureSource = { kind: 'take'; file: string; sha256: string } | { kind: 'card'; svg: string };

/** One segment: what is cached and encoded as a whole. */
export interface Segment {
  /** Shot id, or `slate:` and the scene number. */
  name: string;
  startFrame: number;
  frames: number;
  source: PictureSource;
  move: CameraMove | null;
  /** Burned-in subtitles: SVG layers with frames relative to the segment; together they need not cover it. */
  layers: { svg: string; from: number; to: number }[];
}

export interface ReelPlan {
  segments: Segment[];
  cues: Cue[];
  frames: number;
  missing: string[];
}

export const SLATE_MS = 2000;

export interface ReelWishes {
  root: string;
  size: Size;
  rate: Rate;
  burnSubtitles: boolean;
  slates: boolean;
  /** SHA-256 of an active take's media, from its sidecar. */
  hashOf(shot: PlannedShot): string;
}

/** Lays the plan out in time. Without slates the frame count is the plan's own. */
export function layOut(story: Story, plan: Plan, wishes: ReelWishes): ReelPlan {
  const segments: Segment[] = [];
  const cues: Cue[] = [];
  const missing: string[] = [];
  const slateFrames = wishes.slates ? frameAt(SLATE_MS, wishes.rate) : 0;
  let shift = 0;
  let scene = -1;
  for (const planned of plan.shots) {
    if (planned.frames === 0) continue;
    if (planned.sceneIndex !== scene) {
      scene = planned.sceneIndex;
      if (slateFrames > 0) {
        segments.push(slateOf(story, scene, planned.startFrame + shift, slateFrames, wishes.size));
        shift += slateFrames;
      }
    }
    const shot = story.scenes[planned.sceneIndex]!.shots[planned.shotIndex]!;
    const startFrame = planned.startFrame + shift;
    const start = timeOf(startFrame, wishes.rate);
    const end = timeOf(startFrame + planned.frames, wishes.rate);
    const own = cuesOf(shot, start, end);
    cues.push(...own);
    const usable = planned.active !== null && planned.active.state === 'ok' && planned.active.type.startsWith('image/');
    if (!usable) missing.push(planned.id);
    segments.push({
      name: planned.id,
      startFrame,
      frames: planned.frames,
      source: usable
        ? {
            kind: 'take',
            file: path.join(wishes.root, ...planned.active!.path.split('/')),
            sha256: wishes.hashOf(planned),
          }
        : { kind: 'card', svg: missingCard(wishes.size, planned, whyMissing(planned)) },
      move: usable ? cameraMove(shot.movement) : null,
      layers: wishes.burnSubtitles ? layersOf(own, startFrame, planned.frames, wishes) : [],
    });
  }
  return { segments, cues, frames: segments.reduce((sum, segment) => sum + segment.frames, 0), missing };
}

function whyMissing(shot: PlannedShot): string {
  switch (shot.active?.state) {
    case undefined:
      return shot.error === null ? 'no take yet' : 'the last try failed';
    case 'pointer':
      return 'take not fetched: git lfs pull';
    case 'ok':
      return 'the take is not a still picture';
    default:
      return `the take is ${shot.active?.state}`;
  }
}

function slateOf(story: Story, index: number, startFrame: number, frames: number, size: Size): Segment {
  const scene = story.scenes[index]!;
  return {
    name: `slate:${scene.number.value}`,
    startFrame,
    frames,
    source: {
      kind: 'card',
      svg: sceneSlate(size, { number: scene.number.value, heading: scene.heading, synopsis: scene.synopsis[0] ?? '' }),
    },
    move: null,
    layers: [],
  };
}

function layersOf(
  cues: readonly Cue[],
  startFrame: number,
  frames: number,
  { rate, size }: ReelWishes,
): Segment['layers'] {
  return cues
    .map((cue) => ({
      svg: subtitleLayer(size, cue.speaker, cue.text),
      from: Math.max(0, frameAt(cue.start, rate) - startFrame),
      to: Math.min(frames, frameAt(cue.end, rate) - startFrame),
    }))
    .filter((layer) => layer.to > layer.from);
}
