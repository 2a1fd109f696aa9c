/** What menus and welcome texts ask about: whether there are scripts, whether the daemon is there, whether it works. */
import * as vscode from 'vscode';
import type { Studio } from '../studio.ts';

export function announceContext(studio: Studio): vscode.Disposable {
  const said = new Map<string, unknown>();
  const say = (key: string, value: unknown): void => {
    if (said.get(key) === value) return;
    said.set(key, value);
    void vscode.commands.executeCommand('setContext', `slateline.${key}`, value);
  };
  const announce = (): void => {
    const { productions } = studio;
    const states = productions.map(({ link }) => link.state);
    say('ready', true);
    say(
      'hasScripts',
      productions.some(({ project }) => project.scripts.length > 0),
    );
    say(
      'busy',
      productions.some(({ busy }) => busy),
    );
    say(
      'runner',
      states.find((state) => state === 'failed') ?? states.find((state) => state === 'starting') ?? states[0] ?? 'off',
    );
  };
  void studio.projects.look().then(announce);
  return vscode.Disposable.from(studio.onDidChange(announce), studio.projects.onDidChange(announce));
}
