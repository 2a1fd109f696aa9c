/**
 * The LSP side of every feature: takes LSP parameters, asks the plain function of the same name, gives LSP values.
 * A script that is not there (not read yet, not a script) has no answer; nothing here throws.
 */
import type { LangiumDocument } from 'langium';
import type {
  CodeActionProvider,
  CompletionProvider,
  DefinitionProvider,
  DocumentHighlightProvider,
  DocumentSymbolProvider,
  FoldingRangeProvider,
  Formatter,
  HoverProvider,
  LangiumLSPServices,
  ReferencesProvider,
  RenameProvider,
  SemanticTokenProvider,
} from 'langium/lsp';
import {
  CodeActionKind,
  CompletionList,
  DocumentHighlightKind,
  LocationLink,
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
  type SemanticTokens,
} from 'vscode-languageserver';
import { quickFixes } from '../code-actions.ts';
import { completion } from '../completion.ts';
import { definition } from '../definition.ts';
import { documentHighlights } from '../document-highlight.ts';
import { documentSymbols } from '../document-symbols.ts';
import { foldingRanges } from '../folding.ts';
import { formatAfterEnter, formatDocument, formatRange } from '../formatting.ts';
import { hover } from '../hover.ts';
import { includePath } from '../project.ts';
import { references } from '../references.ts';
import { prepareRename, rename } from '../rename.ts';
import type { Script } from '../script.ts';
import { semanticTokens, tokenModifiers, tokenTypes } from '../semantic-tokens.ts';
import {
  fromRange,
  toCodeAction,
  toCompletionItem,
  toDocumentSymbol,
  toFoldingRange,
  toLocation,
  toPoint,
  toRange,
  toSemanticTokenData,
  toTextEdit,
  toWorkspaceEdit,
} from './convert.ts';
import { localImage } from './images.ts';
import type { Scripts } from './scripts.ts';
import type { Settings } from './settings.ts';

/** After these the editor asks by itself; line breaks too, so that an empty line offers the next speaker. */
const TRIGGERS = ['\n', '[', ':', '|', '>', '!', '@', '{', '(', '.', '#', ' '];

export const semanticTokensLegend = { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] };

