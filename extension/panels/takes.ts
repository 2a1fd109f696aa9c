/** The takes gallery's side in the extension: the takes of some shots, and what is decided about them. */
import * as vscode from 'vscode';
import { Sidecar, type Take } from '../../runner/server/protocol.ts';
import { FromTakes, type ShotTakes, type TakeCard, TakesState, ToTakes } from '../../webviews/takes/protocol.ts';
import { Failure } from '../failure.ts';
import type { BoardShot } from '../production/board.ts';
import { keyText } from '../production/board.ts';
import { readShots } from '../production/takes-on-disk.ts';
import type { ScriptOfProject, Studio } from '../studio.ts';
import { mediaBase } from './html.ts';
import { Panel, type PanelKind } from './panel.ts';
import { recipeSheet } from './recipe-sheet.ts';

const KIND: PanelKind<FromTakes, ToTakes> = {
  viewType: 'slateline.takes',
  file: 'takes',
  title: 'Takes',
  icon: 'take',
  incoming: FromTakes,
  outgoing: ToTakes,
};

const SEND_AFTER = 120;

interface Shown {
  script: vscode.Uri;
  shots: string[];
}

export class TakesPanel {
  static #open: TakesPanel | null = null;
  readonly #studio: Studio;
  readonly #panel: Panel<FromTakes, ToTakes>;
  readonly #disposables: vscode.Disposable[] = [];
  #shown: Shown;
  #timer: NodeJS.Timeout | null = null;
  #sending = Promise.resolve();
  #last = '';

  /** Shows the takes of these shots; there is one gallery, which is brought forward. */
  static show(studio: Studio, shown: Shown): void {
    if (TakesPanel.#open) {
      TakesPanel.#open.#shown = shown;
      TakesPanel.#open.#last = '';
      TakesPanel.#open.#panel.reveal();
      TakesPanel.#open.#sendSoon(0);
    } else TakesPanel.#open = new TakesPanel(studio, shown);
  }

  static register(studio: Studio): vscode.Disposable {
    return vscode.window.registerWebviewPanelSerializer(KIND.viewType, {
      async deserializeWebviewPanel(panel, raw) {
        const state = TakesState.safeParse(raw);
        if (!state.success) return panel.dispose();
        const { script, shots } = state.data;
        TakesPanel.#open = new TakesPanel(studio, { script: vscode.Uri.parse(script), shots }, panel);
      },
    });
  }

  private constructor(studio: Studio, shown: Shown, restored?: vscode.WebviewPanel) {
    this.#studio = studio;
    this.#shown = shown;
    this.#panel = new Panel(studio, KIND, (message) => void studio.attempt(() => this.#hear(message)), restored);
    this.#panel.onDidDispose(() => {
      if (this.#timer) clearTimeout(this.#timer);
      for (const disposable of this.#disposables) disposable.dispose();
      if (TakesPanel.#open === this) TakesPanel.#open = null;
    });
    const listen = (production: ScriptOfProject['production']): void => {
      this.#disposables.push(
        production.onProgress(({ id, progress, step, preview }) => {
          if (this.#place()?.production !== production || !this.#shown.shots.includes(id)) return;
          this.#panel.post({ type: 'progress', id, progress, step, preview });
        }),
      );
    };
    this.#disposables.push(
      studio.onDidChange(() => this.#sendSoon()),
      studio.onDidFind(listen),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#sendSoon()),
    );
    for (const production of studio.productions) listen(production);
  }

  #place(): ScriptOfProject | null {
    return this.#studio.find(this.#shown.script);
  }

