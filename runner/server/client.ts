/** The runner through a running daemon: every question over HTTP, every event over a WebSocket that mends itself. */
import type { Project } from '../contracts/project.ts';
import { Trouble } from '../contracts/project.ts';
import type { Runner } from '../contracts/runner.ts';
import { readDaemonFile } from './daemon-file.ts';
import type { DaemonFile, RouteName, RunnerEvent, ShotKey } from './protocol.ts';
import { type Answer, ask, type Question } from './request.ts';
import { subscribeToDaemon } from './subscription.ts';

export class RemoteRunner implements Runner {
  readonly #project: Pick<Project, 'stateDir'>;
  readonly #first: DaemonFile;
  readonly #patience: number;
  readonly #stops = new Set<() => void>();
  readonly #closed = new AbortController();

  /** `patience`: milliseconds without a daemon after which waiting is given up. */
  constructor(project: Pick<Project, 'stateDir'>, daemon: DaemonFile, patience = 10_000) {
    this.#project = project;
    this.#first = daemon;
    this.#patience = patience;
  }

  /** A restarted daemon has another port and token. */
  #daemon(): DaemonFile {
    return readDaemonFile(this.#project) ?? this.#first;
  }

  #ask<Name extends RouteName>(question: Question<Name>): Promise<Answer<Name>> {
    const signal = question.signal ? AbortSignal.any([question.signal, this.#closed.signal]) : this.#closed.signal;
    return ask(this.#daemon(), { ...question, signal });
  }

  hello: Runner['hello'] = () => this.#ask({ route: 'hello' });
  plan: Runner['plan'] = (script) => this.#ask({ route: 'plan', params: { script } });
  render: Runner['render'] = (body) => this.#ask({ route: 'render', body });
  jobs: Runner['jobs'] = async () => (await this.#ask({ route: 'jobs' })).jobs;
  cancel: Runner['cancel'] = (id) => this.#ask({ route: 'cancel', params: { id } });
  retry: Runner['retry'] = (id) => this.#ask({ route: 'retry', params: { id } });
  cancelAll: Runner['cancelAll'] = async () => (await this.#ask({ route: 'cancelAll' })).cancelled;
  takes: Runner['takes'] = async (key: ShotKey) => (await this.#ask({ route: 'takes', params: key })).takes;
  sidecar: Runner['sidecar'] = (take) => this.#ask({ route: 'sidecar', params: { take } });
  pick: Runner['pick'] = (take) => this.#ask({ route: 'pick', params: { take } });
  review: Runner['review'] = (take, body) => this.#ask({ route: 'review', params: { take }, body });
  reel: Runner['reel'] = (body, signal) => this.#ask({ route: 'reel', body, ...(signal && { signal }) });
  locks: Runner['locks'] = async () => (await this.#ask({ route: 'locks' })).pending;
  dirty: Runner['dirty'] = async (body) => {
    await this.#ask({ route: 'dirty', body });
  };

  subscribe(listener: (event: RunnerEvent) => void, lost?: () => void): () => void {
    const stop = subscribeToDaemon({
      daemon: () => this.#daemon(),
      listener,
      patience: this.#patience,
      ...(lost && { lost }),
    });
    const end = (): void => {
      this.#stops.delete(end);
      stop();
    };
    this.#stops.add(end);
    return end;
  }

  /** Throws `Trouble` `daemon-gone` when the daemon goes away for longer than our patience. */
  async idle(signal?: AbortSignal): Promise<void> {
    const over = AbortSignal.any([this.#closed.signal, ...(signal ? [signal] : [])]);
    over.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    let looking = false;
    let again = false;
    const look = async (): Promise<void> => {
      again = looking;
      if (looking) return;
      looking = true;
      do {
        again = false;
        const answer = await this.#ask({ route: 'busy' }).catch(() => null);
        if (answer?.busy === false) resolve();
      } while (again);
      looking = false;
    };
    const stop = this.subscribe(
      (event) => {
        if (event.type === 'snapshot' || event.type === 'task_success' || event.type === 'task_failed') void look();
      },
      () => {
        reject(
          new Trouble(
            'daemon-gone',
            'The project’s daemon went away while jobs were waiting.',
            'Run the command again: jobs and takes are kept, and what was begun is resumed.',
          ),
        );
      },
    );
    const aborted = (): void => reject(over.reason);
    over.addEventListener('abort', aborted, { once: true });
    try {
      await promise;
    } finally {
      over.removeEventListener('abort', aborted);
      stop();
    }
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) stop();
    this.#closed.abort(new Trouble('closed', 'This connection to the daemon was closed.'));
  }
}
