/**
 * One project as this window knows it: its plans, its jobs and the numbers that wait to be written, kept current by the
 * daemon's events. Whoever shows it asks for a board and listens; nobody else talks to the daemon about states.
 */
import * as vscode from 'vscode';
import type { Job, PendingLock, Plan, RunnerEvent, Take } from '../../runner/server/protocol.ts';
import { messageOf } from '../failure.ts';
import { titleOf } from '../language/outline.ts';
import type { Stories } from '../language/stories.ts';
import type { RunnerLink } from '../link/runner-link.ts';
import type { Project, ProjectScript } from '../project/projects.ts';
import { type Board, isOpen, joinBoard, keyText, type Made, madeByPlan, makingByShot } from './board.ts';
import { takesOnDisk } from './takes-on-disk.ts';

/** Milliseconds: changes that come together are told once, plans are asked for at most this often while takes arrive. */
const TELL_AFTER = 60;
const PLAN_AFTER = 300;
/** Lines of log kept for each job. */
const LOG_LINES = 200;

export interface ShotProgress {
  script: string;
  id: string;
  progress: number;
  step: string;
  preview: { type: string; data: ArrayBuffer } | null;
}

export class Production implements vscode.Disposable {
  project: Project;
  readonly link: RunnerLink;
  readonly #stories: Stories;
  readonly #log: vscode.LogOutputChannel;
  readonly #plans = new Map<string, Plan>();
  readonly #made = new Map<string, ReadonlyMap<string, Made>>();
  readonly #jobs = new Map<string, Job>();
  readonly #jobLogs = new Map<string, string[]>();
  readonly #planning = new Map<
    string,
    { timer: NodeJS.Timeout | null; running: Promise<void> | null; again: boolean }
  >();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #progress = new vscode.EventEmitter<ShotProgress>();
  readonly #ended = new vscode.EventEmitter<string>();
  readonly #reel = new vscode.EventEmitter<{ done: number; total: number; step: string }>();
  readonly #locked = new vscode.EventEmitter<readonly PendingLock[]>();
  readonly #disposables: vscode.Disposable[] = [];
  #telling: NodeJS.Timeout | null = null;
  /** Something that is shown has changed; ask again. */
  readonly onDidChange = this.#changed.event;
  readonly onProgress = this.#progress.event;
  /** A job has ended, by id. */
  readonly onJobEnded = this.#ended.event;
  readonly onReelProgress = this.#reel.event;
  /** Numbers wait for a dirty script. */
  readonly onPendingLocks = this.#locked.event;

