/**
 * The open queue database: connection, cached statements, atomic blocks and rows made into jobs. WAL with
 * `synchronous = FULL`: a transition that returned is on the disk, whatever happens next.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { Job, JobState } from '../contracts/job.ts';
import { Trouble } from '../contracts/project.ts';
import type { ShotKey } from '../contracts/take.ts';
import { type Clock, systemClock } from './clock.ts';
import { migrate } from './schema.ts';

export type Row = Record<string, SQLInputValue>;

export interface QueueDatabase {
  readonly clock: Clock;
  /** Runs a statement and returns its first row (`RETURNING` included), or null. */
  row(sql: string, ...values: SQLInputValue[]): Row | null;
  rows(sql: string, ...values: SQLInputValue[]): Row[];
  /** Runs a statement and returns how many rows it changed. */
  run(sql: string, ...values: SQLInputValue[]): number;
  /** All or nothing; nested calls join the outer block. */
  atomically<T>(body: () => T): T;
  close(): void;
}

/** Opens or creates `file`. Throws `Trouble`: `queue-newer`, `queue-damaged`. */
export function openDatabase(file: string, clock: Clock = systemClock): QueueDatabase {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const sqlite = open(file);
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = sqlite.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };
  let depth = 0;
  const db: QueueDatabase = {
    clock,
    row: (sql, ...values) => (prepared(sql).get(...values) as Row | undefined) ?? null,
    rows: (sql, ...values) => prepared(sql).all(...values) as Row[],
    run: (sql, ...values) => Number(prepared(sql).run(...values).changes),
    atomically(body) {
      if (depth > 0) return body();
      sqlite.exec('BEGIN IMMEDIATE');
      depth++;
      try {
        const result = body();
        sqlite.exec('COMMIT');
        return result;
      } catch (error) {
        if (sqlite.isTransaction) sqlite.exec('ROLLBACK');
        throw error;
      } finally {
        depth--;
      }
    },
    close() {
      statements.clear();
      if (sqlite.isOpen) sqlite.close();
    },
  };
  forgetOtherBoot(db);
  return db;
}

function open(file: string): DatabaseSync {
  let sqlite: DatabaseSync | null = null;
  try {
    sqlite = new DatabaseSync(file, { timeout: 5000 });
    sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
    migrate(sqlite, file);
    return sqlite;
  } catch (error) {
    sqlite?.close();
    // 11 SQLITE_CORRUPT, 26 SQLITE_NOTADB
    if ([11, 26].includes((error as { errcode?: number }).errcode ?? 0)) {
      throw new Trouble(
        'queue-damaged',
        `The job queue ${file} is damaged and cannot be read.`,
        'Move that file away and run the command again: takes and scripts are untouched, only waiting jobs are lost. Jobs that were with a paid service may have been billed.',
        error,
      );
    }
    throw error;
  }
}

/** Monotonic times of an earlier boot mean nothing: whatever waited for one is due, whatever was leased is free. */
function forgetOtherBoot(db: QueueDatabase): void {
  const boot = db.row(`SELECT value FROM meta WHERE name = 'boot'`)?.value ?? null;
  const seen = Number(db.row(`SELECT value FROM meta WHERE name = 'monotonic'`)?.value ?? 0);
  const now = db.clock.monotonic();
  if (boot === db.clock.boot && now >= seen) return;
  db.atomically(() => {
    db.run('UPDATE jobs SET due = 0 WHERE due IS NOT NULL');
    db.run('UPDATE jobs SET lease = 0 WHERE owner IS NOT NULL');
    const put = `INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`;
    db.run(put, 'boot', db.clock.boot);
    db.run(put, 'monotonic', String(now));
  });
}

/** One comparable string for a shot; no part of a key holds a NUL. */
export function shotOf(key: ShotKey): string {
  return `${key.script}\0${key.scene}\0${key.shot}`;
}

export function jobOf(row: Row): Job {
  return {
    id: String(row.id),
    state: row.state as JobState,
    payload: JSON.parse(String(row.payload)) as Job['payload'],
    attempt: Number(row.attempt),
    fence: Number(row.fence),
    remoteId: row.remote_id === null ? null : String(row.remote_id),
    progress: Number(row.progress),
    step: String(row.step),
    error: row.error === null ? null : String(row.error),
    takes: JSON.parse(String(row.takes)) as string[],
    created: String(row.created),
    updated: String(row.updated),
  };
}
