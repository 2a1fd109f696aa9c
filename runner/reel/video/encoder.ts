/**
 * One set of encoder settings for everything in a reel, so that segments made in different runs share their parameter
 * sets and join by copying. What decides the parameter sets (`STREAM`) never differs between still and moving shots;
 * only the effort of the search does.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { Ffmpeg } from '../../ffmpeg/find.ts';
import { runFfmpeg } from '../../ffmpeg/run.ts';
import type { Rate } from '../../plan/frames.ts';
import { type ElementaryStream, splitStream } from './h264.ts';

export interface Picture {
  width: number;
  height: number;
  rate: Rate;
}

/** Pictures between two IDRs at most: what a player needs to seek inside a long shot. */
export const GOP = 250;

/** CAVLC codes moving shots a third faster than CABAC for a tenth more bytes. No B-frames and no weighted prediction: picture order is decoding order, and a skipped P is a pure repeat. */
const STREAM = [
  `keyint=${GOP}`,
  `min-keyint=${GOP}`,
  'scenecut=0',
  'bframes=0',
  'weightp=0',
  'psy=0',
  'stitchable=1',
  'ref=1',
  'cabac=0',
  '8x8dct=1',
  'slices=1',
  'sliced-threads=0',
  'rc-lookahead=0',
  'sync-lookahead=0',
  'mbtree=0',
  'aud=0',
  'annexb=1',
  'repeat-headers=1',
  'colorprim=bt709',
  'transfer=bt709',
  'colormatrix=bt709',
  'fullrange=off',
].join(':');

/** sRGB stills to the studio range of Rec. ITU-R BT.709, which players assume for pictures of this size. */
export const TO_VIDEO = 'scale=in_range=pc:out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1';

const STILL = ['-preset', 'veryfast', '-crf', '18'];
const MOVING = ['-preset', 'ultrafast', '-crf', '21'];

export type Effort = 'still' | 'moving';

/** The arguments that encode; part of every segment's cache key. */
export function encoderOptions(effort: Effort): string[] {
  return [
    '-an',
    '-c:v',
    'libx264',
    ...(effort === 'still' ? STILL : MOVING),
    '-profile:v',
    'high',
    '-level:v',
    '4.2',
    '-x264-params',
    STREAM,
    '-f',
    'h264',
  ];
}

/** Runs one encode and takes its stream apart. `options` go before the encoder's. */
export async function encode(
  program: Ffmpeg,
  input: { options: readonly string[]; source: string | Readable },
  options: readonly string[],
  effort: Effort,
  signal?: AbortSignal,
): Promise<ElementaryStream> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'slateline-encode-'));
  try {
    const target = path.join(scratch, 'out.h264');
    await runFfmpeg(program, { inputs: [input], options: [...options, ...encoderOptions(effort)], target }, signal);
    return splitStream(await readFile(target));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
