/** The reel player's side in the extension: makes the reel when it is asked for, and plays it from a shot. */
import * as vscode from 'vscode';
import type { ReelAnswer } from '../../runner/server/protocol.ts';
import { FromReel, ReelState, ToReel } from '../../webviews/reel/protocol.ts';
import { Failure } from '../failure.ts';
import type { ScriptOfProject, Studio } from '../studio.ts';
import { Panel, type PanelKind } from './panel.ts';

const KIND: PanelKind<FromReel, ToReel> = {
  viewType: 'slateline.reel',
  file: 'reel',
  title: 'Reel',
  icon: 'reel',
  incoming: FromReel,
  outgoing: ToReel,
};

export class ReelPanel {
  static #open: ReelPanel | null = null;
  readonly #studio: Studio;
  readonly #panel: Panel<FromReel, ToReel>;
  readonly #disposables: vscode.Disposable[] = [];
  #place: ScriptOfProject;
  #reel: ReelAnswer | null = null;
  #from: string | null = null;
  /** A panel that came back after a reload has no reel yet, and nobody is making one. */
  #orphan: boolean;

  /** Brings the player forward, for this script. */
  static show(studio: Studio, place: ScriptOfProject): ReelPanel {
    if (ReelPanel.#open) ReelPanel.#open.#panel.reveal();
    else ReelPanel.#open = new ReelPanel(studio, place);
    ReelPanel.#open.#place = place;
    return ReelPanel.#open;
  }

  static register(studio: Studio): vscode.Disposable {
    return vscode.window.registerWebviewPanelSerializer(KIND.viewType, {
      async deserializeWebviewPanel(panel, raw) {
        const state = ReelState.safeParse(raw);
        const script = state.success ? vscode.Uri.parse(state.data.script) : null;
        await studio.projects.look();
        const place = script && studio.find(script);
        if (!place) return panel.dispose();
        ReelPanel.#open = new ReelPanel(studio, place, panel);
      },
    });
  }

  private constructor(studio: Studio, place: ScriptOfProject, restored?: vscode.WebviewPanel) {
    this.#studio = studio;
    this.#place = place;
    this.#orphan = restored !== undefined;
    this.#panel = new Panel(studio, KIND, (message) => void studio.attempt(() => this.#hear(message)), restored);
    const listen = (production: ScriptOfProject['production']): void => {
      this.#disposables.push(
        production.onReelProgress(({ done, total, step }) => {
          if (production === this.#place.production) this.#panel.post({ type: 'making', done, total, step });
        }),
      );
    };
    this.#disposables.push(studio.onDidFind(listen));
    for (const production of studio.productions) listen(production);
    this.#panel.onDidDispose(() => {
      for (const disposable of this.#disposables) disposable.dispose();
      if (ReelPanel.#open === this) ReelPanel.#open = null;
    });
  }

  /** Shows a reel that was just made, from a shot on; null plays from the start. */
  async play(reel: ReelAnswer, from: string | null): Promise<void> {
    this.#reel = reel;
    this.#from = from;
    await this.#send();
  }

  async #hear(message: FromReel): Promise<void> {
    const target = (id: string) => ({ uri: this.#place.script.uri.toString(), shot: id });
    switch (message.type) {
      case 'ready':
        if (this.#reel === null && this.#orphan && vscode.workspace.isTrusted) {
          await vscode.commands.executeCommand('slateline.makeReel', { uri: this.#place.script.uri.toString() });
        } else if (this.#reel !== null || !vscode.workspace.isTrusted) await this.#send();
        break;
      case 'open':
        await vscode.commands.executeCommand('slateline.goToShot', target(message.id));
        break;
      case 'takes':
        await vscode.commands.executeCommand('slateline.openTakes', target(message.id));
        break;
      case 'failed':
        this.#studio.log.error(`Reel: ${message.message}`);
        break;
    }
  }

  async #send(): Promise<void> {
    const reel = this.#reel;
    if (reel === null) {
      return this.#panel.post({ type: 'empty', message: vscode.l10n.t('In Restricted Mode no reel is made.') });
    }
    const { production, script } = this.#place;
    const board = await production.board(script);
    if (board === null) throw new Failure('no-story', 'The script has not been read yet.', 'Try again in a moment.');
    const { webview } = this.#panel;
    const [over = 1, under = 1] = reel.fps.split('/').map(Number);
    const frameRate = over / under;
    const known = new Map(
      board.scenes.flatMap((scene) => scene.shots.map((shot) => [shot.id, { scene, shot }] as const)),
    );
    const missing = new Set(reel.missing);
    const shots = reel.segments.flatMap(({ shot: id, startFrame, frames }) => {
      const found = known.get(id);
      if (!found) return [];
      const { scene, shot } = found;
      const picture = shot.active === null ? null : (shot.active.thumbnail ?? shot.active.path);
      return {
        id,
        label: shot.fullLabel,
        start: startFrame / frameRate,
        duration: frames / frameRate,
        scene: `${scene.number}  ${scene.heading}`,
        missing: missing.has(id),
        image:
          picture === null
            ? null
            : webview.asWebviewUri(vscode.Uri.joinPath(production.project.root, picture)).toString(),
      };
    });
    // After a reload it stands where it stood, and does not begin to play by itself.
    const begin = shots.find(({ id }) => id === this.#from)?.start ?? 0;
    const at = this.#orphan ? null : begin;
    this.#orphan = false;
    const title = board.title ?? script.key;
    this.#panel.title = title;
    this.#panel.post({
      type: 'reel',
      script: script.uri.toString(),
      title,
      video: `${webview.asWebviewUri(vscode.Uri.file(reel.path))}?v=${Date.now()}`,
      subtitles: new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.file(reel.vtt))),
      frameRate,
      shots,
      at,
    });
    this.#from = null;
  }
}
