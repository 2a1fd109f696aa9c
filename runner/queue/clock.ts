/**
 * The queue's two clocks. Every decision (leases, backoff) is made with monotonic time, which all processes of one
 * boot share; the wall clock only writes the stamps that people read.
 */
import { readFileSync } from 'node:fs';

export interface Clock {
  /** Whole milliseconds since some instant before this boot's first process; never goes back within a boot. */
  monotonic(): number;
  /** RFC 3339 UTC, for people only. */
  stamp(): string;
  /** Names this boot, or '' where the system does not tell. */
  readonly boot: string;
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

export const systemClock: Clock = {
  monotonic: () => Number(process.hrtime.bigint() / 1_000_000n),
  stamp: () => new Date().toISOString(),
  boot: bootId(),
};
