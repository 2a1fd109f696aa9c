/** The outline of a script: chapter, sequence, scene, then the written shots and labels in it. */
import type { TextRange } from '../grammar/problem.ts';
import type { Element, Scene } from '../grammar/story/schema.ts';
import { formatTime } from '../grammar/story/time.ts';
import { inFile, lineRange, type Script, sceneRange } from './script.ts';

export interface OutlineItem {
  kind: 'chapter' | 'sequence' | 'scene' | 'shot' | 'label';
  name: string;
  /** Beside the name, quieter: a duration, a number. */
  detail: string;
  /** Everything the item holds. */
  range: TextRange;
  /** Its own line. */
  selection: TextRange;
  children: OutlineItem[];
}

export function documentSymbols(script: Script): OutlineItem[] {
  const { story } = script;
  const roots: OutlineItem[] = [];
  for (const chapter of story.chapters) {
    let siblings = roots;
    if (chapter.line !== null) {
      const following = story.chapters.find((other) => other.line !== null && other.line > chapter.line!);
      const last = (following?.line ?? script.lines.length) - 1;
      const item: OutlineItem = {
        kind: 'chapter',
        name: chapter.title || `Chapter ${chapter.number}`,
        detail: '',
        range: lineRange(script, chapter.line, last),
        selection: lineRange(script, chapter.line, chapter.line),
        children: [],
      };
      roots.push(item);
      siblings = item.children;
    }
    addScenes(
      script,
      chapter.scenes.flatMap((index) => story.scenes[index] ?? []),
      siblings,
    );
  }
  return roots;
}

function addScenes(script: Script, scenes: readonly Scene[], siblings: OutlineItem[]): void {
  let sequence: OutlineItem | null = null;
  let current: string | null = null;
  for (const scene of scenes) {
    const item = sceneItem(script, scene);
    if (scene.sequence !== current) {
      current = scene.sequence;
      sequence = current === null ? null : sequenceItem(script, current, item);
      if (sequence) siblings.push(sequence);
    }
    if (!sequence) {
      siblings.push(item);
      continue;
    }
    sequence.children.push(item);
    sequence.range = { ...sequence.range, endLine: item.range.endLine, endChar: item.range.endChar };
  }
}

function sequenceItem(script: Script, title: string, firstScene: OutlineItem): OutlineItem {
  let line = firstScene.range.line;
  while (line > 0 && !/^\s*##/.test(script.lines[line] ?? '')) line--;
  const own = lineRange(script, line, line);
  return { kind: 'sequence', name: title, detail: '', range: own, selection: own, children: [] };
}

function sceneItem(script: Script, scene: Scene): OutlineItem {
  const range = sceneRange(script, scene);
  const children: OutlineItem[] = [];
  const named = (kind: 'shot' | 'label', name: string, detail: string, span: Element['span']) => {
    const own = inFile(script.story, scene.index, span);
    children.push({ kind, name, detail, range: own, selection: own, children: [] });
  };
  for (const shot of scene.shots) {
    if (shot.kind !== 'written') continue;
    const name = [shot.size, shot.description].filter(Boolean).join(' - ') || 'Shot';
    named(
      'shot',
      name,
      [shot.number?.value, formatTime(roundTime(shot.duration))].filter(Boolean).join(' · '),
      shot.span,
    );
  }
  for (const element of everyElement(scene.elements)) {
    if (element.kind === 'label') named('label', element.name, 'label', element.span);
  }
  children.sort((a, b) => a.range.line - b.range.line);
  return {
    kind: 'scene',
    name: scene.heading || 'Opening',
    detail: `${scene.number.value} · ${formatTime(roundTime(scene.duration))}`,
    range,
    selection: scene.heading
      ? inFile(script.story, scene.index, scene.headingSpan)
      : lineRange(script, range.line, range.line),
    children,
  };
}

/** To a tenth of a second below ten, to a second above: an estimate need not look like a measurement. */
export function roundTime(ms: number): number {
  const step = ms < 10_000 ? 100 : 1000;
  return Math.round(ms / step) * step;
}

/** Elements in order, those inside blocks and option bodies included. */
export function* everyElement(elements: readonly Element[]): Generator<Element> {
  for (const element of elements) {
    yield element;
    if (element.kind === 'if' || element.kind === 'pick') {
      for (const branch of element.branches) yield* everyElement(branch.body);
    } else if (element.kind === 'once') {
      yield* everyElement(element.body);
      yield* everyElement(element.else);
    } else if (element.kind === 'choice') {
      for (const option of element.options) yield* everyElement(option.body);
    }
  }
}
