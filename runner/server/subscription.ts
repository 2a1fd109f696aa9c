/**
 * One listener on a daemon's events: a snapshot first, then every event in order. A gap, a new epoch, a lost connection
 * or a restarted daemon leads to a new connection and with it to a new snapshot; the listener never sees a hole.
 */
import { WebSocket } from 'ws';
import { type DaemonFile, EventEnvelope, type RunnerEvent } from './protocol.ts';

export interface SubscriptionOptions {
  /** Where the daemon is now; asked before every connection, because a restarted daemon is elsewhere. */
  daemon(): Pick<DaemonFile, 'port' | 'token'> | null;
  listener(event: RunnerEvent): void;
  /** Nobody has answered for this long (milliseconds) after a connection was lost or could not be made. */
  lost?(): void;
  patience?: number;
}

const FIRST_WAIT = 50;
const LONGEST_WAIT = 2_000;

/** Connects, and reconnects until the returned function is called. */
export function subscribeToDaemon(options: SubscriptionOptions): () => void {
  const patience = options.patience ?? 10_000;
  let stopped = false;
  let socket: WebSocket | null = null;
  let timer: NodeJS.Timeout | null = null;
  let wait = FIRST_WAIT;
  let lostSince: number | null = null;
  let said = false;

  function connect(): void {
    timer = null;
    if (stopped) return;
    const daemon = options.daemon();
    if (daemon === null) {
      again();
      return;
    }
    let epoch: string | null = null;
    let last = 0;
    const mine = new WebSocket(`ws://127.0.0.1:${daemon.port}/v1/events`, [`slateline.${daemon.token}`], {
      perMessageDeflate: false,
      handshakeTimeout: 5_000,
      maxPayload: 256 * 1024 * 1024,
    });
    socket = mine;
    mine.on('message', (data) => {
      if (stopped || socket !== mine) return;
      const parsed = EventEnvelope.safeParse(parse(String(data)));
      if (!parsed.success) return mine.terminate();
      const { event, ...at } = parsed.data;
      if (event.type !== 'snapshot' && (at.epoch !== epoch || at.seq !== last + 1)) return mine.terminate();
      epoch = at.epoch;
      last = at.seq;
      lostSince = null;
      said = false;
      wait = FIRST_WAIT;
      options.listener(event);
    });
    mine.on('error', () => {});
    mine.on('close', () => {
      if (socket === mine) again();
    });
  }

  function again(): void {
    if (stopped) return;
    socket = null;
    lostSince ??= performance.now();
    if (!said && performance.now() - lostSince >= patience) {
      said = true;
      options.lost?.();
    }
    timer = setTimeout(connect, wait);
    wait = Math.min(LONGEST_WAIT, wait * 2);
  }

  connect();
  return () => {
    stopped = true;
    if (timer !== null) clearTimeout(timer);
    socket?.close();
    socket?.terminate();
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
