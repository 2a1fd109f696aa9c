/**
 * Running text with its `{…}`: the runs of a paragraph, speech or option become `Inline` data and plain words.
 * Emphasis is resolved over the whole paragraph, so a mark may open before an insert and close after it.
 */
import type { Branch, Expression, Insert, Text } from '../generated/ast.ts';
import { plainText } from '../text/plain.ts';
import { toExpr } from './expressions.ts';
import type { Inline } from './schema.ts';
import { parseTime } from './time.ts';

/** One run of a paragraph: text, or an insert; `line` is where it stands, to see where lines break. */
export interface TextRun {
  node: Text | Insert;
  line: number;
}

export interface Running {
  text: Inline[];
  /** Plain words; values print as nothing, alternatives as their first one. */
  plain: string;
}

// Stands for an insert while emphasis is resolved. A private-use character: noncharacters may not be in a file.
const HOLE = '\uf8ff';

/** Every expression met on the way goes to `used`, for references and type checks. */
export function readRuns(runs: readonly TextRun[], used: (node: Expression) => void): Running {
  if (runs.length === 1 && runs[0]!.node.$type === 'Text') {
    const plain = plainText(runs[0]!.node.value ?? '').trim();
    return { text: plain === '' ? [] : [{ kind: 'text', text: plain }], plain };
  }
  let source = '';
  const inserts: Inline[] = [];
  let line = runs[0]?.line ?? 0;
  for (const run of runs) {
    if (run.line !== line) source = source.trimEnd() + '\n';
    line = run.line;
    if (run.node.$type === 'Text') {
      const value = (run.node.value ?? '').replaceAll(HOLE, '\ufffd');
      // Where a note stood between two runs, one space is enough.
      source += /[\n ]$/.test(source) ? value.trimStart() : value;
    } else {
      inserts.push(readInsert(run.node, used));
      source += HOLE;
    }
  }
  const words = plainText(source).trim();
  const text: Inline[] = [];
  let plain = '';
  words.split(HOLE).forEach((piece, index) => {
    if (index > 0) {
      const insert = inserts[index - 1]!;
      text.push(insert);
      plain += printed([insert]);
    }
    if (piece !== '') text.push({ kind: 'text', text: piece });
    plain += piece;
  });
  // A value prints as nothing here: the spaces on its sides become one.
  return { text, plain: plain.trim().replace(/ {2,}/g, ' ') };
}

function readInsert(node: Insert, used: (node: Expression) => void): Inline {
  switch (node.$type) {
    case 'InsertValue':
      if (node.value) used(node.value);
      return { kind: 'value', value: toExpr(node.value) };
    case 'InsertIf':
      if (node.condition) used(node.condition);
      return {
        kind: 'if',
        condition: toExpr(node.condition),
        yes: readBranch(node.branches[0], used),
        no: readBranch(node.branches[1], used),
      };
    case 'InsertList':
      return { kind: node.keyword, options: node.branches.map((branch) => readBranch(branch, used)) };
    case 'InsertWait':
      return { kind: 'wait', ms: parseTime(node.duration ?? '') ?? 0 };
  }
}

function readBranch(branch: Branch | undefined, used: (node: Expression) => void): Inline[] {
  if (!branch) return [];
  const inlines = branch.content.map(
    (run): Inline =>
      run.$type === 'Text' ? { kind: 'text', text: plainText(run.value ?? '') } : readInsert(run, used),
  );
  const first = inlines[0];
  if (first?.kind === 'text') first.text = first.text.trimStart();
  const last = inlines.at(-1);
  if (last?.kind === 'text') last.text = last.text.trimEnd();
  return inlines.filter((inline) => inline.kind !== 'text' || inline.text !== '');
}

function printed(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.text;
      if (inline.kind === 'if') return printed(inline.yes);
      if (inline.kind === 'seq' || inline.kind === 'cycle' || inline.kind === 'pick')
        return printed(inline.options[0] ?? []);
      return '';
    })
    .join('');
}

/** Milliseconds of `{wait …}` in a text. */
export function waitsIn(text: readonly Inline[]): number {
  let ms = 0;
  for (const inline of text) if (inline.kind === 'wait') ms += inline.ms;
  return ms;
}
