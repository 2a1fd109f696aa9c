/** The adapter for the fake generator, written as one for a real service would be. */
import {
  type Backend,
  BackendError,
  type BackendOutput,
  type BackendProgress,
  type BackendRequest,
} from '../../runner/contracts/backend.ts';
import { solidPng } from './png.ts';

export interface GeneratorBackendOptions {
  url: string;
  name?: string;
  /** The service knows jobs by our id. */
  idempotent?: boolean;
  concurrency?: number;
  /** Milliseconds between two looks at a job, and until an answer is given up. */
  poll?: number;
  timeout?: number;
}

interface Status {
  state: 'running' | 'done' | 'failed' | 'cancelled';
  progress: number;
  step: string;
  outputs: number;
  reason?: string;
}

export function generatorBackend(options: GeneratorBackendOptions): Backend {
  const { url, name = 'generator', idempotent = true, concurrency = 4, poll = 10, timeout = 2_000 } = options;

  async function call(path: string, signal: AbortSignal, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(url + path, {
      ...init,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
    });
    if (response.ok) return response;
    const after = response.headers.get('retry-after');
    const words = `${name} answered ${response.status}`;
    if (response.status === 429 || response.status === 425 || response.status >= 500) {
      throw new BackendError(words, 'retry', after === null ? undefined : Number(after) * 1000);
    }
    throw new BackendError(words, 'final');
  }

  /** Network failures get `kind`; verdicts and our own aborts pass through. */
  async function within<T>(kind: 'retry' | 'unknown', signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted || error instanceof BackendError) throw error;
      const refused = (error as { cause?: { code?: string } }).cause?.code === 'ECONNREFUSED';
      throw new BackendError(`${name} cannot be reached: ${(error as Error).message}`, refused ? 'retry' : kind);
    }
  }

  return {
    name,
    version: '1',
    consumes: ['direct', 'identity', 'aesthetic', 'context', 'output', 'seed'],
    concurrency,
    absence: idempotent ? 'never' : 'unknown',
    async health(signal) {
      try {
        await call('/ledger', signal);
        return { ok: true, message: `${name} answers at ${url}` };
      } catch (error) {
        return { ok: false, message: `${(error as Error).message}. Start it, or check its address.` };
      }
    },
    submit: (request: BackendRequest, signal) =>
      within('unknown', signal, async () => {
        signal.throwIfAborted();
        const body = { client: request.jobId, seed: request.recipe.seed, prompt: request.recipe.direct.description };
        const response = await call('/jobs', signal, { method: 'POST', body: JSON.stringify(body) });
        return ((await response.json()) as { id: string }).id;
      }),
    find: (request, signal) =>
      within('retry', signal, async () => {
        if (!idempotent) return null;
        const response = await call(`/jobs?client=${request.jobId}`, signal);
        return ((await response.json()) as { jobs: string[] }).jobs[0] ?? null;
      }),
    async collect(_request, remoteId, onProgress: (progress: BackendProgress) => void, signal) {
      for (;;) {
        signal.throwIfAborted();
        const status = await within('retry', signal, async () => {
          return (await (await call(`/jobs/${remoteId}`, signal)).json()) as Status;
        });
        if (status.state === 'failed') throw new BackendError(`${name}: ${status.reason}`, 'final');
        if (status.state === 'cancelled') throw new BackendError(`${name}: the job was cancelled there`, 'final');
        onProgress({ progress: status.progress, step: status.step, preview: solidPng(8, 8, 0x808080) });
        if (status.state === 'done') return await download(remoteId, status.outputs, signal);
        await new Promise((resolve) => setTimeout(resolve, poll));
      }
    },
    cancel: (remoteId, signal) =>
      within('retry', signal, async () => {
        await call(`/jobs/${remoteId}/cancel`, signal, { method: 'POST' }).catch((error: unknown) => {
          if (!(error instanceof BackendError && error.kind === 'final')) throw error;
        });
      }),
    estimate: () => ({ ms: 50, cost: 0.01 }),
  };

  async function download(remoteId: string, count: number, signal: AbortSignal): Promise<BackendOutput[]> {
    const outputs: BackendOutput[] = [];
    for (let index = 0; index < count; index++) {
      const bytes = await within('retry', signal, async () => {
        return new Uint8Array(await (await call(`/jobs/${remoteId}/outputs/${index}`, signal)).arrayBuffer());
      });
      outputs.push({ bytes, type: 'image/png', width: 64, height: 36 });
    }
    return outputs;
  }
}
