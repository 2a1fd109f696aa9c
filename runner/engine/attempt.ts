/**
 * One try at one job, from lease to takes. The order of its steps is the crash safety of the whole runner: what is
 * about to be done is on the disk before it is done, what was done is on the disk before anything is built on it, and
 * every step can be repeated by another process that finds the job where this one left it.
 */
import {
  type Backend,
  BackendError,
  type BackendOutput,
  type BackendProgress,
  type BackendRequest,
} from '../contracts/backend.ts';
import type { Job } from '../contracts/job.ts';
import { Trouble } from '../contracts/project.ts';
import type { Take } from '../contracts/take.ts';
import type { Lease } from '../queue/held.ts';
import type { Queue } from '../queue/queue.ts';
import { QueueRefusal } from '../queue/refusal.ts';
import type { Verdict } from '../queue/transitions/fail.ts';
import { boundary } from './boundary.ts';
import { backoff, type Policy } from './policy.ts';
import { incomplete } from './whole-media.ts';

/** Why an attempt is told to stop. */
export type StopReason = 'cancelled' | 'released' | 'lost';

export interface AttemptTools {
  queue: Queue;
  policy: Policy;
  request(job: Job): BackendRequest;
  /** Writes takes, whole or not at all, the same ones for the same job and outputs. */
  commit(job: Job, outputs: readonly BackendOutput[], backend: Backend, generateMs: number): Promise<Take[]>;
  onProgress(progress: BackendProgress): void;
}

/** How a try ended; the queue knows it already. `gone`: the lease was lost or given back, nothing more to do here. */
export type AttemptEnd = { job: Job; takes: Take[] } | 'gone';

export async function attempt(
  job: Job,
  backend: Backend,
  tools: AttemptTools,
  stop: AbortController,
): Promise<AttemptEnd> {
  const lease: Lease = { id: job.id, fence: job.fence };
  try {
    return await makeTakes(job, lease, backend, tools, stop);
  } catch (error) {
    if (error instanceof QueueRefusal) return 'gone';
    if (stop.signal.aborted) return giveBack(lease, tools.queue, stop.signal.reason as StopReason);
    const { verdict, message } = judge(error, tools.queue.failures(job.id), tools.policy);
    try {
      return { job: tools.queue.fail(lease, message, verdict), takes: [] };
    } catch (refusal) {
      if (refusal instanceof QueueRefusal) return 'gone';
      throw refusal;
    }
  }
}

async function makeTakes(
  job: Job,
  lease: Lease,
  backend: Backend,
  { queue, request: requestFor, commit, onProgress }: AttemptTools,
  stop: AbortController,
): Promise<AttemptEnd> {
  const { signal } = stop;
  const request = requestFor(job);
  const started = performance.now();
  const remoteId = job.remoteId ?? (await handOver(job, lease, backend, request, queue, signal));

  boundary('before-download');
  const outputs = await asCollecting(backend.collect(request, remoteId, onProgress, signal));
  signal.throwIfAborted();
  checkOutputs(backend, outputs);
  boundary('after-download');

  queue.collecting(lease);
  const takes = await asCommitting(commit(job, outputs, backend, Math.max(1, Math.round(performance.now() - started))));
  boundary('before-commit');
  const ended = queue.done(
    lease,
    takes.map((take) => take.name),
  );
  boundary('after-commit');
  return { job: ended, takes };
}

/** Gets the backend to have the job exactly once, and resolves to its id for it. */
async function handOver(
  job: Job,
  lease: Lease,
  backend: Backend,
  request: BackendRequest,
  queue: Queue,
  signal: AbortSignal,
): Promise<string> {
  if (job.state === 'submitting') {
    const known = await ask(backend, request, signal);
    if (known !== null) {
      queue.submitted(lease, known);
      return known;
    }
  }
  boundary('before-intent');
  queue.intent(lease);
  boundary('after-intent');
  boundary('before-submit');
  const remoteId = await submit(backend, request, signal);
  boundary('after-submit');
  boundary('before-id');
  queue.submitted(lease, remoteId);
  boundary('after-id');
  return remoteId;
}

