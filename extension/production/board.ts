/**
 * What the script says (story), what of it has been made (plan) and what is being made (jobs), joined shot by shot: the
 * one picture that trees, code lenses and webviews show. A plain function of plain data.
 */
import type { Job, Plan, PlannedShot, ShotKey, StaleReason, Take } from '../../runner/server/protocol.ts';
import type { CardState } from '../../webviews/shot-tree/protocol.ts';
import type { Outline, OutlineScene, OutlineShot } from '../language/outline.ts';
import { linesOf } from '../language/outline.ts';

export interface BoardShot {
  id: string;
  scene: number;
  /** "3B" within its scene, "(2)" for derived coverage. */
  label: string;
  /** "12/3B", for people. */
  fullLabel: string;
  derived: boolean;
  size: string | null;
  words: string;
  move: string | null;
  speech: string;
  duration: number;
  /** Line in the file, from 0. */
  line: number;
  state: CardState;
  reasons: readonly StaleReason[];
  error: string | null;
  active: Take | null;
  takes: number;
  key: ShotKey | null;
  locked: boolean;
  /** The open job that makes it, if any. */
  job: string | null;
  progress: number;
}

export interface BoardScene {
  index: number;
  chapter: number;
  number: string;
  heading: string;
  synopsis: string;
  duration: number;
  line: number;
  shots: BoardShot[];
}

export interface Counts {
  fresh: number;
  stale: number;
  missing: number;
  failed: number;
  queued: number;
  rendering: number;
  unknown: number;
}

export interface Board {
  title: string | null;
  duration: number;
  chapters: { title: string | null; synopsis: string; line: number | null; scenes: number[] }[];
  scenes: BoardScene[];
  counts: Counts;
}

/** What has been made of a shot, from the plan, or without a runner from the files. */
export type Made = Pick<PlannedShot, 'id' | 'key' | 'reasons' | 'error' | 'active' | 'takes' | 'locked' | 'label'> & {
  state: PlannedShot['state'] | 'unknown';
};

export interface Making {
  job: string;
  state: 'queued' | 'rendering';
  progress: number;
}

export const NO_COUNTS: Counts = { fresh: 0, stale: 0, missing: 0, failed: 0, queued: 0, rendering: 0, unknown: 0 };

/**
 * Joins story and plan. `made` is null while nothing is known about takes; `making` is keyed by `keyText`.
 */
export function joinBoard(
  story: Outline,
  made: ReadonlyMap<string, Made> | null,
  making: ReadonlyMap<string, Making>,
): Board {
  const counts = { ...NO_COUNTS };
  const scenes = story.scenes.map((scene) => {
    const shots = scene.shots.map((shot, index) => boardShot(story, scene, shot, index, made, making));
    for (const { state } of shots) counts[state] += 1;
    return {
      index: scene.index,
      chapter: scene.chapter,
      number: scene.number.value,
      heading: scene.heading,
      synopsis: scene.synopsis.join(' '),
      duration: scene.duration,
      line: story.sceneLines[scene.index] ?? 0,
      shots,
    };
  });
  const chapters = story.chapters.map(({ title, synopsis, line, scenes: inside }) => ({
    title,
    synopsis: synopsis.join(' '),
    line,
    scenes: inside,
  }));
  return { title: null, duration: story.duration, chapters, scenes, counts };
}

function boardShot(
  story: Outline,
  scene: OutlineScene,
  shot: OutlineShot,
  index: number,
  made: ReadonlyMap<string, Made> | null,
  making: ReadonlyMap<string, Making>,
): BoardShot {
  const known = made?.get(shot.id) ?? null;
  const now = known === null ? undefined : making.get(keyText(known.key));
  // As everywhere: derived coverage is counted in its scene, in brackets.
  const label = shot.number?.value ?? known?.label.split('/').at(-1)?.trim() ?? `(${index + 1})`;
  return {
    id: shot.id,
    scene: scene.index,
    label,
    fullLabel: known?.label ?? `${scene.number.value} / ${label}`,
    derived: shot.kind === 'derived',
    size: shot.size,
    words: shot.description,
    move: moveOf(shot),
    speech: shot.lines[0] ? `${shot.lines[0].character}: ${shot.lines[0].text}` : '',
    duration: shot.duration,
    line: linesOf(story, shot).line,
    state: now?.state ?? known?.state ?? (made === null ? 'unknown' : 'missing'),
    reasons: known?.reasons ?? [],
    error: known?.error ?? null,
    active: known?.active ?? null,
    takes: known?.takes ?? 0,
    key: known?.key ?? null,
    locked: known?.locked ?? true,
    job: now?.job ?? null,
    progress: now?.progress ?? 0,
  };
}

function moveOf({ movement, lens, angle }: OutlineShot): string | null {
  const parts = [
    movement === null || movement === 'static' ? null : movement,
    lens === null ? null : `${lens} mm`,
    angle === null || angle === 'eye' ? null : angle,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
}

/** One text for a shot's identity within its project. */
export function keyText({ script, scene, shot }: ShotKey): string {
  return `${script}/${scene}/${shot}`;
}

export function madeByPlan(plan: Plan): Map<string, Made> {
  return new Map(plan.shots.map((shot) => [shot.id, shot]));
}

/** Open jobs by the shot they make; of several for one shot the one that is furthest. */
export function makingByShot(jobs: Iterable<Job>): Map<string, Making> {
  const making = new Map<string, Making>();
  for (const { id, state, payload, progress } of jobs) {
    if (!isOpen(state)) continue;
    const key = keyText(payload.key);
    const now: Making = { job: id, state: state === 'queued' ? 'queued' : 'rendering', progress };
    const before = making.get(key);
    if (before === undefined || (before.state === 'queued' && now.state === 'rendering')) making.set(key, now);
  }
  return making;
}

export function isOpen(state: Job['state']): boolean {
  return state !== 'done' && state !== 'failed' && state !== 'cancelled';
}

/** Why a shot is stale or failed, in one sentence. */
export function whyOf({ state, reasons, error }: Pick<BoardShot, 'state' | 'reasons' | 'error'>): string {
  if (state === 'failed') return error ?? '';
  if (state !== 'stale') return '';
  return reasons.map(({ label }) => label).join(', ');
}
