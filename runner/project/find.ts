/** Which project a command means: `--project`, `SLATELINE_PROJECT`, else the nearest ancestor with a manifest. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Trouble } from '../contracts/project.ts';
import { isManifest, MANIFEST_NAME } from './manifest.ts';

/** The project folder at or above `start`; null if there is none. An unparsable `project.json` counts: it is broken, not absent. */
export async function findAbove(start: string): Promise<string | null> {
  for (let folder = path.resolve(start); ; folder = path.dirname(folder)) {
    const text = await readFile(path.join(folder, MANIFEST_NAME), 'utf8').catch(() => null);
    if (text !== null && looksLikeOurs(text)) return folder;
    if (path.dirname(folder) === folder) return null;
  }
}

function looksLikeOurs(text: string): boolean {
  try {
    return isManifest(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    return /"slateline"\s*:/.test(text);
  }
}

/** The folder that holds the project's manifest. Throws `Trouble` `no-project`. */
export async function findProject(options: { flag?: string | undefined; from: string }): Promise<string> {
  const named = options.flag ?? process.env['SLATELINE_PROJECT'];
  if (named !== undefined && named !== '') {
    const folder = path.resolve(options.from, named);
    const info = await stat(folder).catch(() => null);
    if (info === null)
      throw new Trouble(
        'no-project',
        `There is no folder ${folder}.`,
        'Check the path given with --project or SLATELINE_PROJECT.',
      );
    const found = await findAbove(info.isDirectory() ? folder : path.dirname(folder));
    if (found !== null) return found;
    throw noProject(folder);
  }
  const found = await findAbove(options.from);
  if (found === null) throw noProject(options.from);
  return found;
}

function noProject(folder: string): Trouble {
  return new Trouble(
    'no-project',
    `${folder} is not inside a Slateline project: neither it nor a folder above it has a project.json with the key "slateline".`,
    'Make one with `slateline new <folder>`, name one with --project, or give a .story or .fountain file.',
  );
}
