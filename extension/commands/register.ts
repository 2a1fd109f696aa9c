/** Every command of package.json, in one table. A failure of any of them ends as a message with a remedy. */
import * as vscode from 'vscode';
import type { Desk } from './desk.ts';
import { doctor, newProject, startDaemon, stopDaemon } from './project.ts';
import { exportReel, makeReel, playFromHere } from './reel.ts';
import { cancelJob, cancelJobs, render, renderScene, renderShot, renderTakes, retryJob, showJobLog } from './render.ts';
import { check, goToShot, openShotTree, openTakes, plan, writeShots } from './story.ts';
import { pickTake, reviewTake } from './takes.ts';

type Run = (desk: Desk, argument: unknown) => Promise<unknown>;

export const COMMANDS: Record<string, Run> = {
  openStory: async () => vscode.commands.executeCommand('slateline.story.focus'),
  openShotTree,
  openTakes,
  newProject,
  check,
  plan,
  render,
  renderScene,
  renderShot,
  renderTakes,
  pickTake,
  reviewTake,
  makeReel,
  exportReel,
  playFromHere,
  writeShots,
  cancelJobs,
  cancelJob,
  retryJob,
  showJobLog,
  doctor,
  startDaemon,
  stopDaemon,
  showLog: async ({ studio }) => studio.log.show(),
  goToShot,
};

export function registerCommands(desk: Desk): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(COMMANDS).map(([name, run]) =>
      vscode.commands.registerCommand(`slateline.${name}`, (argument: unknown) =>
        desk.studio.attempt(() => run(desk, argument)),
      ),
    ),
  );
}
