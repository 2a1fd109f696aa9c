// Where the bundled command line begins. Unlike `runner/cli/main.ts` it runs whether dist/cli.mjs is started or, by the
// launcher, imported.
//
// V8 keeps what it compiled in the user's cache, so only the first start after an update compiles. That takes effect for
// modules loaded later, which is why the command line itself is imported last.

import { enableCompileCache } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import envPaths from 'env-paths';

/** What a shell reports for a program that wrote on after its reader had gone (`slateline outline | head`). */
const READER_GONE = 128 + 13;

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(READER_GONE);
    throw error;
  });
}

enableCompileCache(path.join(envPaths('slateline', { suffix: '' }).cache, 'code'));
const { main } = await import('../cli/main.ts');
process.exitCode = await main(process.argv.slice(2), process.cwd());
