/**
 * The pencil: fills, lines with a hand's slight unsteadiness, hatching. Everything is written as path data with
 * numbers only; no text of the script ever enters the SVG. Coordinates are clamped, so no input makes a bad file.
 */
import type { Point } from '../staging/camera.ts';
import type { Dice } from '../staging/random.ts';

export interface Ink {
  fill?: string | undefined;
  stroke?: string | undefined;
  /** In thousandths of the picture's height. */
  width?: number;
  opacity?: number | undefined;
  /** How far the hand strays, in thousandths of the picture's height. */
  wobble?: number;
}

export interface Pen {
  /** Pixels per thousandth of the picture's height. */
  readonly unit: number;
  readonly dice: Dice;
  /** Straight edges through the points. */
  shape(points: readonly Point[], ink: Ink): void;
  /** Straight edges drawn one by one, each a little past its corners, as with a ruler held loosely. */
  edges(points: readonly Point[], ink: Ink): void;
  /** An open line of straight edges. */
  line(points: readonly Point[], ink: Ink): void;
  /** A closed soft shape through the points. */
  blob(points: readonly Point[], ink: Ink): void;
  /** An open soft line through the points. */
  curve(points: readonly Point[], ink: Ink): void;
  ellipse(centre: Point, rx: number, ry: number, ink: Ink, turn?: number): void;
  /** Parallel strokes inside a shape; `gap` in thousandths of the picture's height. */
  hatch(points: readonly Point[], angle: number, gap: number, ink: Ink): void;
  /** Ready-made path data. */
  path(d: string, ink: Ink): void;
  /** Ready-made markup of our own: gradients, clips, groups. */
  raw(markup: string): void;
  svg(): string;
}

const FAR = 12_000;

/** A coordinate as text: one decimal, finite, never far outside the picture. */
export function num(value: number): string {
  return Number.isFinite(value) ? String(Math.round(Math.min(Math.max(value, -FAR), FAR) * 10) / 10) : '0';
}

