/** The real server process, spoken to over stdio as an editor does. */
import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { CompletionList, DocumentSymbol, Hover, WorkspaceEdit } from 'vscode-languageserver';
import {
  createProtocolConnection,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { StoryChangedParams, StoryResult, storyChangedNotification, storyRequest } from './protocol.ts';
import { SERVER_SOURCE, ServerClient } from './testing/client.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

const bible = '[[character: MARA VOSS | as: MARA | look: salt on her lashes]]\n[[location: TOWER]]\n';
const film = '[[include: bible.story]]\n\nINT. TOWER - NIGHT\n\nMARA\nYou came.\n\n+ Stay -> nowhere\n+ Go -> END\n';

async function start(files: Record<string, string | Buffer>, settings: unknown = {}): Promise<ServerClient> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slateline-ls-'));
  cleanUp.push(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), content);
  const client = await ServerClient.start({ folder, settings });
  cleanUp.push(() => client.stop());
  return client;
}

test('an editing session: problems, completion, hover, outline, story, change, rename', async () => {
  const client = await start({ 'bible.story': bible, 'film.story': film });
  expect(client.initialized.capabilities).toMatchObject({
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: true,
    semanticTokensProvider: { full: true },
  });

  const changes: StoryChangedParams[] = [];
  client.connection.onNotification(
    storyChangedNotification.method,
    (params) => void changes.push(StoryChangedParams.parse(params)),
  );
  await client.open('film.story', film);
  const first = await client.diagnostics('film.story', 1);
  expect(first.diagnostics.map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([
    expect.stringContaining('nowhere'),
  ]);
  expect(first.diagnostics[0]!.code).toMatch(/^SL\d{4}$/);

  const offered = await client.request<CompletionList>('textDocument/completion', 'film.story', {
    line: 7,
    character: 16,
  });
  expect(offered.items.map((item) => item.label)).toContain('INT. TOWER - NIGHT');

  const told = await client.request<Hover>('textDocument/hover', 'film.story', { line: 4, character: 1 });
  expect(told.contents).toMatchObject({ value: expect.stringContaining('salt on her lashes') });

  const outline = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', 'film.story');
  expect(outline.map((symbol) => symbol.name)).toEqual(['INT. TOWER - NIGHT']);

  const before = StoryResult.parse(
    await client.connection.sendRequest(storyRequest.method, { uri: client.uri('film.story') }),
  );
  expect(before.version).toBe(1);
  expect(before.story.scenes[0]!.characters).toContain('MARA VOSS');

  await client.change('film.story', { version: 2, line: 7, char: 10, endChar: 17, text: 'END' });
  expect((await client.diagnostics('film.story', 2)).diagnostics).toEqual([]);
  const after = StoryResult.parse(
    await client.connection.sendRequest(storyRequest.method, { uri: client.uri('film.story'), version: 2 }),
  );
  expect(after.version).toBe(2);
  expect(changes.filter(({ uri }) => uri === client.uri('film.story')).at(-1)).toEqual({
    uri: client.uri('film.story'),
    version: 2,
    changedScenes: [0],
  });

  const renamed = await client.request<WorkspaceEdit>(
    'textDocument/rename',
    'film.story',
    { line: 4, character: 1 },
    { newName: 'Anne' },
  );
  expect(Object.keys(renamed.changes!).sort()).toEqual([client.uri('bible.story'), client.uri('film.story')].sort());
  expect(renamed.changes![client.uri('bible.story')]).toEqual([
    { newText: 'ANNE', range: { start: { line: 0, character: 29 }, end: { line: 0, character: 33 } } },
  ]);

  await expect(
    client.request('textDocument/rename', 'film.story', { line: 5, character: 1 }, { newName: 'X' }),
  ).rejects.toThrow('There is no name here');
});

test('files that nobody opened have problems too, and are read again when another script offers more', async () => {
  const client = await start({ 'bible.story': bible, 'film.story': film });
  expect((await client.diagnostics('film.story')).diagnostics).toHaveLength(1);
  await client.open('bible.story', bible);
  await client.diagnostics('bible.story', 1);
  const again = new Promise<number>((resolve) => {
    client.connection.onNotification(storyChangedNotification.method, async ({ uri }: StoryChangedParams) => {
      if (uri === client.uri('film.story')) resolve((await client.diagnostics('film.story')).diagnostics.length);
    });
  });
  await client.change('bible.story', { version: 2, line: 1, char: 0, endChar: 0, text: '[[label: nowhere]]\n' });
  expect(await again).toBe(0);
});

test('an include is looked for among all files, and found as soon as it is there', async () => {
  const client = await start({ 'film.story': '[[include: bible.story]]\n\nINT. TOWER - DAY\n\nRain.\n' });
  expect((await client.diagnostics('film.story')).diagnostics.map(({ code }) => code)).toEqual(['SL9003']);
  const solved = client.next('film.story');
  fs.writeFileSync(new URL(client.uri('bible.story')), bible);
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: client.uri('bible.story'), type: 1 }],
  });
  expect((await solved).diagnostics).toEqual([]);
});

