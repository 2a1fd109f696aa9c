/**
 * The worker loop: claims as many jobs as their backends take at once, sees each through its attempt and tells what
 * happened. Everything that must survive a crash is in the queue; what is held here may be lost at any instant.
 */
import { randomUUID } from 'node:crypto';
import { type Backend, BackendError, type BackendProgress } from '../contracts/backend.ts';
import type { Job } from '../contracts/job.ts';
import { QueueRefusal } from '../queue/refusal.ts';
import type { Cancelled } from '../queue/transitions/cancel.ts';
import type { RunnerEvent } from '../server/protocol.ts';
import { type AttemptTools, attempt, type StopReason, textOf } from './attempt.ts';
import { POLICY, type Policy } from './policy.ts';

export interface DispatchTools extends Pick<AttemptTools, 'queue' | 'request' | 'commit'> {
  /** The backend of that name, or null if this Slateline has none. */
  backend(name: string): Backend | null;
  emit(event: RunnerEvent): void;
  policy?: Partial<Policy>;
}

export interface Dispatcher {
  /** There may be work: something was queued, retried or recovered. */
  wake(): void;
  cancel(id: string): Job;
  cancelAll(): number;
  /** Resolves when no job is waiting or running. */
  idle(signal?: AbortSignal): Promise<void>;
  /** Claims nothing more. `finish`: running jobs end; `release`: they are given back. Resolves when none runs. */
  stop(how: 'finish' | 'release'): Promise<void>;
}

interface Running {
  job: Job;
  backend: Backend;
  stop: AbortController;
  progress: number;
  step: string;
  lastEvent: number;
  lastPreview: number;
  ended: Promise<void>;
}

