// Gets the VS Code server that the tests run where desktop VS Code cannot be downloaded: the workbench and extension
// host inside the `code-server` package, without its native builds. Done once per version, in the user's cache folder,
// whole or not at all: it is put together under a temporary name and renamed.

import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import envPaths from 'env-paths';

/** The pinned package. 4.139.1 holds VS Code 1.139. */
const VERSION = '4.139.1';

/** Counted up when what is done to the package changes. */
const RECIPE = 1;

/** Parts of the package nothing here uses; the first alone is most of it. */
const LEFT_OUT = ['extensions/copilot', 'extensions/mermaid-markdown-features', '*.map'];

/** Dependencies that need a compiler or belong to services the tests never reach. The server starts without them. */
const WITHOUT = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/deviceid',
  '@vscode/fs-copyfile',
  '@vscode/native-watchdog',
  '@vscode/sandbox-runtime',
  '@vscode/spdlog',
  '@vscode/sqlite3',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'detect-libc',
  'kerberos',
  'node-addon-api',
  'ssh2',
  'tar',
  'zod',
];

/** Of those, the ones that are imported unconditionally, each with a small stand-in beside this file. */
const STOOD_IN = ['spdlog', 'native-watchdog', 'fs-copyfile'];

const run = promisify(execFile);

/** Where the server is, or will be, unpacked. */
export function serverRoot(): string {
  return (
    process.env.SLATELINE_VSCODE_SERVER ??
    path.join(envPaths('slateline', { suffix: '' }).cache, `vscode-server-${VERSION}-${RECIPE}`)
  );
}

/** Unpacks the server unless it is there; returns its folder. Needs npm and, the first time, the package registry. */
export async function unpackServer(say: (text: string) => void): Promise<string> {
  const home = serverRoot();
  if (fs.existsSync(home)) return home;
  say(`Unpacking the VS Code server ${VERSION} to ${home}, once.`);
  fs.mkdirSync(path.dirname(home), { recursive: true });
  const work = fs.mkdtempSync(`${home}.part-`);
  try {
    const tree = path.join(work, 'server');
    fs.mkdirSync(tree);
    await run('npm', ['pack', `code-server@${VERSION}`, '--silent'], { cwd: work });
    const archive = fs.readdirSync(work).find((name) => name.endsWith('.tgz'));
    if (!archive) throw new Error(`npm pack code-server@${VERSION} left no archive`);
    const excluded = LEFT_OUT.map((part) =>
      part.startsWith('*') ? `--exclude=${part}` : `--exclude=package/lib/vscode/${part}`,
    );
    const tar = ['xzf', archive, '-C', 'server', '--strip-components=3', ...excluded, 'package/lib/vscode'];
    await run('tar', tar, { cwd: work });
    trimManifest(path.join(tree, 'package.json'));
    const install = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await run('npm', install, { cwd: tree });
    for (const name of STOOD_IN) standIn(tree, name);
    // Another run may have come first; its result is the same.
    if (!fs.existsSync(home)) fs.renameSync(tree, home);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
  return home;
}

function trimManifest(file: string): void {
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8'));
  for (const name of WITHOUT) delete manifest.dependencies[name];
  // Both speak of packages that are gone, and npm refuses to install with them.
  delete manifest.overrides;
  delete manifest.allowScripts;
  fs.writeFileSync(file, JSON.stringify(manifest, null, 2));
}

function standIn(tree: string, name: string): void {
  const folder = path.join(tree, 'node_modules/@vscode', name);
  fs.mkdirSync(folder, { recursive: true });
  fs.copyFileSync(path.join(import.meta.dirname, 'natives', `${name}.cjs`), path.join(folder, 'index.cjs'));
  fs.writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: `@vscode/${name}`, version: '0.0.0', main: 'index.cjs' }),
  );
}
