/** The one place where plain answers become LSP values, and positions LSP's. */
import {
  CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Location,
  type Position,
  type Range,
  type SelectionRange,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Problem, Severity, TextChange, TextRange } from '../../grammar/problem.ts';
import type { QuickFix } from '../code-actions.ts';
import type { Suggestion } from '../completion/suggestion.ts';
import type { OutlineItem } from '../document-symbols.ts';
import type { Fold } from '../folding.ts';
import type { UseIn } from '../names.ts';
import type { ScriptChanges } from '../rename.ts';
import type { Point, Script } from '../script.ts';
import type { SemanticToken } from '../semantic-tokens.ts';

export function toPoint(position: Position): Point {
  return { line: position.line, char: position.character };
}

export function toRange(range: TextRange): Range {
  return {
    start: { line: range.line, character: range.char },
    end: { line: range.endLine, character: range.endChar },
  };
}

export function fromRange(range: Range): TextRange {
  return {
    line: range.start.line,
    char: range.start.character,
    endLine: range.end.line,
    endChar: range.end.character,
  };
}

const SEVERITY: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toDiagnostic(problem: Problem, uri: string): Diagnostic {
  const related = problem.related?.map((place) => ({
    location: { uri, range: toRange(place) },
    message: place.message,
  }));
  return {
    range: toRange(problem),
    severity: SEVERITY[problem.severity],
    code: problem.code,
    source: 'slateline',
    message: problem.message,
    ...(related && { relatedInformation: related }),
  };
}

export function toLocation(use: UseIn): Location {
  return { uri: use.script.uri, range: toRange(use.range) };
}

export function toTextEdit(change: TextChange): TextEdit {
  return { range: toRange(change), newText: change.text };
}

export function toWorkspaceEdit(edits: readonly ScriptChanges[]): WorkspaceEdit {
  return {
    changes: Object.fromEntries(edits.map(({ script, changes }) => [script.uri, changes.map(toTextEdit)])),
  };
}

export function toCodeAction(script: Script, { problem, fix, preferred }: QuickFix): CodeAction {
  const action = CodeAction.create(
    fix.title,
    toWorkspaceEdit([{ script, changes: fix.changes }]),
    CodeActionKind.QuickFix,
  );
  action.diagnostics = [toDiagnostic(problem, script.uri)];
  if (preferred) action.isPreferred = true;
  return action;
}

const ITEM_KIND: Record<Suggestion['kind'], CompletionItemKind> = {
  character: CompletionItemKind.Class,
  location: CompletionItemKind.Module,
  prop: CompletionItemKind.Property,
  keyword: CompletionItemKind.Keyword,
  field: CompletionItemKind.Field,
  value: CompletionItemKind.Value,
  target: CompletionItemKind.Reference,
  variable: CompletionItemKind.Variable,
  function: CompletionItemKind.Function,
  file: CompletionItemKind.File,
};

/** `order` keeps the list in the order it was made in: the best first, whatever the alphabet says. */
export function toCompletionItem(suggestion: Suggestion, at: Point, order: number): CompletionItem {
  const item: CompletionItem = {
    label: suggestion.label,
    kind: ITEM_KIND[suggestion.kind],
    sortText: String(order).padStart(4, '0'),
    textEdit: {
      range: toRange({ line: at.line, char: suggestion.from, endLine: at.line, endChar: at.char }),
      newText: suggestion.insert,
    },
  };
  if (suggestion.detail) item.detail = suggestion.detail;
  if (suggestion.filter !== undefined) item.filterText = suggestion.filter;
  if (suggestion.goesOn) item.command = { title: 'Suggest', command: 'editor.action.triggerSuggest' };
  return item;
}

const SYMBOL_KIND: Record<OutlineItem['kind'], SymbolKind> = {
  chapter: SymbolKind.Module,
  sequence: SymbolKind.Namespace,
  scene: SymbolKind.Class,
  shot: SymbolKind.Event,
  label: SymbolKind.Key,
};

export function toDocumentSymbol(item: OutlineItem): DocumentSymbol {
  return {
    name: item.name,
    detail: item.detail,
    kind: SYMBOL_KIND[item.kind],
    range: toRange(item.range),
    selectionRange: toRange(item.selection),
    children: item.children.map(toDocumentSymbol),
  };
}

export function toFoldingRange(fold: Fold): FoldingRange {
  return {
    startLine: fold.line,
    endLine: fold.endLine,
    kind: fold.kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region,
  };
}

/** From the innermost outwards; `ranges` is never empty. */
export function toSelectionRange(ranges: readonly TextRange[]): SelectionRange {
  let outer: SelectionRange | undefined;
  for (const range of [...ranges].reverse()) {
    outer = outer ? { range: toRange(range), parent: outer } : { range: toRange(range) };
  }
  return outer!;
}

/** The relative encoding of the protocol: five numbers a token. */
export function toSemanticTokenData(tokens: readonly SemanticToken[]): number[] {
  const data: number[] = [];
  let line = 0;
  let char = 0;
  for (const token of tokens) {
    const sameLine = token.line === line;
    data.push(token.line - line, sameLine ? token.char - char : token.char, token.length, token.type, token.modifiers);
    line = token.line;
    char = token.char;
  }
  return data;
}
