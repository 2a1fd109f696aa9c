/**
 * What a command is about: the tree item it was chosen on, the code lens above the line, else the shot at the cursor.
 */
import * as vscode from 'vscode';
import { Failure } from '../failure.ts';
import type { Board, BoardScene, BoardShot } from '../production/board.ts';
import type { ScriptOfProject, Studio } from '../studio.ts';

/** What code lenses and webviews hand over: a script and a shot or a scene of it. */
export interface ShotTarget {
  uri: string;
  shot?: string;
  scene?: number;
}

export interface Target {
  place: ScriptOfProject;
  board: Board;
  scene: BoardScene;
  /** Null when a scene as a whole is meant. */
  shot: BoardShot | null;
}

/** Throws `Failure` `no-shot` where nothing is meant. */
export async function targetOf(studio: Studio, argument: unknown): Promise<Target> {
  const named = fromArgument(argument);
  if (named === null) {
    const at = await studio.shotAtCursor();
    if (at) return at;
    throw new Failure('no-shot', 'There is no shot at the cursor.', 'Put the cursor into a scene of a script.');
  }
  const place = studio.find(vscode.Uri.parse(named.uri));
  const board = place && (await place.production.board(place.script));
  if (!place || !board)
    throw new Failure('no-shot', 'That script is not part of a project.', 'Name it in project.json.');
  const scene =
    named.shot === undefined
      ? board.scenes[named.scene ?? 0]
      : board.scenes.find(({ shots }) => shots.some(({ id }) => id === named.shot));
  const shot = scene?.shots.find(({ id }) => id === named.shot) ?? null;
  if (!scene || (named.shot !== undefined && shot === null)) {
    throw new Failure('no-shot', 'That shot is not in the script any more.', null);
  }
  return { place, board, scene, shot };
}

/** The shot that is meant; of a scene its first. */
export async function shotOf(studio: Studio, argument: unknown): Promise<Target & { shot: BoardShot }> {
  const target = await targetOf(studio, argument);
  const shot = target.shot ?? target.scene.shots[0];
  if (!shot) throw new Failure('no-shot', 'This scene has no shots.', 'Write a line of action or dialogue.');
  return { ...target, shot };
}

function fromArgument(argument: unknown): ShotTarget | null {
  if (typeof argument !== 'object' || argument === null) return null;
  if ('place' in argument) {
    const node = argument as { place: ScriptOfProject; shot?: BoardShot; scene?: BoardScene; index?: number };
    const uri = node.place.script.uri.toString();
    if (node.shot) return { uri, shot: node.shot.id };
    return node.scene ? { uri, scene: node.scene.index } : { uri, scene: 0 };
  }
  if ('uri' in argument && typeof argument.uri === 'string') return argument as ShotTarget;
  return null;
}
