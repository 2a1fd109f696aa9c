import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { buildSet, type FilmSet, Listener, raw } from '../../tests/fakes/daemon.ts';
import { Trouble } from '../contracts/project.ts';
import { connectRunner } from '../engine/connect.ts';
import { RemoteRunner } from './client.ts';
import { daemonFileOf, readDaemonFile, writeDaemonFile } from './daemon-file.ts';
import { BODY_LIMIT } from './http.ts';
import { type RunnerEvent, Sidecar } from './protocol.ts';

/** Patience with a busy machine. */
const soon = { timeout: 15_000 };

let set: FilmSet;
beforeEach(async () => {
  set = await buildSet({ scenes: 1, shotsPerScene: 4 });
});
afterEach(() => set.strike());

async function troubleOf(promise: Promise<unknown>): Promise<Trouble> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Trouble);
  return error as Trouble;
}

function code(answer: { json: unknown }): string {
  return (answer.json as { error: { code: string } }).error.code;
}

describe('the way once', () => {
  test('plan, render, takes, pick, review, all through the daemon', async () => {
    await set.serve();
    const runner = await connectRunner(set.project);
    expect(runner).toBeInstanceOf(RemoteRunner);
    expect((await runner.plan('ferry')).counts).toMatchObject({ missing: 4, fresh: 0 });
    const events: RunnerEvent[] = [];
    runner.subscribe((event) => events.push(event));
    const answer = await runner.render({});
    expect(answer).toMatchObject({ locked: 4, pending: [] });
    await runner.idle();
    const plan = await runner.plan('ferry');
    expect(plan.counts).toMatchObject({ missing: 0, fresh: 4 });
    const [take] = await runner.takes(plan.shots[0]!.key);
    expect(Sidecar.parse(await runner.sidecar(take!.name)).job).toBe(answer.jobs[0]!.id);
    expect(await runner.pick(take!.name)).toMatchObject({ name: take!.name, active: true });
    expect((await runner.review(take!.name, { rating: 4, note: 'the lamp!' })).review).toMatchObject({ rating: 4 });
    await expect.poll(() => events.filter((event) => event.type === 'take_changed'), soon).toHaveLength(2);
    expect(events[0]!.type).toBe('snapshot');
    expect(events.filter((event) => event.type === 'task_success')).toHaveLength(4);
    expect(events.filter((event) => event.type === 'take_created')).toHaveLength(4);
    expect((await runner.render({})).jobs).toEqual([]);
    await runner.close();
  });

  test('cancel and retry through the daemon', async () => {
    await set.strike();
    set = await buildSet({ scenes: 1, shotsPerScene: 2, duration: 400 });
    const daemon = await set.serve();
    const runner = await connectRunner(set.project);
    const listener = new Listener(daemon);
    const { jobs } = await runner.render({ shots: ['1/1'] });
    await listener.until('task_progress');
    expect((await runner.cancel(jobs[0]!.id)).state).toBe('cancelled');
    await listener.until('task_failed', (event) => event.cancelled);
    await runner.idle();
    expect((await runner.plan('ferry')).counts.fresh).toBe(0);
    expect((await runner.retry(jobs[0]!.id)).state).toBe('queued');
    await runner.idle();
    expect((await runner.plan('ferry')).counts.fresh).toBe(1);
    await runner.render({});
    expect(await runner.cancelAll()).toBe(1);
    listener.socket.close();
    await runner.close();
  });

  test('failures arrive as the daemon worded them', async () => {
    await set.serve();
    const runner = await connectRunner(set.project);
    expect(await troubleOf(runner.plan('film'))).toMatchObject({
      code: 'no-such-script',
      remedy: 'project.json names: ferry.',
    });
    expect((await troubleOf(runner.render({ shots: ['9/9'] }))).message).toContain('9/9');
    expect((await troubleOf(runner.cancel('nobody'))).code).toBe('unknown-job');
    await runner.close();
  });
});

