/** The picture's size in pixels: the project's resolution, or the largest even frame of another aspect inside it. */

/** Width over height of `16:9`, `2.39:1` or `1.85`; null when it is none of these. */
export function aspectRatio(aspect: string): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(?:[:/x×]\s*(\d+(?:\.\d+)?)\s*)?$/.exec(aspect);
  if (match === null) return null;
  const ratio = Number(match[1]) / Number(match[2] ?? 1);
  return Number.isFinite(ratio) && ratio >= 0.1 && ratio <= 10 ? ratio : null;
}

export function frameSize(
  resolution: readonly [number, number],
  aspect: string | null,
): { width: number; height: number } {
  const [width, height] = resolution;
  const ratio = aspect === null ? null : aspectRatio(aspect);
  // Within one per cent they are the same frame: 1998 × 1080 is 1.85:1 by custom, not by arithmetic.
  if (ratio === null || Math.abs(width / height / ratio - 1) < 0.01)
    return { width: even(width), height: even(height) };
  return width / height > ratio
    ? { width: even(height * ratio), height: even(height) }
    : { width: even(width), height: even(width / ratio) };
}

function even(pixels: number): number {
  return Math.max(16, 2 * Math.round(pixels / 2));
}
