/** `slateline new`: a project folder with its manifest, a first script that renders at once, git and LFS. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { Line, MANIFEST_VERSION, Manifest } from '../contracts/manifest.ts';
import { Trouble } from '../contracts/project.ts';
import { writeTrouble, writeWhole } from '../files/write-whole.ts';
import { type GitSetUp, setUpGit } from './git.ts';
import { FOLDERS, GITATTRIBUTES, GITIGNORE } from './layout.ts';
import { MANIFEST_NAME, writeManifest } from './manifest.ts';
import { NARRATIVE_STRUCTURES, templateText } from './templates/index.ts';

export interface NewProject {
  folder: string;
  name?: string;
  author?: string;
  /** A key of `NARRATIVE_STRUCTURES`. */
  structure: string;
  git: boolean;
  now: Date;
}

export interface Scaffolded {
  root: string;
  name: string;
  script: string;
  git: GitSetUp | null;
}

/** Creates the project. Throws `Trouble`: `folder-not-empty`, `unknown-structure`, `bad-name`, `read-only`, `disk-full`. */
export async function scaffold(wish: NewProject): Promise<Scaffolded> {
  const structure = NARRATIVE_STRUCTURES.find((known) => known.key === wish.structure);
  if (structure === undefined) {
    throw new Trouble(
      'unknown-structure',
      `There is no narrative structure "${wish.structure}".`,
      `Choose one of: ${NARRATIVE_STRUCTURES.map((known) => known.key).join(', ')}.`,
    );
  }
  const folder = path.resolve(wish.folder);
  const there = await readdir(folder).catch(() => [] as string[]);
  if (there.some((name) => name !== '.git' && name !== '.DS_Store')) {
    throw new Trouble(
      'folder-not-empty',
      `${folder} is not empty; a new project needs a folder of its own.`,
      'Name a new folder: `slateline new MyFilm`.',
    );
  }
  const name = (wish.name ?? path.basename(folder)).normalize('NFC');
  if (!Line.safeParse(name).success) {
    throw new Trouble('bad-name', `"${name}" is no title: it must be one line.`, 'Give another one with --name.');
  }
  try {
    for (const sub of FOLDERS) await mkdir(path.join(folder, ...sub.split('/')), { recursive: true });
  } catch (error) {
    throw writeTrouble(folder, error);
  }
  const root = await realpath(folder);
  const script = '02_Source_Creative/Scripts/main.story';
  const at = (relative: string) => path.join(root, ...relative.split('/'));
  await writeWhole(at('.gitignore'), GITIGNORE);
  await writeWhole(at('.gitattributes'), GITATTRIBUTES);
  for (const sub of FOLDERS) if (!sub.endsWith('Scripts')) await writeWhole(at(`${sub}/.gitkeep`), '');
  await writeWhole(at(script), templateText(structure.key, { title: name, author: wish.author ?? '' }));
  await writeManifest(
    at(MANIFEST_NAME),
    Manifest.parse({
      slateline: MANIFEST_VERSION,
      id: randomUUID(),
      name,
      created: wish.now.toISOString(),
      quality: 'low',
      scripts: { main: script },
      narrative: { structure: structure.key },
      settings: { fps: 24, resolution: [1920, 1080], aspectRatio: '16:9', language: 'en' },
      pipelines: {
        low: { backend: 'sketch', options: {} },
        standard: { backend: 'sketch', options: {} },
        high: { backend: 'sketch', options: {} },
      },
      naming: {},
    }),
  );
  const git = wish.git ? await setUpGit(root, `Begin ${name}`) : null;
  return { root, name, script, git };
}
