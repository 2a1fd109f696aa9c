/** What folds: chapters and sequences, scenes, blocks and option bodies, notes and boneyard of several lines. */
import type { Element, Scene } from '../grammar/story/schema.ts';
import { everyElement } from './document-symbols.ts';
import { inFile, type Script, sceneRange, sectionLines } from './script.ts';

export interface Fold {
  line: number;
  endLine: number;
  kind: 'region' | 'comment';
}

export function foldingRanges(script: Script): Fold[] {
  const folds: Fold[] = [];
  const add = (line: number, endLine: number, kind: Fold['kind']) => {
    if (endLine > line) folds.push({ line, endLine, kind });
  };
  foldSections(script, add);
  for (const scene of script.story.scenes) {
    const range = sceneRange(script, scene);
    add(range.line, range.endLine, 'region');
    for (const element of everyElement(scene.elements)) foldBlock(script, scene, element, add);
  }
  foldComments(script, add);
  const seen = new Set<string>();
  return folds
    .sort((a, b) => a.line - b.line || b.endLine - a.endLine)
    .filter((fold) => {
      const key = `${fold.line}-${fold.endLine}`;
      return seen.has(key) ? false : seen.add(key);
    });
}

type Add = (line: number, endLine: number, kind: Fold['kind']) => void;

function foldBlock(script: Script, scene: Scene, element: Element, add: Add): void {
  const inner = bodiesOf(element);
  if (!inner) return;
  const first = inFile(script.story, scene.index, element.span).line;
  add(first, closingLine(script, lastLineOf(script, scene, element)), 'region');
  if (element.kind !== 'choice') return;
  for (const option of element.options) {
    const own = inFile(script.story, scene.index, option.span);
    const last = option.body.at(-1);
    add(own.line, last ? lastLineOf(script, scene, last) : own.endLine, 'region');
  }
}

function bodiesOf(element: Element): readonly (readonly Element[])[] | null {
  switch (element.kind) {
    case 'if':
    case 'pick':
      return element.branches.map((branch) => branch.body);
    case 'once':
      return [element.body, element.else];
    case 'choice':
      return element.options.map((option) => option.body);
    default:
      return null;
  }
}

/** The last line of an element and of everything in it; its own span is only the line that opens it. */
function lastLineOf(script: Script, scene: Scene, element: Element): number {
  let last = inFile(script.story, scene.index, element.span).endLine;
  if (element.kind === 'choice') {
    for (const option of element.options) last = Math.max(last, inFile(script.story, scene.index, option.span).endLine);
  }
  const inner = bodiesOf(element);
  if (!inner) return last;
  for (const body of inner) {
    const child = body.at(-1);
    if (child) last = Math.max(last, lastLineOf(script, scene, child));
  }
  return element.kind === 'choice' ? last : closingLine(script, last);
}

/** The line of the `[[end]]` that follows, past blank lines, branch heads and comments; `line` if something else does. */
function closingLine(script: Script, line: number): number {
  for (let at = line + 1; at < script.lines.length; at++) {
    const text = script.lines[at]!.trim();
    if (/^\[\[\s*end\b/i.test(text)) return at;
    if (text !== '' && !/^\[\[\s*(?:else|elseif|or)\b|^\[\[[^:\]]*\]\]$/i.test(text)) return line;
  }
  return line;
}

function foldSections(script: Script, add: Add): void {
  const open: { line: number; depth: number }[] = [];
  let lastText = -1;
  const sections = new Set(sectionLines(script.story));
  script.lines.forEach((text, line) => {
    const depth = sections.has(line) ? (/^\s*(#+)/.exec(text)?.[1]?.length ?? 0) : 0;
    if (depth > 0) {
      while (open.length > 0 && open.at(-1)!.depth >= depth) add(open.pop()!.line, lastText, 'region');
      open.push({ line, depth });
    }
    if (text.trim() !== '') lastText = line;
  });
  while (open.length > 0) add(open.pop()!.line, lastText, 'region');
}

function foldComments(script: Script, add: Add): void {
  let boneyard = -1;
  let note = -1;
  script.lines.forEach((text, line) => {
    if (boneyard >= 0) {
      if (text.includes('*/')) {
        add(boneyard, line, 'comment');
        boneyard = -1;
      }
      return;
    }
    const opens = text.lastIndexOf('/*');
    if (opens >= 0 && text.indexOf('*/', opens) < 0) {
      boneyard = line;
      return;
    }
    if (note >= 0 && (text.includes(']]') || text.trim() === '')) {
      if (text.trim() !== '') add(note, line, 'comment');
      note = -1;
    }
    const noteOpens = text.lastIndexOf('[[');
    if (noteOpens >= 0 && text.indexOf(']]', noteOpens) < 0) note = line;
  });
}
