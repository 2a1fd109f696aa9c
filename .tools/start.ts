// npm start: from a fresh clone to a storyboard reel of the example production. A second run renders nothing.

import fs from 'node:fs';
import path from 'node:path';
import { build } from './build.ts';
import { fail, printTimings, root, runNode, stage } from './stages.ts';

const PROJECT = path.join(root, 'test-workspace');

/** Runs a command of the CLI on the example production; results are printed and given back. */
async function slateline(command: string, ...options: string[]): Promise<{ code: number; lines: string[] }> {
  const args = ['dist/cli.mjs', command, '--project', PROJECT, ...options];
  const { code, stdout } = await runNode(args, { collect: true });
  process.stdout.write(stdout);
  return { code: code ?? 1, lines: stdout.trim().split('\n') };
}

try {
  await stage('build', () => build());
  // What doctor misses may be needed by nothing here; the steps that need it say so themselves.
  await stage('what this machine has', () => slateline('doctor'));
  // The example's scripts are part of the checkout: rendering it must not write numbers into them.
  const boards = await stage('boards', () => slateline('render', '--lock', 'never'));
  const reel = await stage('reel', () => slateline('reel'));

  const takes = path.join(PROJECT, '03_Renders');
  console.log(`\n${countPictures(takes)} takes in ${takes}`);
  const troubles = [
    boards.code !== 0 && 'Not every board could be rendered; the reasons are above.',
    reel.code !== 0 && 'The reel could not be made; what to do about it is above.',
  ].filter((trouble) => trouble !== false);
  if (troubles.length > 0) throw new Error(troubles.join('\n'));

  printTimings();
  const film = reel.lines.find((line) => line.endsWith('.mp4'));
  console.log(`
The reel is ${film}

What next:
  in the editor         open this folder in VS Code and press F5: it opens test-workspace/
  change a shot         edit test-workspace/02_Source_Creative/Scripts/low-water.story, then npm start again
  your own screenplay   node runner/bin/slateline.mjs reel your-script.fountain -o reel.mp4
  everything else       node runner/bin/slateline.mjs --help`);
} catch (error) {
  fail(error);
}

function countPictures(folder: string): number {
  if (!fs.existsSync(folder)) return 0;
  return fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.png')).length;
}