test('what was typed and not saved counts no longer once the script is closed', async () => {
  const client = await start({ 'film.story': 'INT. BAR - DAY\n\nRain.\n' });
  await client.open('film.story', '[[jmup: x]]\n');
  expect((await client.diagnostics('film.story', 1)).diagnostics).toHaveLength(1);
  const after = client.next('film.story');
  const textDocument = { uri: client.uri('film.story') };
  await client.connection.sendNotification('textDocument/didClose', { textDocument });
  expect((await after).diagnostics).toEqual([]);
});

test('a huge file and one that is no text get one clear problem each', async () => {
  const client = await start({
    'huge.story': 'The sea.\n'.repeat(6_000_000),
    'picture.story': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xfe]),
    'good.story': 'INT. BAR - DAY\n\nRain.\n',
  });
  const only = async (file: string) =>
    (await client.diagnostics(file)).diagnostics.map(({ code, message }) => `${code} ${message}`);
  expect(await only('huge.story')).toEqual([expect.stringContaining('SL9001')]);
  expect(await only('picture.story')).toEqual([expect.stringContaining('SL9002')]);
  expect(await only('good.story')).toEqual([]);
});

test('heading prefixes come from the settings', async () => {
  const text = 'INNEN. TURM - NACHT\n\nRegen.\n';
  const client = await start({ 'film.story': text }, { headingPrefixes: ['INNEN'] });
  await client.open('film.story', text);
  await client.diagnostics('film.story', 1);
  await expect
    .poll(async () =>
      (await client.request<DocumentSymbol[]>('textDocument/documentSymbol', 'film.story')).map(({ name }) => name),
    )
    .toEqual(['INNEN. TURM - NACHT']);
});

test('the editor may also talk to it over IPC', async () => {
  const child = fork(SERVER_SOURCE, ['--node-ipc'], { stdio: 'inherit' });
  cleanUp.push(() => child.kill());
  const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  cleanUp.push(() => connection.dispose());
  connection.listen();
  const answer: InitializeResult = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  });
  expect(answer.serverInfo).toEqual({ name: 'Slateline' });
  await connection.sendNotification('initialized', {});
  const published = new Promise<PublishDiagnosticsParams>((resolve) => {
    connection.onNotification('textDocument/publishDiagnostics', resolve);
  });
  // Never saved, in no workspace: still a script.
  const textDocument = { uri: 'untitled:Untitled-1', languageId: 'story', version: 1, text: '[[jmup: x]]\n' };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  expect((await published).diagnostics).toHaveLength(1);
});

test('requests for what is no script fail in words', async () => {
  const client = await start({ 'film.story': film });
  const ask = (params: object) => client.connection.sendRequest(storyRequest.method, params);
  await expect(ask({ uri: client.uri('none.story') })).rejects.toThrow('is no script of this workspace');
  await expect(ask({ file: 'film.story' })).rejects.toThrow('uri');
});
