/**
 * Thumbnails in `05_Cache/thumbnails`, named by the content of the picture: a copy shares its thumbnail, and one can
 * never be out of date. Made when a take is, and on demand for takes that came by a merge.
 */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { Project } from '../contracts/project.ts';
import { MOST_PIXELS, toThumbnail } from './picture.ts';

type Cached = Pick<Project, 'root' | 'cacheDir'>;

/** Where thumbnails lie, project-relative with `/`. */
export function thumbnailHome(project: Cached): string {
  return `${path.relative(project.root, project.cacheDir).split(path.sep).join('/')}/thumbnails`;
}

/** The thumbnail of a picture with this content, relative to their home; it need not be there. */
export function thumbnailName(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 26)}.jpg`;
}

function thumbnailPath(project: Cached, sha256: string): string {
  return `${thumbnailHome(project)}/${thumbnailName(sha256)}`;
}

/** Writes a thumbnail that was made along the way. The cache may vanish or refuse at any moment: then there is none. */
export async function keepThumbnail(project: Cached, sha256: string, jpeg: Uint8Array): Promise<string | null> {
  const relative = thumbnailPath(project, sha256);
  const file = path.join(project.root, ...relative.split('/'));
  const temporary = `${file}.${process.pid}.tmp`;
  // A second try, for a cache that is deleted between making the folder and writing into it.
  for (let tries = 0; tries < 2; tries++) {
    try {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(temporary, jpeg);
      await rename(temporary, file);
      return relative;
    } catch {
      await rm(temporary, { force: true }).catch(() => {});
    }
  }
  return null;
}

/** How many pictures are decoded at once; each uses one thread. Two of them keep two cores busy. */
const AT_ONCE = 2;

export class Thumbnails {
  readonly #project: Cached;
  readonly #making = new Map<string, Promise<string | null>>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(project: Cached) {
    this.#project = project;
  }

  /**
   * The thumbnail of a take's picture, made if it is not there. `media` is its project-relative path. Null for what
   * has no picture to show: video, a pointer that was not fetched, damaged media.
   */
  async of(media: string, sha256: string): Promise<string | null> {
    const relative = thumbnailPath(this.#project, sha256);
    if (existsSync(path.join(this.#project.root, relative))) return relative;
    const making = this.#making.get(sha256) ?? this.#make(media, sha256);
    this.#making.set(sha256, making);
    try {
      return await making;
    } finally {
      this.#making.delete(sha256);
    }
  }

  async #make(media: string, sha256: string): Promise<string | null> {
    if (media.endsWith('.mp4')) return null;
    while (this.#running >= AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running += 1;
    // One thread a picture beats several by a fifth when two are in work (tests/bench/thumbnails.ts).
    sharp.concurrency(1);
    try {
      const file = path.join(this.#project.root, ...media.split('/'));
      const jpeg = await toThumbnail(
        sharp(file, { failOn: 'error', sequentialRead: true, limitInputPixels: MOST_PIXELS }),
      );
      return await keepThumbnail(this.#project, sha256, jpeg);
    } catch {
      return null;
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }
}
