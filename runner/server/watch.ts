/**
 * Notices what others change in the project (a git checkout, an editor, a file manager) and says so once per burst.
 * Watching is a courtesy: where the system refuses it, plans are still computed from the files whenever asked.
 */
import { type FSWatcher, watch } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Project } from '../contracts/project.ts';
import { TEMPORARY } from '../files/write-whole.ts';
import { MANIFEST_NAME } from '../project/manifest.ts';
import { RENDERS_FOLDER } from '../project/open.ts';
import type { RunnerEvent } from './protocol.ts';

type Update = Extract<RunnerEvent, { type: 'project_update' }>;

/** Milliseconds of quiet after which a burst is over, and the longest a burst is waited out. */
const QUIET = 200;
const LONGEST = 2_000;

/** Starts watching; resolves to the way to stop. `say` hears of each burst, and of what cannot be watched. */
export async function watchProject(project: Project, say: (event: RunnerEvent) => void): Promise<() => void> {
  const watchers: FSWatcher[] = [];
  const changed = new Map<string, Update>();
  let timer: NodeJS.Timeout | null = null;
  let since = 0;

  const tell = (): void => {
    timer = null;
    const updates = [...changed.values()];
    changed.clear();
    for (const update of updates) say(update);
  };
  const note = (what: Update['what'], script: string | null): void => {
    if (changed.size === 0) since = performance.now();
    changed.set(`${what}\0${script}`, { type: 'project_update', what, script });
    if (timer !== null && performance.now() - since > LONGEST) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(tell, QUIET);
    timer.unref();
  };
  const follow = (folder: string, recursive: boolean, heard: (name: string) => void): void => {
    try {
      const watcher = watch(folder, { recursive, persistent: false }, (_kind, name) => {
        const parts = (name ?? '').split(path.sep);
        if (!TEMPORARY.test(parts.at(-1)!)) heard(parts.join('/'));
      });
      watcher.on('error', (error) => unwatched(folder, error));
      watchers.push(watcher);
    } catch (error) {
      unwatched(folder, error);
    }
  };
  const unwatched = (folder: string, error: unknown): void => {
    const message = `Changes in ${folder} are not noticed by themselves: ${(error as Error).message}`;
    say({ type: 'log', level: 'warn', taskId: null, message });
  };

  const folders = new Map<string, Map<string, string>>();
  for (const script of project.scripts) {
    const folder = path.dirname(script.file);
    const names = folders.get(folder) ?? new Map<string, string>();
    folders.set(folder, names.set(path.basename(script.file), script.key));
  }
  // Editors replace files, so the folder is watched, not the file.
  for (const [folder, scripts] of folders) {
    follow(folder, false, (name) => {
      const key = scripts.get(name);
      if (key !== undefined) note('script', key);
    });
  }
  if (!project.bare) {
    follow(project.root, false, (name) => {
      if (name === MANIFEST_NAME) note('manifest', null);
    });
    follow(path.join(project.root, '01_Assets'), true, () => note('assets', null));
  }
  const renders = path.join(project.root, RENDERS_FOLDER);
  if (project.readOnly === null) await mkdir(renders, { recursive: true });
  follow(renders, true, (name) => {
    if (!name.endsWith('.tmp')) note('takes', null);
  });

  return () => {
    if (timer !== null) clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
