/** The strip under the picture. Text is outlines of the bundled font, cut to its column: it never leaves the strip. */
import { textPath, wrapText } from '../../../text/outline.ts';
import type { Rect, Slate } from '../staging/staging.ts';
import type { Pen } from '../svg/pen.ts';

const INK = '#2a2a2e';
const GREY = '#6d6a64';

export function drawSlate(pen: Pen, strip: Rect, slate: Slate): void {
  const { x, y, width, height } = strip;
  const pad = height * 0.1;
  const top = y + pad;
  const inner = height - pad * 2;
  pen.line(
    [
      [x, y],
      [x + width, y],
    ],
    { stroke: INK, width: 1.6, wobble: 0 },
  );
  const left = Math.min(width * 0.2, height * 2.6);
  const right = Math.min(width * 0.25, height * 3.2);
  const write = (
    text: string,
    size: number,
    tx: number,
    ty: number,
    maxWidth: number,
    style: { anchor?: 'start' | 'end'; weight?: 'regular' | 'semibold'; fill?: string } = {},
  ) => {
    if (maxWidth > 4 && size >= 2) {
      const { d } = textPath(text, {
        size,
        x: tx,
        y: ty,
        maxWidth,
        anchor: style.anchor ?? 'start',
        weight: style.weight ?? 'regular',
      });
      if (d !== '') {
        pen.path(d, { fill: style.fill ?? INK });
      }
    }
  };
  const small = inner * 0.205;
  write(slate.number, inner * 0.46, x, top + inner * 0.4, left - pad, { weight: 'semibold' });
  write(slate.title, small, x, top + inner * 0.68, left - pad, { fill: GREY });
  write(slate.location, small, x, top + inner * 0.96, left - pad, { fill: GREY });

  write(slate.size, inner * 0.3, x + width, top + inner * 0.3, right - pad, { anchor: 'end', weight: 'semibold' });
  write(slate.camera, small, x + width, top + inner * 0.68, right - pad, { anchor: 'end', fill: GREY });
  write(slate.duration, small, x + width, top + inner * 0.96, right - pad, { anchor: 'end', fill: GREY });

  const middle = { x: x + left + pad, width: width - left - right - pad * 2 };
  const size = inner * 0.245;
  if (middle.width > 20 && size >= 3) {
    const rows = slate.speaker === null ? 3 : 2;
    const lines = wrapText(slate.words, { size, maxWidth: middle.width, maxLines: rows });
    lines.forEach((line, i) => {
      write(line, size, middle.x, top + inner * 0.25 + i * size * 1.36, middle.width);
    });
    if (slate.speaker !== null) {
      const start = lines.length;
      const said = wrapText(slate.speaker, { size, weight: 'semibold', maxWidth: middle.width, maxLines: 3 - start });
      said.forEach((line, i) => {
        write(line, size, middle.x, top + inner * 0.25 + (start + i) * size * 1.36, middle.width, {
          weight: 'semibold',
        });
      });
    }
  }
  for (const lx of [x + left, x + width - right]) {
    pen.line(
      [
        [lx, y + pad],
        [lx, y + height - pad],
      ],
      { stroke: GREY, width: 1, opacity: 0.5, wobble: 0 },
    );
  }
}
