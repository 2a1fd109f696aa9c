/** The process an editor starts, with `--node-ipc` or `--stdio`. The only file of this room with side effects. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server.ts';

startServer(createConnection(ProposedFeatures.all));
