/** A JSON-RPC client on the real server process over stdio, for the end-to-end test and the keystroke benchmark. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { SERVER_FLAGS } from '../protocol.ts';

/** The server from source; Node strips the types. */
export const SERVER_SOURCE = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface ServerOptions {
  /** Folder opened as the workspace. */
  folder: string;
  /** What `workspace/configuration` answers for the section `slateline`. */
  settings?: unknown;
  /** The script to run, from source or bundled. */
  server?: string;
}

export class ServerClient {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly initialized: InitializeResult;
  private readonly folder: string;
  private readonly published = new Map<string, PublishDiagnosticsParams>();
  private readonly waiting: { uri: string; version: number; resolve: (params: PublishDiagnosticsParams) => void }[] =
    [];

  private constructor(parts: {
    connection: ProtocolConnection;
    process: ChildProcess;
    initialized: InitializeResult;
    folder: string;
  }) {
    this.connection = parts.connection;
    this.process = parts.process;
    this.initialized = parts.initialized;
    this.folder = parts.folder;
  }

  /** Starts the server and shakes hands. `stop` has to be called whatever happens. */
  static async start({ folder, settings = {}, server = SERVER_SOURCE }: ServerOptions): Promise<ServerClient> {
    const child = spawn(process.execPath, [...SERVER_FLAGS, server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout!),
      new StreamMessageWriter(child.stdin!),
    );
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => settings));
    connection.onRequest('client/registerCapability', () => null);
    // What is published before the handshake is over must not get lost.
    let client: ServerClient | undefined;
    const early: PublishDiagnosticsParams[] = [];
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      if (client) client.receive(params);
      else early.push(params);
    });
    connection.listen();
    const uri = pathToFileURL(folder).href;
    const initialized: InitializeResult = await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'film' }],
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
        textDocument: { publishDiagnostics: { versionSupport: true } },
      },
    });
    client = new ServerClient({ connection, process: child, initialized, folder });
    for (const params of early) client.receive(params);
    await connection.sendNotification('initialized', {});
    return client;
  }

  uri(file: string): string {
    return pathToFileURL(path.join(this.folder, file)).href;
  }

  async open(file: string, text: string, languageId = 'story'): Promise<void> {
    const textDocument = { uri: this.uri(file), languageId, version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  /** Replaces a stretch of one line. */
  async change(
    file: string,
    edit: { version: number; line: number; char: number; endChar: number; text: string },
  ): Promise<void> {
    const { version, line, char, endChar, text } = edit;
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(file), version },
      contentChanges: [{ range: { start: { line, character: char }, end: { line, character: endChar } }, text }],
    });
  }

  /** The problems of a version at least that new; of an unopened file, those of any time. */
  diagnostics(file: string, version = 0): Promise<PublishDiagnosticsParams> {
    const uri = this.uri(file);
    const known = this.published.get(uri);
    if (known && (known.version ?? 0) >= version) return Promise.resolve(known);
    return new Promise((resolve) => this.waiting.push({ uri, version, resolve }));
  }

  /** The problems published next, whatever was before. */
  next(file: string): Promise<PublishDiagnosticsParams> {
    const uri = this.uri(file);
    return new Promise((resolve) => this.waiting.push({ uri, version: 0, resolve }));
  }

  request<T>(
    method: string,
    file: string,
    position?: { line: number; character: number },
    more: object = {},
  ): Promise<T> {
    return this.connection.sendRequest(method, {
      textDocument: { uri: this.uri(file) },
      ...(position && { position }),
      ...more,
    });
  }

  /** Shuts the server down in good order; gives its exit code. */
  async stop(): Promise<number | null> {
    const exited = new Promise<number | null>((resolve) => this.process.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const code = await exited;
    this.connection.dispose();
    return code;
  }

  private receive(params: PublishDiagnosticsParams): void {
    this.published.set(params.uri, params);
    for (const waiter of [...this.waiting]) {
      if (waiter.uri !== params.uri || (params.version ?? 0) < waiter.version) continue;
      this.waiting.splice(this.waiting.indexOf(waiter), 1);
      waiter.resolve(params);
    }
  }
}
