/**
 * From text to tree. Invariant: it never throws and always gives a whole tree, with the problems of syntax beside it;
 * none of them is in prose.
 */
import type { LangiumCoreServices, LexerResult, ParseResult } from 'langium';
import type { Script } from './generated/ast.ts';
import type { ScriptLanguage, ScriptLexerReport } from './lexer/script-lexer.ts';
import { withLineFeeds } from './lexer/space.ts';
import type { SyntaxProblem } from './lexer/token-sink.ts';
import type { Problem } from './problem.ts';
import { createCoreServices } from './services.ts';

export interface ParseOptions {
  language: ScriptLanguage;
  /** Heading prefixes besides the English ones, for `.story`: `INNEN`, `屋内`. */
  headingPrefixes?: readonly string[];
}

export interface ParsedScript {
  script: Script;
  /** Problems of syntax (`SL10..`), in the order of the text. */
  problems: Problem[];
}

/** Parses a script. The root has its `$cstNode`; positions of every node come from there. */
export function parseScript(text: string, options: ParseOptions): ParsedScript {
  const result = coreServices(options).parser.LangiumParser.parse<Script>(text);
  return { script: result.value, problems: syntaxProblems(text, result) };
}

const made = new Map<string, LangiumCoreServices>();

/** The services for these options, made once. */
export function coreServices({ language, headingPrefixes = [] }: ParseOptions): LangiumCoreServices {
  const key = [language, ...headingPrefixes].join('\n');
  let services = made.get(key);
  if (!services) {
    services = createCoreServices({ language, headingPrefixes });
    made.set(key, services);
  }
  return services;
}

/** What the lexer found wrong; a parser error would be a defect of ours and is reported as one. */
export function syntaxProblems(text: string, result: Pick<ParseResult, 'parserErrors' | 'lexerReport'>): Problem[] {
  const problems = lexerProblems(result.lexerReport);
  const own = result.parserErrors.map((error): SyntaxProblem => {
    const { startOffset, endOffset } = error.token;
    const start = Number.isFinite(startOffset) ? startOffset : text.length;
    const end = Number.isFinite(endOffset) ? endOffset! + 1 : text.length;
    const message = `Slateline could not read this, which is a defect in Slateline: ${error.message}`;
    return { code: 'SL1000', severity: 'error', message, start, end, fixes: [] };
  });
  return toProblems(text, own.length > 0 ? [...problems, ...own] : problems);
}

/** The problems in a lexer's report, in offsets. */
export function lexerProblems(report: LexerResult['report']): SyntaxProblem[] {
  return (report as ScriptLexerReport | undefined)?.problems ?? [];
}

/** Offsets into `text` turned to lines and columns. */
export function toProblems(text: string, problems: readonly SyntaxProblem[]): Problem[] {
  if (problems.length === 0) return [];
  const starts = lineStarts(text);
  return [...problems]
    .sort((a, b) => a.start - b.start)
    .map(({ code, severity, message, start, end, fixes }) => ({
      code,
      severity,
      message,
      ...range(starts, start, end),
      fixes: fixes.map((fix) => ({
        title: fix.title,
        changes: [{ ...range(starts, fix.start, fix.end), text: fix.text }],
      })),
    }));
}

function range(starts: readonly number[], start: number, end: number) {
  const line = lineAt(starts, start);
  const endLine = lineAt(starts, end);
  return { line, char: start - starts[line]!, endLine, endChar: end - starts[endLine]! };
}

function lineStarts(text: string): number[] {
  const lines = withLineFeeds(text);
  const starts = [0];
  for (let at = lines.indexOf('\n'); at >= 0; at = lines.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low;
}
