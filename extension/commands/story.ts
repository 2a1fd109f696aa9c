/** Looking and going: views, lines, problems, what is not fresh, shots written into the script. */
import * as vscode from 'vscode';
import { applyEdits } from '../editor/script-edits.ts';
import { Failure } from '../failure.ts';
import { isScript } from '../language/client.ts';
import { ShotTreePanel } from '../panels/shot-tree.ts';
import { TakesPanel } from '../panels/takes.ts';
import { type BoardShot, whyOf } from '../production/board.ts';
import { isSame } from '../project/projects.ts';
import type { ScriptOfProject } from '../studio.ts';
import { iconOf, wordOf } from '../views/states.ts';
import type { Desk } from './desk.ts';
import { targetOf } from './targets.ts';

export async function openShotTree({ studio }: Desk, argument: unknown): Promise<void> {
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  const place = uri ? studio.find(uri) : null;
  ShotTreePanel.show(studio, place?.script.uri ?? null);
}

export async function openTakes({ studio }: Desk, argument: unknown): Promise<void> {
  const { place, scene, shot } = await targetOf(studio, argument);
  const shots = shot ? [shot.id] : scene.shots.map(({ id }) => id);
  TakesPanel.show(studio, { script: place.script.uri, shots });
}

/** Puts the cursor on a line of a script, in the editor that shows it already if there is one. */
export async function goToShot({ studio }: Desk, argument: unknown): Promise<void> {
  const node = argument as { kind?: string; place?: ScriptOfProject; index?: number } | undefined;
  if (node?.kind === 'chapter' && node.place) {
    const board = await node.place.production.board(node.place.script);
    return showLine(node.place.script.uri, board?.chapters[node.index ?? 0]?.line ?? 0);
  }
  const { place, scene, shot } = await targetOf(studio, argument);
  await showLine(place.script.uri, shot?.line ?? scene.line);
}

async function showLine(uri: vscode.Uri, line: number): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find(({ document }) => isSame(document.uri, uri));
  const document = shown?.document ?? (await vscode.workspace.openTextDocument(uri));
  const at = new vscode.Position(Math.min(line, document.lineCount - 1), 0);
  const open = vscode.window.tabGroups.all.find((group) =>
    group.tabs.some(({ input }) => input instanceof vscode.TabInputText && isSame(input.uri, uri)),
  );
  const viewColumn = shown?.viewColumn ?? open?.viewColumn ?? vscode.ViewColumn.One;
  const editor = await vscode.window.showTextDocument(document, { viewColumn, selection: new vscode.Range(at, at) });
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Problems of all scripts, which the server finds whether they are open or not. */
export async function check(): Promise<void> {
  const found = vscode.languages
    .getDiagnostics()
    .filter(([uri]) => /\.(?:story|fountain|spmd)$/i.test(uri.path))
    .flatMap(([, diagnostics]) => diagnostics);
  const count = (severity: vscode.DiagnosticSeverity): number =>
    found.filter((diagnostic) => diagnostic.severity === severity).length;
  const errors = count(vscode.DiagnosticSeverity.Error);
  const warnings = count(vscode.DiagnosticSeverity.Warning);
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  const said =
    errors + warnings === 0
      ? vscode.l10n.t('Slateline: nothing is wrong in the scripts.')
      : vscode.l10n.t('Slateline: {0} errors, {1} warnings.', errors, warnings);
  vscode.window.setStatusBarMessage(said, 6000);
}

interface StaleItem extends vscode.QuickPickItem {
  place: ScriptOfProject | null;
  shot: BoardShot | null;
}

/** Everything that is not fresh, with the reason; choosing goes to the line, the button renders. */
export async function plan(desk: Desk): Promise<void> {
  desk.needTrust();
  const { studio } = desk;
  const { production } = studio.needCurrent();
  await production.link.open();
  const { l10n } = vscode;
  const renderButton: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('play'),
    tooltip: l10n.t('Render this shot'),
  };
  const items: StaleItem[] = [];
  for (const script of production.project.scripts) {
    await production.freshPlan(script.key);
    const board = await production.board(script);
    const open = board?.scenes.flatMap(({ shots }) => shots).filter(({ state }) => state !== 'fresh') ?? [];
    if (open.length === 0) continue;
    items.push({
      label: board?.title ?? script.key,
      kind: vscode.QuickPickItemKind.Separator,
      place: null,
      shot: null,
    });
    for (const shot of open) {
      items.push({
        label: [shot.fullLabel, shot.size, shot.words].filter(Boolean).join('  '),
        description: wordOf(shot.state),
        detail:
          shot.reasons.map(({ label, was, now }) => `${label}: ${brief(was)} → ${brief(now)}`).join('   ') ||
          whyOf(shot) ||
          undefined,
        iconPath: iconOf(shot.state),
        buttons: [renderButton],
        place: { production, script },
        shot,
      });
    }
  }
  if (items.length === 0) {
    vscode.window.setStatusBarMessage(l10n.t('Slateline: every shot is fresh.'), 5000);
    return;
  }
  const shots = items.filter(({ shot }) => shot !== null).length;
  const pick = vscode.window.createQuickPick<StaleItem>();
  pick.title = l10n.t('Not fresh: {0}', shots);
  pick.placeholder = l10n.t('Enter goes to the line; the button renders');
  pick.matchOnDetail = true;
  pick.matchOnDescription = true;
  pick.items = items;
  const target = ({ place, shot }: StaleItem) => ({ uri: place?.script.uri.toString(), shot: shot?.id });
  pick.onDidAccept(() => {
    const [item] = pick.selectedItems;
    pick.hide();
    if (item?.shot) void vscode.commands.executeCommand('slateline.goToShot', target(item));
  });
  pick.onDidTriggerItemButton(({ item }) => {
    pick.hide();
    void vscode.commands.executeCommand('slateline.renderShot', target(item));
  });
  pick.onDidHide(() => pick.dispose());
  pick.show();
}

function brief(text: string): string {
  if (text === '') return '–';
  return text.length > 50 ? `“${text.slice(0, 49)}…”` : `“${text}”`;
}

/** Derived coverage becomes lines, as one edit. */
export async function writeShots({ studio }: Desk): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !isScript(document)) {
    throw new Failure('no-script', 'No script is open in the editor.', 'Open a .story or .fountain file first.');
  }
  const uri = document.uri.toString();
  const written = await applyEdits(document, (version) => studio.stories.writeShots({ uri, version }));
  const said =
    written === 0
      ? vscode.l10n.t('Every text already has a shot of its own.')
      : vscode.l10n.t('{0} shots written. One undo takes them back.', written);
  vscode.window.setStatusBarMessage(said, 5000);
}
