/** Pictures the reel draws itself, as outlines in the bundled font: scene slates, plain cards for shots without a take, subtitles. */
import { textExtent, textPath, textWidth, wrapText } from '../../text/outline.ts';
import { lines } from '../subtitles/cues.ts';

interface Size {
  width: number;
  height: number;
}

const svg = ({ width, height }: Size, body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`;

interface CardLine {
  text: string;
  /** Em size as a fraction of the height. */
  size: number;
  color: string;
  weight?: 'regular' | 'semibold';
}

function card(size: Size, background: string, content: readonly CardLine[]): string {
  const wrapped = content.flatMap((line) =>
    wrapText(line.text, {
      size: line.size * size.height,
      weight: line.weight ?? 'regular',
      maxWidth: size.width * 0.8,
      maxLines: 3,
    }).map((text) => ({ ...line, text })),
  );
  const heights = wrapped.map((line) => line.size * size.height * 1.5);
  let y = (size.height - heights.reduce((sum, height) => sum + height, 0)) / 2;
  let body = `<rect width="${size.width}" height="${size.height}" fill="${background}"/>`;
  wrapped.forEach((line, index) => {
    const em = line.size * size.height;
    const { ascent } = textExtent({ size: em, weight: line.weight ?? 'regular' });
    const { d } = textPath(line.text, {
      size: em,
      weight: line.weight ?? 'regular',
      x: size.width / 2,
      y: y + ascent,
      anchor: 'middle',
    });
    body += `<path d="${d}" fill="${line.color}"/>`;
    y += heights[index]!;
  });
  return svg(size, body);
}

/** Before a scene: number, heading, and the first line of its synopsis. */
export function sceneSlate(size: Size, scene: { number: string; heading: string; synopsis: string }): string {
  return card(size, '#16181d', [
    { text: scene.number, size: 0.16, color: '#f2efe8', weight: 'semibold' },
    { text: scene.heading, size: 0.052, color: '#f2efe8' },
    ...(scene.synopsis === '' ? [] : [{ text: scene.synopsis, size: 0.034, color: '#a9a49a' }]),
  ]);
}

/** In place of a take that has not been made: never mistaken for one. */
export function missingCard(size: Size, shot: { label: string; title: string }, why: string): string {
  return card(size, '#26292f', [
    { text: shot.label, size: 0.09, color: '#d8d4cb', weight: 'semibold' },
    { text: shot.title, size: 0.042, color: '#d8d4cb' },
    { text: why, size: 0.034, color: '#e0a458' },
  ]);
}

/** A subtitle on a transparent ground, white with a dark edge, above the lower sixth where boards carry their slate line. */
export function subtitleLayer(size: Size, speaker: string | null, text: string): string {
  const em = size.height * 0.042;
  const style = { size: em, weight: 'semibold' as const };
  const rows = lines(text);
  const bottom = size.height * 0.79;
  let body = '';
  rows.forEach((row, index) => {
    const y = bottom - (rows.length - 1 - index) * em * 1.3;
    const { d } = textPath(row, { ...style, x: size.width / 2, y, anchor: 'middle', maxWidth: size.width * 0.9 });
    body += `<path d="${d}" fill="none" stroke="#000000" stroke-opacity="0.85" stroke-width="${em * 0.16}" stroke-linejoin="round"/><path d="${d}" fill="#ffffff"/>`;
  });
  if (speaker !== null) {
    const small = { size: em * 0.6, weight: 'semibold' as const };
    const y = bottom - rows.length * em * 1.3;
    const width = textWidth(speaker, small);
    const { d } = textPath(speaker, { ...small, x: size.width / 2, y, anchor: 'middle', maxWidth: size.width * 0.6 });
    body += `<rect x="${size.width / 2 - width / 2 - em * 0.3}" y="${y - em * 0.62}" width="${width + em * 0.6}" height="${em * 0.86}" rx="${em * 0.15}" fill="#000000" fill-opacity="0.6"/><path d="${d}" fill="#ffd98a"/>`;
  }
  return svg(size, body);
}
