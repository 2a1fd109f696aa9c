/**
 * The build of documents, in the order a person waits for them: open scripts with what they include, then the rest.
 * A change that alters what a script offers to others builds those others again, a little later and only then.
 */

import type { BuildOptions } from 'langium';
import { Cancellation, DefaultDocumentBuilder, DocumentState, type LangiumDocument, type URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { resolveInclude } from '../project.ts';
import { offers, type Scripts } from './scripts.ts';

/** Long enough that a burst of typing in a shared bible builds its readers once. */
const DEPENDENTS_AFTER_MS = 200;

export class ScriptDocumentBuilder extends DefaultDocumentBuilder {
  private readonly scripts: Scripts;
  private readonly lock: LangiumSharedServices['workspace']['WorkspaceLock'];
  private readonly offered = new Map<string, string>();
  private readonly dirty = new Set<string>();
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
    if (open.length === 0 || open.length === documents.length) {
      return super.buildDocuments(documents, options, cancelToken);
    }
    const first = await this.withIncludes(open, documents, cancelToken);
    await super.buildDocuments(first, options, cancelToken);
    const rest = documents.filter((document) => !first.includes(document));
    if (rest.length > 0) await super.buildDocuments(rest, options, cancelToken);
  }

  /** The open documents and what they include, read far enough to know. */
  private async withIncludes(
    open: readonly LangiumDocument[],
    all: readonly LangiumDocument[],
    cancelToken: Cancellation.CancellationToken,
  ): Promise<LangiumDocument[]> {
    const waiting = new Map(all.map((document) => [document.uri.toString(), document]));
    const first = [...open];
    for (const document of first) {
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
    this.scheduleDependents(uri);
  }

  private forget(uri: URI): void {
    this.scripts.delete(uri);
    this.offered.delete(uri.toString());
    this.scheduleDependents(uri.toString());
  }

  private scheduleDependents(uri: string): void {
    this.dirty.add(uri);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.buildDependents(), DEPENDENTS_AFTER_MS);
    this.timer.unref();
  }

  private buildDependents(): void {
    const changed = new Set(this.dirty);
    this.dirty.clear();
    const affected = this.langiumDocuments.all
      .filter((document) => {
        const script = this.scripts.get(document.uri);
        if (!script || script.story.includes.length === 0) return false;
        // A script that a file has left or joined may resolve its includes differently.
        if ([...changed].some((uri) => !this.scripts.get(uri))) return true;
        return this.scripts.project.visibleFrom(script).some((other) => other !== script && changed.has(other.uri));
      })
      .toArray();
    if (affected.length === 0) return;
    void this.lock.write(async (token) => {
      for (const document of affected) this.resetToState(document, DocumentState.Parsed);
      await this.update([], [], token ?? Cancellation.CancellationToken.None);
    });
  }
}
