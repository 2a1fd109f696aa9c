/**
 * Takes as their files tell them, for as long as no runner may or can run: Restricted Mode looks at takes too. Reads
 * sidecars, reviews and picks; knows nothing of recipes, so every state is `unknown`. Only ever reads.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { z } from 'zod';
import { Review, ShotFile, type ShotKey, Sidecar, type Take } from '../../runner/server/protocol.ts';
import { messageOf } from '../failure.ts';
import type { Outline } from '../language/outline.ts';
import type { Project } from '../project/projects.ts';
import { keyText, type Made } from './board.ts';

export interface ShotOnDisk {
  key: ShotKey;
  fingerprint: string;
  takes: Take[];
}

/** By shot id; null where the project has no takes of this script. */
export async function takesOnDisk(
  project: Project,
  script: string,
  story: Outline,
  log: vscode.LogOutputChannel,
): Promise<Map<string, Made> | null> {
  const shots = (await readShots(project.root, log)).filter(({ key }) => key.script === script);
  if (shots.length === 0) return null;
  const byKey = new Map(shots.map((shot) => [keyText(shot.key), shot]));
  const byFingerprint = new Map(shots.map((shot) => [shot.fingerprint, shot]));
  const made = new Map<string, Made>();
  for (const scene of story.scenes) {
    for (const shot of scene.shots) {
      const numbered = byKey.get(keyText({ script, scene: scene.number.value, shot: shot.number?.value ?? '' }));
      const found = numbered ?? byFingerprint.get(shot.fingerprint);
      if (!found) continue;
      made.set(shot.id, {
        id: shot.id,
        key: found.key,
        label: `${scene.number.value} / ${shot.number?.value ?? '(·)'}`,
        state: 'unknown',
        reasons: [],
        error: null,
        locked: true,
        active: found.takes.find((take) => take.active) ?? null,
        takes: found.takes.length,
      });
    }
  }
  return made;
}

/** Every shot that has a folder under `03_Renders`. */
export async function readShots(root: vscode.Uri, log: vscode.LogOutputChannel): Promise<ShotOnDisk[]> {
  const pattern = new vscode.RelativePattern(root, '03_Renders/**/shot.json');
  const files = await vscode.workspace.findFiles(pattern, null, 20_000);
  const shots = await Promise.all(files.map((file) => readShot(root, file, log)));
  return shots.filter((shot) => shot !== null);
}

async function readShot(root: vscode.Uri, file: vscode.Uri, log: vscode.LogOutputChannel): Promise<ShotOnDisk | null> {
  const shot = await readJson(file, ShotFile, log);
  if (shot === null) return null;
  const folder = vscode.Uri.joinPath(file, '..');
  const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  const sidecars = names.filter(
    (name) => name.endsWith('.json') && !name.endsWith('.review.json') && name !== 'shot.json',
  );
  const takes = await Promise.all(
    sidecars.map(async (name): Promise<Take | null> => {
      const sidecar = await readJson(vscode.Uri.joinPath(folder, name), Sidecar, log);
      if (sidecar === null) return null;
      const reviewed = `${sidecar.name}.review.json`;
      const review = names.includes(reviewed)
        ? await readJson(vscode.Uri.joinPath(folder, reviewed), Review, log)
        : null;
      const { media } = sidecar;
      const thumbnail = `05_Cache/thumbnails/${media.sha256.slice(0, 2)}/${media.sha256.slice(2, 26)}.jpg`;
      return {
        name: sidecar.name,
        number: sidecar.number,
        key: sidecar.key,
        path: path.posix.join(path.posix.relative(root.path, folder.path), media.file),
        thumbnail: (await exists(vscode.Uri.joinPath(root, thumbnail))) ? thumbnail : null,
        width: media.width,
        height: media.height,
        type: media.type,
        recipeHash: sidecar.recipeHash,
        seed: sidecar.seed,
        backend: sidecar.backend.name,
        created: sidecar.created,
        active: false,
        review: review ?? { version: 1, status: 'pending', rating: null, note: '' },
        state: names.includes(media.file) ? 'ok' : 'missing',
      };
    }),
  );
  const shown = takes.filter((take) => take !== null).sort((a, b) => (a.created < b.created ? 1 : -1));
  const usable = shown.filter(({ state, review: { status } }) => state === 'ok' && status !== 'deleted');
  const active =
    usable.find(({ name }) => name === shot.active) ?? usable.find(({ review }) => review.status !== 'rejected');
  return {
    key: shot.key,
    fingerprint: shot.fingerprint,
    takes: shown.map((take) => ({ ...take, active: take === active })),
  };
}

async function readJson<T>(uri: vscode.Uri, schema: z.ZodType<T>, log: vscode.LogOutputChannel): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(uri.fsPath, 'utf8')));
  } catch (error) {
    log.warn(`${uri.fsPath}: ${messageOf(error)}`);
    return null;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
