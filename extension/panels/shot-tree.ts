/** The shot tree's side in the extension: sends the board of one script, scene by scene as it changes. */
import * as vscode from 'vscode';
import {
  FromShotTree,
  type SceneHead,
  type ShotCard,
  ShotTreeState,
  ToShotTree,
} from '../../webviews/shot-tree/protocol.ts';
import { isScript } from '../language/client.ts';
import { shotAt, titleOf } from '../language/outline.ts';
import { type Board, type BoardShot, whyOf } from '../production/board.ts';
import { isSame } from '../project/projects.ts';
import type { ScriptOfProject, Studio } from '../studio.ts';
import { mediaBase } from './html.ts';
import { Panel, type PanelKind } from './panel.ts';

const KIND: PanelKind<FromShotTree, ToShotTree> = {
  viewType: 'slateline.shotTree',
  file: 'shot-tree',
  title: 'Shot Tree',
  icon: 'slate',
  incoming: FromShotTree,
  outgoing: ToShotTree,
};

/** Milliseconds: takes and keystrokes that come together are drawn together. */
const SEND_AFTER = 100;

export class ShotTreePanel {
  static #open: ShotTreePanel | null = null;
  readonly #studio: Studio;
  readonly #panel: Panel<FromShotTree, ToShotTree>;
  readonly #disposables: vscode.Disposable[] = [];
  readonly #sent = new Map<number, string>();
  #script: vscode.Uri | null;
  #timer: NodeJS.Timeout | null = null;
  #fresh = true;
  #cursor: string | null = null;
  #sending = Promise.resolve();

  /** Shows the wall of a script; there is one panel, which is brought forward. */
  static show(studio: Studio, script: vscode.Uri | null): void {
    if (ShotTreePanel.#open) {
      ShotTreePanel.#open.#panel.reveal();
      if (script) ShotTreePanel.#open.#choose(script);
    } else ShotTreePanel.#open = new ShotTreePanel(studio, script);
  }

  static register(studio: Studio): vscode.Disposable {
    return vscode.window.registerWebviewPanelSerializer(KIND.viewType, {
      async deserializeWebviewPanel(panel, raw) {
        const state = ShotTreeState.safeParse(raw);
        const script = state.success && state.data.script !== null ? vscode.Uri.parse(state.data.script) : null;
        ShotTreePanel.#open = new ShotTreePanel(studio, script, panel);
      },
    });
  }

  private constructor(studio: Studio, script: vscode.Uri | null, restored?: vscode.WebviewPanel) {
    this.#studio = studio;
    this.#script = script;
    this.#panel = new Panel(studio, KIND, (message) => void studio.attempt(() => this.#hear(message)), restored);
    this.#panel.onDidDispose(() => this.#close());
    this.#disposables.push(
      studio.onDidChange(() => this.#sendSoon()),
      studio.projects.onDidChange(() => this.#sendSoon()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#sendSoon()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => void this.#follow(textEditor)),
      studio.onDidFind((production) => this.#listen(production)),
    );
    for (const production of studio.productions) this.#listen(production);
  }

  #listen(production: ScriptOfProject['production']): void {
    this.#disposables.push(
      production.onProgress(({ script, id, progress, step, preview }) => {
        const shown = this.#place();
        if (shown?.production !== production || shown.script.key !== script) return;
        this.#panel.post({ type: 'progress', id, progress, step, preview });
      }),
    );
  }

  #close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
    if (ShotTreePanel.#open === this) ShotTreePanel.#open = null;
  }

  #place(): ScriptOfProject | null {
    return (this.#script && this.#studio.find(this.#script)) ?? this.#studio.current();
  }

  #choose(script: vscode.Uri): void {
    if (this.#script && isSame(this.#script, script)) return;
    this.#script = script;
    this.#fresh = true;
    this.#sendSoon(0);
  }

