/**
 * All takes of a project in memory, read from the files and kept in `05_Cache/index/takes` only so that the next
 * process need not read them again. The files are the truth: every refresh holds each folder's times against what is
 * known, and a cache that is deleted, damaged or of another version costs a re-read and nothing else. Plain files
 * rather than a database: nothing stays open, so deleting the cache under a running process strands no handle.
 */
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Project } from '../contracts/project.ts';
import type { ShotKey, Sidecar, Take } from '../contracts/take.ts';
import { sha256 } from '../files/hash.ts';
import { keyText } from './key.ts';
import { RENDERS } from './paths.ts';
import { aliasOf } from './shot-file.ts';
import {
  byAge,
  type IndexedTake,
  isUnchanged,
  isUsable,
  publicTake,
  readShotFolder,
  readSidecar,
  ShotFolder,
} from './shot-folder.ts';
import { thumbnailHome, thumbnailName } from './thumbnails.ts';

const Shard = z.object({ version: z.literal(1), folders: z.array(ShotFolder) });

/** How long the files are looked at before other work gets its turn, in milliseconds. */
const SLICE = 12;

export interface PlacedTake {
  folder: string;
  take: IndexedTake;
}

export class TakeIndex {
  readonly #project: Pick<Project, 'root' | 'cacheDir'>;
  readonly #folders = new Map<string, ShotFolder>();
  readonly #byKey = new Map<string, Set<string>>();
  readonly #byName = new Map<string, string>();
  readonly #changed = new Set<string>();
  readonly #thumbnailHome: string;
  readonly #sidecars = new Map<string, Sidecar>();
  readonly #fitting = new Map<string, string>();
  #thumbnails = new Set<string>();

  private constructor(project: Pick<Project, 'root' | 'cacheDir'>) {
    this.#project = project;
    this.#thumbnailHome = thumbnailHome(project);
  }

  /** Reads what the cache knows and holds it against the files. */
  static async open(project: Pick<Project, 'root' | 'cacheDir'>): Promise<TakeIndex> {
    const index = new TakeIndex(project);
    await index.#load();
    await index.refresh();
    return index;
  }

