/**
 * Which projects there are in this window: folders with a `project.json` that has the `slateline` key, inside the
 * workspace's folders or above them. Of the manifest only what the views need is read; the runner reads it in earnest.
 */
import path from 'node:path';
import * as vscode from 'vscode';
import { z } from 'zod';
import { messageOf } from '../failure.ts';

const MANIFEST = 'project.json';
const NEVER_IN = '**/{node_modules,03_Renders,05_Cache,06_Exports,.git}/**';

const ManifestHead = z.looseObject({
  slateline: z.int(),
  name: z.string(),
  scripts: z.record(z.string(), z.string()).default({}),
});

export interface ProjectScript {
  key: string;
  uri: vscode.Uri;
}

export interface Project {
  root: vscode.Uri;
  name: string;
  scripts: ProjectScript[];
}

export class Projects implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[] = [];
  #projects: readonly Project[] = [];
  #looking: Promise<void> | null = null;
  #again = false;
  readonly onDidChange = this.#changed.event;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
    const watcher = vscode.workspace.createFileSystemWatcher(`**/${MANIFEST}`);
    const look = (): void => void this.look();
    this.#disposables.push(
      watcher,
      watcher.onDidChange(look),
      watcher.onDidCreate(look),
      watcher.onDidDelete(look),
      vscode.workspace.onDidChangeWorkspaceFolders(look),
    );
  }

  get all(): readonly Project[] {
    return this.#projects;
  }

  /** The project whose manifest names this script, else the nearest one that holds the file; null for neither. */
  of(uri: vscode.Uri): Project | null {
    const named = this.#projects.find(({ scripts }) => scripts.some((script) => isSame(script.uri, uri)));
    if (named) return named;
    const holding = this.#projects.filter(({ root }) => isInside(root, uri));
    return holding.sort((a, b) => b.root.path.length - a.root.path.length)[0] ?? null;
  }

  /** The key under which a project knows a script; null for one that its manifest does not name. */
  keyOf(uri: vscode.Uri): string | null {
    return this.of(uri)?.scripts.find((script) => isSame(script.uri, uri))?.key ?? null;
  }

  /** Looks for projects; resolves when what is known is as new as this call. */
  look(): Promise<void> {
    this.#again = true;
    this.#looking ??= this.#lookUntilDone().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    this.#changed.dispose();
  }

  async #lookUntilDone(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const found = new Map<string, vscode.Uri>();
      for (const uri of await vscode.workspace.findFiles(`**/${MANIFEST}`, NEVER_IN, 100))
        found.set(uri.toString(), uri);
      for (const folder of vscode.workspace.workspaceFolders ?? []) {
        for (const uri of manifestsAbove(folder.uri)) found.set(uri.toString(), uri);
      }
      const read = await Promise.all([...found.values()].map((uri) => this.#read(uri)));
      const projects = read.filter((project) => project !== null);
      projects.sort((a, b) => (a.root.path < b.root.path ? -1 : 1));
      if (JSON.stringify(projects) === JSON.stringify(this.#projects)) continue;
      this.#projects = projects;
      this.#changed.fire();
    }
  }

  /** Null for what is not a manifest of ours. One that cannot be read keeps what was known of it. */
  async #read(manifest: vscode.Uri): Promise<Project | null> {
    const root = vscode.Uri.joinPath(manifest, '..');
    let text: string;
    try {
      text = new TextDecoder().decode(await vscode.workspace.fs.readFile(manifest));
    } catch {
      return null;
    }
    try {
      const json: unknown = JSON.parse(text);
      if (typeof json !== 'object' || json === null || !('slateline' in json)) return null;
      const { name, scripts } = ManifestHead.parse(json);
      return {
        root,
        name,
        scripts: Object.entries(scripts).map(([key, file]) => ({ key, uri: vscode.Uri.joinPath(root, file) })),
      };
    } catch (error) {
      this.#log.warn(`${manifest.fsPath} is not a manifest: ${messageOf(error)}`);
      return this.#projects.find((project) => isSame(project.root, root)) ?? null;
    }
  }
}

function manifestsAbove(folder: vscode.Uri): vscode.Uri[] {
  const found: vscode.Uri[] = [];
  for (let at = folder; at.path !== '/' && found.length < 8; at = vscode.Uri.joinPath(at, '..')) {
    if (path.posix.dirname(at.path) === at.path) break;
    found.push(vscode.Uri.joinPath(at, MANIFEST));
  }
  return found;
}

export function isSame(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.toString() === b.toString();
}

export function isInside(folder: vscode.Uri, uri: vscode.Uri): boolean {
  return folder.scheme === uri.scheme && uri.path.startsWith(folder.path.replace(/\/?$/, '/'));
}
