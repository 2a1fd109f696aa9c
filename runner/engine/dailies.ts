/**
 * The takes as this process sees them: the index, opened at the first look and held against the files at every further
 * one, and thumbnails for what came without. `05_Cache` may vanish under it at any moment.
 */
import type { Project } from '../contracts/project.ts';
import type { Take } from '../contracts/take.ts';
import type { TakeIndex } from '../takes/take-index.ts';
import type { Thumbnails } from '../takes/thumbnails.ts';
import type * as Studio from './studio.ts';

/** Milliseconds after a change before the index is written to the cache. */
const SAVE_AFTER = 1_000;

export class Dailies {
  readonly #project: Project;
  readonly #studio: () => Promise<typeof Studio>;
  #index: Promise<TakeIndex> | null = null;
  #thumbnails: Thumbnails | null = null;
  #saving: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(project: Project, studio: () => Promise<typeof Studio>) {
    this.#project = project;
    this.#studio = studio;
  }

  /** The index as it was at the last look. */
  index(): Promise<TakeIndex> {
    this.#index ??= this.#studio()
      .then(({ TakeIndex }) => TakeIndex.open(this.#project))
      .catch((error: unknown) => {
        this.#index = null;
        throw error;
      });
    return this.#index;
  }

  /** The index as the files are now. */
  async fresh(): Promise<TakeIndex> {
    const known = this.#index !== null;
    const index = await this.index();
    if (known) await index.refresh();
    return index;
  }

  /** Something changed: the cache is written soon, once for all that changes until then. */
  saveSoon(): void {
    if (this.#saving !== null || this.#closed) return;
    this.#saving = setTimeout(() => {
      this.#saving = null;
      void this.index().then(
        (index) => index.save(),
        () => {},
      );
    }, SAVE_AFTER);
    this.#saving.unref();
  }

  /** A take that came by a merge has no thumbnail yet; it is made when somebody looks at the shot. */
  async withThumbnail(take: Take): Promise<Take> {
    const index = await this.index();
    const sha256 = take.thumbnail === null && take.state === 'ok' ? index.place(take.name)?.take.sha256 : undefined;
    if (sha256 === undefined) return take;
    this.#thumbnails ??= new (await this.#studio()).Thumbnails(this.#project);
    const thumbnail = await this.#thumbnails.of(take.path, sha256);
    if (thumbnail !== null) index.addThumbnail(thumbnail);
    return { ...take, thumbnail };
  }

  /** `save`: writes the cache now, for a process that may write. */
  async close(save: boolean): Promise<void> {
    this.#closed = true;
    if (this.#saving !== null) clearTimeout(this.#saving);
    const index = await this.#index?.catch(() => null);
    if (save) await index?.save();
  }
}
