/**
 * Encoding segments, one cached file each under `05_Cache/reel/segments/`. The key is a hash of everything the bytes
 * depend on, so a changed shot costs one segment and nothing is ever invalidated by hand. The folder may vanish at
 * any moment: what is needed for the reel being made is held in memory until it is joined.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { Trouble } from '../../contracts/project.ts';
import type { Ffmpeg } from '../../ffmpeg/find.ts';
import { sha256 } from '../../files/hash.ts';
import { writeWhole } from '../../files/write-whole.ts';
import type { Segment } from '../shots.ts';
import { zoompan } from './camera-move.ts';
import { encode, encoderOptions, type Picture, TO_VIDEO } from './encoder.ts';
import { drawCard, fitTake } from './fit.ts';
import { splitStream } from './h264.ts';
import { encodeStills, hold, makeTemplate, type Template, templateFrom } from './stills.ts';

const SEGMENT_VERSION = 1;
/** Two encoders at a time: the machines this runs on have two cores or more, and one belongs to the writer. */
const ENCODERS = 2;

export interface EncodedSegment {
  segment: Segment;
  bytes: Uint8Array;
  sha256: string;
  cached: boolean;
}

export interface Reel {
  headers: Uint8Array;
  segments: EncodedSegment[];
}

/** Encodes what the cache does not hold. `onDone` is called once per segment, cached ones included. Throws `Trouble`. */
export async function encodeSegments(
  program: Ffmpeg,
  picture: Picture,
  cacheDir: string,
  segments: readonly Segment[],
  options: {
    /** Camera moves at half-pixel steps: twice the time, for deliverables. */
    smooth: boolean;
    onDone(segment: Segment): void;
    signal?: AbortSignal | undefined;
  },
): Promise<Reel> {
  const { smooth, onDone, signal } = options;
  const folder = path.join(cacheDir, 'reel', 'segments');
  await mkdir(folder, { recursive: true });
  const keep = async (name: string, bytes: Uint8Array) => {
    await mkdir(folder, { recursive: true });
    await writeWhole(path.join(folder, name), bytes);
  };
  const template = await cachedTemplate(program, picture, folder, keep, signal);
  const base = sha256(
    JSON.stringify([
      SEGMENT_VERSION,
      program.version,
      picture,
      sha256(template.headers),
      TO_VIDEO,
      encoderOptions('still'),
      encoderOptions('moving'),
    ]),
  );
  const fileOf = (segment: Segment) =>
    `${sha256(base + JSON.stringify([lookOf(segment), smooth && segment.move !== null]))}.h264`;

  const made = new Map<Segment, EncodedSegment>();
  const todo: Segment[] = [];
  for (const segment of segments) {
    const bytes = await readFile(path.join(folder, fileOf(segment))).catch(() => null);
    if (bytes === null) todo.push(segment);
    else {
      made.set(segment, { segment, bytes, sha256: sha256(bytes), cached: true });
      onDone(segment);
    }
  }
  const done = async (segment: Segment, bytes: Uint8Array) => {
    made.set(segment, { segment, bytes, sha256: sha256(bytes), cached: false });
    onDone(segment);
    await keep(fileOf(segment), bytes);
  };

  const still = todo.filter((segment) => segment.move === null);
  const moving = todo.filter((segment) => segment.move !== null);
  const work: (() => Promise<void>)[] = moving.map((segment) => async () => {
    await done(segment, await encodeMoving(program, picture, segment, template, smooth, signal));
  });
  for (const part of share(still, ENCODERS))
    work.unshift(() => encodeHeld(program, picture, part, template, done, signal));
  await inParallel(work, ENCODERS);
  return { headers: template.headers, segments: segments.map((segment) => made.get(segment)!) };
}

/** What a segment's bytes depend on, besides the encoder. */
function lookOf({ frames, source, move, layers }: Segment): unknown {
  return [frames, source.kind === 'take' ? source.sha256 : source.svg, move, layers];
}

