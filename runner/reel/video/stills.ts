/**
 * Still pictures held for a number of frames. Each picture is encoded once, as an IDR; the frames after it are P
 * pictures in which everything is skipped, and those are the same bytes whatever the picture shows, so they are taken
 * from one template that grey frames make. Exact frame counts, one coded picture a shot, joined by copying.
 */
import { Readable } from 'node:stream';
import type { Ffmpeg } from '../../ffmpeg/find.ts';
import { encode, GOP, type Picture, TO_VIDEO } from './encoder.ts';
import { type ElementaryStream, isIdr } from './h264.ts';

/** Raw RGB, 8 bits a channel, exactly width × height × 3 bytes. */
export type RawRgb = Uint8Array;

const rateText = ({ rate }: Picture) => `${rate.num}/${rate.den}`;

export interface Template {
  /** The parameter sets that all segments share. */
  headers: Uint8Array;
  /** The picture that skips everything, `n` pictures after an IDR, 1 ≤ n < GOP. */
  repeat(n: number): Uint8Array;
}

/**
 * x264 counts frames modulo 16 with one reference picture, so skipped pictures repeat with that period and a short
 * template serves for any length; where an encoder counts otherwise, the whole group of pictures is made.
 */
const PERIOD = 16;

/** The pictures of a template, to be kept and read with `templateFrom`. */
export async function makeTemplate(program: Ffmpeg, picture: Picture, signal?: AbortSignal): Promise<ElementaryStream> {
  const short = await greyGroup(program, picture, 3 * PERIOD + 1, signal);
  const same = Array.from({ length: PERIOD }, (_, i) => i).every((i) =>
    Buffer.from(short.pictures[PERIOD + 1 + i]!).equals(short.pictures[2 * PERIOD + 1 + i]!),
  );
  return same ? short : greyGroup(program, picture, GOP, signal);
}

export function templateFrom({ headers, pictures }: ElementaryStream): Template {
  const periodic = pictures.length < GOP;
  return {
    headers,
    repeat: (n) => pictures[periodic && n >= 3 * PERIOD ? 2 * PERIOD + (n % PERIOD) : n]!,
  };
}

async function greyGroup(
  program: Ffmpeg,
  picture: Picture,
  frames: number,
  signal: AbortSignal | undefined,
): Promise<ElementaryStream> {
  const grey = `color=c=gray:s=${picture.width}x${picture.height}:r=${rateText(picture)}`;
  const options = ['-frames:v', String(frames), '-vf', TO_VIDEO];
  const made = await encode(program, { options: ['-f', 'lavfi'], source: grey }, options, 'still', signal);
  if (made.pictures.length !== frames || made.pictures.filter(isIdr).length !== 1) {
    throw new Error(`the encoder made ${made.pictures.length} pictures where one group of ${frames} was asked for`);
  }
  return made;
}

/** Encodes pictures in one process, each as an IDR, in the order given. `frames` is read once. */
export async function encodeStills(
  program: Ffmpeg,
  picture: Picture,
  frames: AsyncIterable<RawRgb>,
  signal?: AbortSignal,
): Promise<ElementaryStream> {
  return encode(
    program,
    {
      options: [
        '-f',
        'rawvideo',
        '-pix_fmt',
        'rgb24',
        '-video_size',
        `${picture.width}x${picture.height}`,
        '-framerate',
        rateText(picture),
      ],
      source: Readable.from(frames, { objectMode: false, highWaterMark: picture.width * picture.height * 3 }),
    },
    ['-vf', TO_VIDEO, '-forced-idr', '1', '-force_key_frames', 'expr:1'],
    'still',
    signal,
  );
}

/** One picture held: its IDR, then skipped pictures; a fresh IDR wherever a player may want to seek to. */
export function hold(idr: Uint8Array, template: Template, frames: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let frame = 0; frame < frames; frame++) {
    parts.push(frame % GOP === 0 ? idr : template.repeat(frame % GOP));
  }
  return Buffer.concat(parts);
}
