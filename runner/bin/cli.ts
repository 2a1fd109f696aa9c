// Where the bundled command line begins. Unlike `runner/cli/main.ts` it runs whether dist/cli.mjs is started or, by the
// launcher, imported.

import process from 'node:process';
import { main } from '../cli/main.ts';

/** What a shell reports for a program that wrote on after its reader had gone (`slateline outline | head`). */
const READER_GONE = 128 + 13;

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(READER_GONE);
    throw error;
  });
}

process.exitCode = await main(process.argv.slice(2), process.cwd());
