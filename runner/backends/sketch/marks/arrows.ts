/** Camera moves as storyboards write them: block arrows at the frame, inner frames for dolly and zoom. */
import type { Movement } from '../../../../grammar/story/schema.ts';
import type { Point } from '../staging/camera.ts';
import type { Rect } from '../staging/staging.ts';
import { num, type Pen } from '../svg/pen.ts';

const RED = '#c2412d';

export function drawMove(
  pen: Pen,
  picture: Rect,
  sheet: { width: number; height: number },
  move: Movement | null,
): void {
  const { x, y, width, height } = picture;
  const cx = x + width / 2;
  const cy = y + height / 2;
  const side = Math.max(x * 0.5, 0);
  const roomy = side > 26 * pen.unit;
  /** In the margin if there is one, else just inside the frame. */
  const edgeX = (s: number) => (roomy ? (s < 0 ? side : sheet.width - side) : cx + s * (width / 2 - 46 * pen.unit));
  switch (move) {
    case null:
    case 'static':
      return;
    case 'pan left':
    case 'pan right': {
      const s = move === 'pan left' ? -1 : 1;
      // A pan turns: its arrow is bent.
      const r = height * 0.5;
      const points: Point[] = [-0.32, -0.16, 0, 0.16, 0.32].map(
        (a): Point => [cx + s * Math.sin(a) * r * 1.5, y + height * 0.93 - Math.cos(a) * r * 0.16 + r * 0.13],
      );
      curvedArrow(pen, points);
      blockArrow(pen, [edgeX(s), cy], s < 0 ? Math.PI : 0, Math.min(side * 1.5, 84 * pen.unit));
      return;
    }
    case 'track left':
    case 'track right':
    case 'follow': {
      const s = move === 'track left' ? -1 : 1;
      blockArrow(pen, [cx, y + height - 46 * pen.unit], s < 0 ? Math.PI : 0, 260 * pen.unit);
      blockArrow(pen, [edgeX(s), cy], s < 0 ? Math.PI : 0, Math.min(side * 1.5, 84 * pen.unit));
      if (move === 'follow') {
        pen.line(
          [
            [cx - 150 * pen.unit, y + height - 78 * pen.unit],
            [cx + 90 * pen.unit, y + height - 78 * pen.unit],
          ],
          { stroke: RED, width: 3 },
        );
      }
      return;
    }
    case 'tilt up':
    case 'tilt down': {
      const s = move === 'tilt up' ? -1 : 1;
      const bx = roomy ? sheet.width - side : x + width - 50 * pen.unit;
      curvedArrow(
        pen,
        [-1, -0.5, 0, 0.5, 1].map(
          (t): Point => [bx + (1 - t * t) * 18 * pen.unit - 9 * pen.unit, cy + s * t * height * 0.3],
        ),
      );
      return;
    }
    case 'crane up':
    case 'crane down': {
      const angle = move === 'crane up' ? -Math.PI / 2 : Math.PI / 2;
      for (const s of [-1, 1]) {
        blockArrow(pen, [edgeX(s), cy], angle, Math.min(height * 0.36, 300 * pen.unit));
      }
      return;
    }
    case 'dolly in':
    case 'dolly out': {
      for (const sx of [-1, 1]) {
        for (const sy of [-1, 1]) {
          const outer: Point = [cx + sx * width * 0.47, cy + sy * height * 0.45];
          const inner: Point = [cx + sx * width * 0.36, cy + sy * height * 0.33];
          const [from, to] = move === 'dolly in' ? [outer, inner] : [inner, outer];
          blockArrow(
            pen,
            [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2],
            Math.atan2(to[1] - from[1], to[0] - from[0]),
            Math.hypot(to[0] - from[0], to[1] - from[1]),
          );
        }
      }
      if (move === 'dolly in') {
        frame(pen, cx, cy, width * 0.66, height * 0.6, 0);
      }
      return;
    }
    case 'zoom in':
    case 'zoom out': {
      frame(pen, cx, cy, width * 0.74, height * 0.74, 0);
      frame(pen, cx, cy, width * 0.5, height * 0.5, 0);
      for (const sx of [-1, 1]) {
        for (const sy of [-1, 1]) {
          const outer: Point = [cx + sx * width * 0.37, cy + sy * height * 0.37];
          const inner: Point = [cx + sx * width * 0.25, cy + sy * height * 0.25];
          const [from, to] = move === 'zoom in' ? [outer, inner] : [inner, outer];
          thinArrow(pen, from, to);
        }
      }
      return;
    }
    case 'handheld': {
      for (const k of [0, 1, 2]) {
        frame(
          pen,
          cx + (k - 1) * 7 * pen.unit,
          cy + (k % 2) * 8 * pen.unit - 4 * pen.unit,
          width * 0.95,
          height * 0.92,
          (k - 1) * 0.014,
        );
      }
      return;
    }
    case 'orbit': {
      const points: Point[] = [];
      for (let i = 0; i <= 10; i++) {
        const a = Math.PI * (0.06 + (0.88 * i) / 10);
        points.push([cx - Math.cos(a) * width * 0.34, y + height * 0.78 + Math.sin(a) * height * 0.13]);
      }
      curvedArrow(pen, points);
      return;
    }
  }
}

