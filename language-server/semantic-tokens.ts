/**
 * Semantic tokens: what only the whole project knows, laid over the TextMate colours. Names that are declared get
 * the colour of their kind wherever they stand, also in prose and shots; unknown ones keep the plain colour.
 */
import { declaredIn, type NameKind, usesIn, type Visible } from './names.ts';
import type { Script } from './script.ts';

/** Standard token types, so that every theme has a colour for them. */
export const tokenTypes = ['class', 'namespace', 'property', 'decorator', 'event', 'variable', 'function'] as const;
export const tokenModifiers = ['declaration'] as const;

const TYPE: Record<NameKind, (typeof tokenTypes)[number]> = {
  character: 'class',
  location: 'namespace',
  prop: 'property',
  style: 'decorator',
  music: 'event',
  variable: 'variable',
  target: 'function',
};

export interface SemanticToken {
  line: number;
  char: number;
  length: number;
  type: number;
  modifiers: number;
}

export function semanticTokens(script: Script, scripts: Visible): SemanticToken[] {
  const known = new Set<string>();
  for (const other of scripts) {
    for (const name of declaredIn(other)) known.add(name);
  }
  const tokens: SemanticToken[] = [];
  let last = { line: -1, end: 0 };
  for (const use of usesIn(script)) {
    const { range } = use;
    if (range.line !== range.endLine) continue;
    if (!known.has(`${use.kind} ${use.owner}`) && !(use.kind === 'target' && use.written.startsWith('#'))) continue;
    // Section titles and headings have their own colour; tokens must not overlap.
    if (use.kind === 'target' && use.role === 'declaration' && !isLabel(script, range.line)) continue;
    if (range.line === last.line && range.char < last.end) continue;
    last = { line: range.line, end: range.endChar };
    tokens.push({
      line: range.line,
      char: range.char,
      length: range.endChar - range.char,
      type: tokenTypes.indexOf(TYPE[use.kind]),
      modifiers: use.role === 'reference' ? 0 : 1,
    });
  }
  return tokens;
}

function isLabel(script: Script, line: number): boolean {
  return (script.lines[line] ?? '').includes('[[');
}
