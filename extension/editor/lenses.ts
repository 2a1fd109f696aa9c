/** Above every scene and shot: what can be done with it. Lines come from the story of the text as it is typed. */
import * as vscode from 'vscode';
import type { ShotTarget } from '../commands/targets.ts';
import { LANGUAGES } from '../language/client.ts';
import type { Studio } from '../studio.ts';
import { wordOf } from '../views/states.ts';
import { takesText } from '../views/story-tree.ts';

export class Lenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #studio: Studio;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[];
  #timer: NodeJS.Timeout | null = null;
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(studio: Studio) {
    this.#studio = studio;
    this.#disposables = [
      studio.onDidChange(() => this.#redraw()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('slateline.codeLens')) this.#changed.fire();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#changed.fire()),
      vscode.languages.registerCodeLensProvider(
        LANGUAGES.map((language) => ({ scheme: 'file', language })),
        this,
      ),
    ];
  }

  dispose(): void {
    if (this.#timer) clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
    this.#changed.dispose();
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!vscode.workspace.getConfiguration('slateline', document).get('codeLens', true)) return [];
    const place = this.#studio.find(document.uri);
    const board = place && (await place.production.board(place.script));
    if (!board) return [];
    const { l10n } = vscode;
    const runs = vscode.workspace.isTrusted;
    const uri = document.uri.toString();
    const lenses: vscode.CodeLens[] = [];
    const add = (line: number, command: string, title: string, target: ShotTarget, tooltip?: string): void => {
      const range = new vscode.Range(line, 0, line, 0);
      lenses.push(new vscode.CodeLens(range, { command, title, arguments: [target], ...(tooltip && { tooltip }) }));
    };
    for (const scene of board.scenes) {
      if (scene.line >= document.lineCount || scene.shots.length === 0) continue;
      const target = { uri, scene: scene.index };
      const open = scene.shots.filter(({ state }) => state !== 'fresh').length;
      if (runs && scene.heading !== '') {
        const title = open === 0 ? l10n.t('$(check) scene is fresh') : l10n.t('$(play) render scene ({0})', open);
        add(scene.line, open === 0 ? 'slateline.openTakes' : 'slateline.renderScene', title, target);
        add(scene.line, 'slateline.playFromHere', l10n.t('$(play-circle) play from here'), target);
      }
      for (const shot of scene.shots) {
        if (shot.derived || shot.line >= document.lineCount) continue;
        const at = { uri, shot: shot.id };
        const busy = shot.state === 'rendering' || shot.state === 'queued';
        if (busy) add(shot.line, 'slateline.openTakes', `$(sync~spin) ${wordOf(shot.state)}`, at);
        else if (runs && shot.state !== 'fresh' && shot.state !== 'unknown') {
          const why = shot.reasons.map(({ label }) => label).join(', ');
          add(shot.line, 'slateline.renderShot', `$(play) ${l10n.t('render')} · ${wordOf(shot.state)}`, at, why);
        }
        if (shot.takes > 0) add(shot.line, 'slateline.openTakes', takesText(shot.takes), at);
        if (runs) add(shot.line, 'slateline.playFromHere', l10n.t('play from here'), at);
      }
    }
    return lenses;
  }

  #redraw(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#changed.fire();
    }, 400);
  }
}
