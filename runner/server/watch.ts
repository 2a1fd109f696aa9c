/**
 * Notices what others change in the project (a git checkout, an editor, a file manager) and says so once per burst.
 * Watching is a courtesy: where the system refuses it, plans are still computed from the files whenever asked.
 */
import { statSync, watch } from 'node:fs';
import path from 'node:path';
import type { Project } from '../contracts/project.ts';
import { TEMPORARY } from '../files/write-whole.ts';
import { MANIFEST_NAME } from '../project/manifest.ts';
import { RENDERS_FOLDER } from '../project/open.ts';
import type { RunnerEvent } from './protocol.ts';
import { type TreeWatch, watchTree } from './watch-tree.ts';

type Update = Extract<RunnerEvent, { type: 'project_update' }>;

/** Milliseconds of quiet after which a burst is over, and the longest a burst is waited out. */
export const QUIET = 200;
const LONGEST = 2_000;
const ASSETS_FOLDER = '01_Assets';

/** Starts watching; returns the way to stop. `say` hears of each burst, and of what cannot be watched. */
export function watchProject(project: Project, say: (event: RunnerEvent) => void): () => void {
  const watchers: { close(): void }[] = [];
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
  const seen = new Set<string>();
  const assetChanged = (name: string): void => {
    note('assets', null);
    if (seen.has(name) || name.endsWith('.asset.json')) return;
    const info = statSync(path.join(project.root, ASSETS_FOLDER, name), { throwIfNoEntry: false });
    // Only what appeared just now: a file that is merely touched was there before.
    if (info?.isFile() !== true || info.mtimeMs - info.birthtimeMs > QUIET) return;
    seen.add(name);
    say({ type: 'asset_added', category: name.split('/')[0]!, path: `${ASSETS_FOLDER}/${name}` });
  };
  const unwatched = (folder: string) => (error: unknown) => {
    const message = `Changes in ${folder} are not noticed by themselves: ${(error as Error).message}`;
    say({ type: 'log', level: 'warn', taskId: null, message });
  };
  const follow = (folder: string, heard: (name: string) => void): void => {
    try {
      const watcher = watch(folder, { persistent: false }, (_kind, name) => heard(name ?? ''));
      watcher.on('error', unwatched(folder));
      watchers.push(watcher);
    } catch (error) {
      unwatched(folder)(error);
    }
  };

  const scripts = new Map(project.scripts.map((script) => [script.path, script.key]));
  const heard = (top: string, name: string): void => {
    if (!isNews(name)) return;
    const script = scripts.get(`${top}/${name}`);
    if (script !== undefined) note('script', script);
    if (top === RENDERS_FOLDER) note('takes', null);
    if (top === ASSETS_FOLDER) assetChanged(name);
  };
  const trees = new Map<string, TreeWatch>();
  const inFolders = project.bare ? [] : [...scripts.keys()].filter((script) => script.includes('/'));
  for (const top of new Set([RENDERS_FOLDER, ASSETS_FOLDER, ...inFolders.map((script) => script.split('/')[0]!)])) {
    const folder = path.join(project.root, top);
    const tree = watchTree(folder, (name) => heard(top, name), unwatched(folder));
    trees.set(top, tree);
    watchers.push(tree);
  }
  follow(project.root, (name) => {
    if (!project.bare && name === MANIFEST_NAME) note('manifest', null);
    if (!project.bare && scripts.has(name)) note('script', scripts.get(name)!);
    if (!trees.has(name)) return;
    trees.get(name)!.renew();
    if (name === RENDERS_FOLDER) note('takes', null);
    if (name === ASSETS_FOLDER) note('assets', null);
    for (const script of inFolders) if (script.startsWith(`${name}/`)) note('script', scripts.get(script)!);
  });
  // A bare script lies anywhere. Editors replace files, so its folder is watched, not the file.
  if (project.bare) {
    for (const { key, file } of project.scripts) {
      follow(path.dirname(file), (name) => name === path.basename(file) && note('script', key));
    }
  }

  return () => {
    if (timer !== null) clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

/** Unfinished writes are nobody's business. */
function isNews(name: string): boolean {
  const file = name.slice(name.lastIndexOf('/') + 1);
  return !TEMPORARY.test(file) && !file.endsWith('.tmp');
}
