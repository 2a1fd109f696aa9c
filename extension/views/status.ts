/** One short item in the status bar: what is not fresh, or what is being made. */
import * as vscode from 'vscode';
import { NO_COUNTS } from '../production/board.ts';
import type { Studio } from '../studio.ts';
import { summary } from './story-tree.ts';

export class StatusItem implements vscode.Disposable {
  readonly #studio: Studio;
  readonly #item: vscode.StatusBarItem;
  readonly #disposables: vscode.Disposable[];

  constructor(studio: Studio) {
    this.#studio = studio;
    this.#item = vscode.window.createStatusBarItem('slateline.stale', vscode.StatusBarAlignment.Left, 40);
    this.#item.name = 'Slateline';
    this.#disposables = [this.#item, studio.onDidChange(() => void this.#draw())];
    void this.#draw();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #draw(): Promise<void> {
    const { productions } = this.#studio;
    if (productions.length === 0) return this.#item.hide();
    const failed = productions.find(({ link }) => link.state === 'failed');
    if (failed) {
      this.#item.text = '$(warning) Slateline';
      this.#item.tooltip = failed.link.reason;
      this.#item.command = 'slateline.startDaemon';
      return this.#item.show();
    }
    const counts = { ...NO_COUNTS };
    for (const production of productions) {
      for (const script of production.project.scripts) {
        const board = await production.board(script);
        if (board === null) continue;
        for (const [state, count] of Object.entries(board.counts)) counts[state as keyof typeof counts] += count;
      }
    }
    const making = counts.rendering + counts.queued;
    const not = summary(counts);
    if (making > 0) this.#item.text = `$(sync~spin) ${vscode.l10n.t('{0} rendering', making)}`;
    else if (counts.unknown > 0 && counts.fresh === 0) this.#item.text = '$(device-camera) Slateline';
    else this.#item.text = not === '' ? `$(check) ${vscode.l10n.t('All fresh')}` : `$(history) ${not}`;
    this.#item.tooltip =
      not === '' ? vscode.l10n.t('Every shot is fresh') : vscode.l10n.t('What is not fresh, and why');
    this.#item.command = vscode.workspace.isTrusted ? 'slateline.plan' : 'slateline.openStory';
    this.#item.show();
  }
}
