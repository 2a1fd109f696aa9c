/**
 * Events to every connection: one snapshot, then each event once, in order, numbered within this daemon's epoch. A
 * client that reads too slowly is not waited for and costs no memory: what it misses is dropped, and when it has caught
 * up it gets a new snapshot, which stands for everything missed.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Denial, denial, subprotocolToken } from './guard.ts';
import type { EventEnvelope, RunnerEvent } from './protocol.ts';

/** Bytes waiting for one client above which events are dropped, and below which it has caught up. */
const TOO_MUCH = 16 * 1024 * 1024;
const CAUGHT_UP = 64 * 1024;
/** Milliseconds between two pings; a client that does not answer one is gone. */
const PING_EVERY = 30_000;
/** Milliseconds a client has to come back. */
const GRACE = 5_000;

interface Connection {
  socket: WebSocket;
  behind: boolean;
  alive: boolean;
}

export interface EventHub {
  publish(event: RunnerEvent): void;
  /** Handles an HTTP upgrade to `/v1/events`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  connections(): number;
  close(): void;
}

export interface HubTools {
  snapshot(): RunnerEvent;
  port(): number;
  token: string;
  epoch: string;
  tooMuch?: number;
  /** Nobody has been listening for `grace` milliseconds: whoever was is gone, not reconnecting. */
  deserted?(): void;
  grace?: number;
}

export function openHub(tools: HubTools): EventHub {
  const { epoch } = tools;
  const limit = tools.tooMuch ?? TOO_MUCH;
  const connections = new Set<Connection>();
  const server = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024, perMessageDeflate: false });
  let seq = 0;
  let leaveTimer: NodeJS.Timeout | null = null;

  const envelope = (event: RunnerEvent): string => JSON.stringify({ epoch, seq, event } satisfies EventEnvelope);

  const catchUp = (connection: Connection): void => {
    if (!connection.behind || connection.socket.bufferedAmount > Math.min(CAUGHT_UP, limit)) return;
    connection.behind = false;
    connection.socket.send(envelope(tools.snapshot()), () => catchUp(connection));
  };

  const pings = setInterval(() => {
    for (const connection of connections) {
      if (!connection.alive) connection.socket.terminate();
      connection.alive = false;
      connection.socket.ping();
    }
  }, PING_EVERY);
  pings.unref();

  return {
    publish(event) {
      seq++;
      if (connections.size === 0) return;
      const text = envelope(event);
      for (const connection of connections) {
        if (connection.behind) continue;
        if (connection.socket.bufferedAmount > limit) connection.behind = true;
        else connection.socket.send(text, () => catchUp(connection));
      }
    },
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      const denied = denial(request, tools.port(), tools.token, subprotocolToken(request));
      if (denied !== null) return refuse(socket, denied);
      if (request.url !== '/v1/events') {
        return refuse(socket, {
          status: 403,
          code: 'unknown-route',
          message: 'Events are at /v1/events.',
          remedy: null,
        });
      }
      server.handleUpgrade(request, socket, head, (webSocket) => {
        const connection: Connection = { socket: webSocket, behind: false, alive: true };
        webSocket.on('pong', () => {
          connection.alive = true;
        });
        webSocket.on('error', () => webSocket.terminate());
        webSocket.on('close', () => {
          connections.delete(connection);
          if (connections.size === 0) leaveTimer = setTimeout(() => tools.deserted?.(), tools.grace ?? GRACE).unref();
        });
        webSocket.send(envelope(tools.snapshot()));
        if (leaveTimer !== null) clearTimeout(leaveTimer);
        connections.add(connection);
      });
    },
    connections: () => connections.size,
    close() {
      clearInterval(pings);
      if (leaveTimer !== null) clearTimeout(leaveTimer);
      for (const { socket } of connections) socket.close(1001, 'the daemon is leaving');
      for (const { socket } of connections) setTimeout(() => socket.terminate(), 500).unref();
      server.close();
    },
  };
}

function refuse(socket: Duplex, { status, code, message, remedy }: Denial): void {
  const body = JSON.stringify({ error: { code, message, remedy } });
  socket.end(
    `HTTP/1.1 ${status} ${status === 401 ? 'Unauthorized' : 'Forbidden'}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
