/**
 * Which ffmpeg: the setting (`SLATELINE_FFMPEG`), PATH, the embedded package, else a helpful error. ffprobe is its
 * neighbour or PATH's; the embedded package has none, and nothing here needs it to make a reel.
 */
import { execFile } from 'node:child_process';
import { accessSync, chmodSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { Trouble } from '../contracts/project.ts';

const run = promisify(execFile);

export interface Ffmpeg {
  path: string;
  from: 'setting' | 'PATH' | 'embedded';
  /** As `ffmpeg -version` says it: `5.1.9-0+deb12u1`, `N-47683-g0e8eb07980-static`. */
  version: string;
}

/** Older than this lacks options that the reel uses; Debian 10 has 4.1. */
const OLDEST_MAJOR = 4;

export const INSTALL_FFMPEG =
  process.platform === 'darwin'
    ? 'Install it: brew install ffmpeg'
    : process.platform === 'win32'
      ? 'Install it: winget install Gyan.FFmpeg'
      : 'Install it: sudo apt-get install ffmpeg (or your distribution’s package)';

/** Throws `Trouble`: `ffmpeg-missing`, `ffmpeg-ancient`, `ffmpeg-broken`. */
export async function findFfmpeg(): Promise<Ffmpeg> {
  const setting = process.env['SLATELINE_FFMPEG'];
  if (setting !== undefined && setting !== '') return checked(setting, 'setting');
  const onPath = programOnPath('ffmpeg');
  if (onPath !== null) return checked(onPath, 'PATH');
  const embedded = embeddedFfmpeg();
  if (embedded !== null) return checked(embedded, 'embedded');
  throw new Trouble(
    'ffmpeg-missing',
    'ffmpeg was not found, so no reel can be made (boards and takes can).',
    INSTALL_FFMPEG,
  );
}

async function checked(file: string, from: Ffmpeg['from']): Promise<Ffmpeg> {
  let output: string;
  try {
    output = (await run(file, ['-hide_banner', '-version'])).stdout;
  } catch (error) {
    throw new Trouble('ffmpeg-broken', `${file} does not run: ${(error as Error).message}`, INSTALL_FFMPEG, error);
  }
  const version = /^ffmpeg version (\S+)/m.exec(output)?.[1] ?? 'unknown';
  const major = /^n?(\d+)\./.exec(version);
  if (major !== null && Number(major[1]) < OLDEST_MAJOR) {
    throw new Trouble(
      'ffmpeg-ancient',
      `${file} is ffmpeg ${version}; reels need version ${OLDEST_MAJOR} or newer.`,
      `${INSTALL_FFMPEG}, or name another one in SLATELINE_FFMPEG.`,
    );
  }
  return { path: file, from, version };
}

/** The first executable of that name on PATH. */
export function programOnPath(name: string): string | null {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name];
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    if (folder === '') continue;
    for (const candidate of names) {
      const file = path.join(folder, candidate);
      if (isExecutable(file)) return file;
    }
  }
  return null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The optional package's binary; npm without install scripts leaves it without its run bit, so we set it. */
function embeddedFfmpeg(): string | null {
  if (process.env['SLATELINE_NO_EMBEDDED_FFMPEG'] === '1') return null;
  try {
    const require = createRequire(import.meta.url);
    const found = (require('@ffmpeg-installer/ffmpeg') as { path: string }).path;
    if (!isExecutable(found)) chmodSync(found, 0o755);
    return found;
  } catch {
    return null;
  }
}
