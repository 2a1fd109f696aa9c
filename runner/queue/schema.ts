/**
 * The queue's tables, their version (`PRAGMA user_version`) and the way up from every earlier one. A database that is
 * newer than this code is refused in words and left as it is.
 */
import type { DatabaseSync } from 'node:sqlite';
import { Trouble } from '../contracts/project.ts';

/** One entry for each version: entry `n` leads from version `n` to `n + 1`. Entries are never edited, only added. */
const migrations: readonly string[] = [
  `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE jobs (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    state       TEXT NOT NULL,
    backend     TEXT NOT NULL,
    -- Script, scene and shot, the quality and the recipe's hash: a second open job with the same twin is the same wish.
    twin        TEXT NOT NULL,
    shot        TEXT NOT NULL,
    recipe_hash TEXT NOT NULL,
    payload     TEXT NOT NULL,
    attempt     INTEGER NOT NULL DEFAULT 0,
    failures    INTEGER NOT NULL DEFAULT 0,
    fence       INTEGER NOT NULL DEFAULT 0,
    owner       TEXT,
    lease       INTEGER,
    -- 0: resumes work that has begun, 1: new work; NULL: not to be claimed now.
    ready       INTEGER,
    due         INTEGER,
    remote_id   TEXT,
    -- Grows when a person has it submitted anew; see request-id.ts.
    generation  INTEGER NOT NULL DEFAULT 0,
    progress    REAL NOT NULL DEFAULT 0,
    step        TEXT NOT NULL DEFAULT '',
    error       TEXT,
    takes       TEXT NOT NULL DEFAULT '[]',
    created     TEXT NOT NULL,
    updated     TEXT NOT NULL
  ) STRICT;
  CREATE INDEX jobs_ready ON jobs (backend, ready, seq) WHERE ready IS NOT NULL;
  CREATE INDEX jobs_due ON jobs (due) WHERE due IS NOT NULL;
  CREATE INDEX jobs_owned ON jobs (owner) WHERE owner IS NOT NULL;
  CREATE INDEX jobs_state ON jobs (state, seq);
  CREATE INDEX jobs_shot ON jobs (shot, seq);
  CREATE UNIQUE INDEX jobs_twin ON jobs (twin) WHERE state NOT IN ('done', 'failed', 'cancelled');
  `,
];

export const QUEUE_VERSION = migrations.length;

/** Brings `db` to `QUEUE_VERSION`, each step in its own transaction. Throws `Trouble` `queue-newer`. */
export function migrate(db: DatabaseSync, file: string): void {
  for (;;) {
    const version = Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0);
    if (version === QUEUE_VERSION) return;
    if (version > QUEUE_VERSION) {
      throw new Trouble(
        'queue-newer',
        `${file} was written by a newer Slateline (queue version ${version}, this one knows ${QUEUE_VERSION}).`,
        'Update Slateline. The jobs in it are safe.',
      );
    }
    db.exec('BEGIN IMMEDIATE');
    try {
      const now = Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0);
      if (now === version) {
        db.exec(migrations[version]!);
        db.exec(`PRAGMA user_version = ${version + 1}`);
      }
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  }
}
