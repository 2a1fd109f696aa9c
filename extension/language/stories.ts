/**
 * The stories of all scripts that somebody here looks at, as the server read them last. A story is fetched when it is
 * first asked for, and again when the server says that it changed; typing fast fetches once.
 */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  LockNumbersParams,
  lockNumbersRequest,
  ScriptEdits,
  StoryChangedParams,
  StoryParams,
  storyChangedNotification,
  storyRequest,
  WriteShotsParams,
  writeShotsRequest,
} from '../../language-server/protocol.ts';
import { messageOf } from '../failure.ts';
import { type Outline, OutlineResult } from './outline.ts';

/** Milliseconds of quiet after which a changed story is fetched. */
const QUIET = 150;

interface Entry {
  story: Promise<Outline | null>;
  latest: Outline | null;
  timer: NodeJS.Timeout | null;
}

export class Stories implements vscode.Disposable {
  readonly #client: LanguageClient;
  readonly #log: vscode.LogOutputChannel;
  readonly #entries = new Map<string, Entry>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscription: vscode.Disposable;
  /** Fires when a story that was asked for reads differently. */
  readonly onDidChange = this.#changed.event;

  constructor(client: LanguageClient, log: vscode.LogOutputChannel) {
    this.#client = client;
    this.#log = log;
    this.#subscription = client.onNotification(storyChangedNotification.method, (raw: unknown) => {
      const params = StoryChangedParams.safeParse(raw);
      if (params.success) this.#refetchSoon(params.data.uri);
    });
  }

  /** The story of a script; null where the server has none: no script, or the server is not there. */
  story(uri: vscode.Uri): Promise<Outline | null> {
    const key = uri.toString();
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      entry = { story: Promise.resolve(null), latest: null, timer: null };
      this.#entries.set(key, entry);
      this.#fetch(key, entry);
    }
    return entry.story;
  }

  /** The story as far as it is here already; asks for it if it is not. */
  peek(uri: vscode.Uri): Outline | null {
    void this.story(uri);
    return this.#entries.get(uri.toString())?.latest ?? null;
  }

  /** Edits that write numbers into a script that was dirty when its shots were rendered. */
  async lockNumbers(params: LockNumbersParams): Promise<ScriptEdits> {
    return ScriptEdits.parse(
      await this.#client.sendRequest(lockNumbersRequest.method, LockNumbersParams.parse(params)),
    );
  }

  /** Edits that turn derived coverage into shot lines. */
  async writeShots(params: WriteShotsParams): Promise<ScriptEdits> {
    return ScriptEdits.parse(await this.#client.sendRequest(writeShotsRequest.method, WriteShotsParams.parse(params)));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
    for (const { timer } of this.#entries.values()) if (timer) clearTimeout(timer);
  }

  #refetchSoon(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined || entry.timer !== null) return;
    entry.timer = setTimeout(() => {
      entry.timer = null;
      this.#fetch(key, entry);
    }, QUIET);
  }

  #fetch(key: string, entry: Entry): void {
    const fetched: Promise<Outline | null> = this.#client
      .sendRequest(storyRequest.method, StoryParams.parse({ uri: key }))
      .then((raw) => OutlineResult.parse(raw).story)
      .catch((error: unknown) => {
        this.#log.debug(`No story for ${key}: ${messageOf(error)}`);
        // Asked too early, or the file is not there yet: the next question is a new one.
        if (entry.latest === null && this.#entries.get(key) === entry) this.#entries.delete(key);
        return entry.latest;
      });
    entry.story = fetched;
    void fetched.then((story) => {
      if (entry.story !== fetched || story === entry.latest) return;
      entry.latest = story;
      this.#changed.fire(vscode.Uri.parse(key));
    });
  }
}
