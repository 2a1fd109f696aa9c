/**
 * Writes the numbers of rendered shots into scripts that were dirty when they were rendered: as an ordinary edit, that
 * can be undone, of exactly the version it was computed for. Saves nothing. What is typed meanwhile is never lost: an
 * edit for an older version is computed anew.
 */
import * as vscode from 'vscode';
import type { PendingLock } from '../../runner/server/protocol.ts';
import { messageOf } from '../failure.ts';
import type { Production } from '../production/production.ts';
import { isSame } from '../project/projects.ts';
import type { Studio } from '../studio.ts';
import { applyEdits } from './script-edits.ts';

export class PendingLocks implements vscode.Disposable {
  readonly #studio: Studio;
  readonly #busy = new Set<string>();
  readonly #disposables: vscode.Disposable[] = [];

  constructor(studio: Studio) {
    this.#studio = studio;
    const follow = (production: Production): void => {
      this.#disposables.push(
        production.onPendingLocks((locks) => {
          for (const lock of locks) void this.#write(production, lock);
        }),
      );
    };
    this.#disposables.push(studio.onDidFind(follow));
    for (const production of studio.productions) follow(production);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #write(production: Production, lock: PendingLock): Promise<void> {
    const uri = vscode.Uri.joinPath(production.project.root, lock.path);
    const document = vscode.workspace.textDocuments.find((open) => isSame(open.uri, uri));
    // A script that is not dirty here is the daemon's to write.
    if (!document?.isDirty || this.#busy.has(uri.toString())) return;
    this.#busy.add(uri.toString());
    try {
      const shots = lock.shots.map(({ fingerprint, scene, shot }) => ({ fingerprint, scene, shot }));
      const written = await applyEdits(document, (version) =>
        this.#studio.stories.lockNumbers({ uri: uri.toString(), version, shots }),
      );
      if (written > 0) this.#studio.log.info(`${lock.path}: ${written} numbers written into the open script.`);
    } catch (error) {
      this.#studio.log.warn(`Numbers of ${lock.path} could not be written yet: ${messageOf(error)}`);
    } finally {
      this.#busy.delete(uri.toString());
    }
  }
}
