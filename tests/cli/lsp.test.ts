/** `slateline lsp` as any editor meets it: a process, framed JSON on its pipes, and only what the protocol requires. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makePlace, type Place } from './run.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

interface Message {
  id?: number;
  method?: string;
  params?: Record<string, unknown>;
  result?: Record<string, unknown>;
}

let place: Place;
let server: ChildProcessWithoutNullStreams;
let inbox: Message[];
let waiting: { wanted: (message: Message) => boolean; resolve: (message: Message) => void }[];

beforeEach(() => {
  place = makePlace();
  inbox = [];
  waiting = [];
  server = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(ROOT, 'runner/cli/main.ts'), 'lsp'],
    { cwd: place.dir, stdio: 'pipe' },
  );
  let bytes = Buffer.alloc(0);
  server.stdout.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      const head = bytes.indexOf('\r\n\r\n');
      const length = /Content-Length: (\d+)/.exec(bytes.subarray(0, Math.max(head, 0)).toString());
      if (length === null || bytes.length < head + 4 + Number(length[1])) return;
      const end = head + 4 + Number(length[1]);
      receive(JSON.parse(bytes.subarray(head + 4, end).toString()) as Message);
      bytes = bytes.subarray(end);
    }
  });
});

afterEach(() => {
  server.kill('SIGKILL');
  place.remove();
});

function receive(message: Message): void {
  const at = waiting.findIndex(({ wanted }) => wanted(message));
  if (at < 0) inbox.push(message);
  else waiting.splice(at, 1)[0]!.resolve(message);
}

function answer(wanted: (message: Message) => boolean): Promise<Message> {
  const at = inbox.findIndex(wanted);
  if (at >= 0) return Promise.resolve(inbox.splice(at, 1)[0]!);
  return new Promise((resolve) => waiting.push({ wanted, resolve }));
}

function send(message: object): void {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

async function ask(id: number, method: string, params: object | null): Promise<Message> {
  send({ id, method, params });
  return answer((message) => message.id === id && message.method === undefined);
}

test('a plain client: a script without a workspace is checked, answered for, and the server leaves when told', async () => {
  const { result } = await ask(1, 'initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  expect(result!['capabilities']).toMatchObject({ hoverProvider: expect.anything(), definitionProvider: true });
  send({ method: 'initialized', params: {} });

  const uri = 'file:///somewhere/draft.story';
  const text = '[[character: MARA]]\n\nINT. PIER - DAY\n\nMARA\nYes.\n\nMRAA\nNo.\n';
  send({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'story', version: 1, text } },
  });
  const { params } = await answer(({ method }) => method === 'textDocument/publishDiagnostics');
  expect(params).toMatchObject({
    uri,
    diagnostics: [{ code: 'SL2001', source: 'slateline', range: { start: { line: 7, character: 0 } } }],
  });

  send({
    method: 'textDocument/didChange',
    params: { textDocument: { uri, version: 2 }, contentChanges: [{ text: text.replace('MRAA', 'MARA') }] },
  });
  const mended = await answer(({ method }) => method === 'textDocument/publishDiagnostics');
  expect(mended.params).toMatchObject({ diagnostics: [] });

  const symbols = await ask(2, 'textDocument/documentSymbol', { textDocument: { uri } });
  expect(JSON.stringify(symbols.result)).toContain('INT. PIER - DAY');

  await ask(3, 'shutdown', null);
  const exit = once(server, 'exit');
  send({ method: 'exit' });
  expect((await exit)[0]).toBe(0);
});

test('an editor that vanishes takes the server with it', async () => {
  await ask(1, 'initialize', { processId: null, rootUri: null, capabilities: {} });
  const exit = once(server, 'exit');
  server.stdin.end();
  expect((await exit)[0]).not.toBeNull();
});

test('a client may set severities', async () => {
  await ask(1, 'initialize', { processId: null, rootUri: null, capabilities: {} });
  send({ method: 'initialized', params: {} });
  send({
    method: 'workspace/didChangeConfiguration',
    params: { settings: { slateline: { diagnostics: { SL2703: 'off', SL2702: 'error' } } } },
  });
  const uri = 'file:///somewhere/draft.story';
  const text = 'INT. ROOM - DAY\n\n!! CUU - Her hands | style: noir\n';
  send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'story', version: 1, text } } });
  const { params } = await answer(({ method }) => method === 'textDocument/publishDiagnostics');
  expect(params).toMatchObject({ diagnostics: [{ code: 'SL2702', severity: 1 }] });
});

test('the page for other editors starts this command, for every kind of script', () => {
  const page = readFileSync(path.join(ROOT, 'docs/editors.md'), 'utf8');
  expect(page).toContain("cmd = { 'slateline', 'lsp' }");
  expect(page).toContain('command = "slateline"');
  expect(page).toContain('args = ["lsp"]');
  for (const ending of ['story', 'fountain', 'spmd'])
    expect(page.match(new RegExp(`\\b${ending}\\b`, 'g'))!.length).toBeGreaterThan(2);
});
