// First step of every npm script: makes a fresh clone ready and then runs one TypeScript program under a Node that can.
//
//     node .tools/bootstrap.mjs <program.ts> [arguments]
//
// Runs on Node 20 with nothing installed, so it imports only Node's own modules and one dependency-free neighbour.
// Packages never run install scripts (see .npmrc): the two run bits that such scripts would have set are set here.

import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { findNode, makeRunnable, typeScriptFlags, withoutElectron } from '../runner/bin/node.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const say = (text) => process.stderr.write(`${text}\n`);
const fail = (...lines) => {
  say(['', ...lines].join('\n'));
  process.exit(1);
};

const [program, ...rest] = process.argv.slice(2);
if (!program) fail('Usage: node .tools/bootstrap.mjs <program.ts> [arguments]');

checkBasics();
await install();
setRunBits();
await become(path.resolve(root, program), rest);

function checkBasics() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    fail(
      `This is Node ${process.versions.node}. Slateline needs Node 20 or newer to set itself up: https://nodejs.org`,
    );
  }
  if (spawnSync('git', ['--version'], { stdio: 'ignore' }).status !== 0) {
    fail('git was not found. Install it (Debian: sudo apt-get install git) and run this again.');
  }
}

/** Installs what package-lock.json says, unless exactly that is there already. */
async function install() {
  const locked = readLock('package-lock.json');
  if (!locked) fail('package-lock.json cannot be read. Get it back with: git checkout package-lock.json');
  const missing = notInstalled(locked, readLock('node_modules/.package-lock.json'));
  if (missing.length === 0) return;

  const total = Object.values(locked).filter(isForThisMachine).length;
  say(`Installing about ${total} packages (${missing.length} missing or changed). Later runs skip this.`);
  const started = Date.now();
  const { code, log } = await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http'], total);
  if (code !== 0) {
    const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|network/i.test(log);
    const errors = log.split('\n').filter((line) => /^npm (error|ERR!)/.test(line));
    fail(
      ...errors.slice(0, 12),
      '',
      offline
        ? 'The packages could not be downloaded. Check the network (or proxy: npm config get registry), then run this again.'
        : 'npm ci did not succeed; its own words are above. Mend that and run this again; nothing else was changed.',
    );
  }
  say(`Installed in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

/** The packages of a lockfile, or undefined if there is none or it cannot be read. */
function readLock(file) {
  try {
    const { packages } = JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));
    return Object.fromEntries(Object.entries(packages).filter(([place]) => place !== ''));
  } catch {
    return undefined;
  }
}

/** Places in node_modules whose content differs from the lockfile. Optional packages may be absent: most are other systems'. */
function notInstalled(locked, installed = {}) {
  return Object.entries(locked)
    .filter(([place, entry]) => {
      const there = installed[place];
      if (!there) return !entry.optional;
      return there.version !== entry.version || (entry.integrity && there.integrity !== entry.integrity);
    })
    .map(([place]) => place);
}

/** Whether npm will fetch a package here; a package that only another system's package needs is counted out too. */
function isForThisMachine(entry) {
  if (!entry.optional) return true;
  return [entry.os].flat().includes(process.platform) && [entry.cpu].flat().includes(process.arch);
}

/** Runs npm, showing how many packages have arrived; resolves with its exit code and everything it printed. */
function runNpm(args, total) {
  // npm replaces node_modules, so it must not run on the Node inside it.
  const script = process.env.npm_execpath;
  const node = process.env.npm_node_execpath ?? process.execPath;
  const direct = script && fs.existsSync(script) && /npm/.test(path.basename(script));
  const child = direct
    ? spawn(node, [script, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    : spawn('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  let log = '';
  let arrived = 0;
  const show = () => {
    const line = `  ${Math.min(arrived, total)} of ${total} packages`;
    process.stderr.write(process.stderr.isTTY ? `\r${line}` : `${line}\n`);
  };
  const timer = setInterval(show, process.stderr.isTTY ? 200 : 3000);
  const listen = (chunk) => {
    const text = String(chunk);
    log += text;
    arrived += text.match(/npm http (fetch GET 200|cache) \S+\.tgz/g)?.length ?? 0;
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  return new Promise((resolve) => {
    const end = (code) => {
      clearInterval(timer);
      if (process.stderr.isTTY) process.stderr.write('\n');
      resolve({ code, log });
    };
    child.on('error', (error) => {
      log += `npm error ${error.message}\n`;
      end(1);
    });
    child.on('close', end);
  });
}

function setRunBits() {
  const folder = path.join(root, 'node_modules', '@ffmpeg-installer');
  if (!fs.existsSync(folder)) return;
  for (const name of fs.readdirSync(folder)) makeRunnable(path.join(folder, name, 'ffmpeg'));
}

/** Runs a program to its end and ends with its exit code. */
async function become(file, args) {
  const node = findNode(root);
  if ('error' in node) fail(node.error);
  if (!fs.existsSync(file)) fail(`${path.relative(root, file)} does not exist.`);
  const env = { ...withoutElectron(), PATH: [path.dirname(node.binary), process.env.PATH].join(path.delimiter) };
  const flags = ['--disable-warning=ExperimentalWarning', ...typeScriptFlags(node.version)];
  const child = spawn(node.binary, [...flags, file, ...args], { stdio: 'inherit', env });
  process.on('SIGINT', () => {}); // the terminal tells the child too; we wait for it to end
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`${node.binary} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}
