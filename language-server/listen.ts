/** The server on the connection that its process was started with. Loaded when the process is ready for it. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server.ts';

export function listen(): void {
  startServer(createConnection(ProposedFeatures.all));
}
