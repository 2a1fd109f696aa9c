/**
 * Where a project's queue, lock and token live: in the user's local state directory, keyed by project id and real
 * path, so that every worktree has its own and none lies on a network drive or in git.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import envPaths from 'env-paths';
import { sha256 } from '../files/hash.ts';

const platform = envPaths('slateline', { suffix: '' });

/** `SLATELINE_STATE_DIR` overrides; on Linux `XDG_STATE_HOME`, elsewhere the platform's application data. */
export function stateHome(): string {
  return process.env['SLATELINE_STATE_DIR'] ?? (process.platform === 'linux' ? platform.log : platform.data);
}

/** Scratch projects of scripts that belong to no project: rebuilt whenever they are gone. */
export function scratchHome(): string {
  const override = process.env['SLATELINE_STATE_DIR'];
  return override === undefined ? path.join(platform.cache, 'bare') : path.join(override, 'bare');
}

/** The project's own folder in it, created with mode 0700. */
export function stateDirOf(projectId: string, realRoot: string): string {
  const readable = projectId.replace(/[^A-Za-z0-9-]/g, '').slice(0, 40);
  const dir = path.join(stateHome(), `${readable}-${sha256(realRoot.normalize('NFC')).slice(0, 16)}`);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return dir;
}
