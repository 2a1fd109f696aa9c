/** How grave a problem is: what a project says, what a person says, and a file of which nobody says anything. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ServerClient } from './testing/client.ts';

const SLIPS = 'INT. ROOM - DAY\n\n!! CUU - Her hands | style: noir\n';
const FOUNTAIN = 'INT. ROOM - DAY\n\n[[if: trust > 1]]\n\nRain.\n\n[[end: if]]\n';

let folder: string;
let client: ServerClient;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slateline-server-'));
});
afterEach(async () => {
  await client.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

const manifest = (parts: object) =>
  fs.writeFileSync(path.join(folder, 'project.json'), JSON.stringify({ slateline: 1, ...parts }));

const severities = (published: { diagnostics: { code?: unknown; severity?: number }[] }) =>
  Object.fromEntries(published.diagnostics.map(({ code, severity }) => [code, severity]));

/** Settings arrive when the editor answers, so the first word may not be the last. */
async function until(file: string, expected: Record<string, number>): Promise<void> {
  let published = await client.diagnostics(file, 1);
  while (JSON.stringify(severities(published)) !== JSON.stringify(expected)) published = await client.next(file);
}

test('the project says, a change of it counts at once, and the setting of the editor has the last word', async () => {
  manifest({ diagnostics: { SL2702: 'error', SL2703: 'error' } });
  client = await ServerClient.start({ folder, settings: { diagnostics: { SL2703: 'hint' } } });
  await client.open('draft.story', SLIPS);
  await until('draft.story', { SL2702: 1, SL2703: 4 });

  manifest({ diagnostics: { SL2702: 'off' } });
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: pathToFileURL(path.join(folder, 'project.json')).href, type: 2 }],
  });
  await until('draft.story', { SL2703: 4 });
});

test('.fountain: in full where a project names the file, hints where it does not', async () => {
  manifest({ scripts: { main: 'film.fountain' } });
  client = await ServerClient.start({ folder });
  await client.open('film.fountain', FOUNTAIN, 'fountain');
  await client.open('draft.fountain', FOUNTAIN, 'fountain');
  expect(severities(await client.diagnostics('film.fountain', 1))).toEqual({ SL2501: 1 });
  expect(severities(await client.diagnostics('draft.fountain', 1))).toEqual({ SL2501: 4 });
});

test('the other place that a problem is about comes along', async () => {
  client = await ServerClient.start({ folder });
  await client.open('draft.story', '[[prop: LAMP]]\n[[prop: Lamp]]\n');
  const { diagnostics, uri } = await client.diagnostics('draft.story', 1);
  expect(diagnostics).toMatchObject([
    { code: 'SL2006', relatedInformation: [{ location: { uri, range: { start: { line: 0 } } } }] },
  ]);
});
