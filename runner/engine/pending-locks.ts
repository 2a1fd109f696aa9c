/**
 * Numbers that could not be written into their script when its shots were queued, because an editor held the script:
 * kept by fingerprint, and written as soon as the script is let go. Lost with the process, and found again by the next
 * render that makes something: the takes know their shots by `shot.json` meanwhile.
 */
import type { Project, ScriptSource } from '../contracts/project.ts';
import { dirtyPaths, lockPending } from '../plan/lock.ts';
import type { PendingLock } from '../server/protocol.ts';

export class PendingLocks {
  readonly #waiting = new Map<string, PendingLock>();
  readonly #dirty = new Map<string, readonly string[]>();

  /** What one editor has open and unsaved, instead of what it said before. */
  report({ client, paths }: { client: string; paths: readonly string[] }): void {
    if (paths.length === 0) this.#dirty.delete(client);
    else this.#dirty.set(client, paths);
  }

  forgetReports(): void {
    this.#dirty.clear();
  }

  /** True for an absolute path that some editor has open and unsaved. */
  isDirty(file: string): boolean {
    return dirtyPaths([...this.#dirty.values()].flat())(file);
  }

  all(): PendingLock[] {
    return [...this.#waiting.values()];
  }

  /** Adds what must wait; several renders of one script wait together. Returns all that waits for that script. */
  add(lock: PendingLock): PendingLock {
    const earlier = this.#waiting.get(lock.script)?.shots ?? [];
    const shots = new Map([...earlier, ...lock.shots].map((shot) => [shot.fingerprint, shot]));
    const whole = { ...lock, shots: [...shots.values()] };
    this.#waiting.set(lock.script, whole);
    return whole;
  }

  /**
   * Tries to write what waits for this script; what still cannot be written goes on waiting. Tells whether the script
   * was written and whether anything waits no longer.
   */
  async retry(project: Project, source: ScriptSource): Promise<{ written: boolean; settled: boolean }> {
    const lock = this.#waiting.get(source.entry.key);
    if (lock === undefined) return { written: false, settled: false };
    const { pending, written } = await lockPending(project, source, lock, (file) => this.isDirty(file));
    if (pending === null) this.#waiting.delete(source.entry.key);
    else this.#waiting.set(source.entry.key, pending);
    return { written, settled: written || pending === null };
  }
}
