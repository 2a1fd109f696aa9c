/**
 * The line to a project's daemon. It is opened when somebody asks the first question (or the project is opened), mends
 * itself when the daemon is restarted, and says in words why it cannot be opened. Nothing waits for it that a person
 * types.
 */
import * as vscode from 'vscode';
import { PROTOCOL, type RouteName, type RunnerEvent } from '../../runner/server/protocol.ts';
import { type Answer, ask, type Question } from '../../runner/server/request.ts';
import { subscribeToDaemon } from '../../runner/server/subscription.ts';
import { Failure, messageOf, remedyOf } from '../failure.ts';
import { findOrStartDaemon, readDaemon } from './daemon.ts';

export type LinkState = 'off' | 'starting' | 'connected' | 'failed';

/** Milliseconds without a daemon after which a new one is started. */
const PATIENCE = 1_500;
/** How often in a row a daemon that keeps going away is started anew. */
const TRIES = 3;

export class RunnerLink implements vscode.Disposable {
  readonly #root: vscode.Uri;
  readonly #places: { extensionUri: vscode.Uri; logUri: vscode.Uri };
  readonly #log: vscode.LogOutputChannel;
  readonly #events = new vscode.EventEmitter<RunnerEvent>();
  readonly #states = new vscode.EventEmitter<LinkState>();
  #state: LinkState = 'off';
  #reason: unknown = null;
  #file: string | null = null;
  #opening: Promise<void> | null = null;
  #unsubscribe: (() => void) | null = null;
  #lost = 0;
  #disposed = false;
  readonly onEvent = this.#events.event;
  readonly onDidChangeState = this.#states.event;

  constructor(
    root: vscode.Uri,
    places: { extensionUri: vscode.Uri; logUri: vscode.Uri },
    log: vscode.LogOutputChannel,
  ) {
    this.#root = root;
    this.#places = places;
    this.#log = log;
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Why it failed, in words with the remedy; empty otherwise. */
  get reason(): string {
    return this.#state === 'failed' ? [messageOf(this.#reason), remedyOf(this.#reason)].filter(Boolean).join(' ') : '';
  }

  /** Opens the line. Throws `Failure` if that cannot be done; asking again tries again. */
  open(): Promise<void> {
    if (this.#state === 'connected') return Promise.resolve();
    this.#opening ??= this.#open().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  /** Asks the daemon, opening the line first if need be. Throws what the daemon answers, in its words. */
  async ask<Name extends RouteName>(question: Question<Name>): Promise<Answer<Name>> {
    await this.open();
    const daemon = this.#file === null ? null : readDaemon(this.#file);
    if (daemon === null) throw new Failure('daemon-gone', 'The daemon has just gone away.', 'Try again in a moment.');
    return ask(daemon, question);
  }

  /** Asks the daemon to end; it gives running jobs back to the queue first. */
  async stop(): Promise<void> {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    const daemon = this.#file === null ? null : readDaemon(this.#file);
    if (daemon !== null) await ask(daemon, { route: 'drain' }).catch(() => {});
    this.#become('off');
  }

  dispose(): void {
    this.#disposed = true;
    this.#unsubscribe?.();
    this.#events.dispose();
    this.#states.dispose();
  }

  async #open(): Promise<void> {
    this.#become('starting');
    try {
      const began = performance.now();
      const { file, pid } = await findOrStartDaemon(this.#root, this.#places);
      this.#file = file;
      const daemon = readDaemon(file);
      if (daemon === null) throw new Failure('daemon-gone', 'The daemon ended right after it started.', 'See the log.');
      const { slateline, protocol } = await ask(daemon, { route: 'hello' });
      if (protocol.min > PROTOCOL.max || protocol.max < PROTOCOL.min) {
        throw new Failure(
          'daemon-newer',
          `The running daemon is Slateline ${slateline}, which this one does not understand.`,
          'Update the extension, or stop that daemon.',
        );
      }
      this.#log.info(
        `Daemon ${pid} (Slateline ${slateline}) on port ${daemon.port}, after ${Math.round(performance.now() - began)} ms`,
      );
      await this.#subscribe(file);
      this.#become('connected');
    } catch (error) {
      this.#reason = error;
      this.#become('failed');
      throw error;
    }
  }

  /** Resolves with the first snapshot. */
  #subscribe(file: string): Promise<void> {
    this.#unsubscribe?.();
    return new Promise((resolve) => {
      this.#unsubscribe = subscribeToDaemon({
        daemon: () => readDaemon(file),
        listener: (event) => {
          if (event.type === 'snapshot') {
            this.#lost = 0;
            resolve();
            if (this.#state === 'starting' && this.#opening === null) this.#become('connected');
          }
          if (!this.#disposed) this.#events.fire(event);
        },
        patience: PATIENCE,
        lost: () => {
          resolve();
          this.#restart();
        },
      });
    });
  }

  /** The daemon went away: killed, or it left because it thought itself alone while the machine slept. */
  #restart(): void {
    if (this.#disposed) return;
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    this.#state = 'starting';
    this.#lost += 1;
    if (this.#lost > TRIES) {
      this.#reason = new Failure(
        'daemon-gone',
        'The daemon keeps going away.',
        'Look into the log, then start it again (Slateline: Start Daemon).',
      );
      this.#lost = 0;
      this.#become('failed');
      return;
    }
    this.#log.warn('The daemon went away; starting it again.');
    this.open().catch((error: unknown) => this.#log.error(messageOf(error)));
  }

  #become(state: LinkState): void {
    if (this.#disposed) return;
    this.#state = state;
    this.#states.fire(state);
  }
}
