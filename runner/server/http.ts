/**
 * The routes of `protocol.ts` over HTTP: finds the route, checks the body at this border, calls the runner, and answers
 * every failure with code, message and remedy. Nothing a client sends can end the daemon.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { Trouble } from '../contracts/project.ts';
import type { Runner } from '../contracts/runner.ts';
import { QueueRefusal } from '../queue/refusal.ts';
import { bearerOf, denial } from './guard.ts';
import { type RouteName, routes } from './protocol.ts';

/** Largest request body, bytes: dirty lists and notes are small. */
export const BODY_LIMIT = 1024 * 1024;

export interface HttpTools {
  runner: Runner;
  scripts(): Promise<z.infer<(typeof routes)['scripts']['answer']>>;
  busy(): boolean;
  drain(): void;
  port(): number;
  token: string;
}

interface Call {
  params: Record<string, string>;
  body: unknown;
  signal: AbortSignal;
}

type Handlers = { [Name in RouteName]: (call: Call) => Promise<z.infer<(typeof routes)[Name]['answer']>> };

class HttpFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly remedy: string | null;
  constructor(status: number, code: string, message: string, remedy: string | null = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.remedy = remedy;
  }
}

export function httpHandler(tools: HttpTools): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { runner } = tools;
  const handlers: Handlers = {
    hello: () => runner.hello(),
    scripts: () => tools.scripts(),
    plan: ({ params }) => runner.plan(params.script!),
    render: ({ body }) => runner.render(body as z.infer<typeof routes.render.body>),
    busy: async () => ({ busy: tools.busy() }),
    jobs: async () => ({ jobs: await runner.jobs() }),
    cancel: ({ params }) => runner.cancel(params.id!),
    retry: ({ params }) => runner.retry(params.id!),
    cancelAll: async () => ({ cancelled: await runner.cancelAll() }),
    takes: async ({ params }) => ({
      takes: await runner.takes({ script: params.script!, scene: params.scene!, shot: params.shot! }),
    }),
    sidecar: ({ params }) => runner.sidecar(params.take!),
    pick: ({ params }) => runner.pick(params.take!),
    review: ({ params, body }) => runner.review(params.take!, body as z.infer<typeof routes.review.body>),
    reel: ({ body, signal }) => runner.reel(body as z.infer<typeof routes.reel.body>, signal),
    dirty: async ({ body }) => {
      await runner.dirty(body as z.infer<typeof routes.dirty.body>);
      return { ok: true };
    },
    locks: async () => ({ pending: await runner.locks() }),
    drain: async () => {
      tools.drain();
      return { ok: true };
    },
  };

  return async (request, response) => {
    const abort = new AbortController();
    response.on('close', () => abort.abort());
    try {
      const denied = denial(request, tools.port(), tools.token, bearerOf(request));
      if (denied !== null) throw new HttpFailure(denied.status, denied.code, denied.message, denied.remedy);
      const { name, params } = findRoute(request.method ?? 'GET', request.url ?? '/');
      const body = await readBody(request, name);
      send(response, 200, await handlers[name]({ params, body, signal: abort.signal }));
    } catch (error) {
      const failure = asFailure(error);
      // What is left of an unread body must not be taken for the next request.
      if (failure.status === 413 || failure.status === 401) response.setHeader('connection', 'close');
      const { code, message, remedy } = failure;
      send(response, failure.status, { error: { code, message, remedy } });
    }
  };
}

function findRoute(method: string, target: string): { name: RouteName; params: Record<string, string> } {
  const parts = target.split('?')[0]!.split('/');
  let otherMethod = false;
  for (const [name, route] of Object.entries(routes)) {
    const wanted = route.path.split('/');
    if (wanted.length !== parts.length) continue;
    const params: Record<string, string> = {};
    const fits = wanted.every((word, index) => {
      if (!word.startsWith(':')) return word === parts[index];
      params[word.slice(1)] = decode(parts[index]!);
      return parts[index] !== '';
    });
    if (!fits) continue;
    if (route.method === method) return { name: name as RouteName, params };
    otherMethod = true;
  }
  if (otherMethod) throw new HttpFailure(405, 'wrong-method', `${method} is not how ${target} is asked.`);
  throw new HttpFailure(404, 'unknown-route', `There is no ${method} ${target}.`, 'See runner/server/protocol.ts.');
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new HttpFailure(400, 'bad-path', `${part} is not a well-formed part of a path.`);
  }
}

async function readBody(request: IncomingMessage, name: RouteName): Promise<unknown> {
  const schema = routes[name].body;
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > BODY_LIMIT) throw tooLarge();
    chunks.push(chunk as Buffer);
  }
  if (schema === null) return null;
  let json: unknown;
  try {
    json = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
  } catch (error) {
    throw new HttpFailure(400, 'bad-json', `The body of ${name} is not JSON: ${(error as Error).message}`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new HttpFailure(400, 'bad-request', `The body of ${name} does not fit: ${z.prettifyError(parsed.error)}`);
}

function tooLarge(): HttpFailure {
  return new HttpFailure(413, 'too-large', `A request may have ${BODY_LIMIT} bytes.`);
}

function asFailure(error: unknown): HttpFailure {
  if (error instanceof HttpFailure) return error;
  if (error instanceof Trouble) {
    const status = /^(unknown|no-such)-/.test(error.code) ? 404 : 409;
    return new HttpFailure(status, error.code, error.message, error.remedy);
  }
  if (error instanceof QueueRefusal) {
    return new HttpFailure(
      error.code === 1 ? 404 : 409,
      error.code === 1 ? 'unknown-job' : 'job-moved-on',
      error.message,
    );
  }
  const message = error instanceof Error ? error.message : String(error);
  return new HttpFailure(500, 'internal', message, 'This is a bug of Slateline: please report it.');
}

function send(response: ServerResponse, status: number, answer: unknown): void {
  if (response.destroyed || response.headersSent) return;
  const text = Buffer.from(JSON.stringify(answer));
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': text.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(text);
}
