import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Film, makeFilm } from '../../tests/fakes/film.ts';
import { type Project, Trouble } from '../contracts/project.ts';
import { RemoteRunner } from '../server/client.ts';
import { daemonFileOf, writeDaemonFile } from '../server/daemon-file.ts';
import type { Hello } from '../server/protocol.ts';
import { connectRunner, isOlder } from './connect.ts';
import { LocalRunner } from './local.ts';

let film: Film;
let project: Project;
let server: http.Server;
/** What the daemon of this test was asked. */
let asked: string[];

beforeEach(async () => {
  film = makeFilm({ scenes: 1, shotsPerScene: 1 });
  project = await film.open();
  asked = [];
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  film.remove();
});

/** A daemon of another version, as far as `hello` and `drain`; `hello` null: it never answers. Another `pid`: it dies on its way out. */
async function daemonSays(hello: Partial<Hello> | null, pid = process.pid): Promise<void> {
  server = http.createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (hello === null) return;
    if (request.url === '/v1/drain' && pid === process.pid) fs.rmSync(daemonFileOf(project));
    const answer: Hello = {
      slateline: '0.1.0',
      protocol: { min: 1, max: 1 },
      projectId: project.manifest.id,
      name: project.manifest.name,
      root: project.root,
      epoch: 'e',
      ...hello,
    };
    response.end(JSON.stringify(request.url === '/v1/drain' ? { ok: true } : answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  await writeDaemonFile(project, {
    version: 1,
    pid,
    port: (server.address() as AddressInfo).port,
    token: 'a'.repeat(64),
    projectId: project.manifest.id,
    root: project.root,
    started: new Date().toISOString(),
    slateline: '0.1.0',
  });
}

async function connect(): Promise<RemoteRunner | LocalRunner | Trouble> {
  try {
    const runner = await connectRunner(project, { helloWithin: 200 });
    await runner.close();
    return runner as RemoteRunner | LocalRunner;
  } catch (error) {
    if (error instanceof Trouble) return error;
    throw error;
  }
}

test('a daemon of this version is used', async () => {
  await daemonSays({});
  expect(await connect()).toBeInstanceOf(RemoteRunner);
});

test('an older daemon is asked to leave, and this process takes over', async () => {
  await daemonSays({ slateline: '0.0.9' });
  expect(await connect()).toBeInstanceOf(LocalRunner);
  expect(asked).toEqual(['GET /v1/hello', 'POST /v1/drain']);
});

test('an older daemon that is killed on its way out is not waited for', async () => {
  await daemonSays({ slateline: '0.0.9' }, 999_999_999);
  expect(await connect()).toBeInstanceOf(LocalRunner);
  expect(fs.existsSync(daemonFileOf(project))).toBe(false);
});

test('a newer daemon that still speaks our protocol is used', async () => {
  await daemonSays({ slateline: '9.0.0', protocol: { min: 1, max: 4 } });
  expect(await connect()).toBeInstanceOf(RemoteRunner);
});

test('a newer daemon that does not: in words, and it is left alone', async () => {
  await daemonSays({ slateline: '9.0.0', protocol: { min: 3, max: 4 } });
  expect(await connect()).toMatchObject({ code: 'daemon-newer', remedy: 'Update this Slateline, or stop the daemon.' });
  expect(asked).toEqual(['GET /v1/hello']);
});

test('a daemon that does not answer: in words, with its process', async () => {
  await daemonSays(null);
  expect(await connect()).toMatchObject({
    code: 'daemon-silent',
    message: expect.stringContaining(String(process.pid)),
  });
});

test('another program on a dead daemon’s port is not taken for it', async () => {
  await daemonSays({ projectId: 'something else' });
  expect(await connect()).toBeInstanceOf(LocalRunner);
  expect(fs.existsSync(daemonFileOf(project))).toBe(false);
});

test('the daemon of another folder with the same id (a copied project) is none of ours', async () => {
  await daemonSays({});
  const elsewhere = { ...project, root: `${project.root} copy` };
  const runner = await connectRunner(elsewhere);
  expect(runner).toBeInstanceOf(LocalRunner);
  await runner.close();
  expect(asked).toEqual([]);
});

test('versions compare by number', () => {
  expect(isOlder('0.9.0', '0.10.0')).toBe(true);
  expect(isOlder('1.0.0', '1.0.0-next')).toBe(false);
  expect(isOlder('2.0.0', '1.9.9')).toBe(false);
});