async function submit(backend: Backend, request: BackendRequest, signal: AbortSignal): Promise<string> {
  try {
    return await backend.submit(request, signal);
  } catch (error) {
    if (signal.aborted || (error instanceof BackendError && error.kind !== 'unknown')) throw error;
    const known = await ask(backend, request, signal);
    if (known !== null) return known;
    throw new BackendError(textOf(error), 'retry');
  }
}

/**
 * Whether the backend has a job of which we cannot know. Null: it is proven that it has not. Throws `Unanswered` if it
 * cannot be asked now, and a `BackendError` `unknown` if its no proves nothing.
 */
async function ask(backend: Backend, request: BackendRequest, signal: AbortSignal): Promise<string | null> {
  let known: string | null;
  try {
    known = await backend.find(request, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Unanswered(error);
  }
  if (known !== null || backend.absence === 'never') return known;
  throw new BackendError(
    `${backend.name} may have been asked for this already, and may have billed it, but it cannot say so. Nothing was sent again. Look at your account there; "retry" sends it once more.`,
    'unknown',
  );
}

class Unanswered extends Error {
  constructor(cause: unknown) {
    super(textOf(cause), { cause });
  }
}

class NotCommitted extends Error {
  constructor(cause: unknown) {
    super(textOf(cause), { cause });
  }
}

/** Past submission only a verdict of the backend ends a job for good; our own errors keep what is paid for. */
async function asCollecting<T>(collected: Promise<T>): Promise<T> {
  try {
    return await collected;
  } catch (error) {
    throw error instanceof BackendError ? error : new BackendError(textOf(error), 'unknown');
  }
}

async function asCommitting<T>(committed: Promise<T>): Promise<T> {
  try {
    return await committed;
  } catch (error) {
    throw new NotCommitted(error);
  }
}

function checkOutputs(backend: Backend, outputs: readonly BackendOutput[]): void {
  if (outputs.length === 0) throw new BackendError(`${backend.name} reported success but made nothing.`, 'final');
  for (const [index, output] of outputs.entries()) {
    const wrong = incomplete(output.bytes, output.type);
    if (wrong !== null) throw new BackendError(`Output ${index + 1} of ${backend.name}: ${wrong}.`, 'retry');
  }
}

function judge(error: unknown, failures: number, policy: Policy): { verdict: Verdict; message: string } {
  const message = textOf(error);
  const after = backoff(policy, failures);
  const last = failures + 1 >= policy.tries;
  if (error instanceof Unanswered) {
    return last
      ? { verdict: { kind: 'kept' }, message: `${message} (it may have been billed)` }
      : { verdict: { kind: 'ask', after }, message };
  }
  if (error instanceof NotCommitted) return { verdict: { kind: 'kept' }, message };
  if (error instanceof BackendError) {
    if (error.kind === 'final') return { verdict: { kind: 'final' }, message };
    if (error.kind === 'unknown') return { verdict: { kind: 'kept' }, message };
    if (last) return { verdict: { kind: 'kept' }, message: `${message} (tried ${policy.tries} times)` };
    return { verdict: { kind: 'again', after: error.retryAfter ?? after }, message };
  }
  return { verdict: { kind: 'kept' }, message };
}

function giveBack(lease: Lease, queue: Queue, reason: StopReason): AttemptEnd {
  if (reason === 'released') {
    try {
      queue.release(lease);
    } catch (error) {
      if (!(error instanceof QueueRefusal)) throw error;
    }
  }
  return 'gone';
}

export function textOf(error: unknown): string {
  if (error instanceof Trouble && error.remedy !== null) return `${error.message} ${error.remedy}`;
  return error instanceof Error ? error.message : String(error);
}
