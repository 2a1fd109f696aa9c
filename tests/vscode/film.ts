// What a film is, seen from outside: its streams, and its frames as small grey pictures that can be compared.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { run } from './run.ts';

const WIDTH = 48;
const HEIGHT = 27;

export interface Stream {
  codec_type: string;
  codec_name: string;
  width?: number;
  height?: number;
  nb_read_packets?: string;
  r_frame_rate?: string;
}

/** Streams of a file, with the frames of the picture (a packet each) counted one by one. */
export async function streamsOf(file: string): Promise<Stream[]> {
  const args = ['-v', 'error', '-count_packets', '-show_streams', '-of', 'json', file];
  return (JSON.parse(await run('ffprobe', args)) as { streams: Stream[] }).streams;
}

/** The frames of these numbers, decoded, small and grey, in their order. */
export async function framesAt(file: string, numbers: readonly number[]): Promise<Uint8Array[]> {
  const wanted = numbers.map((number) => `eq(n\\,${number})`).join('+');
  const filter = `select='${wanted}',scale=${WIDTH}:${HEIGHT}:flags=area,format=gray`;
  const { stdout } = await promisify(execFile)(
    'ffmpeg',
    ['-v', 'error', '-i', file, '-vf', filter, '-fps_mode', 'passthrough', '-f', 'rawvideo', '-'],
    { encoding: 'buffer', maxBuffer: 64 << 20 },
  );
  const size = WIDTH * HEIGHT;
  return numbers.map((_, index) => stdout.subarray(index * size, (index + 1) * size));
}

/** A picture as a frame would show it. */
export async function smallGrey(file: string): Promise<Uint8Array> {
  return sharp(file).resize(WIDTH, HEIGHT, { fit: 'fill' }).greyscale().raw().toBuffer();
}

/** How alike two small grey pictures are: their correlation, 1 for the same. */
export function likeness(a: Uint8Array, b: Uint8Array): number {
  const mean = (pixels: Uint8Array): number => pixels.reduce((sum, pixel) => sum + pixel, 0) / pixels.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let both = 0;
  let squareA = 0;
  let squareB = 0;
  for (let index = 0; index < a.length; index++) {
    const [x, y] = [a[index]! - meanA, b[index]! - meanB];
    both += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  return both / Math.sqrt(squareA * squareB || 1);
}
