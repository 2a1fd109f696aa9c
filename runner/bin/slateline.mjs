#!/usr/bin/env node
// The `slateline` command: finds a Node that can run the bundled CLI and becomes it, exit code and signals included.
// It imports nothing but its neighbour and Node's own modules, so it also starts under Node 20, to be able to say what
// is missing.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { findNode, withoutElectron } from './node.mjs';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');
const cli = path.join(root, 'dist', 'cli.mjs');

/** Exit code for "cannot start", the one shells use for a command that is there but cannot be run. */
const CANNOT_RUN = 126;

function refuse(message) {
  process.stderr.write(`slateline: ${message}\n`);
  process.exit(CANNOT_RUN);
}

if (process.versions.electron) {
  refuse('this is an Electron binary, in which rendering can crash. Run it with a plain Node (22.13 or newer).');
}
if (!fs.existsSync(cli)) {
  refuse(`the command line tool has not been built yet (${cli} is missing).\nRun: npm run build`);
}

const node = findNode(root);
if ('error' in node) refuse(node.error);

if (node.binary === process.execPath) {
  process.argv[1] = cli;
  await import(pathToFileURL(cli).href);
} else {
  const child = spawn(node.binary, [cli, ...process.argv.slice(2)], { stdio: 'inherit', env: withoutElectron() });
  // A terminal sends Ctrl+C to both of us: we only wait. Signals sent to this process alone are passed on.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGQUIT']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => refuse(`${node.binary} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (os.constants.signals[signal] ?? 0)));
}
