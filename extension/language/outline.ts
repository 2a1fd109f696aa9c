/**
 * The part of a `Story` that the editor's views show. What scenes are made of inside (elements, expressions) stays in
 * the server: the schema here strips it, so that a long script costs the extension host little.
 */
import { z } from 'zod';
import { Scene, Shot, Story } from '../../grammar/story/schema.ts';

export const OutlineShot = Shot.pick({
  id: true,
  scene: true,
  kind: true,
  number: true,
  size: true,
  description: true,
  duration: true,
  movement: true,
  lens: true,
  angle: true,
  fingerprint: true,
  span: true,
}).extend({ lines: z.array(z.object({ character: z.string(), text: z.string() })) });
export type OutlineShot = z.infer<typeof OutlineShot>;

export const OutlineScene = Scene.pick({
  index: true,
  chapter: true,
  heading: true,
  number: true,
  synopsis: true,
  duration: true,
  lineCount: true,
}).extend({ shots: z.array(OutlineShot) });
export type OutlineScene = z.infer<typeof OutlineScene>;

export const Outline = Story.pick({
  version: true,
  language: true,
  title: true,
  chapters: true,
  sceneLines: true,
  lineCount: true,
  duration: true,
}).extend({ scenes: z.array(OutlineScene) });
export type Outline = z.infer<typeof Outline>;

/** The answer to `slateline/story`, as far as it is read here. */
export const OutlineResult = z.object({ version: z.int(), story: Outline });
export type OutlineResult = z.infer<typeof OutlineResult>;

/** Lines in the file, from 0, that a shot stands on. */
export function linesOf(story: Outline, shot: OutlineShot): { line: number; endLine: number } {
  const first = story.sceneLines[shot.scene] ?? 0;
  return { line: first + shot.span.line, endLine: first + shot.span.endLine };
}

/** The scene that a line of the file belongs to; null before the first one. */
export function sceneAt(story: Outline, line: number): OutlineScene | null {
  let found: OutlineScene | null = null;
  for (const scene of story.scenes) {
    if ((story.sceneLines[scene.index] ?? 0) > line) break;
    found = scene;
  }
  return found;
}

/** The shot on screen at a line: the last one of the scene that begins at or above it. */
export function shotAt(story: Outline, line: number): OutlineShot | null {
  const scene = sceneAt(story, line);
  if (scene === null) return null;
  let found: OutlineShot | null = null;
  for (const shot of scene.shots) {
    if (linesOf(story, shot).line > line) break;
    found = shot;
  }
  return found ?? scene.shots[0] ?? null;
}

/** The title page's title, without emphasis. */
export function titleOf(story: Outline): string | null {
  const title = story.title.find(({ key }) => key.toLowerCase() === 'title')?.values.join(' ');
  return title ? title.replace(/[*_]/g, '').trim() : null;
}