  async #hear(message: FromTakes): Promise<void> {
    const place = this.#place();
    if (!place) return;
    const { link } = place.production;
    switch (message.type) {
      case 'ready':
        this.#last = '';
        await this.#send();
        break;
      case 'pick':
        needTrust();
        await link.ask({ route: 'pick', params: { take: message.take } });
        break;
      case 'review': {
        needTrust();
        const { status, rating, note } = message;
        const body = {
          ...(status !== undefined && { status }),
          ...(rating !== undefined && { rating }),
          ...(note !== undefined && { note }),
        };
        await link.ask({ route: 'review', params: { take: message.take }, body });
        break;
      }
      case 'recipe':
        await this.#sendRecipe(place, message.take);
        break;
      case 'render':
        await vscode.commands.executeCommand('slateline.renderTakes', {
          uri: place.script.uri.toString(),
          shot: message.id,
          takes: message.takes,
        });
        break;
      case 'open':
        await vscode.commands.executeCommand('slateline.goToShot', {
          uri: place.script.uri.toString(),
          shot: message.id,
        });
        break;
      case 'failed':
        this.#studio.log.error(`Takes: ${message.message}`);
        break;
    }
  }

  async #sendRecipe({ production }: ScriptOfProject, take: string): Promise<void> {
    const sheet = recipeSheet(
      production.link.state === 'connected'
        ? await production.link.ask({ route: 'sidecar', params: { take } })
        : await readSidecar(production.project.root, take),
    );
    this.#panel.post({ type: 'recipe', sheet });
  }

  #sendSoon(after = SEND_AFTER): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#studio.attempt(() => this.#send());
    }, after);
  }

  #send(): Promise<void> {
    this.#sending = this.#sending.catch(() => {}).then(() => this.#sendNow());
    return this.#sending;
  }

  async #sendNow(): Promise<void> {
    if (!this.#panel.visible) return;
    const place = this.#place();
    const board = place && (await place.production.board(place.script));
    if (!place || !board) {
      if (this.#studio.productions.length === 0) return;
      return this.#panel.post({ type: 'empty', message: vscode.l10n.t('Choose a shot to see its takes.') });
    }
    const wanted = new Set(this.#shown.shots);
    const shots = board.scenes.flatMap((scene) => scene.shots).filter(({ id }) => wanted.has(id));
    const [first] = shots;
    const scene = first && board.scenes[first.scene];
    const title =
      shots.length === 1 && first
        ? `${first.fullLabel}  ${first.size ?? ''}`.trim()
        : `${scene?.number}  ${scene?.heading}`;
    const takes = await takesOfShots(place.production, shots, this.#studio);
    const message: ToTakes = {
      type: 'takes',
      script: place.script.uri.toString(),
      title,
      media: mediaBase(this.#panel.webview, place.production.project.root),
      canRun: vscode.workspace.isTrusted,
      shots: shots.map((shot, index) => shotTakes(shot, takes[index] ?? [], place)),
    };
    const text = JSON.stringify(message);
    if (text === this.#last) return;
    this.#last = text;
    this.#panel.title = shots.length === 1 && first ? `Takes ${first.fullLabel}` : `Takes ${scene?.number ?? ''}`;
    this.#panel.post(message);
  }
}

async function takesOfShots(
  { link, project }: ScriptOfProject['production'],
  shots: readonly BoardShot[],
  studio: Studio,
): Promise<Take[][]> {
  if (link.state === 'connected') {
    const ask = async ({ key }: BoardShot): Promise<Take[]> =>
      key === null ? [] : (await link.ask({ route: 'takes', params: { ...key } })).takes;
    return Promise.all(shots.map(ask));
  }
  const onDisk = new Map((await readShots(project.root, studio.log)).map(({ key, takes }) => [keyText(key), takes]));
  return shots.map(({ key }) => (key === null ? [] : (onDisk.get(keyText(key)) ?? [])));
}

function shotTakes(shot: BoardShot, takes: readonly Take[], { production, script }: ScriptOfProject): ShotTakes {
  const wanted = production.plan(script.key)?.shots.find(({ id }) => id === shot.id)?.recipeHash ?? null;
  // A backend that ignores part of the recipe keeps a take fresh although its recipe reads differently.
  const exact = takes.some(({ recipeHash }) => recipeHash === wanted);
  return {
    id: shot.id,
    label: shot.fullLabel,
    title: [shot.size, shot.words].filter(Boolean).join(' - '),
    state: shot.state,
    reasons: shot.reasons.map(({ label, was, now }) => ({ label, was, now })),
    error: shot.error,
    takes: takes
      .filter(({ review }) => review.status !== 'deleted')
      .map((take) => takeCard(take, exact ? take.recipeHash === wanted : take.active && shot.state === 'fresh')),
  };
}

function takeCard(take: Take, current: boolean): TakeCard {
  const { name, number, width, height, seed, backend, created, active, review, state, thumbnail } = take;
  return {
    name,
    number,
    thumbnail,
    image: take.path,
    width,
    height,
    seed,
    backend,
    created,
    active,
    current,
    status: review.status,
    rating: review.rating,
    note: review.note,
    state,
  };
}

async function readSidecar(root: vscode.Uri, take: string): Promise<Sidecar> {
  const [file] = await vscode.workspace.findFiles(
    new vscode.RelativePattern(root, `03_Renders/**/${take}.json`),
    null,
    1,
  );
  if (!file) throw new Failure('no-such-take', `There is no take ${take}.`);
  return Sidecar.parse(JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))));
}

function needTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new Failure(
    'untrusted',
    'In Restricted Mode takes can be looked at, not decided about.',
    'Trust this workspace first (command: Manage Workspace Trust).',
  );
}