  /** Notices what changed in `03_Renders`, by whomever. Returns the folders that are new, changed or gone. */
  async refresh(): Promise<string[]> {
    const pause = slices();
    const present = new Set<string>();
    const changed: string[] = [];
    for (const folder of await this.#walk()) {
      present.add(folder);
      const known = this.#folders.get(folder);
      if (known !== undefined && isUnchanged(this.#project.root, known)) continue;
      if (this.#read(folder)) changed.push(folder);
      await pause();
    }
    for (const folder of [...this.#folders.keys()]) {
      if (present.has(folder)) continue;
      this.#forget(folder);
      changed.push(folder);
    }
    this.#noticeCache();
    return changed;
  }

  /** Reads one folder again, after a commit or a decision. */
  reread(folder: string): void {
    this.#read(folder);
  }

  /** Writes what changed to the cache. Never fails: a cache that cannot be written is made again next time. */
  async save(): Promise<void> {
    const scenes = new Set([...this.#changed].map(sceneOf));
    if (scenes.size === 0) return;
    this.#changed.clear();
    const shards = new Map<string, ShotFolder[]>([...scenes].map((scene) => [scene, []]));
    for (const folder of this.#folders.values()) shards.get(sceneOf(folder.folder))?.push(folder);
    const home = this.#home();
    try {
      await mkdir(home, { recursive: true });
      for (const [scene, folders] of shards) {
        const file = path.join(home, shardName(scene));
        if (folders.length === 0) {
          await rm(file, { force: true });
          continue;
        }
        const temporary = `${file}.${process.pid}.tmp`;
        await writeFile(temporary, JSON.stringify({ version: 1, folders } satisfies z.infer<typeof Shard>));
        await rename(temporary, file);
      }
    } catch {
      for (const scene of scenes) for (const folder of shards.get(scene)!) this.#changed.add(folder.folder);
    }
  }

  /** Every shot folder of a script. */
  foldersOf(script: string): ShotFolder[] {
    return [...this.#folders.values()].filter((folder) => folder.key?.script === script);
  }

  folder(folder: string): ShotFolder | null {
    return this.#folders.get(folder) ?? null;
  }

  /** The folders of one shot: one, or after a merge in which both branches gave it one, more. By key, then by alias. */
  foldersOfKey(key: ShotKey): ShotFolder[] {
    return [...(this.#byKey.get(keyText(key)) ?? [])].sort().map((folder) => this.#folders.get(folder)!);
  }

  /** Takes of a shot, newest first, the one in use marked. Deleted ones are among them with that verdict. */
  takes(key: ShotKey): Take[] {
    const folders = this.foldersOfKey(key);
    const active = this.#inUse(key, folders);
    return newestPlaces(placed(folders)).map(({ folder, take }) => this.#public(folder, take, take === active?.take));
  }

  /** A take by name; null if there is none. */
  take(name: string): Take | null {
    const place = this.place(name);
    if (place === null) return null;
    const key = this.#folders.get(place.folder)?.key;
    const active = key == null ? null : this.#inUse(key, this.foldersOfKey(key));
    return this.#public(place.folder, place.take, place.take === active?.take);
  }

  place(name: string): PlacedTake | null {
    const folder = this.#folders.get(this.#byName.get(name) ?? '');
    const take = folder?.takes.find((candidate) => candidate.name === name);
    return folder === undefined || take === undefined ? null : { folder: folder.folder, take };
  }

  /**
   * Told by a plan which take fits the words as they are now: where nobody picked one it is in use, though it need
   * not be the newest. Forgotten when the shot's folder changes.
   */
  noteFitting(key: ShotKey, name: string): void {
    this.#fitting.set(keyText(key), name);
  }

  #inUse(key: ShotKey, folders: readonly ShotFolder[]): PlacedTake | null {
    const noted = this.#fitting.get(keyText(key));
    const fitting = noted === undefined ? undefined : placed(folders).find(({ take }) => take.name === noted);
    return pickedTake(folders) ?? fitting ?? activeTake(folders);
  }

  /** A take as readers see it, for a plan that knows which one is in use. */
  publicTake({ folder, take }: PlacedTake, active: boolean): Take {
    return this.#public(folder, take, active);
  }

  /** The whole sidecar of a take; null if it is gone since. Sidecars never change, so they are read once. */
  sidecar(name: string): Sidecar | null {
    const known = this.#sidecars.get(name);
    if (known !== undefined) return known;
    const folder = this.#byName.get(name);
    if (folder === undefined) return null;
    const sidecar = readSidecar(path.join(this.#project.root, folder, `${name}.json`));
    if ('trouble' in sidecar) return null;
    if (this.#sidecars.size >= 20_000) this.#sidecars.clear();
    this.#sidecars.set(name, sidecar);
    return sidecar;
  }

  /** Told that a thumbnail was made. */
  addThumbnail(relative: string): void {
    this.#thumbnails.add(relative.slice(this.#thumbnailHome.length + 1));
  }

  /** Folders with media whose commit was interrupted, or with unfinished writes. */
  unfinished(): ShotFolder[] {
    return [...this.#folders.values()].filter((folder) => folder.orphans.length > 0 || folder.temporaries.length > 0);
  }

  /** What does not fit in the shot folders, in words. */
  get problems(): string[] {
    return [...this.#folders.values()].flatMap((folder) => folder.problems);
  }

  get takeCount(): number {
    return this.#byName.size;
  }

  #public(folder: string, take: IndexedTake, active: boolean): Take {
    const name = thumbnailName(take.sha256);
    return publicTake(folder, take, active, this.#thumbnails.has(name) ? `${this.#thumbnailHome}/${name}` : null);
  }

  #read(folder: string): boolean {
    const known = this.#folders.get(folder);
    const now = readShotFolder(this.#project.root, folder);
    if (known !== undefined) this.#forget(folder);
    if (now === null) return known !== undefined;
    this.#keep(now);
    this.#changed.add(folder);
    return known === undefined || content(known) !== content(now);
  }

  #keep(folder: ShotFolder): void {
    this.#folders.set(folder.folder, folder);
    for (const take of folder.takes) this.#byName.set(take.name, folder.folder);
    for (const text of keyTexts(folder)) {
      const had = this.#byKey.get(text);
      if (had) had.add(folder.folder);
      else this.#byKey.set(text, new Set([folder.folder]));
    }
  }

  #forget(name: string): void {
    const folder = this.#folders.get(name);
    if (folder === undefined) return;
    this.#folders.delete(name);
    this.#changed.add(name);
    for (const take of folder.takes) if (this.#byName.get(take.name) === name) this.#byName.delete(take.name);
    for (const text of keyTexts(folder)) {
      this.#byKey.get(text)?.delete(name);
      this.#fitting.delete(text);
    }
  }

  /** Folders named `Shot_…`, at any depth down to `Script_/Chapter_/Scene_/Shot_`. */
  async #walk(): Promise<string[]> {
    const found: string[] = [];
    const pause = slices();
    const visit = async (relative: string, depth: number): Promise<void> => {
      let entries: import('node:fs').Dirent[];
      try {
        entries = readdirSync(path.join(this.#project.root, relative), { withFileTypes: true });
      } catch {
        return;
      }
      for (const entry of entries) {
        if (!entry.isDirectory()) continue;
        const inner = `${relative}/${entry.name}`;
        if (entry.name.startsWith('Shot_')) found.push(inner);
        else if (depth < 4) await visit(inner, depth + 1);
      }
      await pause();
    };
    await visit(RENDERS, 1);
    return found;
  }

  /** What of the cache is there now: thumbnails, and whether our own part must be written anew. */
  #noticeCache(): void {
    if (!existsSync(this.#home())) for (const folder of this.#folders.keys()) this.#changed.add(folder);
    const thumbnails = new Set<string>();
    const home = path.join(this.#project.cacheDir, 'thumbnails');
    for (const shelf of namesIn(home)) {
      for (const name of namesIn(path.join(home, shelf))) thumbnails.add(`${shelf}/${name}`);
    }
    this.#thumbnails = thumbnails;
  }

  async #load(): Promise<void> {
    const home = this.#home();
    for (const name of await readdir(home).catch(() => [] as string[])) {
      // Only what is ours by its name is ever removed: the folder may be a link to somebody's own files.
      if (!SHARD_NAME.test(name)) continue;
      const text = await readFile(path.join(home, name), 'utf8').catch(() => '');
      const shard = readShard(text);
      if (shard === null) await rm(path.join(home, name), { force: true }).catch(() => {});
      else for (const folder of shard) this.#keep(folder);
    }
  }

  #home(): string {
    return path.join(this.#project.cacheDir, 'index', 'takes');
  }
}

/**
 * The take in use: the one a person picked, else the newest usable one. Of several picks (two branches, not yet
 * decided) the newest, so that every clone shows the same.
 */
export function activeTake(folders: readonly ShotFolder[]): PlacedTake | null {
  return pickedTake(folders) ?? newest(placed(folders).filter(({ take }) => isUsable(take)));
}

/** Newest first, as `newestFirst`. */
export function newestPlaces(places: readonly PlacedTake[]): readonly PlacedTake[] {
  return places.length < 2 ? places : [...places].sort((a, b) => byAge(a.take, b.take));
}

/** The take that a person picked, if it is still there. */
export function pickedTake(folders: readonly ShotFolder[]): PlacedTake | null {
  const picks = new Set(folders.flatMap((folder) => folder.picks));
  if (picks.size === 0) return null;
  return newest(
    placed(folders).filter(
      ({ take }) =>
        picks.has(take.name) && take.review.status !== 'deleted' && (take.state === 'ok' || take.state === 'pointer'),
    ),
  );
}

export function placed(folders: readonly ShotFolder[]): PlacedTake[] {
  const places: PlacedTake[] = [];
  for (const { folder, takes } of folders) for (const take of takes) places.push({ folder, take });
  return places;
}

function newest(places: readonly PlacedTake[]): PlacedTake | null {
  return newestPlaces(places)[0] ?? null;
}

function keyTexts({ key, aliases }: ShotFolder): string[] {
  if (key === null) return [];
  const { script } = key;
  const own = keyText(key);
  const earlier = aliases.map((alias) =>
    alias.includes('/') ? `${script}/${alias}` : `${script}/${key.scene}/${alias}`,
  );
  return [own, ...earlier.filter((text) => text !== own && text !== `${script}/${aliasOf(key)}`)];
}

/** What of a folder a reader could notice. */
function content({ mtime: _mtime, settled: _settled, decisions: _decisions, ...rest }: ShotFolder): string {
  return JSON.stringify(rest);
}

function sceneOf(folder: string): string {
  return folder.slice(0, folder.lastIndexOf('/'));
}

const SHARD_NAME = /^[0-9a-f]{24}\.json$/;

function shardName(scene: string): string {
  return `${sha256(scene).slice(0, 24)}.json`;
}

function readShard(text: string): ShotFolder[] | null {
  try {
    const shard: unknown = JSON.parse(text);
    const parsed = Shard.safeParse(shard);
    return parsed.success ? parsed.data.folders : null;
  } catch {
    return null;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A pause for whoever calls it often: lets other work run once a slice of time is used up. */
function slices(): () => Promise<void> | void {
  let until = performance.now() + SLICE;
  return () => {
    if (performance.now() < until) return;
    return new Promise((resolve) => {
      setImmediate(() => {
        until = performance.now() + SLICE;
        resolve();
      });
    });
  };
}
