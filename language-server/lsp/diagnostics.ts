/** Pushes problems, each time with the version they were found in; an answer for an older version is never sent. */
import { DocumentState, type LangiumDocument } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { toDiagnostic } from './convert.ts';
import type { Scripts } from './scripts.ts';

export function pushDiagnostics(
  connection: Connection,
  services: LangiumSharedServices,
  scripts: Scripts,
  sent: (document: LangiumDocument) => void,
): void {
  const builder = services.workspace.DocumentBuilder;
  builder.onUpdate((_, deleted) => {
    for (const uri of deleted) void connection.sendDiagnostics({ uri: uri.toString(), diagnostics: [] });
  });
  builder.onDocumentPhase(DocumentState.Validated, async (document) => {
    const script = scripts.get(document.uri);
    if (!script) return;
    const open = services.workspace.TextDocuments?.get(document.uri);
    if (open && open.version !== script.version) return;
    const uri = document.uri.toString();
    const diagnostics = script.problems.map((problem) => toDiagnostic(problem, uri));
    await connection.sendDiagnostics(open ? { uri, version: open.version, diagnostics } : { uri, diagnostics });
    sent(document);
  });
}
