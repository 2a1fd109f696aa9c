/** The *Story* view: scripts, chapters, scenes and shots, each shot with the state of its picture. */
import * as vscode from 'vscode';
import { type Board, type BoardScene, type BoardShot, type Counts, NO_COUNTS, whyOf } from '../production/board.ts';
import type { ScriptOfProject, Studio } from '../studio.ts';
import { durationText, iconOf, wordOf } from './states.ts';

interface ScriptNode {
  kind: 'script';
  place: ScriptOfProject;
}
interface ChapterNode {
  kind: 'chapter';
  place: ScriptOfProject;
  board: Board;
  index: number;
}
export interface SceneNode {
  kind: 'scene';
  place: ScriptOfProject;
  scene: BoardScene;
}
export interface ShotNode {
  kind: 'shot';
  place: ScriptOfProject;
  shot: BoardShot;
}
export type StoryNode = ScriptNode | ChapterNode | SceneNode | ShotNode;

/** Milliseconds: while takes arrive by the dozen the tree is drawn this often. */
const REDRAW_AFTER = 150;

export class StoryTree implements vscode.TreeDataProvider<StoryNode>, vscode.Disposable {
  readonly #studio: Studio;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<StoryNode>;
  readonly #disposables: vscode.Disposable[] = [];
  #timer: NodeJS.Timeout | null = null;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(studio: Studio) {
    this.#studio = studio;
    this.#view = vscode.window.createTreeView('slateline.story', { treeDataProvider: this, showCollapseAll: true });
    this.#disposables.push(
      this.#view,
      studio.onDidChange(() => this.#redraw()),
      studio.projects.onDidChange(() => this.#redraw()),
      this.#view.onDidChangeVisibility(() => this.#redraw()),
    );
  }

  dispose(): void {
    if (this.#timer) clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
    this.#changed.dispose();
  }

  async getChildren(node?: StoryNode): Promise<StoryNode[]> {
    if (node === undefined) {
      return this.#studio.productions.flatMap((production) =>
        production.project.scripts.map((script): StoryNode => ({ kind: 'script', place: { production, script } })),
      );
    }
    switch (node.kind) {
      case 'script': {
        const { place } = node;
        const board = await place.production.board(place.script);
        if (board === null) return [];
        const [only] = board.chapters;
        if (board.chapters.length === 1 && only?.title === null) return scenesOf(place, board, 0);
        return board.chapters.map((_, index) => ({ kind: 'chapter', place, board, index }));
      }
      case 'chapter':
        return scenesOf(node.place, node.board, node.index);
      case 'scene':
        return node.scene.shots.map((shot) => ({ kind: 'shot', place: node.place, shot }));
      case 'shot':
        return [];
    }
  }

  async getTreeItem(node: StoryNode): Promise<vscode.TreeItem> {
    switch (node.kind) {
      case 'script':
        return scriptItem(node, await node.place.production.board(node.place.script));
      case 'chapter':
        return chapterItem(node);
      case 'scene':
        return sceneItem(node);
      case 'shot':
        return shotItem(node);
    }
  }

  resolveTreeItem(item: vscode.TreeItem, node: StoryNode): vscode.TreeItem {
    if (node.kind === 'shot') item.tooltip = shotHover(node);
    return item;
  }

  #redraw(): void {
    if (!this.#view.visible) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#changed.fire();
    }, REDRAW_AFTER);
  }
}

function scenesOf(place: ScriptOfProject, board: Board, chapter: number): StoryNode[] {
  return (board.chapters[chapter]?.scenes ?? []).flatMap((index) => {
    const scene = board.scenes[index];
    return scene ? [{ kind: 'scene' as const, place, scene }] : [];
  });
}

function scriptItem({ place }: ScriptNode, board: Board | null): vscode.TreeItem {
  const { script } = place;
  const item = new vscode.TreeItem(board?.title ?? script.key, vscode.TreeItemCollapsibleState.Expanded);
  item.id = script.uri.toString();
  item.iconPath = new vscode.ThemeIcon('book');
  item.contextValue = 'script';
  item.description =
    board === null ? '' : [durationText(board.duration), summary(board.counts)].filter(Boolean).join(' · ');
  item.tooltip = vscode.workspace.asRelativePath(script.uri);
  item.command = { command: 'vscode.open', title: '', arguments: [script.uri] };
  return item;
}

