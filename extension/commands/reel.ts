/** The reel: made for the player here, or exported for others. */
import * as vscode from 'vscode';
import type { ReelAnswer } from '../../runner/server/protocol.ts';
import { ReelPanel } from '../panels/reel.ts';
import type { ScriptOfProject } from '../studio.ts';
import type { Desk } from './desk.ts';
import { shotOf } from './targets.ts';

interface ReelWish {
  purpose: 'editor' | 'export';
  burnSubtitles?: boolean;
  slates?: boolean;
  output?: string;
}

export async function makeReel(desk: Desk, argument: unknown): Promise<void> {
  desk.needTrust();
  const place = placeOf(desk, argument);
  const panel = ReelPanel.show(desk.studio, place);
  const reel = await makeWithProgress(place, { purpose: 'editor' });
  await panel.play(reel, null);
  sayMissing(reel);
}

export async function playFromHere(desk: Desk, argument: unknown): Promise<void> {
  desk.needTrust();
  const { place, shot } = await shotOf(desk.studio, argument);
  const panel = ReelPanel.show(desk.studio, place);
  await panel.play(await makeWithProgress(place, { purpose: 'editor' }), shot.id);
}

export async function exportReel(desk: Desk, argument: unknown): Promise<void> {
  desk.needTrust();
  const place = placeOf(desk, argument);
  const { l10n } = vscode;
  const options = await vscode.window.showQuickPick(
    [
      {
        label: l10n.t('Subtitles in the picture'),
        detail: l10n.t('WebVTT and SRT files lie beside the film in any case'),
        key: 'burnSubtitles' as const,
      },
      { label: l10n.t('A slate before every scene'), key: 'slates' as const },
    ],
    { title: l10n.t('Export reel'), canPickMany: true, placeHolder: l10n.t('Choose what it shall have, then Enter') },
  );
  if (!options) return;
  const { root } = place.production.project;
  const uri = await vscode.window.showSaveDialog({
    title: l10n.t('Export reel'),
    defaultUri: vscode.Uri.joinPath(root, '06_Exports', `${place.script.key}.mp4`),
    filters: { Film: ['mp4'] },
  });
  if (!uri) return;
  const wish = Object.fromEntries(options.map(({ key }) => [key, true]));
  const reel = await makeWithProgress(place, { purpose: 'export', output: uri.fsPath, ...wish });
  sayMissing(reel);
  const reveal = l10n.t('Show in Folder');
  const answer = await vscode.window.showInformationMessage(l10n.t('The reel is at {0}.', reel.path), reveal);
  if (answer === reveal) await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(reel.path));
}

function makeWithProgress({ production, script }: ScriptOfProject, wish: ReelWish): Thenable<ReelAnswer> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Making the reel'), cancellable: true },
    async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort(new vscode.CancellationError()));
      let before = 0;
      const heard = production.onReelProgress(({ done, total, step }) => {
        progress.report({ increment: (100 * (done - before)) / Math.max(1, total), message: step });
        before = done;
      });
      try {
        return await production.link.ask({
          route: 'reel',
          body: { ...wish, script: script.key },
          signal: abort.signal,
        });
      } finally {
        heard.dispose();
      }
    },
  );
}

function placeOf({ studio }: Desk, argument: unknown): ScriptOfProject {
  const uri = (argument as { uri?: unknown } | undefined)?.uri;
  const found = typeof uri === 'string' ? studio.find(vscode.Uri.parse(uri)) : null;
  return found ?? studio.needCurrent();
}

function sayMissing({ missing }: ReelAnswer): void {
  if (missing.length === 0) return;
  const said =
    missing.length === 1
      ? vscode.l10n.t('One shot has no take yet: a plain slate stands in for it.')
      : vscode.l10n.t('{0} shots have no take yet: plain slates stand in for them.', missing.length);
  vscode.window.setStatusBarMessage(said, 8000);
}
