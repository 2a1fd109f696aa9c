/** What folds: chapters and sequences, scenes, blocks and option bodies, notes and boneyard of several lines. */
import { everyElement } from './document-symbols.ts';
import { inFile, placeInFile, type Script, sceneRange } from './script.ts';

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
    for (const element of everyElement(scene.elements)) {
      if (element.kind !== 'if' && element.kind !== 'once' && element.kind !== 'pick' && element.kind !== 'choice') {
        continue;
      }
      const block = inFile(script.story, scene.index, element.span);
      add(block.line, endOfBlock(block.endLine, block.endChar), 'region');
      if (element.kind !== 'choice') continue;
      for (const option of element.options) {
        const span = inFile(script.story, scene.index, option.span);
        const last = option.body.at(-1);
        const end = last ? inFile(script.story, scene.index, last.span) : span;
        add(
          span.line,
          Math.max(endOfBlock(span.endLine, span.endChar), endOfBlock(end.endLine, end.endChar)),
          'region',
        );
      }
    }
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

/** A span that ends at column 0 does not hold that line. */
function endOfBlock(line: number, char: number): number {
  return char === 0 ? line - 1 : line;
}

type Add = (line: number, endLine: number, kind: Fold['kind']) => void;

function foldSections(script: Script, add: Add): void {
  const open: { line: number; depth: number }[] = [];
  let lastText = -1;
  const sections = new Set(script.story.chapters.map((chapter) => chapter.line));
  for (const target of script.story.targets) {
    if (target.kind === 'section') sections.add(placeInFile(script.story, target.place).line);
  }
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
