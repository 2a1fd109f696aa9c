/**
 * The extension: the thinnest possible client. It starts the language server, finds the projects, and shows what server
 * and daemon say; it knows neither the language nor how a picture is made. Nothing here waits for the daemon.
 */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { Desk } from './commands/desk.ts';
import { registerCommands } from './commands/register.ts';
import { DirtyScripts } from './editor/dirty.ts';
import { Lenses } from './editor/lenses.ts';
import { PendingLocks } from './editor/pending-locks.ts';
import { report } from './failure.ts';
import { createClient } from './language/client.ts';
import { ReelPanel } from './panels/reel.ts';
import { ShotTreePanel } from './panels/shot-tree.ts';
import { TakesPanel } from './panels/takes.ts';
import { Studio } from './studio.ts';
import { announceContext } from './views/context.ts';
import { JobsTree } from './views/jobs-tree.ts';
import { StatusItem } from './views/status.ts';
import { StoryTree } from './views/story-tree.ts';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const began = performance.now();
  const log = vscode.window.createOutputChannel('Slateline', { log: true });
  client = createClient(context.extensionUri, log);
  const studio = new Studio(context, log, client);
  const dirty = new DirtyScripts(studio);
  context.subscriptions.push(
    log,
    studio,
    dirty,
    new PendingLocks(studio),
    new StoryTree(studio),
    new JobsTree(studio),
    new StatusItem(studio),
    new Lenses(studio),
    registerCommands(new Desk(studio, dirty)),
    ShotTreePanel.register(studio),
    TakesPanel.register(studio),
    ReelPanel.register(studio),
    announceContext(studio),
    vscode.workspace.onDidGrantWorkspaceTrust(() => studio.connect()),
  );
  const server = client
    .start()
    .then(() => log.info(`Language server after ${Math.round(performance.now() - began)} ms`));
  server.catch((error: unknown) => report(error, log));
  studio.projects.look().catch((error: unknown) => report(error, log));
  log.info(`Activated in ${Math.round(performance.now() - began)} ms`);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
