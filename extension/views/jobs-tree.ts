/** The *Jobs* view: what is being made, what waits, and how the last ones ended. */
import * as vscode from 'vscode';
import type { Job } from '../../runner/server/protocol.ts';
import { isOpen } from '../production/board.ts';
import type { Production } from '../production/production.ts';
import type { Studio } from '../studio.ts';

export interface JobNode {
  production: Production;
  job: Job;
}

/** Ended jobs that are kept in sight. */
const ENDED = 50;
const REDRAW_AFTER = 200;

export class JobsTree implements vscode.TreeDataProvider<JobNode>, vscode.Disposable {
  readonly #studio: Studio;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<JobNode>;
  readonly #disposables: vscode.Disposable[] = [];
  #timer: NodeJS.Timeout | null = null;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(studio: Studio) {
    this.#studio = studio;
    this.#view = vscode.window.createTreeView('slateline.jobs', { treeDataProvider: this });
    this.#disposables.push(
      this.#view,
      studio.onDidChange(() => this.#redraw()),
    );
  }

  dispose(): void {
    if (this.#timer) clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
    this.#changed.dispose();
  }

  getChildren(node?: JobNode): JobNode[] {
    if (node !== undefined) return [];
    const all = this.#studio.productions.flatMap((production) => production.jobs.map((job) => ({ production, job })));
    const open = all.filter(({ job }) => isOpen(job.state)).sort((a, b) => rank(a.job) - rank(b.job));
    const ended = all.filter(({ job }) => !isOpen(job.state)).sort((a, b) => (a.job.updated < b.job.updated ? 1 : -1));
    return [...open, ...ended.slice(0, ENDED)];
  }

  getTreeItem(node: JobNode): vscode.TreeItem {
    const { job } = node;
    const item = new vscode.TreeItem(job.payload.label, vscode.TreeItemCollapsibleState.None);
    item.id = job.id;
    item.iconPath = icon(job);
    item.description = description(job);
    item.contextValue = isOpen(job.state) ? 'job.open' : job.state === 'done' ? 'job.done' : 'job.ended';
    item.tooltip = [job.payload.label, description(job), job.error].filter(Boolean).join('\n');
    item.command = { command: 'slateline.showJobLog', title: vscode.l10n.t('Show log'), arguments: [node] };
    return item;
  }

  #redraw(): void {
    const open = this.#studio.productions.reduce(
      (sum, { jobs }) => sum + jobs.filter(({ state }) => isOpen(state)).length,
      0,
    );
    this.#view.badge =
      open === 0 ? undefined : { value: open, tooltip: vscode.l10n.t('{0} shots are being rendered', open) };
    const failed = this.#studio.productions.find(({ link }) => link.state === 'failed');
    this.#view.message = failed?.link.reason;
    if (!this.#view.visible) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#changed.fire();
    }, REDRAW_AFTER);
  }
}

function rank({ state, progress, created }: Job): number {
  return (state === 'queued' ? 1e6 : -progress * 1000) + Date.parse(created) / 1e13;
}

function icon({ state }: Job): vscode.ThemeIcon {
  switch (state) {
    case 'done':
      return new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('charts.green'));
    case 'failed':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('charts.red'));
    case 'cancelled':
      return new vscode.ThemeIcon('circle-slash');
    case 'queued':
      return new vscode.ThemeIcon('watch');
    default:
      return new vscode.ThemeIcon('loading~spin', new vscode.ThemeColor('charts.blue'));
  }
}

function description({ state, progress, step, error }: Job): string {
  switch (state) {
    case 'done':
      return vscode.l10n.t('done');
    case 'failed':
      return error ?? vscode.l10n.t('failed');
    case 'cancelled':
      return vscode.l10n.t('cancelled');
    case 'queued':
      return vscode.l10n.t('waiting');
    default:
      return `${Math.round(progress * 100)} %${step ? ` · ${step}` : ''}`;
  }
}
