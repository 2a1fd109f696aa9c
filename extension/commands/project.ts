/** A new project, the state of this machine, and the daemon. */
import path from 'node:path';
import * as vscode from 'vscode';
import { z } from 'zod';
import { askCli } from '../link/cli.ts';
import type { Desk } from './desk.ts';

const Scaffolded = z.object({ root: z.string(), script: z.string() });

const Findings = z.object({
  findings: z.array(
    z.object({
      name: z.string(),
      status: z.enum(['ok', 'warn', 'fail']),
      detail: z.string(),
      remedy: z.string().nullable(),
    }),
  ),
});

export async function newProject(desk: Desk): Promise<void> {
  desk.needTrust();
  const { l10n } = vscode;
  const name = await vscode.window.showInputBox({
    title: l10n.t('New project (1 of 3)'),
    prompt: l10n.t('What is the story called?'),
    placeHolder: l10n.t('The Long Night'),
    validateInput: (text) => (text.trim() === '' ? l10n.t('A title, please.') : null),
  });
  if (name === undefined) return;
  const structure = await vscode.window.showQuickPick(
    [
      { label: l10n.t('Three acts'), detail: l10n.t('Set-up, confrontation, resolution'), key: 'three-act' },
      { label: l10n.t('Hero’s journey'), detail: l10n.t('Out of the ordinary world, and back'), key: 'hero-journey' },
      { label: l10n.t('Beat sheet'), detail: l10n.t('Fifteen beats on their pages'), key: 'beat-sheet' },
      {
        label: l10n.t('Story circle'),
        detail: l10n.t('You, need, go, search, find, take, return, change'),
        key: 'story-circle',
      },
    ],
    { title: l10n.t('New project (2 of 3)'), placeHolder: l10n.t('How is it told?') },
  );
  if (!structure) return;
  const [parent] =
    (await vscode.window.showOpenDialog({
      title: l10n.t('New project (3 of 3): in which folder?'),
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: l10n.t('Make it here'),
    })) ?? [];
  if (!parent) return;
  const folder = path.join(parent.fsPath, name.trim().replace(/[\\/:*?"<>|]/g, '-'));
  const args = ['new', folder, '--name', name.trim(), '--structure', structure.key];
  const made = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: l10n.t('Making {0}', name) },
    () => askCli(desk.studio.context.extensionUri, args, Scaffolded),
  );
  await vscode.commands.executeCommand('vscode.openFolder', vscode.Uri.file(made.root), {
    forceNewWindow: (vscode.workspace.workspaceFolders?.length ?? 0) > 0,
  });
}

export async function doctor(desk: Desk): Promise<void> {
  desk.needTrust();
  const { studio } = desk;
  const root = studio.current()?.production.project.root.fsPath;
  const { findings } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Slateline: looking around') },
    () => askCli(studio.context.extensionUri, ['doctor', ...(root ? [root] : [])], Findings),
  );
  const icons = { ok: 'pass-filled', warn: 'warning', fail: 'error' } as const;
  const colors = { ok: 'charts.green', warn: 'charts.yellow', fail: 'charts.red' } as const;
  const rank = { fail: 0, warn: 1, ok: 2 } as const;
  await vscode.window.showQuickPick(
    findings
      .sort((a, b) => rank[a.status] - rank[b.status])
      .map(({ name, status, detail, remedy }) => ({
        label: name,
        description: detail,
        ...(remedy !== null && { detail: remedy }),
        iconPath: new vscode.ThemeIcon(icons[status], new vscode.ThemeColor(colors[status])),
      })),
    { title: vscode.l10n.t('Is everything here that is needed?'), matchOnDescription: true, matchOnDetail: true },
  );
}

export async function startDaemon(desk: Desk): Promise<void> {
  desk.needTrust();
  desk.studio.needCurrent();
  for (const { link } of desk.studio.productions) await link.open();
}

export async function stopDaemon(desk: Desk): Promise<void> {
  desk.needTrust();
  for (const { link } of desk.studio.productions) await link.stop();
}
