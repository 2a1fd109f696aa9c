/**
 * The runner in this process. Reading needs nothing; the first thing that writes takes the project's writer lock, and
 * the first that needs jobs run starts the worker loop, which begins with whatever a killed process left behind.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { z } from 'zod';
import type { Backend, BackendOutput, BackendRequest } from '../contracts/backend.ts';
import type { Quality } from '../contracts/manifest.ts';
import type { Plan } from '../contracts/plan.ts';
import { type Project, type ScriptSource, Trouble } from '../contracts/project.ts';
import type { Runner } from '../contracts/runner.ts';
import type { ShotKey, Sidecar, Take } from '../contracts/take.ts';
import { isInside } from '../files/inside.ts';
import { openProjectAt } from '../project/open.ts';
import { KEEP_ENDED, openQueue, type Queue } from '../queue/queue.ts';
import {
  type DirtyDocuments,
  type Hello,
  type Job,
  type PendingLock,
  PROTOCOL,
  type ReelAnswer,
  ReelRequest,
  type RenderAnswer,
  RenderRequest,
  type ReviewRequest,
  type RunnerEvent,
} from '../server/protocol.ts';
import { keyText } from '../takes/key.ts';
import type { TakeIndex } from '../takes/take-index.ts';
import { VERSION } from '../version.ts';
import { textOf } from './attempt.ts';
import { boundary } from './boundary.ts';
import { Dailies } from './dailies.ts';
import { type Dispatcher, startDispatch } from './dispatch.ts';
import { PendingLocks } from './pending-locks.ts';
import type { Policy } from './policy.ts';
import type * as Studio from './studio.ts';
import { takeWriterLock, type WriterLock } from './writer-lock.ts';

export interface LocalOptions {
  /** How this process is called in the message that other would-be writers see. */
  what: string;
  /** Milliseconds to wait for a writer that is about to leave. */
  patience?: number;
  policy?: Partial<Policy>;
}

/** Jobs in a snapshot: enough for every view, and never so many that a client chokes on them. */
const SNAPSHOT = { open: 1_000, ended: 200 };
export class LocalRunner implements Runner {
  /** Names this run; a client that sees another one starts over. */
  readonly epoch = randomUUID();
  #project: Project;
  readonly #options: LocalOptions;
  readonly #queue: Queue;
  readonly #listeners = new Set<(event: RunnerEvent) => void>();
  readonly #locks = new PendingLocks();
  readonly #dailies: Dailies;
  #loading: Promise<typeof Studio> | null = null;
  #loaded: typeof Studio | null = null;
  #recovery: Promise<void> | null = null;
  #lock: Promise<WriterLock> | null = null;
  #dispatcher: Promise<Dispatcher> | null = null;
  #closing: Promise<void> | null = null;

  private constructor(project: Project, options: LocalOptions, queue: Queue) {
    this.#project = project;
    this.#options = options;
    this.#queue = queue;
    this.#dailies = new Dailies(project, () => this.#studio());
  }

  /** Throws `Trouble`: `queue-newer`, `queue-damaged`. */
  static async open(project: Project, options: LocalOptions): Promise<LocalRunner> {
    return new LocalRunner(project, options, openQueue(path.join(project.stateDir, 'queue.db')));
  }

  /** As it was opened last: a changed manifest opens it anew. */
  get project(): Project {
    return this.#project;
  }

  async hello(): Promise<Hello> {
    const { manifest, root } = this.#project;
    return {
      slateline: VERSION,
      protocol: { ...PROTOCOL },
      projectId: manifest.id,
      name: manifest.name,
      root,
      epoch: this.epoch,
    };
  }

