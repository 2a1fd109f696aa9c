/**
 * The project's daemon: one process that holds the writer lock and the queue, and that the editor and every command
 * talk to. Loopback only; token in a file that only the user can read; gone without a trace when it is told to leave,
 * and safely replaceable when it is killed.
 */
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Project, Trouble } from '../contracts/project.ts';
import { LocalRunner } from '../engine/local.ts';
import { writeTrouble } from '../files/write-whole.ts';
import { VERSION } from '../version.ts';
import { watchAlone } from './alone.ts';
import { removeDaemonFile, writeDaemonFile } from './daemon-file.ts';
import { openHub } from './events.ts';
import { httpHandler } from './http.ts';
import { watchProject } from './watch.ts';

export interface ServeOptions {
  /** Default: any free one. */
  port?: number;
  /** Milliseconds without a connection, a question or an open job after which it leaves; default: never. */
  leaveWhenAlone?: number;
  /** Bytes that may wait for a slow client; shortened by tests. */
  tooMuch?: number;
  /** Milliseconds a client has to come back; shortened by tests. */
  grace?: number;
}

export interface Daemon {
  readonly port: number;
  readonly token: string;
  /** Resolves when the daemon has left: told to, or asked to drain. */
  readonly closed: Promise<void>;
  /** Gives running jobs back to the queue and leaves. */
  close(): Promise<void>;
}

/** Throws `Trouble`: `two-writers`, `other-host`, `read-only`, `disk-full`, `port-taken`. */
export async function serve(project: Project, options: ServeOptions = {}): Promise<Daemon> {
  const token = randomBytes(32).toString('hex');
  const runner = await LocalRunner.open(project, { what: 'slateline serve', patience: 1_000 });
  try {
    await runner.work();
    return await listen(project, runner, token, options);
  } catch (error) {
    await runner.close();
    throw error;
  }
}

async function listen(project: Project, runner: LocalRunner, token: string, options: ServeOptions): Promise<Daemon> {
  const server = http.createServer({ keepAliveTimeout: 5_000, maxHeaderSize: 16 * 1024 });
  await bind(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const closed = Promise.withResolvers<void>();
  const hub = openHub({
    snapshot: () => runner.snapshot(),
    port: () => port,
    token,
    epoch: runner.epoch,
    // Editors say again what they hold unsaved whenever they connect.
    deserted: () => void runner.noEditors(),
    ...(options.grace !== undefined && { grace: options.grace }),
    ...(options.tooMuch !== undefined && { tooMuch: options.tooMuch }),
  });
  let leaving: Promise<void> | null = null;

  const close = (): Promise<void> => (leaving ??= leave());
  async function leave(): Promise<void> {
    try {
      alone?.stop();
      stopWatching();
      server.close();
      await runner.stop();
      stopListening();
      hub.close();
      server.closeIdleConnections();
      await runner.close();
    } finally {
      // Last: whoever waits for the file to go may take the lock at once.
      removeDaemonFile(project, token);
      server.closeAllConnections();
      closed.resolve();
    }
  }

  const stopListening = runner.listen((event) => hub.publish(event));
  const handle = httpHandler({
    runner,
    scripts: () => runner.scripts(),
    busy: () => runner.isBusy(),
    drain: () => setImmediate(() => void close()),
    port: () => port,
    token,
  });
  const alone =
    options.leaveWhenAlone === undefined
      ? null
      : watchAlone({
          after: options.leaveWhenAlone,
          needed: async () => hub.connections() > 0 || runner.isBusy(),
          leave: () => void close(),
        });
  server.on('request', (request, response) => {
    alone?.asked();
    void handle(request, response);
  });
  server.on('upgrade', (request, socket, head) => hub.upgrade(request, socket, head));
  server.on('clientError', (_error, socket) => socket.destroy());
  const watchAll = (): (() => void) =>
    watchProject(runner.project, (event) => {
      void runner.noticed(event).then(() => {
        // Other scripts may be the project's now.
        if (leaving !== null || event.type !== 'project_update' || event.what !== 'manifest') return;
        stopWatching();
        stopWatching = watchAll();
      });
    });
  let stopWatching = watchAll();
  try {
    await writeDaemonFile(project, {
      version: 1,
      pid: process.pid,
      port,
      token,
      projectId: project.manifest.id,
      root: project.root,
      started: new Date().toISOString(),
      slateline: VERSION,
    });
  } catch (error) {
    // Nobody would find it, and it would never end.
    await close();
    throw writeTrouble(project.stateDir, error);
  }
  return { port, token, closed: closed.promise, close };
}

function bind(server: http.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return reject(error);
      const taken = error.code === 'EADDRINUSE';
      reject(
        new Trouble(
          'port-taken',
          `Port ${port} ${taken ? 'is taken by another program' : 'may not be used by you'}.`,
          'Leave --port out, and a free one is chosen: the editor and every command find the daemon by its file.',
          error,
        ),
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}