function chapterItem(node: ChapterNode): vscode.TreeItem {
  const { place, board, index } = node;
  const chapter = board.chapters[index]!;
  const item = new vscode.TreeItem(
    chapter.title ?? vscode.l10n.t('Before the first chapter'),
    vscode.TreeItemCollapsibleState.Expanded,
  );
  item.id = `${place.script.uri}#c${index}`;
  item.iconPath = new vscode.ThemeIcon('bookmark');
  item.contextValue = 'chapter';
  const scenes = chapter.scenes.map((scene) => board.scenes[scene]).filter((scene) => scene !== undefined);
  item.description = durationText(scenes.reduce((sum, scene) => sum + scene.duration, 0));
  item.tooltip = chapter.synopsis || undefined;
  item.command = goTo(node);
  return item;
}

function sceneItem(node: SceneNode): vscode.TreeItem {
  const { place, scene } = node;
  const counts = countStates(scene.shots);
  const item = new vscode.TreeItem(
    `${scene.number}  ${scene.heading || vscode.l10n.t('(before the first heading)')}`,
    scene.shots.length > 0 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
  );
  item.id = `${place.script.uri}#s${scene.index}`;
  item.iconPath = new vscode.ThemeIcon('symbol-namespace');
  item.contextValue = 'scene';
  item.description = [durationText(scene.duration), summary(counts)].filter(Boolean).join(' · ');
  item.tooltip = scene.synopsis || undefined;
  item.command = goTo(node);
  return item;
}

function shotItem(node: ShotNode): vscode.TreeItem {
  const { place, shot } = node;
  const item = new vscode.TreeItem(
    [shot.label, shot.size, shot.words].filter(Boolean).join('  '),
    vscode.TreeItemCollapsibleState.None,
  );
  item.id = `${place.script.uri}#s${shot.scene}/${shot.id}@${shot.line}`;
  item.iconPath = iconOf(shot.state);
  item.contextValue = `shot.${shot.state}`;
  const state = shot.state === 'fresh' || shot.state === 'unknown' ? null : wordOf(shot.state);
  item.description = [durationText(shot.duration), state, shot.derived ? vscode.l10n.t('derived') : null]
    .filter(Boolean)
    .join(' · ');
  item.accessibilityInformation = {
    label: `${shot.fullLabel}, ${shot.size ?? ''} ${shot.words}, ${durationText(shot.duration)}, ${wordOf(shot.state)}`,
  };
  item.command = goTo(node);
  return item;
}

/** Picture, words and what there is to know, in one hover. */
function shotHover({ place, shot }: ShotNode): vscode.MarkdownString {
  const hover = new vscode.MarkdownString('', true);
  const picture = shot.active?.thumbnail ?? shot.active?.path ?? null;
  if (picture !== null) {
    const uri = vscode.Uri.joinPath(place.production.project.root, picture);
    hover.appendMarkdown(`![](${uri.toString()}|width=320)\n\n`);
  }
  hover
    .appendMarkdown('**')
    .appendText(`${shot.fullLabel}  ${shot.size ?? ''}`.trim())
    .appendMarkdown('** ');
  hover.appendText(shot.words).appendMarkdown('\n\n');
  const facts = [durationText(shot.duration), shot.move, wordOf(shot.state), takesText(shot.takes)].filter(Boolean);
  hover.appendText(facts.join(' · '));
  const why = whyOf(shot);
  if (why) hover.appendMarkdown('\n\n').appendText(shot.state === 'stale' ? vscode.l10n.t('Changed: {0}', why) : why);
  return hover;
}

function goTo(node: StoryNode): vscode.Command {
  return { command: 'slateline.goToShot', title: vscode.l10n.t('Go to line'), arguments: [node] };
}

export function takesText(takes: number): string {
  if (takes === 0) return vscode.l10n.t('no takes');
  return takes === 1 ? vscode.l10n.t('1 take') : vscode.l10n.t('{0} takes', takes);
}

export function countStates(shots: readonly BoardShot[]): Counts {
  const counts = { ...NO_COUNTS };
  for (const { state } of shots) counts[state] += 1;
  return counts;
}

/** What is not fresh, in a few words; empty where all is. */
export function summary(counts: Counts): string {
  const { l10n } = vscode;
  return [
    counts.rendering + counts.queued > 0 ? l10n.t('{0} rendering', counts.rendering + counts.queued) : null,
    counts.stale > 0 ? l10n.t('{0} stale', counts.stale) : null,
    counts.missing > 0 ? l10n.t('{0} missing', counts.missing) : null,
    counts.failed > 0 ? l10n.t('{0} failed', counts.failed) : null,
  ]
    .filter(Boolean)
    .join(' · ');
}
