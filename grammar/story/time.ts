/** Lengths of time as written in a script: `4s`, `2.5s`, `500ms`, `1m`, `1m30s`, `1m 30s`. Always milliseconds inside. */

const LENGTH =
  /^(?:(\d+(?:\.\d+)?)\s*(?:m|min)(?![a-z]))?\s*(?:(\d+(?:\.\d+)?)\s*(?:s|sec)(?![a-z]))?\s*(?:(\d+)\s*ms)?$/i;

/** A day. What is longer is a slip of the key, and no number that could be counted on in frames. */
const LONGEST_MS = 24 * 60 * 60_000;

/** Milliseconds, or null when the text is not a length of time, or is longer than a day. */
export function parseTime(text: string): number | null {
  const first = text.charCodeAt(0);
  if (!(first >= 48 && first <= 57)) return null;
  const match = LENGTH.exec(text);
  if (!match) return null;
  const ms = Math.round(Number(match[1] ?? 0) * 60_000 + Number(match[2] ?? 0) * 1000 + Number(match[3] ?? 0));
  return ms <= LONGEST_MS ? ms : null;
}

/** The shortest way to write a length: `2.5s`, `1m`, `1m30s`, `500ms`. */
export function formatTime(ms: number): string {
  if (ms < 1000 && ms % 100 !== 0) return `${ms}ms`;
  const minutes = Math.floor(ms / 60_000);
  const seconds = Math.round(ms - minutes * 60_000) / 1000;
  if (minutes === 0) return `${seconds}s`;
  return seconds === 0 ? `${minutes}m` : `${minutes}m${seconds}s`;
}
