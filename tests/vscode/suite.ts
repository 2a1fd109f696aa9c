// One launch of VS Code for one file of steps: opened on a fresh copy of the production, closed whatever happens, and
// photographed when a step fails.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, onTestFailed } from 'vitest';
import { Editor } from './driver.ts';
import { type LaunchOptions, launch, ROOT } from './launch.ts';
import { copyProduction } from './production.ts';

/** Where pictures and logs of failures go, and pictures that are wanted. */
export const PICTURES = path.join(ROOT, 'node_modules/.cache/slateline/e2e');

/** The packaged extension to install; unset, the extension runs from this checkout. */
export const VSIX = process.env.SLATELINE_E2E_VSIX;

/** Queues, locks and tokens of a run: not among those of whoever runs it. The command line is given the same. */
export const STATE_DIR = fs.mkdtempSync(path.join(os.tmpdir(), 'slateline-state-'));

/** Call at the top of a file; the editor it gives may be used inside its tests. */
export function openProduction(options: Omit<LaunchOptions, 'folder' | 'vsix'> = {}): () => Editor {
  let editor: Editor | undefined;
  const closers: (() => void | Promise<void>)[] = [];
  beforeAll(async () => {
    fs.mkdirSync(PICTURES, { recursive: true });
    const production = await copyProduction();
    closers.push(production.remove);
    const vscode = await launch({
      folder: production.folder,
      ...(VSIX && { vsix: path.resolve(VSIX) }),
      ...options,
      env: { SLATELINE_STATE_DIR: STATE_DIR, ...options.env },
    });
    closers.push(vscode.close);
    // The daemon would outlive the window for a while, and the folder not.
    if (!options.restricted) closers.push(() => vscode.command<void>('slateline.stopDaemon').catch(() => {}));
    editor = new Editor(vscode);
  });
  beforeEach(({ task }) => {
    onTestFailed(async () => {
      const name = task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
      await editor?.screenshot(path.join(PICTURES, `FAILED-${name}.png`)).catch(() => {});
      fs.writeFileSync(path.join(PICTURES, `FAILED-${name}.log`), editor?.vscode.log() ?? '');
      console.error(`Picture and log: ${path.join(PICTURES, `FAILED-${name}`)}.{png,log}`);
    });
  });
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
    fs.rmSync(STATE_DIR, { recursive: true, force: true });
  });
  return () => {
    if (!editor) throw new Error('VS Code is not running yet: use the editor inside a test.');
    return editor;
  };
}