/** The outlined arrow of the trade: shaft and head as one shape, paper inside. */
function blockArrow(pen: Pen, at: Point, angle: number, length: number): void {
  const l = Math.max(length, 30 * pen.unit) / 2;
  const w = Math.min(11 * pen.unit, l * 0.3);
  const head = Math.min(30 * pen.unit, l * 0.9);
  const place = (px: number, py: number): Point => [
    at[0] + px * Math.cos(angle) - py * Math.sin(angle),
    at[1] + px * Math.sin(angle) + py * Math.cos(angle),
  ];
  pen.shape(
    [
      place(-l, -w),
      place(l - head, -w),
      place(l - head, -w * 2.2),
      place(l, 0),
      place(l - head, w * 2.2),
      place(l - head, w),
      place(-l, w),
    ],
    { fill: '#fffdf8', stroke: RED, width: 3, wobble: 0.4 },
  );
}

function thinArrow(pen: Pen, from: Point, to: Point): void {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const head = 20 * pen.unit;
  pen.line([from, to], { stroke: RED, width: 3 });
  pen.line(
    [
      [to[0] - Math.cos(angle - 0.45) * head, to[1] - Math.sin(angle - 0.45) * head],
      to,
      [to[0] - Math.cos(angle + 0.45) * head, to[1] - Math.sin(angle + 0.45) * head],
    ],
    { stroke: RED, width: 3, wobble: 0 },
  );
}

function curvedArrow(pen: Pen, points: readonly Point[]): void {
  const end = points.at(-1)!;
  const before = points.at(-2)!;
  const angle = Math.atan2(end[1] - before[1], end[0] - before[0]);
  const head = 32 * pen.unit;
  pen.curve(points, { stroke: '#fffdf8', width: 15, wobble: 0 });
  pen.curve(points, { stroke: RED, width: 8, wobble: 0.3 });
  pen.shape(
    [
      [end[0] + Math.cos(angle) * head, end[1] + Math.sin(angle) * head],
      [end[0] - Math.sin(angle) * head * 0.6, end[1] + Math.cos(angle) * head * 0.6],
      [end[0] + Math.sin(angle) * head * 0.6, end[1] - Math.cos(angle) * head * 0.6],
    ],
    { fill: RED, stroke: '#fffdf8', width: 2, wobble: 0 },
  );
}

function frame(pen: Pen, cx: number, cy: number, width: number, height: number, turn: number): void {
  const place = (sx: number, sy: number): Point => [
    cx + (sx * width * Math.cos(turn) - sy * height * Math.sin(turn)) / 2,
    cy + (sx * width * Math.sin(turn) + sy * height * Math.cos(turn)) / 2,
  ];
  const corners = [place(-1, -1), place(1, -1), place(1, 1), place(-1, 1)];
  const d = `${corners.map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${num(px)} ${num(py)}`).join('')}Z`;
  pen.raw(
    `<path d="${d}" fill="none" stroke="${RED}" stroke-width="${num(2.6 * pen.unit)}" stroke-dasharray="${num(26 * pen.unit)} ${num(12 * pen.unit)}"/>`,
  );
}
