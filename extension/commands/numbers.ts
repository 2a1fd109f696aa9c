/** Whether the first render of a shot writes its number into the script: by the setting, or asked once. */
import * as vscode from 'vscode';
import type { Production } from '../production/production.ts';
import type { ProjectScript } from '../project/projects.ts';
import type { Desk } from './desk.ts';

/** Null when the question was not answered: then nothing is rendered. */
export async function numbersMode(
  desk: Desk,
  production: Production,
  scripts: readonly ProjectScript[],
  shots: readonly string[] | null,
): Promise<'always' | 'never' | null> {
  const setting = vscode.workspace
    .getConfiguration('slateline', production.project.root)
    .get<'ask' | 'always' | 'never'>('render.lock', 'ask');
  if (setting !== 'ask') return setting;
  const remembered = `lock:${production.project.root.toString()}`;
  const { workspaceState } = desk.studio.context;
  const before = workspaceState.get<'always' | 'never'>(remembered);
  if (before) return before;
  if (!(await hasUnlocked(production, scripts, shots))) return 'always';
  const { l10n } = vscode;
  const answer = await vscode.window.showQuickPick(
    [
      {
        label: l10n.t('$(lock) Write the numbers'),
        detail: l10n.t('Takes stay with their shots whatever you change later. One edit, which you can undo.'),
        mode: 'always' as const,
      },
      {
        label: l10n.t('$(unlock) Leave the script as it is'),
        detail: l10n.t('Shots are recognised by their words; after a rewrite that can be a guess.'),
        mode: 'never' as const,
      },
    ],
    {
      title: l10n.t('Write scene and shot numbers into the script?'),
      placeHolder: l10n.t('As on a real production: shooting locks the numbers. You are asked once.'),
      ignoreFocusOut: true,
    },
  );
  if (!answer) return null;
  await workspaceState.update(remembered, answer.mode);
  return answer.mode;
}

async function hasUnlocked(
  production: Production,
  scripts: readonly ProjectScript[],
  shots: readonly string[] | null,
): Promise<boolean> {
  for (const { key } of scripts) {
    const plan = production.plan(key) ?? (await production.freshPlan(key));
    if (plan.shots.some(({ id, locked, state }) => !locked && (shots ? shots.includes(id) : state !== 'fresh'))) {
      return true;
    }
  }
  return false;
}
