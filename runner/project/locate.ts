/** What a path on the command line means: a project folder, a script of a project, or a bare script. */
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Project, Trouble } from '../contracts/project.ts';
import { findAbove } from './find.ts';
import { openBare, openProject, openProjectAt } from './open.ts';
import { scriptLanguage } from './script-language.ts';

export interface Located {
  project: Project;
  /** Key of the script that was named; null when the whole project was. */
  script: string | null;
}

/** Throws `Trouble`: `no-project`, `script-missing`, `not-a-script`, and whatever opening throws. */
export async function locate(
  target: string | undefined,
  options: { flag?: string | undefined; from: string },
): Promise<Located> {
  if (target === undefined) return { project: await openProject(options), script: null };
  const file = path.resolve(options.from, target);
  const info = await stat(file).catch(() => null);
  if (info === null) throw new Trouble('script-missing', `There is no file or folder ${file}.`, 'Check the path.');
  if (info.isDirectory()) return { project: await openProject({ flag: file, from: options.from }), script: null };
  if (scriptLanguage(file) === null) {
    throw new Trouble(
      'not-a-script',
      `${file} is not a script by its name.`,
      'Scripts end in .story, .fountain or .spmd.',
    );
  }
  const folder = options.flag ?? (await findAbove(path.dirname(file)));
  if (folder !== null && folder !== undefined) {
    const project = await openProjectAt(path.resolve(options.from, folder));
    const real = await realpath(file);
    for (const entry of project.scripts) {
      if ((await realpath(entry.file).catch(() => entry.file)) === real) return { project, script: entry.key };
    }
    // A file of the folder that the manifest does not name, as what scripts include: judged as they are.
    const bare = await openBare(file);
    const manifest = { ...bare.manifest, diagnostics: project.manifest.diagnostics };
    return { project: { ...bare, manifest }, script: 'script' };
  }
  return { project: await openBare(file), script: 'script' };
}
