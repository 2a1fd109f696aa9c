// In Restricted Mode everything that reads works, and nothing runs.

import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './launch.ts';
import { openProduction, PICTURES, STATE_DIR, VSIX } from './suite.ts';

const FILM = '02_Source_Creative/Scripts/low-water.story';

const editor = openProduction({ restricted: true });

test('the folder is not trusted; its story and shots are shown, and nothing offers to render', async () => {
  await editor().openFile(FILM);
  expect(await editor().vscode.evaluate((vscode) => vscode.workspace.isTrusted)).toBe(false);
  await editor().openContainer('Slateline');
  const story = await editor().view('Story');
  await editor().eventually('the story', async () => /^LOW WATER/.test((await story.rows())[0] ?? ''));
  await editor().vscode.command('slateline.openShotTree');
  const wall = await editor().webview('.shot-card');
  expect(await wall.locator('button.primary').isDisabled()).toBe(true);
  expect(await wall.locator('footer .note').textContent()).toContain('Restricted Mode');
  await editor().screenshot(path.join(PICTURES, `restricted${VSIX ? '-packaged' : ''}.png`));
});

test('a script is completed as ever', async () => {
  await editor().openFile(FILM);
  await editor().goTo('It sags, tightens, sags.|');
  await editor().type('\n\nTE');
  expect(await editor().suggestions()).toContain('TEO');
  await editor().vscode.command('workbench.action.files.revert');
});

test('commands that run say so and run nothing', async () => {
  const { contributes } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const running: string[] = contributes.commands
    .filter(({ enablement }: { enablement?: string }) => enablement === 'isWorkspaceTrusted')
    .map(({ command }: { command: string }) => command);
  expect(running.length).toBeGreaterThan(10);
  await editor().vscode.command('slateline.render');
  await editor().notification(/Restricted Mode/);
  for (const command of running) await editor().vscode.command(command);
  // None of them waits for an answer, none has left a trace.
  expect(await editor().page.locator('.quick-input-widget:visible').count()).toBe(0);
  expect(fs.existsSync(STATE_DIR) ? fs.readdirSync(STATE_DIR) : []).toEqual([]);
  const cache = editor().absolute('05_Cache');
  expect(fs.existsSync(cache) ? fs.readdirSync(cache) : []).toEqual([]);
  expect(fs.readdirSync(editor().absolute('03_Renders'))).toEqual(['.gitkeep']);
});
