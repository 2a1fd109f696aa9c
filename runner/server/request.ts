/**
 * One question to a daemon over HTTP. No time limit of its own on answers (a reel takes minutes), failures as the
 * daemon worded them, and answers checked by the protocol's schema at this border.
 */
import http from 'node:http';
import { z } from 'zod';
import { Trouble } from '../contracts/project.ts';
import { type DaemonFile, Failure, type RouteName, routes } from './protocol.ts';

export interface Question<Name extends RouteName> {
  route: Name;
  params?: Record<string, string>;
  body?: unknown;
  signal?: AbortSignal;
}

export type Answer<Name extends RouteName> = z.infer<(typeof routes)[Name]['answer']>;

/** Throws `Trouble`: `daemon-gone` when nobody listens, `daemon-answer` for what is no answer, else the daemon's own. */
export async function ask<Name extends RouteName>(
  daemon: Pick<DaemonFile, 'port' | 'token'>,
  question: Question<Name>,
): Promise<Answer<Name>> {
  const route = routes[question.route];
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(question.params?.[name] ?? ''));
  const { status, text } = await exchange(daemon, route.method, path, question);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw notADaemon(question.route, `status ${status}, no JSON`);
  }
  if (status !== 200) {
    const failure = Failure.safeParse(json);
    if (!failure.success) throw notADaemon(question.route, `status ${status}`);
    const { code, message, remedy } = failure.data.error;
    throw new Trouble(code, message, remedy);
  }
  const parsed = (route.answer as z.ZodType).safeParse(json);
  if (!parsed.success) throw notADaemon(question.route, z.prettifyError(parsed.error));
  return parsed.data as Answer<Name>;
}

function notADaemon(route: string, what: string): Trouble {
  return new Trouble(
    'daemon-answer',
    `The daemon's answer to ${route} is not one this Slateline understands: ${what}`,
    'Stop the daemon (Ctrl-C where `slateline serve` runs, or close the editor) and try again.',
  );
}

function exchange(
  daemon: Pick<DaemonFile, 'port' | 'token'>,
  method: string,
  path: string,
  { body, signal }: { body?: unknown; signal?: AbortSignal },
): Promise<{ status: number; text: string }> {
  const content = body === undefined ? null : Buffer.from(JSON.stringify(body));
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      const gone = new Trouble(
        'daemon-gone',
        `The project's daemon does not answer any more: ${error.message}`,
        'Run the command again: jobs and takes are kept, and what was begun is resumed.',
        error,
      );
      reject(signal?.aborted ? signal.reason : gone);
    };
    const request = http.request(
      {
        host: '127.0.0.1',
        port: daemon.port,
        method,
        path,
        agent: false,
        ...(signal && { signal }),
        headers: {
          authorization: `Bearer ${daemon.token}`,
          ...(content !== null && { 'content-type': 'application/json', 'content-length': content.length }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', fail);
        response.on('end', () => {
          if (!response.complete) return fail(new Error('the answer broke off'));
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
        });
      },
    );
    request.on('error', fail);
    request.end(content ?? undefined);
  });
}
