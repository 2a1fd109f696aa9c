import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { Listener } from '../../tests/fakes/daemon.ts';
import { type EventHub, openHub } from './events.ts';
import type { EventEnvelope, RunnerEvent } from './protocol.ts';
import { subscribeToDaemon } from './subscription.ts';

const token = 'a'.repeat(64);
/** Patience with a busy machine. */
const soon = { timeout: 15_000 };

let server: http.Server;
let hub: EventHub;
let port: number;

beforeEach(async () => {
  server = http.createServer();
  server.on('upgrade', (request, socket, head) => hub.upgrade(request, socket, head));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  hub = openHub({
    snapshot: () => ({ type: 'snapshot', jobs: [], locks: [] }),
    port: () => port,
    token,
    epoch: 'e1',
    tooMuch: 64 * 1024,
  });
});
afterEach(async () => {
  hub.close();
  server.closeAllConnections();
  server.close();
});

const said = (message: string): RunnerEvent => ({ type: 'log', level: 'info', taskId: null, message });

test('a client that does not read is not waited for, and gets a new snapshot when it does', async () => {
  const slow = new Listener({ port, token });
  const quick = new Listener({ port, token });
  await Promise.all([slow.until('snapshot'), quick.until('snapshot')]);
  slow.socket.pause();
  const words = 'x'.repeat(16 * 1024);
  // As much as the system takes for a client that does not read, and more.
  for (let line = 1; line <= 1_000; line++) {
    hub.publish(said(`${line} ${words}`));
    if (line % 50 === 0) await quick.until('log', (event) => event.message.startsWith(`${line} `));
  }
  slow.socket.resume();
  const jump = (): number =>
    slow.envelopes.findIndex((each, index) => index > 0 && each.seq !== slow.envelopes[index - 1]!.seq + 1);
  await expect.poll(jump, soon).toBeGreaterThan(0);
  expect(slow.envelopes[jump()]).toMatchObject({ seq: 1_000, event: { type: 'snapshot' } });
  hub.publish(said('after'));
  await slow.until('log', (event) => event.message === 'after');
  expect(slow.envelopes.at(-1)!.seq).toBe(1_001);
  for (const { socket } of [slow, quick]) socket.close();
});

test.for([
  ['a missing number', { epoch: 'e1', seq: 8 }],
  ['another epoch', { epoch: 'e2', seq: 7 }],
] as const)('gap in events (%s): never passed on; the client connects again for a new snapshot', async ([, hole]) => {
  const snapshot: RunnerEvent = { type: 'snapshot', jobs: [], locks: [] };
  const shows: EventEnvelope[][] = [
    [
      { epoch: 'e1', seq: 5, event: snapshot },
      { epoch: 'e1', seq: 6, event: said('six') },
      { ...hole, event: said('after the hole') },
    ],
    [
      { epoch: 'e1', seq: 9, event: snapshot },
      { epoch: 'e1', seq: 10, event: said('ten') },
    ],
  ];
  const daemon = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(daemon, 'listening');
  daemon.on('connection', (socket) => {
    for (const envelope of shows.shift() ?? []) socket.send(JSON.stringify(envelope));
  });
  const heard: string[] = [];
  const stop = subscribeToDaemon({
    daemon: () => ({ port: (daemon.address() as AddressInfo).port, token }),
    listener: (event) => heard.push(event.type === 'log' ? event.message : event.type),
  });
  await expect.poll(() => heard, soon).toEqual(['snapshot', 'six', 'snapshot', 'ten']);
  stop();
  daemon.close();
});