async function cachedTemplate(
  program: Ffmpeg,
  picture: Picture,
  folder: string,
  keep: (name: string, bytes: Uint8Array) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<Template> {
  const name = `template-${sha256(JSON.stringify([SEGMENT_VERSION, program.version, picture, encoderOptions('still')])).slice(0, 24)}.h264`;
  const bytes = await readFile(path.join(folder, name)).catch(() => null);
  if (bytes !== null) return templateFrom(splitStream(bytes));
  const made = await makeTemplate(program, picture, signal);
  await keep(name, Buffer.concat([made.headers, ...made.pictures]));
  return templateFrom(made);
}

/** A still segment is a run of pictures: bare, and once under each subtitle. */
interface Held {
  segment: Segment;
  layer: string | undefined;
  frames: number;
}

function runsOf(segment: Segment): Held[] {
  const runs: Held[] = [];
  let at = 0;
  for (const layer of segment.layers) {
    if (layer.from > at) runs.push({ segment, layer: undefined, frames: layer.from - at });
    runs.push({ segment, layer: layer.svg, frames: layer.to - layer.from });
    at = layer.to;
  }
  if (at < segment.frames) runs.push({ segment, layer: undefined, frames: segment.frames - at });
  return runs;
}

async function encodeHeld(
  program: Ffmpeg,
  picture: Picture,
  segments: readonly Segment[],
  template: Template,
  done: (segment: Segment, bytes: Uint8Array) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (segments.length === 0) return;
  const runs = segments.flatMap(runsOf);
  async function* pictures(): AsyncGenerator<Uint8Array> {
    for (const run of runs) {
      signal?.throwIfAborted();
      yield await draw(run.segment, picture, run.layer);
    }
  }
  const stream = await encodeStills(program, picture, pictures(), signal);
  checkHeaders(stream.headers, template);
  if (stream.pictures.length !== runs.length) {
    throw new Error(`the encoder made ${stream.pictures.length} pictures of ${runs.length}`);
  }
  for (const segment of segments) {
    const parts = runs.flatMap((run, index) =>
      run.segment === segment ? [hold(stream.pictures[index]!, template, run.frames)] : [],
    );
    await done(segment, Buffer.concat(parts));
  }
}

async function encodeMoving(
  program: Ffmpeg,
  picture: Picture,
  segment: Segment,
  template: Template,
  smooth: boolean,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'slateline-move-'));
  try {
    const still = path.join(scratch, 'still.rgb');
    await writeFile(still, await draw(segment, picture, undefined));
    const layers: string[] = [];
    for (const [index, layer] of segment.layers.entries()) {
      const file = path.join(scratch, `layer${index}.png`);
      await writeFile(file, await sharp(Buffer.from(layer.svg)).png().toBuffer());
      layers.push(file);
    }
    const finer = smooth ? 'scale=2*iw:2*ih:flags=bicubic,' : '';
    let graph = `[0:v]${TO_VIDEO},${finer}${zoompan(segment.move!, picture, segment.frames)}[m0]`;
    segment.layers.forEach((layer, index) => {
      graph += `;[m${index}][${index + 1}:v]overlay=enable='between(n,${layer.from},${layer.to - 1})'[m${index + 1}]`;
    });
    graph += `;[m${segment.layers.length}]format=yuv420p,setsar=1[out]`;
    const stream = await encode(
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
          `${picture.rate.num}/${picture.rate.den}`,
        ],
        source: still,
      },
      [
        ...layers.flatMap((file) => ['-i', file]),
        '-filter_complex',
        graph,
        '-map',
        '[out]',
        '-frames:v',
        String(segment.frames),
        '-threads',
        '1',
      ],
      'moving',
      signal,
    );
    checkHeaders(stream.headers, template);
    if (stream.pictures.length !== segment.frames) {
      throw new Error(`the encoder made ${stream.pictures.length} pictures of ${segment.frames} for ${segment.name}`);
    }
    return Buffer.concat(stream.pictures);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function draw(segment: Segment, picture: Picture, layer: string | undefined): Promise<Buffer> {
  const size = { width: picture.width, height: picture.height };
  return segment.source.kind === 'take'
    ? fitTake(segment.source.file, size, layer)
    : drawCard(segment.source.svg, size, layer);
}

function checkHeaders(headers: Uint8Array, template: Template): void {
  if (Buffer.from(headers).equals(template.headers)) return;
  throw new Trouble(
    'ffmpeg-headers',
    'This ffmpeg gives still and moving pictures different parameter sets, so they cannot be joined without loss.',
    'Use another ffmpeg (SLATELINE_FFMPEG); `slateline doctor` shows which one this is.',
  );
}

function share<T>(items: readonly T[], parts: number): T[][] {
  const size = Math.ceil(items.length / parts);
  return Array.from({ length: parts }, (_, i) => items.slice(i * size, (i + 1) * size));
}

async function inParallel(work: readonly (() => Promise<void>)[], limit: number): Promise<void> {
  const queue = [...work];
  await Promise.all(
    Array.from({ length: limit }, async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await next();
    }),
  );
}
