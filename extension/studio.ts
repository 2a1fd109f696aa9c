/** What every part of the extension is handed: the projects of this window and how each of them is known. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { Failure, report } from './failure.ts';
import { isScript, LANGUAGES } from './language/client.ts';
import { shotAt } from './language/outline.ts';
import { Stories } from './language/stories.ts';
import { RunnerLink } from './link/runner-link.ts';
import type { Board, BoardScene, BoardShot } from './production/board.ts';
import { Production } from './production/production.ts';
import { isSame, type ProjectScript, Projects } from './project/projects.ts';

export interface ScriptOfProject {
  production: Production;
  script: ProjectScript;
}

export class Studio implements vscode.Disposable {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly projects: Projects;
  readonly stories: Stories;
  readonly #productions = new Map<string, Production>();
  readonly #changed = new vscode.EventEmitter<Production>();
  readonly #came = new vscode.EventEmitter<Production>();
  readonly #disposables: vscode.Disposable[] = [];
  #lastScript: vscode.Uri | null = null;
  /** What is shown of a production has changed. */
  readonly onDidChange = this.#changed.event;
  /** A project was found; its production is new. */
  readonly onDidFind = this.#came.event;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel, client: LanguageClient) {
    this.context = context;
    this.log = log;
    this.projects = new Projects(log);
    this.stories = new Stories(client, log);
    this.#disposables.push(
      this.projects,
      this.stories,
      this.projects.onDidChange(() => this.#match()),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#look(editor)),
    );
    this.#look(vscode.window.activeTextEditor);
  }

  get productions(): Production[] {
    return [...this.#productions.values()];
  }

  /** The production and script of a file that a manifest names; null for any other file. */
  find(uri: vscode.Uri): ScriptOfProject | null {
    for (const production of this.productions) {
      const script = production.project.scripts.find((candidate) => isSame(candidate.uri, uri));
      if (script) return { production, script };
    }
    return null;
  }

  /** The script in the active editor, else the one last looked at, else the first of the first project. */
  current(): ScriptOfProject | null {
    const seen = this.#lastScript === null ? null : this.find(this.#lastScript);
    if (seen) return seen;
    const [production] = this.productions;
    const [script] = production?.project.scripts ?? [];
    return production && script ? { production, script } : null;
  }

  /** As `current`, or a failure that says what to do. */
  needCurrent(): ScriptOfProject {
    const current = this.current();
    if (current) return current;
    throw new Failure(
      'no-project',
      'No Slateline project is open here.',
      'Open a folder that has one, or make one (Slateline: New Project).',
    );
  }

  /** The shot at the cursor of the active script; null where there is none. */
  async shotAtCursor(): Promise<{ place: ScriptOfProject; board: Board; shot: BoardShot; scene: BoardScene } | null> {
    const editor = vscode.window.activeTextEditor;
    const place = editor && isScript(editor.document) ? this.find(editor.document.uri) : null;
    if (!editor || !place) return null;
    const [story, board] = await Promise.all([
      this.stories.story(place.script.uri),
      place.production.board(place.script),
    ]);
    const at = story && shotAt(story, editor.selection.active.line);
    const scene = at && board?.scenes[at.scene];
    const shot = scene ? scene.shots.find(({ id }) => id === at.id) : null;
    return shot && board && scene ? { place, board, shot, scene } : null;
  }

  /** Runs something whose failure a person must hear of. */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      report(error, this.log);
      return undefined;
    }
  }

  /** Opens the lines to all daemons, quietly; why one cannot be opened is shown where its jobs would be. */
  connect(): void {
    if (!vscode.workspace.isTrusted) return;
    if (!vscode.workspace.getConfiguration('slateline').get('runner.startAutomatically', true)) return;
    for (const { link } of this.productions) {
      if (link.state === 'off') link.open().catch((error: unknown) => this.log.error(String(error)));
    }
  }

  dispose(): void {
    for (const production of this.#productions.values()) production.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
    this.#changed.dispose();
    this.#came.dispose();
  }

  #look(editor: vscode.TextEditor | undefined): void {
    if (editor && LANGUAGES.some((language) => language === editor.document.languageId)) {
      this.#lastScript = editor.document.uri;
    }
  }

  /** One production per project; projects that went away take theirs with them. */
  #match(): void {
    const roots = new Map(this.projects.all.map((project) => [project.root.toString(), project]));
    for (const [root, production] of this.#productions) {
      const project = roots.get(root);
      if (project) {
        production.project = project;
        if (production.link.state === 'connected') production.replan();
        continue;
      }
      this.#productions.delete(root);
      production.dispose();
    }
    for (const [root, project] of roots) {
      if (this.#productions.has(root)) continue;
      const { extensionUri, logUri } = this.context;
      const link = new RunnerLink(project.root, { extensionUri, logUri }, this.log);
      const production = new Production(project, link, this.stories, this.log);
      this.#productions.set(root, production);
      production.onDidChange(() => this.#changed.fire(production));
      this.#came.fire(production);
      this.#changed.fire(production);
    }
    this.connect();
  }
}
