/** Growing selections: the element at the cursor, its scene, its chapter, the script. The editor adds the word. */
import type { TextRange } from '../grammar/problem.ts';
import { everyElement } from './document-symbols.ts';
import { useAt } from './names.ts';
import { contains, inFile, lineRange, type Point, type Script, sceneAt, sceneRange } from './script.ts';

/** From the innermost outwards; each holds the one before. */
export function selectionRange(script: Script, at: Point): TextRange[] {
  const { story } = script;
  const ranges: TextRange[] = [];
  const use = useAt(script, at);
  if (use) ranges.push(use.range);
  const line = script.lines[at.line] ?? '';
  if (line.trim() !== '') ranges.push(lineRange(script, at.line, at.line));
  const scene = sceneAt(story, at.line);
  if (scene) {
    const around: TextRange[] = [];
    for (const element of everyElement(scene.elements)) {
      const range = inFile(story, scene.index, element.span);
      if (contains(range, at)) around.unshift(range);
    }
    ranges.push(...around, sceneRange(script, scene));
    const chapter = story.chapters[scene.chapter];
    if (chapter?.line != null) {
      const next = story.chapters.find((other) => other.line !== null && other.line > chapter.line!);
      ranges.push(lineRange(script, chapter.line, (next?.line ?? script.lines.length) - 1));
    }
  }
  ranges.push(lineRange(script, 0, script.lines.length - 1));
  return ranges.filter((range, index) => index === 0 || isWider(range, ranges.slice(0, index)));
}

function isWider(range: TextRange, inner: readonly TextRange[]): boolean {
  return inner.every(
    (other) =>
      contains(range, { line: other.line, char: other.char }) &&
      contains(range, { line: other.endLine, char: other.endChar }) &&
      !(
        range.line === other.line &&
        range.char === other.char &&
        range.endLine === other.endLine &&
        range.endChar === other.endChar
      ),
  );
}
