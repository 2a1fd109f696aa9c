/**
 * Content hashes of the files that recipes refer to, remembered by size, modification time and inode. A Git LFS
 * pointer counts as the content it stands for, so a recipe is the same before and after `git lfs pull`. No path
 * leads outside the project, through `..` or a link.
 */
import { mkdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Project } from '../contracts/project.ts';
import type { FileRef } from '../contracts/recipe.ts';
import { sha256OfFile } from '../files/hash.ts';
import { leaves } from '../files/inside.ts';
import { POINTER_LIMIT, readPointer } from '../files/lfs-pointer.ts';
import { cleanText } from './hash.ts';

const Remembered = z.object({ size: z.number(), mtime: z.number(), inode: z.number(), sha256: z.string() });
const Stored = z.object({ version: z.literal(1), files: z.record(z.string(), Remembered) });
type Remembered = z.infer<typeof Remembered>;

export type HashedFile = { ref: FileRef; problem: null } | { ref: null; problem: string };

// A file changed within one tick of the clock after it was hashed keeps its times; hash it again until it is older.
const SETTLED = 2_000;

export class FileHashes {
  readonly #root: string;
  readonly #store: string;
  #known: Map<string, Remembered> | null = null;
  #changed = false;

  constructor(project: Pick<Project, 'root' | 'cacheDir'>) {
    this.#root = project.root;
    this.#store = path.join(project.cacheDir, 'index', 'file-hashes.json');
  }

  /** `reference` is project-relative with `/`. Never throws: what cannot be hashed is a problem in words. */
  async hash(reference: string): Promise<HashedFile> {
    const relative = cleanText(reference).trim();
    const plain = path.posix.normalize(relative);
    if (relative === '' || path.posix.isAbsolute(plain) || /^[A-Za-z]:|\\/.test(relative) || leaves(plain)) {
      return refused(
        `"${reference}" leads outside the project. Copy the file into 01_Assets and refer to it from there.`,
      );
    }
    const file = await this.#locate(plain);
    if (file === null) return refused(`The reference ${plain} is missing. Add the file, or mend the path.`);
    if (leaves(path.relative(this.#root, file))) {
      return refused(`The reference ${plain} is a link that leads outside the project. Copy the file itself.`);
    }
    const info = await stat(file).catch(() => null);
    if (info === null || !info.isFile()) return refused(`The reference ${plain} is not a file.`);
    const known = await this.#load();
    const before = known.get(plain);
    if (before && before.size === info.size && before.mtime === info.mtimeMs && before.inode === info.ino) {
      return { ref: { path: plain, sha256: before.sha256 }, problem: null };
    }
    try {
      const pointer = info.size < POINTER_LIMIT ? readPointer(file) : null;
      const sha256 = pointer?.oid ?? (await sha256OfFile(file));
      if (Date.now() - info.mtimeMs > SETTLED) {
        known.set(plain, { size: info.size, mtime: info.mtimeMs, inode: info.ino, sha256 });
        this.#changed = true;
      }
      return { ref: { path: plain, sha256 }, problem: null };
    } catch {
      return refused(`The reference ${plain} cannot be read. Check its permissions.`);
    }
  }

  /** Keeps what was learned for the next process; a cache that cannot be written is no trouble. */
  async save(): Promise<void> {
    if (!this.#changed || this.#known === null) return;
    this.#changed = false;
    const text = JSON.stringify({ version: 1, files: Object.fromEntries(this.#known) } satisfies z.infer<
      typeof Stored
    >);
    const temporary = `${this.#store}.${process.pid}.tmp`;
    await mkdir(path.dirname(this.#store), { recursive: true })
      .then(() => writeFile(temporary, text))
      .then(() => rename(temporary, this.#store))
      .catch(() => {});
  }

  /** The real file behind a path: macOS keeps names decomposed, so NFC is tried first and NFD after it. */
  async #locate(relative: string): Promise<string | null> {
    for (const name of new Set([relative, relative.normalize('NFD')])) {
      const found = await realpath(path.join(this.#root, ...name.split('/'))).catch(() => null);
      if (found !== null) return found;
    }
    return null;
  }

  async #load(): Promise<Map<string, Remembered>> {
    if (this.#known !== null) return this.#known;
    const text = await readFile(this.#store, 'utf8').catch(() => null);
    const stored = Stored.safeParse(text === null ? null : parseJson(text));
    this.#known ??= new Map(stored.success ? Object.entries(stored.data.files) : []);
    return this.#known;
  }
}

function refused(problem: string): HashedFile {
  return { ref: null, problem };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