export function createProviders(scripts: Scripts, settings: Settings): Partial<LangiumLSPServices['lsp']> {
  const { project } = scripts;
  const scriptOf = (document: LangiumDocument): Script | undefined => scripts.get(document.uri);

  const CompletionProvider: CompletionProvider = {
    completionOptions: { triggerCharacters: TRIGGERS },
    getCompletion(document, { position }) {
      const script = scriptOf(document);
      if (!script) return undefined;
      const at = toPoint(position);
      const otherScripts = () =>
        [...scripts.uris]
          .filter((uri) => uri !== script.uri && uri.endsWith('.story'))
          .map((uri) => includePath(script.uri, uri));
      const { headingPrefixes } = settings.current;
      const suggestions = completion(script, { at, headingPrefixes, otherScripts }, project.visibleFrom(script));
      // What fits depends on every letter (`MA` may become a cue, `Ma` will not): ask again on each.
      return CompletionList.create(
        suggestions.map((suggestion, order) => toCompletionItem(suggestion, at, order)),
        true,
      );
    },
  };

  const HoverProvider: HoverProvider = {
    getHoverContent(document, { position }) {
      const script = scriptOf(document);
      const answer = script && hover(script, toPoint(position), project, localImage);
      return answer
        ? { contents: { kind: MarkupKind.Markdown, value: answer.markdown }, range: toRange(answer.range) }
        : undefined;
    },
  };

  const DocumentSymbolProvider: DocumentSymbolProvider = {
    getSymbols(document) {
      const script = scriptOf(document);
      return script ? documentSymbols(script).map(toDocumentSymbol) : [];
    },
  };

  const FoldingRangeProvider: FoldingRangeProvider = {
    getFoldingRanges(document) {
      const script = scriptOf(document);
      return script ? foldingRanges(script).map(toFoldingRange) : [];
    },
  };

  const DefinitionProvider: DefinitionProvider = {
    getDefinition(document, { position }) {
      const script = scriptOf(document);
      if (!script) return undefined;
      return definition(script, toPoint(position), project).map((use) => {
        const range = toRange(use.range);
        return LocationLink.create(use.script.uri, range, range);
      });
    },
  };

  const ReferencesProvider: ReferencesProvider = {
    findReferences(document, { position, context }) {
      const script = scriptOf(document);
      if (!script) return [];
      const declarations = context.includeDeclaration ? 'with' : 'without';
      return references(script, { at: toPoint(position), declarations }, project).map(toLocation);
    },
  };

  const DocumentHighlightProvider: DocumentHighlightProvider = {
    getDocumentHighlight(document, { position }) {
      const script = scriptOf(document);
      if (!script) return undefined;
      return documentHighlights(script, toPoint(position)).map(({ range, kind }) => ({
        range: toRange(range),
        kind: kind === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      }));
    },
  };

  const RenameProvider: RenameProvider = {
    prepareRename(document, { position }) {
      const script = scriptOf(document);
      if (!script) return undefined;
      const prepared = prepareRename(script, toPoint(position));
      if ('refusal' in prepared) throw new ResponseError(LSPErrorCodes.RequestFailed, prepared.refusal);
      return toRange(prepared.use.range);
    },
    rename(document, { position, newName }) {
      const script = scriptOf(document);
      if (!script) return undefined;
      const renamed = rename(script, { at: toPoint(position), newName }, project);
      if ('refusal' in renamed) throw new ResponseError(LSPErrorCodes.RequestFailed, renamed.refusal);
      return toWorkspaceEdit(renamed.edits);
    },
  };

  const CodeActionProvider: CodeActionProvider = {
    getCodeActions(document, { range, context }) {
      const script = scriptOf(document);
      if (!script) return undefined;
      if (context.only && !context.only.some((kind) => CodeActionKind.QuickFix.startsWith(kind))) return [];
      return quickFixes(script, fromRange(range)).map((fix) => toCodeAction(script, fix));
    },
  };

  const Formatter: Formatter = {
    formatOnTypeOptions: { firstTriggerCharacter: '\n' },
    formatDocument(document) {
      const script = scriptOf(document);
      return script ? formatDocument(script, settings.current.headingPrefixes).map(toTextEdit) : [];
    },
    formatDocumentRange(document, { range }) {
      const script = scriptOf(document);
      return script ? formatRange(script, fromRange(range), settings.current.headingPrefixes).map(toTextEdit) : [];
    },
    formatDocumentOnType(document, { position }) {
      const script = scriptOf(document);
      if (!script) return [];
      const { headingPrefixes } = settings.current;
      return formatAfterEnter(script, toPoint(position), project.visibleFrom(script), headingPrefixes).map(toTextEdit);
    },
  };

  const semantic = (document: LangiumDocument): SemanticTokens => {
    const script = scriptOf(document);
    return { data: script ? toSemanticTokenData(semanticTokens(script, project.visibleFrom(script))) : [] };
  };
  const SemanticTokenProvider: SemanticTokenProvider = {
    tokenTypes: Object.fromEntries(tokenTypes.map((type, index) => [type, index])),
    tokenModifiers: Object.fromEntries(tokenModifiers.map((modifier, index) => [modifier, 1 << index])),
    semanticTokensOptions: {
      legend: semanticTokensLegend,
      full: true,
      range: false,
    },
    semanticHighlight: semantic,
    semanticHighlightRange: semantic,
    semanticHighlightDelta: semantic,
  };

  return {
    CompletionProvider,
    HoverProvider,
    DocumentSymbolProvider,
    FoldingRangeProvider,
    DefinitionProvider,
    ReferencesProvider,
    DocumentHighlightProvider,
    RenameProvider,
    CodeActionProvider,
    Formatter,
    SemanticTokenProvider,
  };
}
