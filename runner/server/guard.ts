/**
 * Who may ask the daemon. It listens on loopback, but every web page in the user's browser can reach loopback too, so a
 * request must carry the token, name a loopback host (a page whose name was re-bound to 127.0.0.1 names its own) and
 * come from no page at all.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Denial {
  status: 401 | 403;
  code: string;
  message: string;
  remedy: string | null;
}

/** Null: the request may pass. */
export function denial(request: IncomingMessage, port: number, token: string, shown: string | null): Denial | null {
  const { host, origin } = request.headers;
  if (
    host === undefined ||
    !['127.0.0.1', 'localhost', '[::1]'].some((name) => host.toLowerCase() === `${name}:${port}`)
  ) {
    return {
      status: 403,
      code: 'wrong-host',
      message: `This daemon answers to 127.0.0.1:${port}, not to "${host ?? ''}".`,
      remedy: 'Ask it by that address, without a proxy.',
    };
  }
  if (origin !== undefined) {
    return { status: 403, code: 'web-page', message: 'Web pages may not ask the daemon.', remedy: null };
  }
  if (shown === null || !sameSecret(shown, token)) {
    return {
      status: 401,
      code: 'wrong-token',
      message: shown === null ? 'The request carries no token.' : 'The token is not this daemon’s.',
      remedy: 'Read port and token from daemon.json in the state directory; a new daemon has a new token.',
    };
  }
  return null;
}

/** Token of an HTTP request: `Authorization: Bearer <token>`. */
export function bearerOf(request: IncomingMessage): string | null {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/** Token of a WebSocket request: subprotocol `slateline.<token>`. */
export function subprotocolToken(request: IncomingMessage): string | null {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  return offered.find((name) => name.startsWith('slateline.'))?.slice('slateline.'.length) ?? null;
}

/** Compares hashes, so that neither length nor first difference shows in the time it takes. */
function sameSecret(left: string, right: string): boolean {
  const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();
  return timingSafeEqual(digest(left), digest(right));
}
