/** Opening a project, or standing in for one around a bare script. */
import { constants } from 'node:fs';
import { access, mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { MANIFEST_VERSION, Manifest } from '../contracts/manifest.ts';
import { type Project, type ScriptEntry, Trouble } from '../contracts/project.ts';
import { sha256 } from '../files/hash.ts';
import { leaves } from '../files/inside.ts';
import { findProject } from './find.ts';
import { MANIFEST_NAME, readManifest } from './manifest.ts';
import { scratchHome, stateDirOf } from './state-dir.ts';

export const CACHE_FOLDER = '05_Cache';
export const RENDERS_FOLDER = '03_Renders';
export const EXPORTS_FOLDER = '06_Exports';

/** Finds and opens the project that a command means. Throws `Trouble`. */
export async function openProject(options: { flag?: string | undefined; from: string }): Promise<Project> {
  return openProjectAt(await findProject(options));
}

/** Opens the project in exactly this folder. Throws `Trouble`. */
export async function openProjectAt(folder: string): Promise<Project> {
  const root = await realpath(folder);
  const { manifest, readOnly } = await readManifest(path.join(root, MANIFEST_NAME));
  return {
    root,
    manifest,
    scripts: scriptEntries(root, manifest),
    stateDir: stateDirOf(manifest.id, root),
    cacheDir: path.join(root, CACHE_FOLDER),
    readOnly: readOnly ?? (await unwritable(root)),
    bare: false,
  };
}

async function unwritable(root: string): Promise<string | null> {
  try {
    await access(root, constants.W_OK);
    return null;
  } catch {
    return `${root} is read-only for you: nothing can be rendered or decided here. Change its permissions, or copy the project to a folder of your own.`;
  }
}

/** The manifest's scripts. A path that leaves the project is refused: a cloned project must not reach beyond itself. */
function scriptEntries(root: string, manifest: Manifest): ScriptEntry[] {
  return Object.entries(manifest.scripts).map(([key, relative]) => {
    const file = path.resolve(root, ...relative.split('/'));
    const inside = path.relative(root, file);
    if (inside === '' || leaves(inside)) {
      throw new Trouble(
        'script-outside',
        `project.json: scripts.${key} leads outside the project: ${relative}`,
        'Move the script into 02_Source_Creative/Scripts and name it by its path from the project folder.',
      );
    }
    return { key, path: relative.normalize('NFC'), file };
  });
}

/**
 * A stand-in project around one script that belongs to none: its takes and cache live in the user's cache folder,
 * keyed by the script's real path, so that a second run makes only what changed. The script itself is never written.
 */
export async function openBare(scriptFile: string): Promise<Project> {
  const file = await realpath(scriptFile).catch(() => null);
  if (file === null) {
    throw new Trouble('script-missing', `There is no file ${scriptFile}.`, 'Check the path.');
  }
  const id = sha256(file.normalize('NFC')).slice(0, 16);
  const root = path.join(scratchHome(), id);
  await mkdir(root, { recursive: true });
  const name = path
    .basename(file)
    .replace(/\.[^.]+$/, '')
    .replace(/\p{Cc}/gu, ' ');
  const manifest = Manifest.parse({
    slateline: MANIFEST_VERSION,
    id: `bare-${id}`,
    name,
    created: new Date(0).toISOString(),
    scripts: { script: path.basename(file) },
    pipelines: { low: { backend: 'sketch' } },
  });
  return {
    root,
    manifest,
    scripts: [{ key: 'script', path: path.basename(file).normalize('NFC'), file }],
    stateDir: stateDirOf(manifest.id, root),
    cacheDir: path.join(root, CACHE_FOLDER),
    readOnly: null,
    bare: true,
  };
}
