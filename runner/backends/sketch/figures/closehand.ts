/** A hand large in the picture: holding, pointing or at rest. For inserts and for the edge of a point-of-view shot. */
import type { Point } from '../staging/camera.ts';
import type { Pen } from '../svg/pen.ts';
import type { Tones } from '../svg/tones.ts';

/** Comes from the lower edge; `size` is the hand's length in pixels, `mirror` makes it the left one. */
export function drawCloseHand(
  pen: Pen,
  tones: Tones,
  wrist: Point,
  size: number,
  turn: number,
  mirror: boolean,
  sleeve: string,
): void {
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const p = (x: number, y: number): Point => {
    const px = (mirror ? -x : x) * size;
    return [wrist[0] + px * cos - y * size * sin, wrist[1] + px * sin + y * size * cos];
  };
  const line = Math.min(Math.max((size * 0.012) / pen.unit, 1.2), 3.6);
  const skin = tones.figure(0.95);
  const shade = tones.figure(0.72);
  const ink = { stroke: tones.ink, width: line, wobble: 0.4 };
  pen.shape([p(-0.26, 1.6), p(-0.21, 0.12), p(0.21, 0.12), p(0.3, 1.6)], { ...ink, fill: skin });
  // The thumb lies behind the palm, the four fingers before it, each with its own length.
  pen.blob(
    [
      p(-0.16, -0.06),
      p(-0.34, -0.26),
      p(-0.46, -0.46),
      p(-0.44, -0.56),
      p(-0.36, -0.56),
      p(-0.24, -0.38),
      p(-0.1, -0.28),
    ],
    { ...ink, fill: skin },
  );
  pen.blob(
    [
      p(-0.21, 0.14),
      p(-0.25, -0.1),
      p(-0.24, -0.4),
      p(-0.12, -0.5),
      p(0.08, -0.52),
      p(0.24, -0.44),
      p(0.27, -0.2),
      p(0.21, 0.14),
    ],
    { ...ink, fill: skin },
  );
  for (const [x, lean, long, wide] of [
    [-0.17, -0.05, 0.44, 0.062],
    [-0.03, -0.01, 0.5, 0.066],
    [0.1, 0.03, 0.46, 0.062],
    [0.215, 0.08, 0.36, 0.054],
  ] as const) {
    const base = -0.44 + Math.abs(x) * 0.12;
    pen.blob(
      [
        p(x - wide, base + 0.06),
        p(x - wide * 1.05 + lean * 0.5, base - long * 0.5),
        p(x - wide * 0.8 + lean, base - long * 0.92),
        p(x + lean, base - long),
        p(x + wide * 0.8 + lean, base - long * 0.92),
        p(x + wide * 1.05 + lean * 0.5, base - long * 0.5),
        p(x + wide, base + 0.06),
      ],
      { ...ink, fill: skin },
    );
    pen.curve(
      [
        p(x - wide * 0.7 + lean * 0.5, base - long * 0.48),
        p(x + lean * 0.5, base - long * 0.52),
        p(x + wide * 0.7 + lean * 0.5, base - long * 0.48),
      ],
      { stroke: tones.ink, width: line * 0.45, opacity: 0.7 },
    );
  }
  pen.blob([p(-0.22, -0.34), p(0, -0.42), p(0.24, -0.34), p(0.2, -0.28), p(0, -0.34), p(-0.18, -0.28)], {
    fill: skin,
    wobble: 0,
  });
  pen.blob([p(0.1, 0.1), p(0.14, -0.2), p(0.24, -0.4), p(0.265, -0.2), p(0.2, 0.1)], {
    fill: shade,
    opacity: 0.8,
    wobble: 0,
  });
  pen.curve([p(-0.1, -0.28), p(-0.04, -0.12), p(-0.08, 0.04)], { stroke: tones.ink, width: line * 0.6, opacity: 0.7 });
  pen.shape([p(-0.34, 1.7), p(-0.29, 0.34), p(0, 0.29), p(0.29, 0.34), p(0.38, 1.7)], { ...ink, fill: sleeve });
  pen.curve([p(-0.28, 0.44), p(0, 0.39), p(0.29, 0.44)], { stroke: tones.ink, width: line * 0.5, opacity: 0.7 });
}
