// The driver's end of the bridge: waits for an extension host to connect, and evaluates functions in it. Another host
// may connect later (a reloaded window has a new one); whatever the old one had not answered is then an error.

import net from 'node:net';
import path from 'node:path';
import readline from 'node:readline';

/** A function that runs in the extension host: self-contained, with JSON for its argument and its result. */
export type Evaluated<Argument, Result> = (
  vscode: typeof import('vscode'),
  argument: Argument,
  require: NodeJS.Require,
) => Result | PromiseLike<Result>;

interface Answer {
  id: number;
  value?: unknown;
  error?: string;
}

export class Bridge {
  /** What the extension host connects to: a short socket path (107 bytes at most), or a named pipe on Windows. */
  readonly address: string;
  #server: net.Server;
  #host = Promise.withResolvers<net.Socket>();
  #waiting = new Map<number, PromiseWithResolvers<unknown> & { host: net.Socket }>();
  #count = 0;
  #over = false;

  constructor(folder: string) {
    const name = path.basename(folder);
    this.address = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(folder, 'bridge');
    this.#host.promise.catch(() => {});
    this.#server = net.createServer((socket) => this.#connect(socket));
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.address, resolve);
    });
  }

  /** Resolves when a host is connected. */
  async connected(): Promise<void> {
    await this.#host.promise;
  }

  /** Forgets the host that is connected; {@link connected} then waits for the next. Call before a reload. */
  expectAnother(): void {
    this.#host = Promise.withResolvers();
    this.#host.promise.catch(() => {});
  }

  /** Runs a function in the extension host and gives its result. */
  evaluate<Result>(work: Evaluated<undefined, Result>): Promise<Result>;
  evaluate<Argument, Result>(work: Evaluated<Argument, Result>, argument: Argument): Promise<Result>;
  async evaluate<Argument, Result>(work: Evaluated<Argument, Result>, argument?: Argument): Promise<Result> {
    const host = await this.#host.promise;
    const id = ++this.#count;
    const answer = Promise.withResolvers<unknown>();
    this.#waiting.set(id, { ...answer, host });
    host.write(`${JSON.stringify({ id, source: String(work), argument })}\n`);
    return (await answer.promise) as Result;
  }

  /** Ends the run inside VS Code, which then closes. */
  async end(): Promise<void> {
    if (this.#over) return;
    const host = await this.#host.promise;
    host.write(`${JSON.stringify({ id: 0 })}\n`);
  }

  /** VS Code has ended: nothing will be answered any more. */
  closed(reason: Error): void {
    this.#over = true;
    this.#host.reject(reason);
    this.expectAnother();
    this.#host.reject(reason);
    for (const answer of this.#waiting.values()) answer.reject(reason);
    this.#waiting.clear();
    this.#server.close();
  }

  #connect(socket: net.Socket): void {
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      for (const [id, { host, reject }] of this.#waiting) {
        if (host !== socket) continue;
        this.#waiting.delete(id);
        reject(new Error('The extension host went away before it answered.'));
      }
    });
    readline.createInterface({ input: socket }).on('line', (line) => {
      const { id, value, error }: Answer = JSON.parse(line);
      const answer = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error !== undefined) answer?.reject(new Error(error));
      else answer?.resolve(value);
    });
    this.#host.resolve(socket);
  }
}
