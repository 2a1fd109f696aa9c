/** Starts the language server in a process of its own. All that is known about scripts comes from there. */
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { SERVER_FLAGS } from '../../language-server/protocol.ts';

export const LANGUAGES = ['story', 'fountain'] as const;

export function createClient(extensionUri: vscode.Uri, log: vscode.LogOutputChannel): LanguageClient {
  const module = vscode.Uri.joinPath(extensionUri, 'dist', 'server.mjs').fsPath;
  const options = { execArgv: [...SERVER_FLAGS] };
  const inspected = { execArgv: [...SERVER_FLAGS, '--nolazy', '--inspect=6009'] };
  return new LanguageClient(
    'slateline',
    'Slateline Language Server',
    {
      run: { module, transport: TransportKind.ipc, options },
      debug: {
        module,
        transport: TransportKind.ipc,
        options: process.env.SLATELINE_INSPECT_SERVER ? inspected : options,
      },
    },
    {
      documentSelector: LANGUAGES.map((language) => ({ scheme: 'file', language })),
      outputChannel: log,
      synchronize: { fileEvents: [] },
    },
  );
}

export function isScript(document: vscode.TextDocument): boolean {
  return document.uri.scheme === 'file' && LANGUAGES.some((language) => language === document.languageId);
}