  /** Key, path and title of every script; a script that cannot be read has its key for a title. */
  async scripts(): Promise<{ scripts: { key: string; path: string; title: string }[] }> {
    const scripts = this.#project.scripts.map(async ({ key, path: file }) => {
      const source = await this.#read(key).catch(() => null);
      const title = source?.story.title.find((line) => line.key.toLowerCase() === 'title')?.values.join(' ');
      return { key, path: file, title: title ?? key };
    });
    return { scripts: await Promise.all(scripts) };
  }

  async plan(script: string): Promise<Plan> {
    return this.#planOf(await this.#read(script));
  }

  async render(request: z.input<typeof RenderRequest>): Promise<RenderAnswer> {
    const wish = RenderRequest.parse(request);
    const dispatcher = await this.#work();
    const { queueScript, noSuchShot } = await this.#studio();
    await this.#recover();
    const answer: RenderAnswer = { jobs: [], locked: 0, pending: [] };
    let unknown = wish.shots ?? [];
    const keys = wish.script === undefined ? this.#project.scripts.map((entry) => entry.key) : [wish.script];
    for (const key of keys) {
      const queued = await queueScript(key, wish, {
        project: this.#project,
        queue: this.#queue,
        read: (script) => this.#read(script),
        plan: (source, quality) => this.#planOf(source, quality),
        isDirty: (file) => this.#locks.isDirty(file),
        others: keys.length > 1,
      });
      answer.jobs.push(...queued.jobs);
      answer.locked += queued.locked;
      unknown = unknown.filter((id) => queued.unknown.includes(id));
      if (queued.locked > 0) this.#emit({ type: 'project_update', what: 'script', script: key });
      if (queued.pending !== null) {
        const lock = this.#locks.add(queued.pending);
        answer.pending.push(lock);
        this.#emit({ type: 'lock_pending', lock });
      }
    }
    if (unknown.length > 0 && keys.length > 1) throw noSuchShot(unknown);
    if (answer.jobs.length > 0) this.#emit(this.snapshot());
    dispatcher.wake();
    return answer;
  }

  async jobs(): Promise<Job[]> {
    return this.#queue.jobs();
  }

  async cancel(id: string): Promise<Job> {
    return (await this.#work()).cancel(id);
  }

  async retry(id: string): Promise<Job> {
    const dispatcher = await this.#work();
    await this.#studio();
    const job = this.#queue.retry(id);
    this.#emit(this.snapshot());
    dispatcher.wake();
    return job;
  }

  async cancelAll(): Promise<number> {
    return (await this.#work()).cancelAll();
  }

  async takes(key: ShotKey): Promise<Take[]> {
    const index = await this.#dailies.fresh();
    return Promise.all(index.takes(key).map((take) => this.#dailies.withThumbnail(take)));
  }

  async sidecar(take: string): Promise<Sidecar> {
    const sidecar = (await this.#dailies.fresh()).sidecar(take);
    if (sidecar === null) {
      throw new Trouble('no-such-take', `There is no take ${take}.`, 'List them with `slateline takes`.');
    }
    return sidecar;
  }

  async pick(name: string): Promise<Take> {
    return this.#decide(({ pickTake }, index) => pickTake(this.#project, index, name));
  }

  async review(name: string, change: z.infer<typeof ReviewRequest>): Promise<Take> {
    return this.#decide(({ reviewTake }, index) => reviewTake(this.#project, index, name, change));
  }

  async #decide(decide: (studio: typeof Studio, index: TakeIndex) => Promise<Take>): Promise<Take> {
    await this.#writer();
    await this.#recover();
    const take = await decide(await this.#studio(), await this.#dailies.fresh());
    this.#dailies.saveSoon();
    this.#emit({ type: 'take_changed', take });
    return take;
  }

  async reel(request: z.input<typeof ReelRequest>, signal?: AbortSignal): Promise<ReelAnswer> {
    const wish = ReelRequest.parse(request);
    // Loaded when needed: most commands never make a reel.
    const { renderReel } = await import('../reel/render.ts');
    const source = await this.#read(wish.script ?? this.#project.scripts[0]?.key ?? '');
    const plan = await this.#planOf(source);
    const index = await this.#dailies.index();
    return renderReel(this.#project, source, plan, wish, {
      hashOf: (shot) => (shot.active === null ? '' : (index.place(shot.active.name)?.take.sha256 ?? '')),
      onProgress: (done, total, step) => this.#emit({ type: 'reel_progress', done, total, step }),
      onNote: (message) => this.#emit({ type: 'log', level: 'warn', taskId: null, message }),
      signal,
    });
  }

  async dirty(documents: z.infer<typeof DirtyDocuments>): Promise<void> {
    this.#locks.report(documents);
    await this.#tryPending();
  }

  /** Nobody is connected any more: an editor that died holds nothing unsaved. */
  async noEditors(): Promise<void> {
    this.#locks.forgetReports();
    await this.#tryPending().catch((error: unknown) => {
      this.#emit({ type: 'log', level: 'warn', taskId: null, message: textOf(error) });
    });
  }

  async locks(): Promise<PendingLock[]> {
    return this.#locks.all();
  }

  /** What every connection hears first. */
  snapshot(): RunnerEvent {
    return { type: 'snapshot', jobs: this.#queue.jobs(SNAPSHOT), locks: this.#locks.all() };
  }

  subscribe(listener: (event: RunnerEvent) => void): () => void {
    listener(this.snapshot());
    return this.listen(listener);
  }

  /** As `subscribe`, without the snapshot. */
  listen(listener: (event: RunnerEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async idle(signal?: AbortSignal): Promise<void> {
    if (this.#queue.isIdle() && this.#dispatcher === null) return;
    await (await this.#work()).idle(signal);
  }

  /** True while a job waits or runs. */
  isBusy(): boolean {
    return !this.#queue.isIdle();
  }

  /** Starts the worker loop, with the writer lock. Throws `Trouble`: `read-only`, `two-writers`, `other-host`. */
  async work(): Promise<void> {
    await this.#work();
  }

  /** Something outside changed the project: what is remembered of it is brought up to date, then it is told. */
  async noticed(event: RunnerEvent): Promise<void> {
    try {
      if (event.type === 'project_update' && event.what === 'manifest' && !this.#project.bare) {
        this.#project = await openProjectAt(this.#project.root);
      }
      if (event.type === 'project_update' && event.what === 'takes') {
        const changed = await (await this.#dailies.index()).refresh();
        if (changed.length === 0) return;
        this.#dailies.saveSoon();
      }
      if (event.type === 'project_update' && event.what === 'script') await this.#tryPending();
    } catch (error) {
      this.#emit({ type: 'log', level: 'warn', taskId: null, message: textOf(error) });
    }
    this.#emit(event);
  }

  /** Gives running jobs back to the queue and claims no more. */
  async stop(): Promise<void> {
    const dispatcher = await this.#dispatcher?.catch(() => null);
    await dispatcher?.stop('release');
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    await this.stop();
    await this.#recovery?.catch(() => {});
    await this.#dailies.close(this.#lock !== null);
    this.#queue.close();
    const lock = await this.#lock?.catch(() => null);
    await lock?.release();
    this.#listeners.clear();
  }

  #emit(event: RunnerEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  async #read(script: string): Promise<ScriptSource> {
    const known = this.#project.scripts.map((entry) => entry.key);
    if (!known.includes(script)) {
      throw new Trouble(
        'no-such-script',
        `There is no script "${script}" in ${this.#project.manifest.name}.`,
        `project.json names: ${known.join(', ') || 'none yet'}.`,
      );
    }
    return (await this.#studio()).readScript(this.#project, script);
  }

  async #planOf(source: ScriptSource, quality?: Quality): Promise<Plan> {
    const { makePlan, backends } = await this.#studio();
    const index = await this.#dailies.fresh();
    const failures = new Map(this.#queue.failedShots().map((shot) => [keyText(shot.key), shot.error]));
    return makePlan(this.#project, source, { quality, backends: (name) => backends.get(name), index, failures });
  }

  #studio(): Promise<typeof Studio> {
    this.#loading ??= import('./studio.ts').then((studio) => {
      this.#loaded = studio;
      return studio;
    });
    return this.#loading;
  }

  /** Takes the writer lock once; a refusal is forgotten, so that the next try may succeed. */
  #writer(): Promise<WriterLock> {
    this.#lock ??= this.#takeLock().catch((error: unknown) => {
      this.#lock = null;
      throw error;
    });
    return this.#lock;
  }

  async #takeLock(): Promise<WriterLock> {
    const { what, patience = 250 } = this.#options;
    const lock = await takeWriterLock(this.#project, { what, patience });
    if (lock.stale !== null) this.#emit({ type: 'log', level: 'warn', taskId: null, message: lock.stale });
    if (lock.stale !== null) await this.#recover();
    this.#queue.prune(KEEP_ENDED);
    return lock;
  }

  /** Once, before this process writes: takes whose commit a killed process did not finish are finished. */
  #recover(): Promise<void> {
    this.#recovery ??= (async () => {
      const { recoverTakes } = await this.#studio();
      const { takes } = await recoverTakes(this.#project, await this.#dailies.fresh());
      for (const take of takes) {
        this.#emit({ type: 'log', level: 'info', taskId: null, message: `${take} was finished after a crash.` });
      }
    })().catch((error: unknown) => {
      // A full disk, say: the next try may find room.
      this.#recovery = null;
      throw error;
    });
    return this.#recovery;
  }

  #work(): Promise<Dispatcher> {
    this.#dispatcher ??= this.#startWork().catch((error: unknown) => {
      this.#dispatcher = null;
      throw error;
    });
    return this.#dispatcher;
  }

  async #startWork(): Promise<Dispatcher> {
    await this.#writer();
    // A queue with nothing in it needs no backends yet: whoever queues loads them.
    if (!this.#queue.isIdle()) await this.#recover();
    return startDispatch({
      queue: this.#queue,
      backend: (name) => this.#loaded?.backends.get(name) ?? null,
      request: (job) => this.#request(job),
      commit: (job, outputs, backend, ms) => this.#commit(job, outputs, backend, ms),
      emit: (event) => this.#emit(event),
      ...(this.#options.policy && { policy: this.#options.policy }),
    });
  }

  #request({ id, payload }: Job): BackendRequest {
    const { root } = this.#project;
    const absolute = (relative: string): string => {
      const file = path.join(root, ...relative.split('/'));
      if (isInside(root, file)) return file;
      throw new Trouble(
        'path-outside',
        `${relative} leads outside the project.`,
        'Keep what takes are made from in it.',
      );
    };
    return {
      jobId: this.#queue.requestId(id),
      recipe: payload.recipe,
      options: payload.options,
      workflow: payload.workflow === null ? null : absolute(payload.workflow),
      resolve: absolute,
    };
  }

  async #commit(job: Job, outputs: readonly BackendOutput[], backend: Backend, generateMs: number): Promise<Take[]> {
    const { name, version, consumes } = backend;
    const { commitTakes } = await this.#studio();
    const made = await commitTakes(this.#project, job, outputs, {
      backend: { name, version },
      consumes,
      generateMs,
      onBoundary: boundary,
    });
    const index = await this.#dailies.index();
    index.reread(job.payload.folder);
    this.#dailies.saveSoon();
    return Promise.all(made.map((take) => this.#dailies.withThumbnail(index.take(take.name) ?? take)));
  }

  async #tryPending(): Promise<void> {
    for (const { script } of this.#locks.all()) {
      await this.#writer();
      const { written, settled } = await this.#locks.retry(this.#project, await this.#read(script));
      if (written) this.#emit({ type: 'project_update', what: 'script', script });
      if (settled) this.#emit(this.snapshot());
    }
  }
}
