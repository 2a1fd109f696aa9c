/**
 * Work repeated whenever one of its files changes. Folders are watched, not files: editors save by putting a new file in
 * the old one's place. Invariants: the work never runs twice at a time, and a change while it runs, or right after the
 * last one, is never lost.
 */
import { existsSync, type FSWatcher, statSync, watch } from 'node:fs';
import path from 'node:path';

/** One save is several events, and a checkout of a branch hundreds. */
const SETTLE_MS = 80;

/** Runs `work` now and after changes of the files it names, until `signal` is aborted. */
export async function watchAndRepeat(work: () => Promise<readonly string[]>, signal: AbortSignal): Promise<void> {
  const watchers = new Map<string, FSWatcher>();
  let files: ReadonlySet<string> = new Set();
  let changed = Promise.withResolvers<void>();
  const ended = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  let timer: NodeJS.Timeout | undefined;
  const touch = () => {
    clearTimeout(timer);
    timer = setTimeout(() => changed.resolve(), SETTLE_MS);
  };

  const follow = (wanted: readonly string[]) => {
    files = new Set(wanted);
    const folders = new Set(wanted.map((file) => nearestFolder(path.dirname(file))));
    for (const [folder, watcher] of watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    for (const folder of folders) {
      if (watchers.has(folder)) continue;
      const watcher = watch(folder, (_, name) => {
        // A folder that comes or goes may hold one of ours.
        const place = name === null ? null : path.join(folder, name);
        if (place === null || files.has(place) || [...files].some((file) => file.startsWith(place + path.sep))) touch();
      });
      // The folder itself was removed: the next check says what is missing.
      watcher.on('error', () => {
        watcher.close();
        watchers.delete(folder);
        touch();
      });
      watchers.set(folder, watcher);
    }
  };

  try {
    while (!signal.aborted) {
      changed = Promise.withResolvers<void>();
      const started = Date.now();
      follow(await work());
      // Nobody watched a new file while it was read.
      if ([...files].some((file) => changedSince(file, started))) touch();
      await Promise.race([changed.promise, ended]);
    }
  } finally {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  }
}

/** Clocks of file systems tick more slowly than ours. */
const TICK_MS = 10;

function changedSince(file: string, time: number): boolean {
  const info = statSync(file, { throwIfNoEntry: false });
  return info !== undefined && info.mtimeMs > time - TICK_MS;
}

function nearestFolder(folder: string): string {
  return existsSync(folder) || path.dirname(folder) === folder ? folder : nearestFolder(path.dirname(folder));
}
