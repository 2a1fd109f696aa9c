/**
 * The one sound track of a reel: silence of exactly its length with music and effects mixed in, cached by what it is
 * made from. MP3 for the editor (VS Code's webviews play no AAC), AAC for export.
 */

import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Ffmpeg } from '../../ffmpeg/find.ts';
import { runFfmpeg } from '../../ffmpeg/run.ts';
import { sha256, sha256OfFile } from '../../files/hash.ts';
import type { SoundCue } from './music-cues.ts';

export type Codec = 'mp3' | 'aac';

/** A cue whose file was found. */
export interface PlacedCue extends SoundCue {
  absolute: string;
}

/** Level of music under dialogue that is only read, and of effects, in decibels. */
const LEVEL = { music: -14, sfx: -8 } as const;

/**
 * Files of these kinds only, and nothing that they refer to: a playlist that is called `song.ogg` would otherwise have
 * ffmpeg ask the network or read other files.
 */
const SOUND_ONLY = ['-protocol_whitelist', 'file', '-format_whitelist', 'wav,mp3,ogg,flac,mov,matroska,aac,aiff'];

/** Absolute path of the encoded track. `ms` is the reel's exact length. */
export async function soundTrack(
  program: Ffmpeg,
  codec: Codec,
  ms: number,
  cues: readonly PlacedCue[],
  cacheDir: string,
  signal?: AbortSignal,
): Promise<string> {
  const hashes = await Promise.all(cues.map((cue) => sha256OfFile(cue.absolute)));
  const key = sha256(
    JSON.stringify([1, codec, ms, program.version, cues.map(({ absolute: _, ...cue }, i) => [cue, hashes[i]])]),
  );
  const folder = path.join(cacheDir, 'reel', 'sound');
  const file = path.join(folder, `${key}.${codec === 'mp3' ? 'mp3' : 'm4a'}`);
  if (
    await stat(file).then(
      () => true,
      () => false,
    )
  )
    return file;
  await mkdir(folder, { recursive: true });
  const temporary = path.join(folder, `.slateline-${randomBytes(6).toString('hex')}.tmp`);
  try {
    await runFfmpeg(
      program,
      {
        inputs: [
          { options: ['-f', 'lavfi'], source: 'anullsrc=r=48000:cl=stereo' },
          ...cues.map((cue) => ({
            options: cue.kind === 'music' ? [...SOUND_ONLY, '-stream_loop', '-1'] : SOUND_ONLY,
            source: cue.absolute,
          })),
        ],
        options: [
          '-filter_complex',
          mix(ms, cues),
          '-map',
          '[out]',
          '-map_metadata',
          '-1',
          ...(codec === 'mp3'
            ? ['-c:a', 'libmp3lame', '-b:a', '160k', '-f', 'mp3']
            : ['-c:a', 'aac', '-b:a', '192k', '-f', 'ipod']),
        ],
        target: temporary,
      },
      signal,
    );
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
  return file;
}

/** Every input is padded to stay active to the end, so that amix divides by a constant, which `volume` undoes. */
function mix(ms: number, cues: readonly PlacedCue[]): string {
  const length = `atrim=duration=${(ms / 1000).toFixed(6)},asetpts=PTS-STARTPTS`;
  if (cues.length === 0) return `[0:a]${length}[out]`;
  const parts = cues.map((cue, index) => {
    const seconds = (cue.end - cue.start) / 1000;
    const fade = cue.fade / 1000;
    const out = cue.kind === 'music' ? Math.min(Math.max(fade, 0.5), seconds) : 0;
    const filters = [
      `atrim=duration=${seconds.toFixed(6)}`,
      'asetpts=PTS-STARTPTS',
      'aformat=sample_rates=48000:channel_layouts=stereo',
      ...(fade > 0 ? [`afade=t=in:d=${fade}`] : []),
      ...(out > 0 ? [`afade=t=out:st=${(seconds - out).toFixed(6)}:d=${out}`] : []),
      `volume=${LEVEL[cue.kind]}dB`,
      `adelay=${Math.round(cue.start)}|${Math.round(cue.start)}`,
      'apad',
    ];
    return `[${index + 1}:a]${filters.join(',')}[s${index}]`;
  });
  const inputs = cues.map((_, index) => `[s${index}]`).join('');
  return `[0:a]${length}[silence];${parts.join(';')};[silence]${inputs}amix=inputs=${cues.length + 1}:duration=first:dropout_transition=0,volume=${cues.length + 1},${length}[out]`;
}
