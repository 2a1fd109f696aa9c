/**
 * The build of documents, in the order a person waits for them: open scripts with what they include, then the rest.
 * A change that alters what a script offers to others builds those others again, a little later and only then.
 */

import type { BuildOptions } from 'langium';
import {
  Cancellation,
  DefaultDocumentBuilder,
  DocumentState,
  interruptAndCheck,
  type LangiumDocument,
  type URI,
} from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { resolveInclude } from '../project.ts';
import { offers, type Scripts } from './scripts.ts';

/** Long enough that a burst of typing in a shared bible builds its readers once. */
const DEPENDENTS_AFTER_MS = 200;

/** Documents that are built to the end before the next ones are read: their trees are in memory together. */
const BATCH = 25;

export class ScriptDocumentBuilder extends DefaultDocumentBuilder {
  private readonly scripts: Scripts;
  private readonly lock: LangiumSharedServices['workspace']['WorkspaceLock'];
  private readonly offered = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(services: LangiumSharedServices, scripts: Scripts) {
    super(services);
    this.scripts = scripts;
    this.lock = services.workspace.WorkspaceLock;
    this.onDocumentPhase(DocumentState.Parsed, (document) => this.noticeOffers(document));
    this.onUpdate((_, deleted) => {
      for (const uri of deleted) this.forget(uri);
    });
  }

  /** Resolves when every script of the workspace has been read: an answer about all of them must not miss one. */
  async settled(token: Cancellation.CancellationToken): Promise<void> {
    await this.workspaceManager().ready;
    const isBehind = () => this.langiumDocuments.all.some((document) => document.state < DocumentState.Linked);
    while (isBehind() && !token.isCancellationRequested) {
      await new Promise<void>((resolve) => {
        const subscriptions = [
          this.onBuildPhase(DocumentState.Linked, () => done()),
          token.onCancellationRequested(() => done()),
        ];
        const done = () => {
          for (const subscription of subscriptions) subscription.dispose();
          resolve();
        };
      });
    }
  }

  /** Settings changed: everything reads differently. */
  rebuildAll(): void {
    const uris = this.langiumDocuments.all.map((document) => document.uri).toArray();
    void this.lock.write((token) => this.update(uris, [], token));
  }

  protected override shouldRelink(): boolean {
    return false;
  }

  protected override async buildDocuments(
    documents: LangiumDocument[],
    options: BuildOptions,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<void> {
    const open = documents.filter((document) => this.textDocuments?.get(document.uri));
    let waiting = documents;
    for (let batch = open; waiting.length > 0; batch = waiting.slice(0, BATCH)) {
      if (batch.length === 0) continue;
      const whole = await this.withIncludes(batch, waiting, cancelToken);
      await super.buildDocuments(whole, options, cancelToken);
      const done = new Set(whole);
      waiting = waiting.filter((document) => !done.has(document));
    }
  }

  /** Some documents and what they include, read far enough to know. */
  private async withIncludes(
    some: readonly LangiumDocument[],
    all: readonly LangiumDocument[],
    cancelToken: Cancellation.CancellationToken,
  ): Promise<LangiumDocument[]> {
    const waiting = new Map(all.map((document) => [document.uri.toString(), document]));
    const first = [...some];
    for (const document of first) {
      await interruptAndCheck(cancelToken);
      if (document.state < DocumentState.Parsed) {
        await this.langiumDocumentFactory.update(document, cancelToken);
        document.state = DocumentState.Parsed;
        await this.notifyDocumentPhase(document, DocumentState.Parsed, cancelToken);
      }
      for (const include of this.scripts.get(document.uri)?.story.includes ?? []) {
        const uri = resolveInclude(document.uri.toString(), include.path, waiting);
        const found = uri === null ? undefined : waiting.get(uri);
        if (found && !first.includes(found)) first.push(found);
      }
    }
    return first;
  }

  private noticeOffers(document: LangiumDocument): void {
    const uri = document.uri.toString();
    const script = this.scripts.get(uri);
    if (!script) return;
    const now = offers(script.story);
    if (this.offered.get(uri) === now) return;
    this.offered.set(uri, now);
    this.scheduleDependents();
  }

  private forget(uri: URI): void {
    this.scripts.delete(uri);
    this.offered.delete(uri.toString());
    this.scheduleDependents();
  }

  private scheduleDependents(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.buildDependents(), DEPENDENTS_AFTER_MS);
    this.timer.unref();
  }

  private buildDependents(): void {
    const affected = this.langiumDocuments.all.filter((document) => this.scripts.isStale(document.uri)).toArray();
    if (affected.length === 0) return;
    void this.lock.write(async (token) => {
      for (const document of affected) this.resetToState(document, DocumentState.Parsed);
      await this.update([], [], token ?? Cancellation.CancellationToken.None);
    });
  }
}
