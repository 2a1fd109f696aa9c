/**
 * One webview panel: its page, its typed messages in both directions, and the way it comes back after a reload. What
 * a view shows is sent whole whenever the view says that it is ready, so a hidden view needs to remember nothing.
 */
import * as vscode from 'vscode';
import { z } from 'zod';
import type { Studio } from '../studio.ts';
import { viewHtml, viewRoots } from './html.ts';

export interface PanelKind<In, Out> {
  /** `slateline.<view>`; the bundle is `dist/webviews/<file>.js`. */
  viewType: string;
  file: string;
  title: string;
  /** `extension/icons/<icon>-light.svg` and `-dark.svg`. */
  icon: string;
  incoming: z.ZodType<In>;
  outgoing: z.ZodType<Out>;
}

export class Panel<In, Out> implements vscode.Disposable {
  readonly #studio: Studio;
  readonly #kind: PanelKind<In, Out>;
  readonly #panel: vscode.WebviewPanel;
  readonly #disposables: vscode.Disposable[] = [];

  /** Takes over `restored`, or opens a new panel beside the script. */
  constructor(studio: Studio, kind: PanelKind<In, Out>, hear: (message: In) => void, restored?: vscode.WebviewPanel) {
    this.#studio = studio;
    this.#kind = kind;
    if (!restored) closeForgotten(kind.viewType);
    this.#panel =
      restored ??
      vscode.window.createWebviewPanel(
        kind.viewType,
        kind.title,
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false },
        { enableFindWidget: false },
      );
    const { extensionUri } = studio.context;
    const icon = (theme: string): vscode.Uri =>
      vscode.Uri.joinPath(extensionUri, 'extension', 'icons', `${kind.icon}-${theme}.svg`);
    this.#panel.iconPath = { light: icon('light'), dark: icon('dark') };
    this.allowMedia();
    this.#disposables.push(
      studio.projects.onDidChange(() => this.allowMedia()),
      this.#panel.webview.onDidReceiveMessage((raw: unknown) => {
        const message = kind.incoming.safeParse(raw);
        if (message.success) hear(message.data);
        else studio.log.warn(`${kind.viewType}: ${z.prettifyError(message.error)}`);
      }),
      this.#panel.onDidDispose(() => this.dispose()),
    );
    this.#panel.webview.html = viewHtml(this.#panel.webview, extensionUri, kind.file, kind.title);
  }

  get webview(): vscode.Webview {
    return this.#panel.webview;
  }

  get visible(): boolean {
    return this.#panel.visible;
  }

  get active(): boolean {
    return this.#panel.active;
  }

  set title(title: string) {
    this.#panel.title = title;
  }

  onDidDispose(listener: () => void): void {
    this.#panel.onDidDispose(listener);
  }

  reveal(): void {
    this.#panel.reveal(undefined, false);
  }

  /** Hidden views get no messages: they ask for everything when they are shown again. */
  post(message: Out): void {
    if (this.#panel.visible) void this.#panel.webview.postMessage(this.#kind.outgoing.parse(message));
  }

  /** Projects come and go; what a view may load follows them. */
  allowMedia(): void {
    const roots = this.#studio.projects.all.map(({ root }) => root);
    const localResourceRoots = viewRoots(this.#studio.context.extensionUri, roots);
    const before = this.#panel.webview.options.localResourceRoots?.map(String).join();
    if (before === localResourceRoots.map(String).join()) return;
    this.#panel.webview.options = { enableScripts: true, localResourceRoots };
  }

  dispose(): void {
    for (const disposable of this.#disposables.splice(0)) disposable.dispose();
    this.#panel.dispose();
  }
}

/** A tab that VS Code kept over a reload and has not brought back yet would be a second one of its kind. */
function closeForgotten(viewType: string): void {
  const forgotten = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewType));
  if (forgotten.length > 0) void vscode.window.tabGroups.close(forgotten, true);
}
