// Checks a package the way its user will meet it: unpacked in another place, with nothing of this checkout in reach.

import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import { packagedNode } from '../runner/bin/node.mjs';

const DRAW = `
  const { default: sharp } = await import('sharp');
  await sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>')).png().toBuffer();
`;

/** What an editor says to a language server that it starts and leaves at once. */
const GREETING = [
  { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } },
  { id: 2, method: 'shutdown' },
  { method: 'exit' },
]
  .map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }))
  .map((body) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  .join('');

/** Unpacks a .vsix and runs its command line, its language server and its image library, with the Node that is in it. */
export async function tryPackage(file: string): Promise<void> {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), 'slateline-unpacked-'));
  try {
    await unpack(file, place);
    const extension = path.join(place, 'extension');
    const node = packagedNode(extension);
    if (!node || !fs.existsSync(node)) throw new Error('The package holds no Node for this machine.');
    const run = (...args: string[]) =>
      execFileSync(node, args, { cwd: extension, encoding: 'utf8', env: { PATH: '' }, timeout: 60_000 });
    const help = run('dist/cli.mjs', '--help');
    if (!help.includes('slateline')) throw new Error(`slateline --help, run from the package, said:\n${help}`);
    run('--input-type=module', '--eval', DRAW);
    const server = await greetServer(node, extension);
    if (!server.includes('"capabilities"')) throw new Error(`slateline lsp, run from the package, said:\n${server}`);
    console.log('Unpacked elsewhere, its Node runs its command line and its language server, and draws.');
  } finally {
    fs.rmSync(place, { recursive: true, force: true });
  }
}

/** Starts the language server as an editor does; gives what it says until it leaves. */
async function greetServer(node: string, extension: string): Promise<string> {
  const server = spawn(node, ['dist/cli.mjs', 'lsp'], {
    cwd: extension,
    env: { PATH: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: 60_000,
  });
  // Its input stays open: a server whose editor has gone does not answer.
  server.stdin.write(GREETING);
  return text(server.stdout);
}

/** Unpacks a zip file with the run bits it has. */
async function unpack(file: string, place: string): Promise<void> {
  const zip = await openPromise(file, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    const to = path.join(place, entry.fileName);
    if (entry.fileName.endsWith('/')) continue;
    fs.mkdirSync(path.dirname(to), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await zip.openReadStreamPromise(entry), fs.createWriteStream(to, mode ? { mode } : {}));
  }
}
