// In Restricted Mode everything that reads works, and nothing runs.

import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openProduction, PICTURES, STATE_DIR, VSIX } from './suite.ts';

const FILM = '02_Source_Creative/Scripts/low-water.story';

const editor = openProduction({ restricted: true });

test('the folder is not trusted, and a script is read, checked and completed', async () => {
  await editor().openFile(FILM);
  expect(await editor().vscode.evaluate((vscode) => vscode.workspace.isTrusted)).toBe(false);
  await editor().goTo('It sags, tightens, sags.|');
  await editor().type('\n\nTE');
  expect(await editor().suggestions()).toContain('TEO');
  await editor().vscode.command('workbench.action.files.revert');
});

test('the story and its shots are shown, and nothing offers to render', async () => {
  await editor().openContainer('Slateline');
  const story = await editor().view('Story');
  await editor().eventually('the story', async () => /^LOW WATER/.test((await story.rows())[0] ?? ''));
  await editor().vscode.command('slateline.openShotTree');
  const wall = await editor().webview('.shot-card');
  expect(await wall.locator('button.primary').isDisabled()).toBe(true);
  expect(await wall.locator('footer .note').textContent()).toContain('Restricted Mode');
  await editor().screenshot(path.join(PICTURES, `restricted${VSIX ? '-packaged' : ''}.png`));
});

test('commands that run say so and run nothing', async () => {
  for (const command of ['render', 'makeReel', 'startDaemon', 'doctor', 'newProject', 'renderShot']) {
    await editor().vscode.command(`slateline.${command}`);
    await editor().notification(/Restricted Mode/);
    await editor().dismissNotifications();
  }
  expect(fs.existsSync(STATE_DIR) ? fs.readdirSync(STATE_DIR) : []).toEqual([]);
  expect(fs.existsSync(editor().absolute('05_Cache'))).toBe(false);
  expect(fs.readdirSync(editor().absolute('03_Renders'))).toEqual(['.gitkeep']);
});
