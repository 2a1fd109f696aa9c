#!/usr/bin/env node
// Stands in for the executable of desktop VS Code: takes the arguments that @vscode/test-electron passes to it, runs
// the same workbench and extension host from the unpacked server in headless Chromium, and ends with the tests' exit
// code. Chromium listens on `--remote-debugging-port`, as Electron does, so one driver serves both.
//
// Everything it starts dies with it: the server has a process group of its own, which is killed as a whole.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { browse } from './browse.ts';
import { parseArguments } from './code-arguments.ts';
import { startServer } from './start-server.ts';
import { serverRoot } from './unpack.ts';

/** No suite takes longer; a run that does hangs. */
const LIMIT_MS = 15 * 60_000;
const CANNOT_START = 98;
const TIMED_OUT = 124;

const argv = process.argv.slice(2);
const main = path.join(serverRoot(), 'out/server-main.js');

if (argv.some((arg) => /^--(install-extension|uninstall-extension|list-extensions|version)\b/.test(arg))) {
  process.exit(spawnSync(process.execPath, [main, ...argv], { stdio: 'inherit' }).status ?? 1);
}

const closers: (() => Promise<void>)[] = [];
let ending = false;
async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  for (const close of closers.reverse()) await close().catch(() => {});
  process.exit(code);
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.on(signal, () => void end(code));
}
// A driver that died reads our output no more: writing on is not worth an end without cleaning up.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
const parent = process.ppid;
setInterval(() => process.ppid !== parent && void end(CANNOT_START), 1000).unref();
setTimeout(() => {
  console.error(`VS Code ran for ${LIMIT_MS / 60_000} minutes without ending; giving up.`);
  void end(TIMED_OUT);
}, LIMIT_MS).unref();

try {
  const options = parseArguments(argv);
  const server = await startServer(main, options);
  closers.push(server.close);
  void server.ended.then((code) => {
    console.error(`[server] ended with ${code}`);
    void end(CANNOT_START);
  });
  const browser = await browse(server.port, options);
  closers.push(browser.close);
  await end(await browser.verdict);
} catch (error) {
  console.error(error);
  await end(CANNOT_START);
}
