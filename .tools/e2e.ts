// npm run e2e: the end-to-end suites in real VS Code, first with the extension as it lies here, then with the packaged
// .vsix installed. `--source` or `--packaged` runs one of the two; other arguments go to vitest.

import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { unpackServer } from '../tests/vscode/server/unpack.ts';
import { build } from './build.ts';
import { packageFor, thisPlatform } from './package.ts';
import { missingPrograms } from './programs.ts';
import { fail, printTimings, root, runNode, stage } from './stages.ts';

const REPORTS = path.join(root, 'node_modules/.cache/slateline');
const VITEST = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--config=tests/vscode/vitest.config.ts',
  '--reporter=verbose',
];

const args = process.argv.slice(2);
const only = args.find((arg) => arg === '--source' || arg === '--packaged');
const passedOn = args.filter((arg) => arg !== only);

const missing = missingPrograms();
if (missing) fail(missing);

try {
  if (!process.env.SLATELINE_VSCODE || process.env.SLATELINE_VSCODE === 'server') {
    await stage('VS Code', () => unpackServer(console.log));
  }
  await stage('build', () => build());
  if (only !== '--packaged') await stage('in the editor, from the sources', () => suites('e2e-source.json'));
  if (only !== '--source') {
    const vsix = await stage('package', () => packageFor(thisPlatform()));
    await stage('in the editor, packaged', () => suites('e2e-packaged.json', { SLATELINE_E2E_VSIX: vsix }));
  }
} catch (error) {
  fail(error);
}
printTimings();

async function suites(report: string, env: Record<string, string> = {}): Promise<void> {
  const file = path.join(REPORTS, report);
  fs.rmSync(file, { force: true });
  const reporters = ['--reporter=json', `--outputFile.json=${file}`];
  const { code } = await runNode([...VITEST, ...reporters, ...passedOn], { env });
  if (code !== 0) throw new Error('The end-to-end tests failed; see above.');
}