/** Starts working at once on whatever is claimable. The caller holds the project's writer lock. */
export function startDispatch(tools: DispatchTools): Dispatcher {
  const { queue, emit } = tools;
  const policy: Policy = { ...POLICY, ...tools.policy };
  const owner = `${process.pid}-${randomUUID()}`;
  const running = new Map<string, Running>();
  const waiters = new Set<() => void>();
  let stopping = false;
  let scheduled = false;
  let dueTimer: NodeJS.Timeout | null = null;

  queue.recover({ everyoneBut: owner });
  const beats = setInterval(beat, policy.lease / 3);

  function wake(): void {
    if (scheduled || stopping) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      try {
        fill();
      } catch (error) {
        // The queue's disk is full, say. What is queued stays queued; look again in a while.
        emit({ type: 'log', level: 'error', taskId: null, message: `The queue cannot be written: ${textOf(error)}` });
        wakeIn(policy.queueAgain);
      }
    });
  }

  function fill(): void {
    if (stopping) return;
    for (;;) {
      const job = queue.claim({ full: fullBackends(), owner, lease: policy.lease });
      if (job === null) break;
      start(job);
    }
    const due = queue.nextDue();
    if (due !== null) wakeIn(due + 1);
    settleWaiters();
  }

  function wakeIn(ms: number): void {
    if (dueTimer !== null) clearTimeout(dueTimer);
    dueTimer = setTimeout(wake, ms);
  }

  function fullBackends(): string[] {
    const busy = new Map<Backend, number>();
    for (const { backend } of running.values()) busy.set(backend, (busy.get(backend) ?? 0) + 1);
    return [...busy].filter(([backend, jobs]) => jobs >= backend.concurrency).map(([backend]) => backend.name);
  }

  function start(job: Job): void {
    const backend = tools.backend(job.payload.backend);
    if (backend === null) {
      const reason = `This Slateline has no backend called "${job.payload.backend}".`;
      tell(queue.fail({ id: job.id, fence: job.fence }, reason, { kind: 'kept' }));
      return;
    }
    const stop = new AbortController();
    const entry: Running = {
      job,
      backend,
      stop,
      progress: job.progress,
      step: job.step,
      lastEvent: Number.NEGATIVE_INFINITY,
      lastPreview: Number.NEGATIVE_INFINITY,
      ended: Promise.resolve(),
    };
    running.set(job.id, entry);
    emit({ type: 'start_generation', job });
    entry.ended = attempt(job, backend, { ...tools, policy, onProgress: (at) => report(entry, at) }, stop)
      .then((end) => {
        if (end === 'gone') return;
        for (const take of end.takes) emit({ type: 'take_created', take });
        tell(end.job);
      })
      .catch((error: unknown) => {
        // Only the queue itself fails here (its disk is full, say). The lease runs out or the next start recovers it.
        emit({ type: 'log', level: 'error', taskId: job.id, message: textOf(error) });
      })
      .finally(() => {
        running.delete(job.id);
        wake();
      });
  }

  function report(entry: Running, at: BackendProgress): void {
    entry.progress = Math.min(1, Math.max(0, at.progress));
    entry.step = at.step;
    const now = performance.now();
    const preview = at.preview !== undefined && now - entry.lastPreview >= policy.previewEvery ? at.preview : undefined;
    if (preview === undefined && now - entry.lastEvent < policy.progressEvery) return;
    entry.lastEvent = now;
    if (preview !== undefined) entry.lastPreview = now;
    emit({
      type: 'task_progress',
      taskId: entry.job.id,
      key: entry.job.payload.key,
      progress: entry.progress,
      step: entry.step,
      state: 'submitted',
      ...(preview !== undefined && {
        preview: { type: kindOf(preview), data: Buffer.from(preview).toString('base64') },
      }),
    });
  }

  /** Says how a try ended. */
  function tell(job: Job): void {
    const { key } = job.payload;
    if (job.state === 'done') emit({ type: 'task_success', taskId: job.id, key, takes: job.takes });
    else if (job.state === 'failed') {
      emit({ type: 'task_failed', taskId: job.id, key, error: job.error ?? 'failed', cancelled: false });
    } else {
      emit({ type: 'log', level: 'warn', taskId: job.id, message: `${job.payload.label}: ${job.error} Trying again.` });
      emit({ type: 'task_progress', taskId: job.id, key, progress: 0, step: job.step, state: job.state });
    }
  }

  function beat(): void {
    for (const entry of running.values()) {
      try {
        queue.heartbeat(
          { id: entry.job.id, fence: entry.job.fence },
          { length: policy.lease, progress: entry.progress, step: entry.step },
        );
      } catch (error) {
        if (error instanceof QueueRefusal) entry.stop.abort('lost' satisfies StopReason);
        else emit({ type: 'log', level: 'error', taskId: entry.job.id, message: textOf(error) });
      }
    }
    recoverExpired();
  }

  /** A job whose end could not be written (a full disk) is nobody's until its lease runs out. */
  function recoverExpired(): void {
    try {
      if (queue.recover('expired').length > 0) wake();
    } catch (error) {
      emit({ type: 'log', level: 'error', taskId: null, message: textOf(error) });
    }
  }

  function afterCancel({ was, job }: Cancelled): void {
    if (job.state !== 'cancelled' || was.state === 'cancelled') return;
    const entry = running.get(job.id);
    entry?.stop.abort('cancelled' satisfies StopReason);
    const backend = tools.backend(job.payload.backend);
    if (backend !== null && was.state !== 'queued' && was.state !== 'leased') void withdraw(was, backend, entry?.ended);
    emit({ type: 'task_failed', taskId: job.id, key: job.payload.key, error: 'Cancelled', cancelled: true });
    settleWaiters();
  }

  /** Tells the backend, best effort: a cancelled job is cancelled here whether or not the backend listens. */
  async function withdraw(was: Job, backend: Backend, ended: Promise<void> | undefined): Promise<void> {
    const signal = AbortSignal.timeout(policy.cancelWithin);
    try {
      await ended;
      const remoteId = was.remoteId ?? (await backend.find(tools.request(was), signal));
      if (remoteId !== null) await backend.cancel(remoteId, signal);
    } catch (error) {
      const why = error instanceof BackendError ? error.message : textOf(error);
      const message = `${was.payload.label}: cancelled here, but ${backend.name} did not confirm it: ${why}`;
      emit({ type: 'log', level: 'warn', taskId: was.id, message });
    }
  }

  function settleWaiters(): void {
    if (waiters.size === 0 || running.size > 0 || !queue.isIdle()) return;
    for (const resolve of waiters) resolve();
    waiters.clear();
  }

  wake();
  return {
    wake,
    cancel(id) {
      const cancelled = queue.cancel(id);
      afterCancel(cancelled);
      return cancelled.job;
    },
    cancelAll() {
      const all = queue.cancelAll();
      for (const cancelled of all) afterCancel(cancelled);
      return all.filter(({ was, job }) => job.state === 'cancelled' && was.state !== 'cancelled').length;
    },
    idle: (signal) =>
      new Promise<void>((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const settled = (): void => {
          signal?.removeEventListener('abort', aborted);
          resolve();
        };
        const aborted = (): void => {
          waiters.delete(settled);
          reject(signal!.reason);
        };
        signal?.addEventListener('abort', aborted, { once: true });
        waiters.add(settled);
        settleWaiters();
      }),
    async stop(how) {
      stopping = true;
      if (dueTimer !== null) clearTimeout(dueTimer);
      if (how === 'release') for (const entry of running.values()) entry.stop.abort('released' satisfies StopReason);
      while (running.size > 0) await Promise.all([...running.values()].map((entry) => entry.ended));
      clearInterval(beats);
    },
  };
}

function kindOf(image: Uint8Array): string {
  if (image[0] === 0x89) return 'image/png';
  return image[0] === 0xff ? 'image/jpeg' : 'image/webp';
}
