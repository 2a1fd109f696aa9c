/**
 * `slateline lsp`: the language server, for editors that start a command and talk to its stdin and stdout. The server is
 * a program of its own; all that is known of it here is where it lies.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Trouble } from '../../contracts/project.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommandContext } from '../main.ts';

/** Beside the bundled command line; from source, in its own room. */
const PLACES = ['./server.mjs', '../../../language-server/main.ts'];

export async function lsp({ signal }: CommandContext): Promise<number> {
  const server = PLACES.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  if (server === undefined) {
    throw new Trouble(
      'server-missing',
      `The language server is not installed: ${fileURLToPath(new URL(PLACES[0]!, import.meta.url))} is missing.`,
      'Install Slateline again, or run `npm run build` in a checkout.',
    );
  }
  // It reads its own command line; whatever stood in ours was not for it.
  process.argv = [process.argv[0]!, fileURLToPath(server), '--stdio'];
  await import(server.href);
  // From here on the server decides: it leaves after `exit`, or when its editor is gone.
  return new Promise((resolve) => {
    const leave = () => process.exit(EXIT.interrupted);
    if (signal.aborted) return resolve(EXIT.interrupted);
    signal.addEventListener('abort', leave, { once: true });
  });
}
