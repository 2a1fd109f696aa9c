// Starts VS Code on a folder and gives the driver its three ends: the page of the workbench (Playwright over the
// debugging port), the extension host (the bridge), and the log of everything that was said.
//
// Desktop VS Code and the unpacked server are started the same way, through @vscode/test-electron. Which of them:
// SLATELINE_VSCODE=desktop downloads and runs the desktop application, =server unpacks the server, a path is an
// executable to run; unset means desktop where there is a display and the download works, and the server elsewhere.

import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { type Browser, chromium, type Page } from 'playwright-core';
import { Bridge } from './bridge/connection.ts';
import { run } from './run.ts';
import { unpackServer } from './server/unpack.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** Quiet, the same on every machine, and nothing that phones. (In a browser, VS Code saves by itself.) */
const SETTINGS = {
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'files.autoSave': 'off',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'window.confirmBeforeClose': 'never',
  'window.newWindowDimensions': 'default',
};

/** An untrusted folder opens as such, without a question. */
const RESTRICTED = { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' };

const READY_MS = 120_000;

export interface LaunchOptions {
  /** The folder or .code-workspace to open. */
  folder: string;
  /** A packaged extension to install first; without one the extension runs from this checkout. */
  vsix?: string;
  /** User settings on top of {@link SETTINGS}. */
  settings?: Record<string, unknown>;
  /** In restricted mode, as a folder nobody has trusted. Always in the server: the desktop's tests trust everything. */
  restricted?: boolean;
  /** Environment of VS Code and of everything it starts. */
  env?: Record<string, string>;
}

export interface VSCode {
  page: Page;
  folder: string;
  /** Runs a self-contained function in the extension host. */
  evaluate: Bridge['evaluate'];
  /** Runs a command by its id and gives its result (which must be JSON). */
  command<T = unknown>(id: string, ...args: unknown[]): Promise<T>;
  /** Reloads the window; resolves when the new extension host is there. */
  reload(): Promise<void>;
  /** Everything VS Code and its extension host have said. */
  log(): string;
  /** Ends VS Code and deletes everything the run wrote. */
  close(): Promise<void>;
}

/** Resolves when the workbench is drawn and the extension host answers. */
export async function launch(options: LaunchOptions): Promise<VSCode> {
  const { executable, env: executableEnv } = await findVSCode(options.restricted ? 'server' : undefined);
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'slv-'));
  const userData = path.join(work, 'u');
  const extensionsDir = path.join(work, 'x');
  fs.mkdirSync(path.join(userData, 'User'), { recursive: true });
  fs.mkdirSync(extensionsDir);
  fs.writeFileSync(
    path.join(userData, 'User/settings.json'),
    JSON.stringify({ ...SETTINGS, ...(options.restricted && RESTRICTED), ...options.settings }, null, 2),
  );

  const bridge = new Bridge(work);
  await bridge.listen();
  const port = await freePort();
  const env = {
    ...executableEnv,
    ...options.env,
    ...(options.restricted && { SLATELINE_E2E_RESTRICTED: '1' }),
    SLATELINE_E2E_BRIDGE: bridge.address,
  };
  if (options.vsix) await install(executable, options.vsix, { userData, extensionsDir, env });

  let said = '';
  const output = new PassThrough();
  output.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (process.env.SLATELINE_E2E_VERBOSE) process.stderr.write(text);
  });
  let closing = false;
  const ended = runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: options.vsix ? path.join(import.meta.dirname, 'bridge') : ROOT,
    extensionTestsPath: path.join(import.meta.dirname, 'bridge/main.cjs'),
    extensionTestsEnv: env,
    launchArgs: [
      `--folder-uri=${pathToFileURL(options.folder)}`,
      `--user-data-dir=${userData}`,
      `--extensions-dir=${extensionsDir}`,
      `--remote-debugging-port=${port}`,
    ],
    stdout: output,
    stderr: output,
  }).then(
    () => new Error('VS Code ended.'),
    (error: Error) => error,
  );
  void ended.then((error) => {
    bridge.closed(closing ? error : new Error(`${error.message} The end of its log:\n${said.slice(-4000)}`));
  });

  let browser: Browser | undefined;
  const close = async () => {
    closing = true;
    await browser?.close().catch(() => {});
    await Promise.race([bridge.end().catch(() => {}), ended]);
    await ended;
    fs.rmSync(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  try {
    await within(READY_MS, 'VS Code and its extension host to start', bridge.connected());
    browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const page = await workbench(browser);
    const evaluate = bridge.evaluate.bind(bridge);
    return {
      page,
      folder: options.folder,
      evaluate,
      command: async <T>(id: string, ...args: unknown[]) => (await evaluate(runCommand, { id, args })) as T,
      reload: async () => {
        bridge.expectAnother();
        await page.reload({ waitUntil: 'commit' });
        await within(READY_MS, 'the window to reload', bridge.connected());
        await page.locator('.monaco-workbench .part.statusbar').waitFor();
      },
      log: () => said,
      close,
    };
  } catch (error) {
    await Promise.race([close(), new Promise((resolve) => setTimeout(resolve, 10_000))]);
    throw error;
  }
}

function runCommand(vscode: typeof import('vscode'), { id, args }: { id: string; args: unknown[] }) {
  return vscode.commands.executeCommand(id, ...args).then((value) => value ?? null);
}

/** The window that shows the workbench, once its status bar is drawn. */
async function workbench(browser: Browser): Promise<Page> {
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const page of pages) {
    const drawn = page.locator('.monaco-workbench .part.statusbar');
    if ((await drawn.count()) > 0 || /workbench|127\.0\.0\.1/.test(page.url())) {
      await drawn.waitFor({ timeout: READY_MS });
      return page;
    }
  }
  throw new Error(`None of the ${pages.length} pages is a workbench: ${pages.map((page) => page.url()).join(', ')}`);
}

async function findVSCode(only?: 'server'): Promise<{ executable: string; env: Record<string, string> }> {
  const wanted = only ?? process.env.SLATELINE_VSCODE ?? 'auto';
  const server = async () => {
    await unpackServer((text) => console.log(text));
    // The stand-in's first line asks PATH for a Node: it shall find the one that is running.
    const searched = [path.dirname(process.execPath), process.env.PATH].join(path.delimiter);
    return { executable: path.join(import.meta.dirname, 'server/code.ts'), env: { PATH: searched } };
  };
  const desktop = async () => ({ executable: await downloadAndUnzipVSCode({ version: 'stable' }), env: {} });
  if (wanted === 'server') return server();
  if (wanted === 'desktop') return desktop();
  if (wanted !== 'auto') return { executable: path.resolve(wanted), env: {} };
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return server();
  return desktop().catch((error: Error) => {
    console.log(`Desktop VS Code could not be downloaded (${error.message}); using its server.`);
    return server();
  });
}

async function install(
  executable: string,
  vsix: string,
  { userData, extensionsDir, env }: { userData: string; extensionsDir: string; env: Record<string, string> },
): Promise<void> {
  const isServer = executable.endsWith('.ts');
  const [program = executable, ...args] = isServer
    ? [executable]
    : resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  const places = [`--extensions-dir=${extensionsDir}`, `--user-data-dir=${userData}`];
  await run(program, [...args, ...places, `--install-extension=${vsix}`, '--force'], { env });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function within<T>(milliseconds: number, what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${milliseconds / 1000} s for ${what}.`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
