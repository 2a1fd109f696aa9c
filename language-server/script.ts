/**
 * `Script`: one document as every language feature sees it. Text, `Story` and problems of the same version, never
 * mixed; positions absolute in the file. Knows nothing of LSP and of Langium.
 */
import type { Problem, TextRange } from '../grammar/problem.ts';
import type { Place, Scene, Span, Story } from '../grammar/story/schema.ts';
import type { LanguageId } from './protocol.ts';

export interface Script {
  readonly uri: string;
  /** The editor's version; 0 for a file that is not open. */
  readonly version: number;
  readonly language: LanguageId;
  readonly text: string;
  readonly lines: readonly string[];
  readonly story: Story;
  readonly problems: readonly Problem[];
}

/** Zero-based line and UTF-16 column in the file. */
export interface Point {
  line: number;
  char: number;
}

/** Puts a script together; its lines are split when first asked for. */
export function makeScript(parts: Omit<Script, 'lines'>): Script {
  let lines: string[] | undefined;
  return {
    ...parts,
    get lines() {
      lines ??= parts.text.split(/\r\n|\r|\n/);
      return lines;
    },
  };
}

/** A scene's span moved to where it stands in the file. */
export function inFile(story: Story, scene: number | null, span: Span): TextRange {
  const first = scene === null ? 0 : (story.sceneLines[scene] ?? 0);
  return { line: first + span.line, char: span.char, endLine: first + span.endLine, endChar: span.endChar };
}

export function placeInFile(story: Story, place: Place): TextRange {
  return inFile(story, place.scene, place.span);
}

/** From a scene's first line to the last line before the next scene or section. */
export function sceneRange(script: Script, scene: Scene): TextRange {
  const line = script.story.sceneLines[scene.index] ?? 0;
  let last = line + scene.lineCount - 1;
  for (const section of sectionLines(script.story)) {
    if (section > line && section <= last) {
      last = section - 1;
      break;
    }
  }
  return lineRange(script, line, Math.max(line, last));
}

const sectionLinesByStory = new WeakMap<Story, readonly number[]>();

/** Lines of all section headings, in order. */
export function sectionLines(story: Story): readonly number[] {
  let lines = sectionLinesByStory.get(story);
  if (!lines) {
    const found = new Set(story.chapters.flatMap((chapter) => chapter.line ?? []));
    for (const target of story.targets) if (target.kind === 'section') found.add(placeInFile(story, target.place).line);
    lines = [...found].sort((a, b) => a - b);
    sectionLinesByStory.set(story, lines);
  }
  return lines;
}

/** Whole lines, without the blank ones at the end. */
export function lineRange(script: Script, line: number, lastLine: number): TextRange {
  let endLine = Math.min(lastLine, script.lines.length - 1);
  while (endLine > line && script.lines[endLine]?.trim() === '') endLine--;
  return { line, char: 0, endLine, endChar: script.lines[endLine]?.length ?? 0 };
}

/** The scene a line stands in; null before the first one. */
export function sceneAt(story: Story, line: number): Scene | null {
  let low = 0;
  let high = story.sceneLines.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (story.sceneLines[middle]! <= line) {
      found = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  return found < 0 ? null : (story.scenes[found] ?? null);
}

export function contains(range: TextRange, at: Point): boolean {
  if (at.line < range.line || at.line > range.endLine) return false;
  if (at.line === range.line && at.char < range.char) return false;
  return !(at.line === range.endLine && at.char > range.endChar);
}

export function textIn(script: Script, range: TextRange): string {
  if (range.line === range.endLine) return (script.lines[range.line] ?? '').slice(range.char, range.endChar);
  const first = (script.lines[range.line] ?? '').slice(range.char);
  const last = (script.lines[range.endLine] ?? '').slice(0, range.endChar);
  return [first, ...script.lines.slice(range.line + 1, range.endLine), last].join('\n');
}

/** Range order: by start, then by end. */
export function byPosition(a: TextRange, b: TextRange): number {
  return a.line - b.line || a.char - b.char || a.endLine - b.endLine || a.endChar - b.endChar;
}
