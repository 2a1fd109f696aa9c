/** A take made to fill the reel's picture without distortion: black bars where the shapes differ. */
import sharp from 'sharp';
import { Trouble } from '../../contracts/project.ts';
import { MOST_PIXELS } from '../../takes/picture.ts';

export interface Size {
  width: number;
  height: number;
}

/** Raw 8-bit RGB of exactly `size`. Throws `Trouble` `take-unreadable`. */
export async function fitTake(file: string, size: Size, layer?: string): Promise<Buffer> {
  try {
    const fitted = sharp(file, { failOn: 'error', limitInputPixels: MOST_PIXELS })
      .flatten({ background: '#000' })
      .resize({ ...size, fit: 'contain', background: '#000' })
      .toColourspace('srgb');
    if (layer === undefined) return await fitted.removeAlpha().raw().toBuffer();
    const under = await fitted.removeAlpha().raw().toBuffer();
    return await composite(under, size, layer);
  } catch (error) {
    throw new Trouble(
      'take-unreadable',
      `${file} cannot be decoded: ${(error as Error).message}`,
      'If it is a Git LFS pointer run `git lfs pull`; otherwise render the shot again or pick another take.',
      error,
    );
  }
}

/** A card of our own, with an optional layer above it. */
export async function drawCard(svg: string, size: Size, layer?: string): Promise<Buffer> {
  const under = await sharp(Buffer.from(svg)).flatten({ background: '#000' }).removeAlpha().raw().toBuffer();
  return layer === undefined ? under : composite(under, size, layer);
}

async function composite(under: Buffer, size: Size, layer: string): Promise<Buffer> {
  return sharp(under, { raw: { ...size, channels: 3 } })
    .composite([{ input: Buffer.from(layer) }])
    .removeAlpha()
    .raw()
    .toBuffer();
}
