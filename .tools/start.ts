// npm start: from a fresh clone to a storyboard reel of the example production. A second run renders nothing.

import fs from 'node:fs';
import path from 'node:path';
import { build } from './build.ts';
import { fail, printTimings, root, runNode, stage } from './stages.ts';

const PROJECT = 'test-workspace';
const slateline = (...args: string[]) => runNode(['dist/cli.mjs', ...args]);

let boards = 0;
let reel = 0;
try {
  await stage('build', () => build());
  // doctor's exit code says that something optional is missing; what that means comes from the steps below.
  await stage('what this machine has', () => slateline('doctor', '--project', PROJECT));
  boards = await stage('boards', async () => (await slateline('render', '--project', PROJECT)).code ?? 1);
  reel = await stage('reel', async () => (await slateline('reel', '--project', PROJECT)).code ?? 1);
} catch (error) {
  fail(error);
}
printTimings();

const takes = path.join(root, PROJECT, '03_Renders');
const exports = path.join(root, PROJECT, '06_Exports');
const reels = newestFirst(exports, '.mp4');
console.log(`\n${newestFirst(takes, '.png').length} takes in ${takes}`);
if (reel === 0 && reels[0]) console.log(`The reel:  ${reels[0]}`);

if (boards !== 0) fail('Not every board could be rendered; the reasons are above.');
if (reel !== 0) fail('The boards are there, but the reel could not be made; what to install is said above.');

console.log(`
What next:
  watch the reel        ${reels[0] ?? exports}
  in the editor         open this folder in VS Code and press F5: it opens ${PROJECT}/
  change a shot         edit a .story file in ${PROJECT}/02_Source_Creative/Scripts, then npm start again
  your own screenplay   node runner/bin/slateline.mjs reel your-script.fountain -o reel.mp4
  everything else       node runner/bin/slateline.mjs --help`);

/** Files below a folder with that ending, the youngest first. */
function newestFirst(folder: string, ending: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name))
    .sort((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs);
}