  async #hear(message: FromShotTree): Promise<void> {
    const place = this.#place();
    const run = (command: string, target: object) =>
      vscode.commands.executeCommand(command, { uri: place?.script.uri.toString(), ...target });
    switch (message.type) {
      case 'ready':
        if (this.#script === null && message.script !== null) this.#script = vscode.Uri.parse(message.script);
        this.#fresh = true;
        this.#cursor = null;
        await this.#send();
        break;
      case 'script':
        this.#choose(vscode.Uri.parse(message.uri));
        break;
      case 'open':
        await run('slateline.goToShot', { shot: message.id });
        break;
      case 'takes':
        await run('slateline.openTakes', { shot: message.id });
        break;
      case 'render':
        await run('slateline.renderShot', { shot: message.ids[0], shots: message.ids });
        break;
      case 'renderScene':
        await run('slateline.renderScene', { scene: message.scene });
        break;
      case 'renderAll':
        await vscode.commands.executeCommand('slateline.render');
        break;
      case 'cancel':
        await run('slateline.cancelJob', { shot: message.id });
        break;
      case 'play':
        await run('slateline.playFromHere', message.id === null ? { scene: 0 } : { shot: message.id });
        break;
      case 'failed':
        this.#studio.log.error(`Shot tree: ${message.message}`);
        break;
    }
  }

  /** Highlights the shot at the cursor. */
  async #follow(editor: vscode.TextEditor): Promise<void> {
    const place = this.#place();
    if (!place || !isScript(editor.document) || !isSame(editor.document.uri, place.script.uri)) return;
    const story = await this.#studio.stories.story(place.script.uri);
    const id = (story && shotAt(story, editor.selection.active.line)?.id) ?? null;
    if (id === this.#cursor) return;
    this.#cursor = id;
    this.#panel.post({ type: 'cursor', id, reveal: !this.#panel.active });
  }

  #sendSoon(after = SEND_AFTER): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#studio.attempt(() => this.#send());
    }, after);
  }

  /** One after the other, so that a slow story never overtakes a newer one. */
  #send(): Promise<void> {
    this.#sending = this.#sending.catch(() => {}).then(() => this.#sendNow());
    return this.#sending;
  }

  async #sendNow(): Promise<void> {
    if (!this.#panel.visible) return;
    const place = this.#place();
    if (!place) {
      const message = vscode.l10n.t('Open a folder with a Slateline project to see its shots here.');
      return this.#panel.post({ type: 'empty', message });
    }
    const { production, script } = place;
    const board = await production.board(script);
    if (board === null) return;
    if (this.#fresh) this.#sent.clear();
    const title = board.title ?? script.key;
    this.#panel.title = title;
    this.#panel.post({
      type: 'board',
      title,
      script: script.uri.toString(),
      scripts: await this.#scripts(),
      media: mediaBase(this.#panel.webview, production.project.root),
      canRun: vscode.workspace.isTrusted,
      runner: production.link.state,
      duration: board.duration,
      chapters: board.chapters.map((chapter) => ({ title: chapter.title ?? '', synopsis: chapter.synopsis })),
      scenes: board.scenes.map(sceneHead),
      shots: this.#changedScenes(board),
      fresh: this.#fresh,
    });
    this.#fresh = false;
    const editor = vscode.window.visibleTextEditors.find(({ document }) => isSame(document.uri, script.uri));
    if (editor) await this.#follow(editor);
  }

  async #scripts(): Promise<{ uri: string; title: string }[]> {
    const all = this.#studio.productions.flatMap(({ project }) => project.scripts);
    return Promise.all(
      all.map(async ({ uri, key }) => {
        const story = await this.#studio.stories.story(uri);
        return { uri: uri.toString(), title: (story && titleOf(story)) ?? key };
      }),
    );
  }

  #changedScenes(board: Board): Record<string, ShotCard[]> {
    const changed: Record<string, ShotCard[]> = {};
    for (const scene of board.scenes) {
      const cards = scene.shots.map(card);
      const text = JSON.stringify(cards);
      if (this.#sent.get(scene.index) === text) continue;
      this.#sent.set(scene.index, text);
      changed[scene.index] = cards;
    }
    for (const index of this.#sent.keys()) if (index >= board.scenes.length) this.#sent.delete(index);
    return changed;
  }
}

function sceneHead({ index, chapter, number, heading, synopsis, duration, shots }: Board['scenes'][number]): SceneHead {
  return { index, chapter, number, heading, synopsis, duration, shots: shots.length };
}

function card(shot: BoardShot): ShotCard {
  const { id, label, derived, size, words, move, duration, state, takes, speech, active } = shot;
  const why = whyOf(shot);
  const image = active === null || active.state === 'missing' ? null : (active.thumbnail ?? active.path);
  return { id, label, derived, size, words, move, duration, state, why, image, takes, speech };
}