export function createPen(unit: number, dice: Dice): Pen {
  const out: string[] = [];
  const stray = (amount: number) => (dice.next() - 0.5) * 2 * amount * unit;

  const write = (d: string, ink: Ink) => {
    if (d === '') {
      return;
    }
    const stroke = ink.stroke ? ` stroke="${ink.stroke}" stroke-width="${num((ink.width ?? 2) * unit)}"` : '';
    // Not `opacity`: that makes the rasteriser composite every such path on a layer of its own.
    const alpha = ink.opacity === undefined || ink.opacity >= 1 ? '' : ink.opacity.toFixed(2);
    const opacity =
      alpha && `${ink.fill ? ` fill-opacity="${alpha}"` : ''}${ink.stroke ? ` stroke-opacity="${alpha}"` : ''}`;
    out.push(`<path d="${d}" fill="${ink.fill ?? 'none'}"${stroke}${opacity}/>`);
  };

  const straight = (points: readonly Point[], closed: boolean, wobble: number): string => {
    if (points.length < 2) {
      return '';
    }
    let d = '';
    const count = closed ? points.length : points.length - 1;
    for (let i = 0; i < count; i++) {
      const a = points[i]!;
      const b = points[(i + 1) % points.length]!;
      if (i === 0) {
        d = `M${num(a[0])} ${num(a[1])}`;
      }
      const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
      if (wobble > 0 && length > 60 * unit && length < FAR) {
        // One long bow per edge, as a hand draws: a straight line's two middle thirds pulled aside.
        const bend = Math.min(wobble * (1 + length / (500 * unit)), wobble * 3);
        const c1 = [a[0] + (b[0] - a[0]) / 3 + stray(bend), a[1] + (b[1] - a[1]) / 3 + stray(bend)] as const;
        const c2 = [
          a[0] + ((b[0] - a[0]) * 2) / 3 + stray(bend),
          a[1] + ((b[1] - a[1]) * 2) / 3 + stray(bend),
        ] as const;
        d += `C${num(c1[0])} ${num(c1[1])} ${num(c2[0])} ${num(c2[1])} ${num(b[0])} ${num(b[1])}`;
      } else {
        d += `L${num(b[0])} ${num(b[1])}`;
      }
    }
    return closed ? `${d}Z` : d;
  };

  const soft = (given: readonly Point[], closed: boolean, wobble: number): string => {
    if (given.length < 2) {
      return '';
    }
    const points = wobble > 0 ? given.map(([x, y]): Point => [x + stray(wobble), y + stray(wobble)]) : given;
    return smoothPath(points, closed);
  };

  const pen: Pen = {
    unit,
    dice,
    shape: (points, ink) => write(straight(points, true, ink.stroke ? (ink.wobble ?? 0.8) : 0), ink),
    edges(points, ink) {
      let d = '';
      for (let i = 0; i < points.length; i++) {
        const a = points[i]!;
        const b = points[(i + 1) % points.length]!;
        const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
        if (length < 0.5) {
          continue;
        }
        const past = (Math.min(length * 0.02, 7 * unit) * (0.3 + dice.next())) / length;
        const along = (t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
        d += straight([along(-past), along(1 + past)], false, ink.wobble ?? 0.8);
      }
      write(d, ink);
    },
    line: (points, ink) => write(straight(points, false, ink.wobble ?? 0.8), ink),
    blob: (points, ink) => write(soft(points, true, ink.wobble ?? 0.4), ink),
    curve: (points, ink) => write(soft(points, false, ink.wobble ?? 0.4), ink),
    ellipse(centre, rx, ry, ink, turn = 0) {
      const points: Point[] = [];
      for (let i = 0; i < 8; i++) {
        const angle = (i * Math.PI) / 4;
        const x = Math.cos(angle) * rx;
        const y = Math.sin(angle) * ry;
        points.push([
          centre[0] + x * Math.cos(turn) - y * Math.sin(turn),
          centre[1] + x * Math.sin(turn) + y * Math.cos(turn),
        ]);
      }
      write(soft(points, true, ink.wobble ?? Math.min(0.4, Math.min(rx, ry) / unit / 30)), ink);
    },
    hatch(points, angle, gap, ink) {
      write(
        hatching(points, angle, gap * unit, () => stray(ink.wobble ?? 1.2)),
        { width: 1, ...ink },
      );
    },
    path: write,
    raw: (markup) => out.push(markup),
    svg: () => out.join('\n'),
  };
  return pen;
}

/** Catmull-Rom through the points as cubic path data. */
export function smoothPath(points: readonly Point[], closed: boolean): string {
  const n = points.length;
  const at = (i: number): Point => (closed ? points[(i + n) % n]! : points[Math.min(Math.max(i, 0), n - 1)]!);
  let d = `M${num(at(0)[0])} ${num(at(0)[1])}`;
  const count = closed ? n : n - 1;
  for (let i = 0; i < count; i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    d += `C${num(p1[0] + (p2[0] - p0[0]) / 6)} ${num(p1[1] + (p2[1] - p0[1]) / 6)} ${num(p2[0] - (p3[0] - p1[0]) / 6)} ${num(p2[1] - (p3[1] - p1[1]) / 6)} ${num(p2[0])} ${num(p2[1])}`;
  }
  return closed ? `${d}Z` : d;
}

/** Parallel segments of a polygon's inside, by scan lines turned by `angle`. */
function hatching(points: readonly Point[], angle: number, gap: number, stray: () => number): string {
  if (points.length < 3) {
    return '';
  }
  const cos = Math.cos(-angle);
  const sin = Math.sin(-angle);
  const turned = points.map(
    ([x, y]): Point => [
      Math.min(Math.max(x, -FAR), FAR) * cos - Math.min(Math.max(y, -FAR), FAR) * sin,
      Math.min(Math.max(x, -FAR), FAR) * sin + Math.min(Math.max(y, -FAR), FAR) * cos,
    ],
  );
  const ys = turned.map(([, y]) => y);
  const low = Math.min(...ys);
  const high = Math.max(...ys);
  const step = Math.max(gap, (high - low) / 220, 0.5);
  let d = '';
  for (let y = low + step / 2; y < high; y += step) {
    const cuts: number[] = [];
    for (let i = 0; i < turned.length; i++) {
      const [ax, ay] = turned[i]!;
      const [bx, by] = turned[(i + 1) % turned.length]!;
      if (ay <= y !== by <= y) {
        cuts.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
      }
    }
    cuts.sort((a, b) => a - b);
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      const from: Point = [cuts[i]! + stray(), y + stray() * 0.6];
      const to: Point = [cuts[i + 1]! + stray(), y + stray() * 0.6];
      d += `M${num(from[0] * cos + from[1] * sin)} ${num(-from[0] * sin + from[1] * cos)}L${num(to[0] * cos + to[1] * sin)} ${num(-to[0] * sin + to[1] * cos)}`;
    }
  }
  return d;
}
