/** The language server on a connection: which requests it answers, and when. Nothing runs before `listen`. */
import { DocumentState } from 'langium';
import {
  addCodeActionHandler,
  addCompletionHandler,
  addDocumentHighlightHandler,
  addDocumentSymbolHandler,
  addDocumentUpdateHandler,
  addFoldingRangeHandler,
  addGotoDefinitionHandler,
  addHoverHandler,
  addSemanticTokenHandler,
  createRequestHandler,
} from 'langium/lsp';
import type { Connection, PrepareRenameParams, ReferenceParams, RenameParams } from 'vscode-languageserver';
import { toPoint, toSelectionRange } from './lsp/convert.ts';
import { pushDiagnostics } from './lsp/diagnostics.ts';
import { createServerServices, type ServerServices } from './lsp/services.ts';
import { answerStoryRequests, StoryAnnouncer } from './lsp/story-sync.ts';
import { selectionRange } from './selection-ranges.ts';

/** Wires all handlers and starts listening. */
export function startServer(connection: Connection): ServerServices {
  const services = createServerServices(connection);
  const { shared, scripts, builder } = services;
  const findReferences = createRequestHandler(
    ({ lsp = {} }, document, params: ReferenceParams, token) =>
      lsp.ReferencesProvider?.findReferences(document, params, token),
    shared,
    DocumentState.Parsed,
  );
  const rename = createRequestHandler(
    ({ lsp = {} }, document, params: RenameParams, token) => lsp.RenameProvider?.rename(document, params, token),
    shared,
    DocumentState.Parsed,
  );
  addDocumentUpdateHandler(connection, shared);
  const announcer = new StoryAnnouncer(connection, scripts);
  pushDiagnostics(connection, shared, scripts, (document) => announcer.announce(document));
  addCompletionHandler(connection, shared, DocumentState.Parsed);
  addHoverHandler(connection, shared);
  addDocumentSymbolHandler(connection, shared);
  addFoldingRangeHandler(connection, shared);
  addGotoDefinitionHandler(connection, shared);
  addDocumentHighlightHandler(connection, shared);
  addCodeActionHandler(connection, shared);
  addSemanticTokenHandler(connection, shared);
  // Before the lock is taken: the build that is waited for needs it.
  connection.onReferences(async (params, token) => {
    await builder.settled(token);
    return findReferences(params, token);
  });
  connection.onRenameRequest(async (params, token) => {
    await builder.settled(token);
    return rename(params, token);
  });
  connection.onPrepareRename(
    createRequestHandler(
      ({ lsp = {} }, document, params: PrepareRenameParams, token) =>
        lsp.RenameProvider?.prepareRename(document, params, token),
      shared,
      DocumentState.Parsed,
    ),
  );
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