  constructor(project: Project, link: RunnerLink, stories: Stories, log: vscode.LogOutputChannel) {
    this.project = project;
    this.link = link;
    this.#stories = stories;
    this.#log = log;
    this.#disposables.push(
      link.onEvent((event) => this.#hear(event)),
      link.onDidChangeState((state) => {
        if (state === 'connected') this.replan();
        else if (state !== 'starting') this.#jobs.clear();
        this.#tell();
      }),
      stories.onDidChange(() => this.#tell()),
    );
  }

  get jobs(): Job[] {
    return [...this.#jobs.values()];
  }

  get busy(): boolean {
    return this.jobs.some(({ state }) => isOpen(state));
  }

  jobLog(id: string): readonly string[] {
    return this.#jobLogs.get(id) ?? [];
  }

  plan(script: string): Plan | null {
    return this.#plans.get(script) ?? null;
  }

  /** A plan as new as the files. */
  async freshPlan(script: string): Promise<Plan> {
    const plan = await this.link.ask({ route: 'plan', params: { script } });
    this.#keepPlan(plan);
    return plan;
  }

  script(key: string): ProjectScript | null {
    return this.project.scripts.find((script) => script.key === key) ?? null;
  }

  /** Everything about a script; null while the server has not read it. */
  async board(script: ProjectScript): Promise<Board | null> {
    const story = await this.#stories.story(script.uri);
    if (story === null) return null;
    if (this.#made.get(script.key) === undefined && this.link.state !== 'connected') {
      const found = await takesOnDisk(this.project, script.key, story, this.#log);
      if (found !== null && this.#made.get(script.key) === undefined) this.#made.set(script.key, found);
    }
    const board = joinBoard(story, this.#made.get(script.key) ?? null, makingByShot(this.#jobs.values()));
    return { ...board, title: titleOf(story) };
  }

  /** Resolves when every one of these jobs has ended; `onEnd` hears how many are left. */
  untilEnded(ids: readonly string[], onEnd: (left: number) => void): Promise<Job[]> {
    const left = new Set(ids.filter((id) => isOpen(this.#jobs.get(id)?.state ?? 'queued')));
    return new Promise((resolve) => {
      const finish = (): void => {
        subscription.dispose();
        resolve(ids.map((id) => this.#jobs.get(id)).filter((job) => job !== undefined));
      };
      const subscription = this.onJobEnded((id) => {
        if (!left.delete(id)) return;
        onEnd(left.size);
        if (left.size === 0) finish();
      });
      if (left.size === 0) finish();
    });
  }

  /** Asks for all plans again, soon. */
  replan(script: string | null = null): void {
    for (const { key } of this.project.scripts) if (script === null || script === key) this.#planSoon(key);
  }

  dispose(): void {
    if (this.#telling) clearTimeout(this.#telling);
    for (const { timer } of this.#planning.values()) if (timer) clearTimeout(timer);
    for (const disposable of this.#disposables) disposable.dispose();
    for (const emitter of [this.#changed, this.#progress, this.#ended, this.#reel, this.#locked]) emitter.dispose();
    this.link.dispose();
  }

  #hear(event: RunnerEvent): void {
    switch (event.type) {
      case 'snapshot':
        this.#takeJobs(event.jobs);
        this.#locked.fire(event.locks);
        this.replan();
        break;
      case 'start_generation':
        this.#jobs.set(event.job.id, event.job);
        break;
      case 'task_progress': {
        const job = this.#jobs.get(event.taskId);
        if (job) this.#jobs.set(job.id, { ...job, state: event.state, progress: event.progress, step: event.step });
        const id = this.#shotOf(keyText(event.key), event.key.script);
        const preview = event.preview ? { type: event.preview.type, data: bytesOf(event.preview.data) } : null;
        if (id !== null) {
          const { progress, step } = event;
          this.#progress.fire({ script: event.key.script, id, progress, step, preview });
        }
        break;
      }
      case 'task_success':
        this.#end(event.taskId, { state: 'done', takes: event.takes, progress: 1 });
        break;
      case 'task_failed':
        this.#end(event.taskId, { state: event.cancelled ? 'cancelled' : 'failed', error: event.error });
        this.#planSoon(event.key.script);
        break;
      case 'take_created':
        this.#addTake(event.take);
        this.#planSoon(event.take.key.script);
        break;
      case 'take_changed':
        this.#planSoon(event.take.key.script);
        break;
      case 'project_update':
        this.replan(event.what === 'script' || event.what === 'plan' ? event.script : null);
        break;
      case 'asset_added':
        this.replan();
        break;
      case 'lock_pending':
        this.#locked.fire([event.lock]);
        break;
      case 'reel_progress':
        this.#reel.fire(event);
        break;
      case 'log':
        this.#note(event);
        break;
    }
    this.#tell();
  }

  #takeJobs(jobs: readonly Job[]): void {
    const before = new Map(this.#jobs);
    this.#jobs.clear();
    for (const job of jobs) this.#jobs.set(job.id, job);
    for (const job of jobs) {
      const known = before.get(job.id);
      if (known && isOpen(known.state) && !isOpen(job.state)) this.#ended.fire(job.id);
    }
  }

  #end(id: string, change: Partial<Job>): void {
    const job = this.#jobs.get(id);
    if (job) this.#jobs.set(id, { ...job, ...change });
    this.#ended.fire(id);
  }

  /** A new take shows at once; the plan that is asked for behind it has the last word. */
  #addTake(take: Take): void {
    const { script } = take.key;
    const made = this.#made.get(script);
    const id = this.#shotOf(keyText(take.key), script);
    const shot = id === null ? undefined : made?.get(id);
    if (!made || !shot) return;
    const fresh = take.active ? { active: take, state: 'fresh' as const, reasons: [], error: null } : {};
    this.#made.set(script, new Map(made).set(shot.id, { ...shot, ...fresh, takes: shot.takes + 1 }));
  }

  #shotOf(key: string, script: string): string | null {
    for (const shot of this.#made.get(script)?.values() ?? []) if (keyText(shot.key) === key) return shot.id;
    return null;
  }

  #note({ level, taskId, message }: Extract<RunnerEvent, { type: 'log' }>): void {
    this.#log[level](taskId === null ? message : `${taskId.slice(0, 8)}: ${message}`);
    if (taskId === null) return;
    const lines = this.#jobLogs.get(taskId) ?? [];
    lines.push(`${new Date().toLocaleTimeString()}  ${message}`);
    this.#jobLogs.set(taskId, lines.slice(-LOG_LINES));
  }

  #planSoon(script: string): void {
    const planning = this.#planning.get(script) ?? { timer: null, running: null, again: false };
    this.#planning.set(script, planning);
    planning.again = true;
    if (planning.timer !== null || planning.running !== null) return;
    const known = this.#plans.has(script);
    planning.timer = setTimeout(
      () => {
        planning.timer = null;
        planning.again = false;
        planning.running = this.#askPlan(script).finally(() => {
          planning.running = null;
          if (planning.again) this.#planSoon(script);
        });
      },
      known ? PLAN_AFTER : 0,
    );
  }

  async #askPlan(script: string): Promise<void> {
    if (this.link.state !== 'connected' || this.script(script) === null) return;
    try {
      await this.freshPlan(script);
    } catch (error) {
      this.#log.warn(`No plan of ${script}: ${messageOf(error)}`);
    }
  }

  #keepPlan(plan: Plan): void {
    const before = this.#plans.get(plan.script);
    this.#plans.set(plan.script, plan);
    this.#made.set(plan.script, madeByPlan(plan));
    const problems = plan.problems.filter((problem) => !before?.problems.includes(problem));
    for (const problem of problems) this.#log.warn(`${plan.path}: ${problem}`);
    this.#tell();
  }

  #tell(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = null;
      this.#changed.fire();
    }, TELL_AFTER);
  }
}

function bytesOf(base64: string): ArrayBuffer {
  const buffer = Buffer.from(base64, 'base64');
  return buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength) as ArrayBuffer;
}