describe('who may ask', () => {
  test('not without the token, not with a wrong one', async () => {
    const { port, token } = await set.serve();
    expect(code(await raw(port, 'GET', '/v1/hello', {}))).toBe('wrong-token');
    const wrong = { authorization: `Bearer ${token.slice(0, -1)}x` };
    expect((await raw(port, 'GET', '/v1/hello', wrong)).status).toBe(401);
    expect((await raw(port, 'GET', '/v1/hello', { authorization: `Bearer ${token}` })).status).toBe(200);
  });

  test('not a web page, and not under a re-bound name', async () => {
    const { port, token } = await set.serve();
    const authorization = `Bearer ${token}`;
    expect(code(await raw(port, 'GET', '/v1/hello', { authorization, origin: 'https://evil.example' }))).toBe(
      'web-page',
    );
    expect(code(await raw(port, 'GET', '/v1/hello', { authorization, host: `evil.example:${port}` }))).toBe(
      'wrong-host',
    );
    expect((await raw(port, 'GET', '/v1/hello', { authorization, host: `localhost:${port}` })).status).toBe(200);
  });

  test('the same at the events', async () => {
    const { port, token } = await set.serve();
    const knock = async (protocol: string, headers: Record<string, string> = {}): Promise<string> => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/events`, [protocol], { headers });
      const [error] = (await once(socket, 'error')) as [Error];
      return error.message;
    };
    expect(await knock('slateline.guess')).toContain('401');
    expect(await knock(`slateline.${token}`, { origin: 'https://evil.example' })).toContain('403');
  });

  test('the token is for the user’s eyes only, and new each time', async () => {
    const daemon = await set.serve();
    expect(daemon.token).toMatch(/^[0-9a-f]{64}$/);
    if (process.platform !== 'win32') expect(fs.statSync(daemonFileOf(set.project)).mode & 0o777).toBe(0o600);
    await daemon.close();
    expect((await set.serve()).token).not.toBe(daemon.token);
  });

  test('nothing a client sends ends the daemon', async () => {
    const { port, token } = await set.serve();
    const authorization = `Bearer ${token}`;
    expect(code(await raw(port, 'POST', '/v1/render', { authorization }, '{"takes":'))).toBe('bad-json');
    expect(code(await raw(port, 'POST', '/v1/render', { authorization }, '{"takes": 99}'))).toBe('bad-request');
    expect(code(await raw(port, 'GET', '/v1/nothing', { authorization }))).toBe('unknown-route');
    expect(code(await raw(port, 'DELETE', '/v1/jobs', { authorization }))).toBe('wrong-method');
    expect(code(await raw(port, 'GET', '/v1/plan/%E0%A4%A', { authorization }))).toBe('bad-path');
    const length = String(BODY_LIMIT + 1);
    expect(code(await raw(port, 'POST', '/v1/dirty', { authorization, 'content-length': length }, 'x'))).toBe(
      'too-large',
    );
    const socket = net.connect(port, '127.0.0.1');
    socket.end('this is not HTTP\r\n\r\n');
    await once(socket, 'close');
    expect((await raw(port, 'GET', '/v1/hello', { authorization })).status).toBe(200);
  });
});

describe('one daemon', () => {
  test('two daemons: the second says who the first is', async () => {
    await set.serve();
    const trouble = await troubleOf(set.serve());
    expect(trouble.code).toBe('two-writers');
    expect(trouble.message).toContain('slateline serve (process');
  });

  test('port taken: says so, and leaves the project free', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as net.AddressInfo;
    const trouble = await troubleOf(set.serve({ port }));
    expect(trouble).toMatchObject({ code: 'port-taken' });
    expect(trouble.message).toContain(String(port));
    other.close();
    expect(readDaemonFile(set.project)).toBeNull();
    await set.serve({ port });
  });

  test('a daemon that cannot say where it is ends, and leaves port, project and no token behind', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as net.AddressInfo;
    other.close();
    await once(other, 'close');
    fs.mkdirSync(daemonFileOf(set.project), { recursive: true });
    await expect(set.serve({ port })).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM|cannot be written/);
    fs.rmdirSync(daemonFileOf(set.project));
    expect(fs.readdirSync(set.project.stateDir).filter((name) => name.startsWith('daemon'))).toEqual([]);
    await set.serve({ port });
  });

  test('a dead daemon’s file is cleared away and the command works alone', async () => {
    const token = 'f'.repeat(64);
    await writeDaemonFile(set.project, {
      version: 1,
      pid: 999_999_999,
      port: 1,
      token,
      projectId: set.project.manifest.id,
      root: set.project.root,
      started: new Date().toISOString(),
      slateline: '0.1.0',
    });
    const said: RunnerEvent[] = [];
    const runner = await connectRunner(set.project, { onEvent: (event) => said.push(event) });
    expect(runner).not.toBeInstanceOf(RemoteRunner);
    expect(fs.existsSync(daemonFileOf(set.project))).toBe(false);
    expect(said).toContainEqual(expect.objectContaining({ type: 'log', message: expect.stringContaining('stale') }));
    await runner.close();
  });

  test('an older daemon is asked to leave, and its jobs go on here', async () => {
    await set.strike();
    set = await buildSet({ scenes: 1, shotsPerScene: 3, duration: 300 });
    const daemon = await set.serve();
    const first = await connectRunner(set.project);
    const listener = new Listener(daemon);
    await first.render({});
    await listener.until('task_progress');
    await first.close();
    await raw(daemon.port, 'POST', '/v1/drain', { authorization: `Bearer ${daemon.token}` });
    await daemon.closed;
    expect(fs.existsSync(daemonFileOf(set.project))).toBe(false);
    const heir = await connectRunner(set.project);
    await heir.idle();
    expect((await heir.plan('ferry')).counts.fresh).toBe(3);
    expect(set.generator.ledger.submissions).toHaveLength(3);
    await heir.close();
  });

  test('leaving takes file, lock and host mark along', async () => {
    const daemon = await set.serve();
    await daemon.close();
    expect(fs.readdirSync(set.project.stateDir)).not.toContain('daemon.json');
    expect(fs.readdirSync(set.project.root)).not.toContain('.slateline-host.json');
    await set.serve();
  });
});

describe('events', () => {
  test('a snapshot first, then no gap', async () => {
    const daemon = await set.serve();
    const runner = await connectRunner(set.project);
    const early = new Listener(daemon);
    await early.until('snapshot');
    await runner.render({});
    await early.until('start_generation');
    const late = new Listener(daemon);
    await runner.idle();
    await Promise.all([early, late].map((each) => each.until('take_created')));
    for (const { envelopes } of [early, late]) {
      expect(envelopes[0]!.event.type).toBe('snapshot');
      const first = envelopes[0]!.seq;
      expect(envelopes.map((each) => each.seq)).toEqual(envelopes.map((_, index) => first + index));
      expect(new Set(envelopes.map((each) => each.epoch)).size).toBe(1);
    }
    for (const { socket } of [early, late]) socket.close();
    await runner.close();
  });

  test('a restarted daemon: the same subscription goes on with a new snapshot', async () => {
    const daemon = await set.serve();
    const runner = await connectRunner(set.project);
    const events: RunnerEvent[] = [];
    runner.subscribe((event) => events.push(event));
    await expect.poll(() => events, soon).toHaveLength(1);
    await daemon.close();
    await set.serve();
    await expect.poll(() => events.filter((event) => event.type === 'snapshot'), soon).toHaveLength(2);
    await runner.render({});
    await runner.idle();
    await expect.poll(() => events.filter((event) => event.type === 'task_success'), soon).toHaveLength(4);
    await runner.close();
  });

  test('waiting for a daemon that is gone ends in words', async () => {
    await set.strike();
    set = await buildSet({ scenes: 1, shotsPerScene: 1, duration: 60_000 });
    const daemon = await set.serve();
    const runner = new RemoteRunner(set.project, readDaemonFile(set.project)!, 200);
    await runner.render({});
    const waiting = troubleOf(runner.idle());
    await daemon.close();
    expect(await waiting).toMatchObject({ code: 'daemon-gone' });
    await runner.close();
  });
});

describe('what others change', () => {
  test('a script edited outside is told once a burst, with its key', async () => {
    const daemon = await set.serve();
    const listener = new Listener(daemon);
    await listener.until('snapshot');
    for (let times = 0; times < 5; times++) fs.appendFileSync(set.film.script, '\nThe tide turns.\n');
    expect(await listener.until('project_update', (event) => event.what === 'script')).toMatchObject({
      script: 'ferry',
    });
    listener.socket.close();
  });

  test('an editor that died holds its scripts no longer', async () => {
    const daemon = await set.serve({ grace: 20 });
    const editor = new Listener(daemon);
    await editor.until('snapshot');
    const runner = await connectRunner(set.project);
    await runner.dirty({ client: 'editor', paths: [set.film.script] });
    await runner.render({});
    await runner.idle();
    expect(fs.readFileSync(set.film.script, 'utf8')).not.toContain('#1#');
    editor.socket.terminate();
    await expect.poll(() => fs.readFileSync(set.film.script, 'utf8'), soon).toContain('#1#');
    await runner.close();
  });

  test('a script that the manifest names from now on is planned and watched', async () => {
    const daemon = await set.serve();
    const runner = await connectRunner(set.project);
    const listener = new Listener(daemon);
    await listener.until('snapshot');
    const second = path.join(path.dirname(set.film.script), 'harbour.story');
    fs.copyFileSync(set.film.script, second);
    const file = path.join(set.project.root, 'project.json');
    const manifest = JSON.parse(fs.readFileSync(file, 'utf8'));
    manifest.scripts.harbour = '02_Source_Creative/Scripts/harbour.story';
    fs.writeFileSync(file, JSON.stringify(manifest));
    await listener.until('project_update', (event) => event.what === 'manifest');
    expect((await runner.plan('harbour')).shots).toHaveLength(4);
    fs.appendFileSync(second, '\nGulls.\n');
    await listener.until('project_update', (event) => event.script === 'harbour');
    listener.socket.close();
    await runner.close();
  });

  test('takes that come with a git checkout are seen', async () => {
    const daemon = await set.serve();
    const runner = await connectRunner(set.project);
    await runner.render({});
    await runner.idle();
    const listener = new Listener(daemon);
    await listener.until('snapshot');
    const folder = path.join(set.project.root, '03_Renders');
    const [scene] = fs.readdirSync(path.join(folder, 'Chapter_01'));
    fs.rmSync(path.join(folder, 'Chapter_01', scene!, 'Shot_01'), { recursive: true });
    await listener.until('project_update', (event) => event.what === 'takes');
    expect((await runner.plan('ferry')).counts).toMatchObject({ missing: 1, fresh: 3 });
    listener.socket.close();
    await runner.close();
  });

  test('numbers wait while an editor holds the script, and are written when it lets go', async () => {
    const daemon = await set.serve();
    const runner = await connectRunner(set.project);
    const listener = new Listener(daemon);
    await runner.dirty({ client: 'editor', paths: [set.film.script] });
    const before = fs.readFileSync(set.film.script, 'utf8');
    const answer = await runner.render({});
    expect(answer).toMatchObject({ locked: 0, pending: [{ script: 'ferry' }] });
    await listener.until('lock_pending');
    await runner.idle();
    expect(fs.readFileSync(set.film.script, 'utf8')).toBe(before);
    expect(await runner.locks()).toHaveLength(1);
    await runner.dirty({ client: 'editor', paths: [] });
    expect(await runner.locks()).toEqual([]);
    expect(fs.readFileSync(set.film.script, 'utf8')).toContain('#1#');
    expect((await runner.plan('ferry')).counts).toMatchObject({ fresh: 4 });
    listener.socket.close();
    await runner.close();
  });
});
