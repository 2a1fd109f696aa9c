/**
 * A picture generator as they are out there: an HTTP service with jobs, polling and downloads, and with everything that
 * goes wrong on a network as a feature one can order. It remembers every submission: what a backend was asked for is
 * what the tests count.
 *
 *   POST /jobs {client, seed, prompt}    202 {id}
 *   GET  /jobs?client=<id>               {jobs: [id]}          404 where the service has no listing
 *   GET  /jobs/<id>                      {state, progress, step, outputs}
 *   GET  /jobs/<id>/outputs/<n>          bytes
 *   POST /jobs/<id>/cancel               {cancelled}
 *   GET  /ledger, POST /faults           for the tests
 *
 * Run as a process (`node tests/fakes/generator.ts`) it prints its port and lives until its standard input closes.
 */
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { solidPng } from './png.ts';

export type FaultPoint = 'submit' | 'find' | 'status' | 'download' | 'cancel';

export interface Fault {
  on: FaultPoint;
  /**
   * `refuse` with `status`; `drop` the connection before doing anything; `drop-after` doing it; `hang`; `truncate` the
   * body; `duplicate`: do it twice; `fail`: the job ends in failure.
   */
  kind: 'refuse' | 'drop' | 'drop-after' | 'hang' | 'truncate' | 'duplicate' | 'fail';
  status?: number;
  /** Seconds, sent as Retry-After. */
  retryAfter?: number;
  /** How many requests it hits; default 1. */
  times?: number;
}

export interface GeneratorOptions {
  /** Milliseconds a job takes. */
  duration: number;
  /** Knows jobs by the client's id: does not repeat them, and can be asked for them. */
  idempotent: boolean;
  outputs: number;
}

interface Work {
  id: string;
  client: string;
  seed: number;
  started: number;
  cancelled: boolean;
  failed: boolean;
}

export interface Ledger {
  /** Every submission that arrived, repeated ones too, in order: the client's ids. */
  submissions: string[];
  /** What was really made, and would have been billed: the client's ids. */
  works: string[];
  cancelled: string[];
}

export interface Generator {
  url: string;
  ledger: Ledger;
  order(...faults: Fault[]): void;
  close(): Promise<void>;
}

export async function startGenerator(options: Partial<GeneratorOptions> = {}): Promise<Generator> {
  const settings: GeneratorOptions = { duration: 20, idempotent: true, outputs: 1, ...options };
  const works = new Map<string, Work>();
  const ledger: Ledger = { submissions: [], works: [], cancelled: [] };
  const faults: Fault[] = [];

  const strike = (on: FaultPoint): Fault | null => {
    const index = faults.findIndex((fault) => fault.on === on);
    const fault = faults[index];
    if (fault === undefined) return null;
    fault.times = (fault.times ?? 1) - 1;
    if (fault.times <= 0) faults.splice(index, 1);
    return fault;
  };

  const make = (body: { client: string; seed: number }, failed: boolean): Work => {
    const { client, seed } = body;
    const work = { id: randomUUID(), client, seed, started: performance.now(), cancelled: false, failed };
    works.set(work.id, work);
    ledger.works.push(client);
    return work;
  };

  const submit = (body: { client: string; seed: number }, fault: Fault | null): { status: number; json: unknown } => {
    ledger.submissions.push(body.client);
    const known = settings.idempotent ? [...works.values()].find((work) => work.client === body.client) : undefined;
    const work = known ?? make(body, fault?.kind === 'fail');
    if (fault?.kind === 'duplicate') make(body, false);
    return { status: 202, json: { id: work.id } };
  };

  const stateOf = (work: Work): object => {
    const progress = Math.min(1, (performance.now() - work.started) / settings.duration);
    if (work.cancelled) return { state: 'cancelled', progress, step: '', outputs: 0 };
    if (progress < 1) return { state: 'running', progress, step: 'painting', outputs: 0 };
    if (work.failed) return { state: 'failed', progress, step: '', outputs: 0, reason: 'the model ran out of memory' };
    return { state: 'done', progress: 1, step: '', outputs: settings.outputs };
  };

  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://fake');
    const [, , id, part, index] = url.pathname.split('/');
    const body = await readJson(request);
    const point = pointOf(request.method ?? 'GET', url.pathname, part);
    const fault = point === null ? null : strike(point);
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'drop') return void request.socket.destroy();
    const answer = (status: number, json: unknown): void => {
      if (fault?.kind === 'drop-after') return void request.socket.destroy();
      const text = Buffer.from(JSON.stringify(json));
      response.writeHead(status, { 'content-type': 'application/json', 'content-length': text.length });
      response.end(text);
    };
    if (fault?.kind === 'refuse') {
      if (fault.retryAfter !== undefined) response.setHeader('retry-after', String(fault.retryAfter));
      return answer(fault.status ?? 500, { error: `refused with ${fault.status ?? 500}` });
    }
    if (url.pathname === '/ledger') return answer(200, ledger);
    if (url.pathname === '/faults') {
      faults.push(...(body as Fault[]));
      return answer(200, {});
    }
    if (point === 'submit') {
      const made = submit(body as { client: string; seed: number }, fault);
      return answer(made.status, made.json);
    }
    if (point === 'find') {
      if (!settings.idempotent) return answer(404, { error: 'this service has no listing' });
      const client = url.searchParams.get('client');
      return answer(200, { jobs: [...works.values()].filter((work) => work.client === client).map((work) => work.id) });
    }
    const work = works.get(id ?? '');
    if (work === undefined) return answer(404, { error: 'no such job' });
    if (point === 'status') return answer(200, stateOf(work));
    if (point === 'cancel') {
      if (!work.cancelled) ledger.cancelled.push(work.client);
      work.cancelled = true;
      return answer(200, { cancelled: true });
    }
    const png = solidPng(64, 36, (work.seed * 2654435761 + Number(index)) >>> 8);
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': png.length });
    if (fault?.kind === 'truncate') {
      response.write(png.subarray(0, png.length >> 1), () => response.destroy());
      return;
    }
    response.end(png);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    ledger,
    order: (...ordered) => void faults.push(...ordered),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pointOf(method: string, pathname: string, part: string | undefined): FaultPoint | null {
  if (pathname === '/jobs') return method === 'POST' ? 'submit' : 'find';
  if (!pathname.startsWith('/jobs/')) return null;
  if (part === 'cancel') return 'cancel';
  return part === 'outputs' ? 'download' : 'status';
}

async function readJson(request: http.IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? null : JSON.parse(text);
}

if (import.meta.main) {
  const [duration = '20', idempotent = 'true'] = process.argv.slice(2);
  const generator = await startGenerator({ duration: Number(duration), idempotent: idempotent === 'true' });
  console.log(generator.url);
  process.stdin.on('end', () => process.exit(0)).resume();
}
