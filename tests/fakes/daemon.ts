/** A film with its daemon in this process, and what tests ask of it. */
import http from 'node:http';
import { WebSocket } from 'ws';
import { registerBackend } from '../../runner/backends/registry.ts';
import type { Project } from '../../runner/contracts/project.ts';
import { EventEnvelope, type RunnerEvent } from '../../runner/server/protocol.ts';
import { type Daemon, type ServeOptions, serve } from '../../runner/server/serve.ts';
import { type Film, type FilmOptions, makeFilm } from './film.ts';
import { type Generator, type GeneratorOptions, startGenerator } from './generator.ts';
import { generatorBackend } from './generator-backend.ts';

export interface FilmSet {
  film: Film;
  project: Project;
  generator: Generator;
  /** Starts the daemon (again). */
  serve(options?: ServeOptions): Promise<Daemon>;
  strike(): Promise<void>;
}

export async function buildSet(options: FilmOptions & Partial<GeneratorOptions> = {}): Promise<FilmSet> {
  const generator = await startGenerator(options);
  registerBackend(generatorBackend({ url: generator.url, poll: 2 }));
  const film = makeFilm(options);
  const project = await film.open();
  const daemons: Daemon[] = [];
  return {
    film,
    project,
    generator,
    async serve(wish) {
      const daemon = await serve(project, wish);
      daemons.push(daemon);
      return daemon;
    },
    async strike() {
      for (const daemon of daemons) await daemon.close();
      await generator.close();
      film.remove();
    },
  };
}

/** One raw HTTP request, with nothing sent that was not asked for. */
export function raw(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<{ status: number; json: unknown }> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, method, path, agent: false, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, json: text === '' ? null : JSON.parse(text) }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** A WebSocket to the daemon with its events as they come. */
export class Listener {
  readonly envelopes: EventEnvelope[] = [];
  readonly socket: WebSocket;
  readonly #waiting: (() => void)[] = [];

  constructor(daemon: Pick<Daemon, 'port' | 'token'>) {
    this.socket = new WebSocket(`ws://127.0.0.1:${daemon.port}/v1/events`, [`slateline.${daemon.token}`]);
    this.socket.on('message', (data) => {
      this.envelopes.push(EventEnvelope.parse(JSON.parse(String(data))));
      for (const look of this.#waiting) look();
    });
  }

  /** Resolves to the first event for which this holds, past or to come. */
  until<T extends RunnerEvent['type']>(
    type: T,
    holds: (event: Extract<RunnerEvent, { type: T }>) => boolean = () => true,
  ): Promise<Extract<RunnerEvent, { type: T }>> {
    return new Promise((resolve) => {
      const look = (): void => {
        for (const { event } of this.envelopes) {
          if (event.type === type && holds(event as never)) resolve(event as never);
        }
      };
      this.#waiting.push(look);
      look();
    });
  }
}
