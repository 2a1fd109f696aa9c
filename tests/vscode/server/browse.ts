// Opens the workbench that the server serves in headless Chromium, and learns the verdict of the extension tests.

import path from 'node:path';
import { chromium } from 'playwright-core';
import { CHROMIUM, find } from '../../../.tools/programs.ts';
import type { CodeArguments } from './code-arguments.ts';

export interface Browser {
  /** The exit code of the extension tests. */
  verdict: Promise<number>;
  close(): Promise<void>;
}

export const VIEWPORT = { width: 1440, height: 900 };

const PAGE_CRASHED = 97;

/** Window functions the workbench calls when it runs extension tests. */
const ON_LOG = 'codeAutomationLog';
const ON_EXIT = 'codeAutomationExit';

/** Resolves once the page has begun to load. */
export async function browse(port: number, options: CodeArguments): Promise<Browser> {
  const executablePath = find(CHROMIUM);
  if (!executablePath) throw new Error('No Chromium on PATH. Debian: apt-get install chromium');
  const context = await chromium.launchPersistentContext(path.join(options.userData, 'browser'), {
    executablePath,
    headless: true,
    viewport: VIEWPORT,
    permissions: ['clipboard-read', 'clipboard-write'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      ...(options.debuggingPort ? [`--remote-debugging-port=${options.debuggingPort}`] : []),
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const { promise: verdict, resolve: decide } = Promise.withResolvers<number>();
  page.on('crash', () => decide(PAGE_CRASHED));
  page.on('pageerror', (error) => console.log(`[page] ${error.stack ?? error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') console.log(`[page] ${message.text()}`);
  });
  await page.exposeFunction(ON_LOG, (type: string, args: unknown[]) => {
    console.log(`[host ${type}] ${args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ')}`);
  });
  await page.exposeFunction(ON_EXIT, (code: number) => decide(code));

  const authority = `127.0.0.1:${port}`;
  const uri = (file: string) => ({ scheme: 'vscode-remote', authority, path: path.resolve(file) });
  await page.addInitScript(prepare, {
    extensions: options.extensions.map(uri),
    extensionTestsPath: options.testsPath && uri(options.testsPath),
  });
  await page.goto(address(authority, options), { waitUntil: 'commit' });
  return { verdict, close: () => context.close() };
}

function address(authority: string, { folder }: CodeArguments): string {
  const query = new URLSearchParams();
  if (folder) query.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  else query.set('ew', 'true');
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  query.set('payload', JSON.stringify(payload));
  return `http://${authority}/?${query}`;
}

/**
 * Runs in the page before its own scripts. The workbench's options are in a `<meta>` element, complete once the document
 * is "interactive" and read by module scripts only after that. Changing the served page instead would make Chromium
 * count it as not local, and refuse its WebSockets to this machine.
 */
function prepare(developmentOptions: object): void {
  document.addEventListener('readystatechange', () => {
    if (document.readyState !== 'interactive') return;
    const element = document.getElementById('vscode-workbench-web-configuration');
    const settings = element?.getAttribute('data-settings');
    if (!element || !settings) return;
    const configuration = JSON.parse(settings);
    configuration.developmentOptions = { ...configuration.developmentOptions, ...developmentOptions };
    element.setAttribute('data-settings', JSON.stringify(configuration));
    // The key of the secret storage comes from code-server's own front end, which is not running here.
    const fetch = window.fetch;
    window.fetch = (input, init) =>
      /\/mint-key$/.test(String(input))
        ? Promise.resolve(new Response(new Uint8Array(32).fill(7)))
        : fetch(input, init);
  });
}
