// The whole way once, in the editor: open the production, write, mend, rename, render, see the takes arrive.

import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openProduction, PICTURES, VSIX } from './suite.ts';

const SCRIPTS = '02_Source_Creative/Scripts';
const FILM = `${SCRIPTS}/low-water.story`;
const picture = (name: string) => path.join(PICTURES, `${name}${VSIX ? '-packaged' : ''}.png`);

const editor = openProduction();

function takesOf(scene: string): string[] {
  const renders = editor().absolute('03_Renders');
  const files = fs.existsSync(renders) ? fs.readdirSync(renders, { recursive: true, encoding: 'utf8' }) : [];
  return files.filter((file) => file.endsWith('.png') && path.basename(file).startsWith(`${scene}_`));
}

test('the production opens, and a script is a story', async () => {
  await editor().openFile(FILM);
  expect(await editor().language()).toBe('story');
  await editor().noProblems(FILM);
});

test('the tree shows chapters, scenes, and what is missing', async () => {
  await editor().openContainer('Slateline');
  const story = await editor().view('Story');
  const rows = await editor().eventually('what is missing', async () => {
    const seen = await story.rows();
    return /^LOW WATER · .*44 missing/.test(seen[0] ?? '') && seen;
  });
  expect(rows).toContainEqual(expect.stringMatching(/^1\s+EXT\. RIVERBED - DAWN/));
  await editor().status(/missing/);
  await editor().screenshot(picture('story'));
});

test('a wrong target is marked, and the quick fix mends it', async () => {
  await editor().openFile(FILM);
  await editor().goTo('It sags, tightens, sags.|');
  // The editor closes the brackets.
  await editor().type('\n\n[[jump: What the Mud Remebers');
  await editor().reads('[[jump: What the Mud Remebers]]');
  await editor().press('Escape');
  await editor().problem('SL2401', FILM);
  await editor().goTo('What the Mud Reme|bers');
  await editor().quickFix(/What the Mud Remembers/i);
  await editor().reads('[[jump: What the Mud Remembers]]');
  await editor().vscode.command('workbench.action.files.revert');
  await editor().noProblems(FILM);
});

test('a character is renamed in every script', async () => {
  await editor().openFile(FILM);
  await editor().goTo('\nPI|M\n');
  await editor().rename('PIA');
  await editor().reads('\nPIA\n');
  await editor().eventually('the name in the other script', () =>
    editor().vscode.evaluate((vscode) =>
      vscode.workspace.textDocuments.some(
        (document) => document.uri.path.endsWith('sheet-forty.story') && document.getText().includes('\nPIA\n'),
      ),
    ),
  );
  await editor().vscode.command('workbench.action.files.saveAll');
});

test('a scene is rendered from the palette, and its takes arrive', async () => {
  await editor().openFile(FILM);
  await editor().goTo('EXT. RIVERBED - |DAWN #1#');
  await editor().runCommand('Slateline: Render This Scene');
  await editor().eventually('a take of every shot of scene 1', async () => takesOf('S001').length >= 6);
  const lens = async () => (await editor().lenses()).some((title) => /1 take/.test(title));
  await editor().eventually('the take above its shot', lens);
  await editor().screenshot(picture('editor'));
});
