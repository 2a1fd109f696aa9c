// Programs of the operating system that the tests run, and the words for getting the missing ones.

import process from 'node:process';
import { onPath } from '../runner/bin/node.mjs';

interface Program {
  /** Debian's package, also Homebrew's unless `brew` says otherwise. */
  package: string;
  /** Any one of these on PATH will do. */
  names: string[];
  brew?: string;
}

/** The browser that the editor's workbench runs in. */
export const CHROMIUM: Program = {
  package: 'chromium',
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  brew: '--cask chromium',
};

const NEEDED: Program[] = [
  { package: 'git', names: ['git'] },
  { package: 'git-lfs', names: ['git-lfs'] },
  { package: 'ffmpeg', names: ['ffmpeg'] },
  CHROMIUM,
];

/** The path of a program, or undefined. */
export function find(program: Program): string | undefined {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return program.names.flatMap((name) => onPath(name + suffix))[0];
}

/** What to tell a person whose machine lacks something the tests need; undefined when everything is there. */
export function missingPrograms(): string | undefined {
  const missing = NEEDED.filter((program) => !find(program));
  if (missing.length === 0) return undefined;
  return [
    `The tests run programs that are not installed here: ${missing.map((program) => program.package).join(', ')}.`,
    'Get them with:',
    '',
    `    ${installCommand(missing)}`,
    '',
    'and run npm test again. (npm start needs ffmpeg only.)',
  ].join('\n');
}

function installCommand(missing: Program[]): string {
  if (process.platform === 'darwin') return `brew install ${missing.map((p) => p.brew ?? p.package).join(' ')}`;
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  return `${sudo}apt-get update && ${sudo}apt-get install -y ${missing.map((p) => p.package).join(' ')}`;
}
