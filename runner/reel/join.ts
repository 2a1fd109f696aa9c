/** Segments, sound and metadata into one MP4, by copying: exact timestamps from the frame rate, written whole or not at all. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Ffmpeg } from '../ffmpeg/find.ts';
import { runFfmpeg } from '../ffmpeg/run.ts';
import { sweepTemporaries, syncFolder, writeTrouble } from '../files/write-whole.ts';
import type { Picture } from './video/encoder.ts';

export interface Joined {
  headers: Uint8Array;
  segments: readonly Uint8Array[];
  picture: Picture;
  /** Encoded sound, copied as it is. */
  sound: string;
  title: string;
  language: string;
  output: string;
}

/** What a killed process left of a reel is cleared away once nobody can be at work on it, milliseconds. */
const A_DAY = 24 * 60 * 60_000;

export async function join(program: Ffmpeg, reel: Joined, signal?: AbortSignal): Promise<void> {
  const folder = path.dirname(reel.output);
  const temporary = path.join(folder, `.slateline-${randomBytes(6).toString('hex')}.tmp`);
  const { num, den } = reel.picture.rate;
  try {
    await mkdir(folder, { recursive: true });
    await sweepTemporaries(folder, A_DAY);
    await runFfmpeg(
      program,
      {
        inputs: [
          // -r, not -framerate: only it makes ffmpeg stamp copied pictures by counting instead of adding microseconds.
          {
            options: ['-r', `${num}/${den}`, '-f', 'h264'],
            source: Readable.from([reel.headers, ...reel.segments], { objectMode: false }),
          },
          { options: [], source: reel.sound },
        ],
        options: [
          '-map',
          '0:v',
          '-map',
          '1:a',
          '-c',
          'copy',
          '-video_track_timescale',
          String(num * Math.ceil(12800 / num)),
          '-movflags',
          '+faststart',
          '-metadata',
          `title=${reel.title}`,
          '-metadata:s:a:0',
          `language=${reel.language}`,
          '-f',
          'mp4',
        ],
        target: temporary,
      },
      signal,
    );
    const handle = await open(temporary, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, reel.output);
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw writeTrouble(reel.output, error);
  }
}
