/**
 * A script cut into scenes. A scene is a heading and what follows it; beside headings, text that stands before the
 * first of them, or (in `.story`) directly under a chapter or sequence title, makes a scene without a heading.
 * Everything else that stands outside of scenes only declares and names.
 */

import { settle } from '../drift.ts';
import type { Block, Scene as SceneNode, Script, Section } from '../generated/ast.ts';
import { lineOf } from './positions.ts';

export interface SceneUnit {
  heading: SceneNode | null;
  /** The section that opens it, for a scene under a title. */
  section: Section | null;
  /** Lists of blocks: a section in the middle of a scene parts them, and closes every open block. */
  blocks: Block[][];
  /** Beats and to-dos that stand above it, outside of every scene, and how many lines above its first one. */
  lead: { block: Block; above: number }[];
  line: number;
  chapter: number;
  sequence: string | null;
}

export interface ChapterUnit {
  section: Section | null;
  synopsis: string[];
}

export interface Units {
  scenes: SceneUnit[];
  chapters: ChapterUnit[];
  /** Blocks outside of scenes: declarations, includes, notes. */
  loose: Block[][];
  /** Sections with the scene that follows or holds them; null when none does. */
  sections: { section: Section; scene: number | null; chapter: number }[];
}

/**
 * Parts that stand outside of scenes, or part one, come settled: they are read each time. A scene has to be settled
 * before it is read.
 */
export function cutScenes(script: Script, language: 'story' | 'fountain'): Units {
  const units: Units = { scenes: [], chapters: [], loose: [], sections: [] };
  let sequence: string | null = null;
  let current: SceneUnit | null = null;
  /** Sections that wait for the scene they lead to. */
  let waiting: Units['sections'] = [];
  /** Beats and to-dos that wait for the scene they are about. */
  let ahead: Block[] = [];

  const chapterNow = (): number => {
    if (units.chapters.length === 0) units.chapters.push({ section: null, synopsis: [] });
    return units.chapters.length - 1;
  };
  const openScene = (heading: SceneNode | null, section: Section | null, blocks: Block[], line: number): void => {
    const chapter = chapterNow();
    const lead = ahead.map((block) => ({ block, above: line - lineOf(block) }));
    ahead = [];
    current = { heading, section, blocks: [blocks], lead, line, chapter, sequence };
    for (const entry of waiting) {
      entry.scene = units.scenes.length;
      entry.chapter = chapter;
    }
    waiting = [];
    units.scenes.push(current);
  };

  if (script.prologue.some(isContent)) {
    openScene(null, null, script.prologue, lineOf(script.prologue[0]!));
  } else if (script.prologue.length > 0) {
    units.loose.push(script.prologue);
    ahead = script.prologue.filter(isAhead);
  }
  for (const part of script.parts) {
    if (part.$type === 'Scene') {
      openScene(part, null, part.blocks, lineOf(part));
      continue;
    }
    const level = part.mark.length;
    if (level === 1) {
      units.chapters.push({ section: part, synopsis: synopses(part) });
      sequence = null;
    } else if (level === 2) {
      sequence = part.title?.trim() || null;
    }
    const entry = { section: part, scene: null as number | null, chapter: Math.max(0, units.chapters.length - 1) };
    units.sections.push(entry);
    const content = part.blocks.some(isContent);
    const splits = level <= 2 && language === 'story';
    if (content && (splits || current === null)) {
      waiting.push(entry);
      openScene(null, part, part.blocks, lineOf(part));
    } else if (!content) {
      waiting.push(entry);
      settle(part);
      if (part.blocks.length > 0) units.loose.push(part.blocks);
      for (const block of part.blocks) if (isAhead(block)) ahead.push(block);
    } else {
      settle(part);
      entry.scene = units.scenes.length - 1;
      (current as SceneUnit | null)!.blocks.push(part.blocks);
    }
  }
  return units;
}

function synopses(section: Section): string[] {
  return section.blocks.flatMap((block) =>
    block.$type === 'Synopsis' && block.text?.trim() ? [block.text.trim()] : [],
  );
}

/** What is said about the scene to come where it stands under a title that has no heading yet. */
function isAhead(block: Block): boolean {
  return block.$type === 'Directive' && (block.keyword === 'beat' || block.keyword === 'todo');
}

const FADE_IN = /^(?:FADE IN|OVER BLACK|BLACK)[\s.:]*$/i;

/** Whether a block is something seen, heard or played. `FADE IN:` alone makes no scene. */
function isContent(block: Block): boolean {
  switch (block.$type) {
    case 'Action':
      return block.content.some((run) =>
        run.$type === 'Text' ? !FADE_IN.test(run.value?.trim() ?? '') : run.$type.startsWith('Insert'),
      );
    case 'Dialogue':
    case 'Lyric':
    case 'Shot':
    case 'Option':
      return true;
    case 'Centered':
      return true;
    case 'Assignment':
      return true;
    case 'Condition':
      return block.keyword !== 'when';
    case 'Directive':
      return !['include', 'rating', 'todo', 'beat', 'line'].includes(block.keyword);
    default:
      return false;
  }
}
