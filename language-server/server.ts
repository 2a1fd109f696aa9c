/** The language server on a connection: which requests it answers, and when. Nothing runs before `listen`. */
import { DocumentState } from 'langium';
import {
  addCodeActionHandler,
  addCompletionHandler,
  addDocumentHighlightHandler,
  addDocumentSymbolHandler,
  addDocumentUpdateHandler,
  addFindReferencesHandler,
  addFoldingRangeHandler,
  addGotoDefinitionHandler,
  addHoverHandler,
  addRenameHandler,
  addSemanticTokenHandler,
  createRequestHandler,
} from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { toPoint, toSelectionRange } from './lsp/convert.ts';
import { pushDiagnostics } from './lsp/diagnostics.ts';
import { createServerServices, type ServerServices } from './lsp/services.ts';
import { answerStoryRequests, StoryAnnouncer } from './lsp/story-sync.ts';
import { selectionRange } from './selection-ranges.ts';

/** Wires all handlers and starts listening. */
export function startServer(connection: Connection): ServerServices {
  const services = createServerServices(connection);
  const { shared, scripts } = services;
  addDocumentUpdateHandler(connection, shared);
  const announcer = new StoryAnnouncer(connection, scripts);
  pushDiagnostics(connection, shared, scripts, (document) => announcer.announce(document));
  addCompletionHandler(connection, shared, DocumentState.Parsed);
  addHoverHandler(connection, shared);
  addDocumentSymbolHandler(connection, shared);
  addFoldingRangeHandler(connection, shared);
  addGotoDefinitionHandler(connection, shared);
  addFindReferencesHandler(connection, shared);
  addDocumentHighlightHandler(connection, shared);
  addRenameHandler(connection, shared);
  addCodeActionHandler(connection, shared);
  addSemanticTokenHandler(connection, shared);
  connection.onSelectionRanges(
    createRequestHandler(
      (_, document, { positions }) => {
        const script = scripts.get(document.uri);
        return script ? positions.map((position) => toSelectionRange(selectionRange(script, toPoint(position)))) : [];
      },
      shared,
      DocumentState.Parsed,
    ),
  );
  answerStoryRequests(connection, shared, scripts);
  connection.onInitialize((params) => shared.lsp.LanguageServer.initialize(params));
  connection.onInitialized((params) => shared.lsp.LanguageServer.initialized(params));
  shared.workspace.TextDocuments?.listen(connection);
  connection.listen();
  return services;
}
