/**
 * Tells the daemon which scripts are open and unsaved, with the first keystroke: those files it never writes. A render
 * that starts here waits until that has been said.
 */
import * as vscode from 'vscode';
import { messageOf } from '../failure.ts';
import { isScript } from '../language/client.ts';
import type { Production } from '../production/production.ts';
import { isInside } from '../project/projects.ts';
import type { Studio } from '../studio.ts';

export class DirtyScripts implements vscode.Disposable {
  readonly #studio: Studio;
  readonly #said = new WeakMap<Production, string>();
  readonly #saying = new WeakMap<Production, Promise<void>>();
  readonly #disposables: vscode.Disposable[] = [];

  constructor(studio: Studio) {
    this.#studio = studio;
    const changed = ({ document }: { document: vscode.TextDocument }): void => {
      if (isScript(document)) this.#sayAll();
    };
    const opened = (document: vscode.TextDocument): void => changed({ document });
    this.#disposables.push(
      vscode.workspace.onDidChangeTextDocument(changed),
      vscode.workspace.onDidSaveTextDocument(opened),
      vscode.workspace.onDidOpenTextDocument(opened),
      vscode.workspace.onDidCloseTextDocument(opened),
      studio.onDidFind((production) => this.#follow(production)),
    );
    for (const production of studio.productions) this.#follow(production);
  }

  /** Resolves when the daemon knows what is dirty now. */
  async told(production: Production): Promise<void> {
    this.#say(production);
    await this.#saying.get(production);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #follow(production: Production): void {
    this.#disposables.push(
      production.link.onDidChangeState((state) => {
        if (state !== 'connected') return;
        // A daemon that has just started knows of nobody.
        this.#said.delete(production);
        this.#say(production);
      }),
    );
  }

  #sayAll(): void {
    for (const production of this.#studio.productions) this.#say(production);
  }

  #say(production: Production): void {
    if (production.link.state !== 'connected') return;
    const paths = vscode.workspace.textDocuments
      .filter((document) => document.isDirty && isScript(document) && isInside(production.project.root, document.uri))
      .map(({ uri }) => uri.fsPath)
      .sort();
    const now = JSON.stringify(paths);
    if ((this.#said.get(production) ?? '[]') === now) return;
    this.#said.set(production, now);
    const body = { client: `vscode-${vscode.env.sessionId}`, paths };
    const saying = production.link.ask({ route: 'dirty', body }).then(
      () => {},
      (error: unknown) => {
        this.#said.delete(production);
        this.#studio.log.warn(`The daemon could not be told what is unsaved: ${messageOf(error)}`);
      },
    );
    this.#saying.set(
      production,
      Promise.all([this.#saying.get(production), saying]).then(() => {}),
    );
  }
}
