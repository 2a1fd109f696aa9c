/** The sheet of a board: the picture in its aspect with paper around it for arrows, the slate strip below. */
import type { Rect } from './staging.ts';

export function layOut(
  width: number,
  height: number,
  aspect: string,
): { sheet: { width: number; height: number }; picture: Rect; strip: Rect } {
  const ratio = readAspect(aspect) ?? 16 / 9;
  const margin = Math.min(width, height) * 0.022;
  const stripHeight = Math.min(height * 0.135, width * 0.12);
  const room = { width: Math.max(width - margin * 2, 1), height: Math.max(height - stripHeight - margin * 2, 1) };
  const pictureWidth = Math.min(room.width, room.height * ratio);
  const pictureHeight = pictureWidth / ratio;
  return {
    sheet: { width, height },
    picture: {
      x: (width - pictureWidth) / 2,
      y: margin + (room.height - pictureHeight) / 2,
      width: pictureWidth,
      height: pictureHeight,
    },
    strip: { x: margin, y: height - stripHeight - margin * 0.35, width: width - margin * 2, height: stripHeight },
  };
}

/** `16:9`, `2.39:1` or `1.85`; null if it is none or too extreme to draw in. */
export function readAspect(text: string): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(?:[:/x]\s*(\d+(?:\.\d+)?))?\s*$/.exec(text);
  const ratio = match ? Number(match[1]) / Number(match[2] ?? 1) : Number.NaN;
  return ratio >= 0.3 && ratio <= 4 ? ratio : null;
}
