/** An opened project: what every other part of the runner is handed. Opening is in `runner/project/open.ts`. */
import type { Problem } from '../../grammar/problem.ts';
import type { Story } from '../../grammar/story/schema.ts';
import type { Manifest } from './manifest.ts';

export interface ScriptEntry {
  key: string;
  /** Project-relative, POSIX. */
  path: string;
  /** Absolute, native. */
  file: string;
}

export interface Project {
  /** Real absolute path of the folder that holds `project.json`. */
  root: string;
  manifest: Manifest;
  scripts: readonly ScriptEntry[];
  /** Queue, lock, token and ledger of this project in this worktree: local, outside the project, never shared. */
  stateDir: string;
  /** `05_Cache` of the project, absolute. May vanish at any moment. */
  cacheDir: string;
  /** Why nothing may be written here (newer schema, read-only folder, another host), in words; null if writable. */
  readOnly: string | null;
  /** True for a bare script outside any project: the folder is a scratch one and the script is never written. */
  bare: boolean;
}

/** A script read once: its text, the hash of its bytes and what it means. */
export interface ScriptSource {
  entry: ScriptEntry;
  text: string;
  /** SHA-256 of the file's bytes, hex. */
  hash: string;
  story: Story;
  problems: readonly Problem[];
  /** The Stories of the files it includes, in reading order, and what could not be read of them, in words. */
  included: { stories: readonly Story[]; problems: readonly string[]; files: readonly string[] };
}

/** An error a person can act on: what happened, where, what to do. `code` is stable and searchable. */
export class Trouble extends Error {
  readonly code: string;
  readonly remedy: string | null;
  constructor(code: string, message: string, remedy: string | null = null, cause?: unknown) {
    super(message, { cause });
    this.name = 'Trouble';
    this.code = code;
    this.remedy = remedy;
  }
}
