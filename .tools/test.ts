// npm test: everything that must hold before a change is shared. Arguments go to vitest (`npm test -- grammar`).

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build } from './build.ts';
import { missingPrograms } from './programs.ts';
import { fail, mustRun, printTimings, root, stage } from './stages.ts';

/** Where vitest leaves its counts; .ci/run adds them up. */
export const REPORT = path.join(root, 'node_modules/.cache/slateline/unit.json');

const BIOME = 'node_modules/@biomejs/biome/bin/biome';
/** The linter colours every letter, which only a terminal can read. */
const plain = process.stdout.isTTY ? [] : ['--colors=off'];

const missing = missingPrograms();
if (missing) fail(missing);

try {
  fs.rmSync(REPORT, { force: true });
  await stage('generated code is up to date', checkGenerated);
  await stage('types', () => mustRun('Type checking', ['node_modules/typescript/bin/tsc', '-p', '.']));
  await stage('lint, format, import arrows', () =>
    mustRun('The linter', [BIOME, 'ci', '--error-on-warnings', '--diagnostic-level=warn', ...plain, '.']),
  );
  await stage('build', () => build());
  await stage('tests', () =>
    mustRun('The tests', [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${REPORT}`,
      ...process.argv.slice(2),
    ]),
  );
} catch (error) {
  fail(error);
}
printTimings();
console.log('\nEverything holds. In the editor, end to end: npm run e2e');

/** The parser's tables are generated and kept in git, so that a checkout needs no generator; here they must agree. */
async function checkGenerated(): Promise<void> {
  const before = fingerprint('grammar/generated');
  await mustRun('Generating the parser', ['node_modules/langium-cli/bin/langium.js', 'generate']);
  if (fingerprint('grammar/generated') !== before) {
    throw new Error(
      'grammar/generated did not match the grammar. It has been generated again: commit it with the grammar.',
    );
  }
}

function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  const absolute = path.join(root, folder);
  if (!fs.existsSync(absolute)) return '';
  for (const name of fs.readdirSync(absolute, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = path.join(absolute, name);
    if (fs.statSync(file).isFile()) hash.update(name).update('\0').update(fs.readFileSync(file));
  }
  return hash.digest('hex');
}
