/**
 * Is this really a picture? Decoded in full before it becomes a take: an error page, a broken download or a Git LFS
 * pointer is not what a backend made. The decoding is not wasted, it yields the thumbnail.
 */
import sharp, { type Sharp } from 'sharp';
import type { BackendOutput } from '../contracts/backend.ts';
import { Trouble } from '../contracts/project.ts';
import { incomplete } from '../engine/whole-media.ts';
import { parsePointer } from '../files/lfs-pointer.ts';

export const THUMBNAIL_WIDTH = 320;
const SMALLEST = 16;

/** Pixels of the largest picture that is decoded: the largest resolution a manifest may ask for. A few bytes can claim more. */
export const MOST_PIXELS = 8192 * 8192;

export interface Picture {
  width: number;
  height: number;
  /** JPEG, 320 pixels wide; null for video. */
  thumbnail: Buffer | null;
}

/** Throws `Trouble` `not-a-picture`, saying what it is instead. */
export async function inspect(output: BackendOutput): Promise<Picture> {
  const { bytes, type } = output;
  if (parsePointer(bytes) !== null) throw notOne('it is a Git LFS pointer');
  const wrong = incomplete(bytes, type);
  if (wrong !== null) throw notOne(wrong);
  if (type === 'video/mp4') return { width: output.width, height: output.height, thumbnail: null };
  try {
    const image = sharp(bytes, { failOn: 'truncated', sequentialRead: true, limitInputPixels: MOST_PIXELS });
    const { width, height, format } = await image.metadata();
    if (`image/${format}` !== type) throw notOne(`it says ${type} and is ${format}`);
    if (width < SMALLEST || height < SMALLEST) throw notOne(`it has ${width} × ${height} pixels`);
    return { width, height, thumbnail: await toThumbnail(image) };
  } catch (error) {
    if (error instanceof Trouble) throw error;
    throw notOne(error instanceof Error ? error.message.split('\n')[0]! : String(error), error);
  }
}

/** JPEG, quality 80: the fastest of the formats that a webview shows and small enough (see `tests/bench/thumbnails.ts`). */
export function toThumbnail(image: Sharp): Promise<Buffer> {
  return image.resize(THUMBNAIL_WIDTH).flatten({ background: '#fff' }).jpeg({ quality: 80 }).toBuffer();
}

function notOne(why: string, cause?: unknown): Trouble {
  return new Trouble(
    'not-a-picture',
    `What came back is not a whole picture: ${why}.`,
    'Nothing was kept. Look at the backend’s own log, then retry the job.',
    cause,
  );
}
