/**
 * Hears every change below a folder, also after parts of it were deleted and made anew, as `git checkout` does. Where
 * the system watches whole trees itself (macOS, Windows) that is used; on Linux every folder is watched on its own,
 * because Node's recursive watching there loses folders that are replaced.
 */
import { type FSWatcher, lstatSync, readdirSync, watch } from 'node:fs';
import path from 'node:path';

export interface TreeWatch {
  /** The root may have been deleted or made anew: look again. */
  renew(): void;
  close(): void;
}

/** `heard` is told paths relative to `root`, with `/`. `failed` is told, once, why something is not watched. */
export function watchTree(root: string, heard: (name: string) => void, failed: (error: Error) => void): TreeWatch {
  let said = false;
  const fail = (error: unknown): void => {
    // A folder that is gone is heard of through its parent.
    if (said || (error as NodeJS.ErrnoException).code === 'ENOENT') return;
    said = true;
    failed(error as Error);
  };
  return process.platform === 'linux' ? watchFolders(root, heard, fail) : watchWhole(root, heard, fail);
}

interface Folder {
  watcher: FSWatcher;
  inner: Map<string, Folder>;
}

function watchFolders(root: string, heard: (name: string) => void, fail: (error: unknown) => void): TreeWatch {
  const open = (folder: string, relative: string): Folder | null => {
    let watcher: FSWatcher;
    const inner = new Map<string, Folder>();
    try {
      watcher = watch(folder, { persistent: false }, (kind, name) => {
        if (name === null) return;
        const below = relative === '' ? name : `${relative}/${name}`;
        // Made, deleted or replaced: what was watched under this name may be another folder now.
        if (kind === 'rename') renew(inner, folder, name, below);
        heard(below);
      });
    } catch (error) {
      fail(error);
      return null;
    }
    watcher.on('error', () => watcher.close());
    try {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        if (entry.isDirectory())
          renew(inner, folder, entry.name, relative === '' ? entry.name : `${relative}/${entry.name}`);
      }
    } catch (error) {
      fail(error);
    }
    return { watcher, inner };
  };
  const renew = (siblings: Map<string, Folder>, parent: string, name: string, relative: string): void => {
    const known = siblings.get(name);
    if (known !== undefined) shut(known);
    siblings.delete(name);
    const folder = path.join(parent, name);
    if (!isFolder(folder)) return;
    const opened = open(folder, relative);
    if (opened !== null) siblings.set(name, opened);
  };
  let top = open(root, '');
  return {
    renew() {
      if (top !== null) shut(top);
      top = open(root, '');
    },
    close() {
      if (top !== null) shut(top);
      top = null;
    },
  };
}

function shut({ watcher, inner }: Folder): void {
  watcher.close();
  for (const folder of inner.values()) shut(folder);
}

/** Links are not followed: one to `/` would have the whole disk watched. */
function isFolder(file: string): boolean {
  try {
    return lstatSync(file).isDirectory();
  } catch {
    return false;
  }
}

function watchWhole(root: string, heard: (name: string) => void, fail: (error: unknown) => void): TreeWatch {
  let watcher: FSWatcher | null = null;
  const open = (): void => {
    try {
      watcher = watch(root, { recursive: true, persistent: false }, (_kind, name) => {
        if (name !== null) heard(name.split(path.sep).join('/'));
      });
      watcher.on('error', (error) => {
        watcher?.close();
        fail(error);
      });
    } catch (error) {
      fail(error);
    }
  };
  open();
  return {
    renew() {
      watcher?.close();
      open();
    },
    close: () => watcher?.close(),
  };
}
