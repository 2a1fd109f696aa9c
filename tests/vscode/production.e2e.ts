// The whole way once, in the editor: the production opens, and its scripts are understood.

import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openProduction, PICTURES, VSIX } from './suite.ts';

const SCRIPTS = '02_Source_Creative/Scripts';
const editor = openProduction();

test('the production opens', async () => {
  const { vscode } = editor();
  const scripts = await vscode.evaluate(async (vscode) =>
    (await vscode.workspace.findFiles('**/*.story')).map((uri) => uri.fsPath),
  );
  expect(scripts.map((file) => editor().relative(file))).toContain(`${SCRIPTS}/low-water.story`);
  expect(fs.existsSync(path.join(vscode.folder, 'project.json'))).toBe(true);
});

test('a script is a story, and not plain text', async () => {
  await editor().openFile(`${SCRIPTS}/low-water.story`);
  expect(await editor().language()).toBe('story');
  await editor().screenshot(path.join(PICTURES, `editor${VSIX ? '-packaged' : ''}.png`));
});

test('what is typed is in the document', async () => {
  await editor().goTo('|EXT.');
  const before = await editor().text();
  await editor().type('= Here it begins.');
  await editor().reads('= Here it begins.');
  await editor().vscode.command('workbench.action.files.revert');
  await editor().eventually('the text as it was', async () => (await editor().text()) === before);
});
