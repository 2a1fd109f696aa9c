/** What a face wears: beard, glasses, years. */
import type { Point } from '../staging/camera.ts';
import { type Easel, hairTone } from './easel.ts';
import type { HeadView, OnFace } from './view.ts';

export function beardShadow(easel: Easel, view: HeadView, on: OnFace): void {
  const { beard } = easel.figure.look;
  const { pen, tones, line } = easel;
  if (beard === 'none') {
    return;
  }
  const full: Point[] = [
    on(-0.95, 0.08),
    on(-0.92, 0.26),
    on(-0.78, 0.42),
    on(-0.4, 0.55),
    on(0, 0.6),
    on(0.4, 0.55),
    on(0.78, 0.42),
    on(0.92, 0.26),
    on(0.95, 0.08),
    on(0.68, 0.2),
    on(0.5, 0.225),
    on(0.2, 0.24),
    on(0, 0.245),
    on(-0.2, 0.24),
    on(-0.5, 0.225),
    on(-0.68, 0.2),
  ];
  if (beard === 'full') {
    pen.blob(full, { fill: hairTone(easel, 1.12), stroke: tones.ink, width: line * 0.8, wobble: 0.8 });
    pen.blob([on(-0.4, 0.28), on(0, 0.265), on(0.4, 0.28), on(0.3, 0.345), on(0, 0.355), on(-0.3, 0.345)], {
      fill: easel.skin,
      wobble: 0,
    });
    if (view.size / pen.unit > 60) {
      for (const s of [-0.6, -0.3, 0, 0.3, 0.6]) {
        pen.curve([on(s, 0.4), on(s * 0.85, 0.54)], {
          stroke: easel.figure.look.hairTone < 0.4 ? tones.figure(0.5) : tones.ink,
          width: line * 0.45,
          opacity: 0.7,
        });
      }
    }
  } else if (beard === 'moustache') {
    pen.blob(
      [
        on(-0.46, 0.3),
        on(-0.25, 0.245),
        on(0, 0.235),
        on(0.25, 0.245),
        on(0.46, 0.3),
        on(0.2, 0.285),
        on(0, 0.275),
        on(-0.2, 0.285),
      ],
      { fill: hairTone(easel, 1), stroke: tones.ink, width: line * 0.6 },
    );
  } else if (view.size / pen.unit > 40) {
    pen.hatch(full, 1.1, 3.2, { stroke: tones.ink, width: 0.7, opacity: 0.45 });
  }
}

export function glasses(easel: Easel, view: HeadView, on: OnFace): void {
  const ink = { stroke: easel.tones.ink, width: easel.line * 0.9, wobble: 0.2 };
  if (view.view === 'profile') {
    easel.pen.blob([view.at(0.2, -0.05), view.at(0.3, -0.06), view.at(0.31, 0.06), view.at(0.22, 0.07)], ink);
    easel.pen.line([view.at(0.2, -0.02), view.at(-0.08, -0.02)], ink);
    return;
  }
  for (const c of [-0.44, 0.44]) {
    const rim = [
      on(c - 0.28, -0.045),
      on(c, -0.075),
      on(c + 0.28, -0.045),
      on(c + 0.25, 0.06),
      on(c, 0.085),
      on(c - 0.25, 0.06),
    ];
    // Close enough to see the eyes behind the glass, only the rim is drawn.
    if (view.size / easel.pen.unit > 60) {
      easel.pen.blob(rim, ink);
    } else {
      easel.pen.blob(rim, { ...ink, fill: easel.tones.figure(1) });
      easel.pen.ellipse(on(c, 0), view.size * 0.024, view.size * 0.024, { fill: easel.tones.ink, wobble: 0 });
    }
  }
  easel.pen.curve([on(-0.17, -0.01), on(0, -0.025), on(0.17, -0.01)], ink);
}

export function age(easel: Easel, on: OnFace): void {
  const ink = { stroke: easel.tones.ink, width: easel.line * 0.45, opacity: 0.6 };
  easel.pen.curve([on(-0.45, -0.26), on(0, -0.245), on(0.45, -0.26)], ink);
  easel.pen.curve([on(-0.38, -0.21), on(0, -0.2), on(0.38, -0.215)], ink);
  for (const s of [-1, 1]) {
    easel.pen.curve([on(s * 0.7, -0.01), on(s * 0.8, 0.01)], ink);
    easel.pen.curve([on(s * 0.7, 0.02), on(s * 0.8, 0.05)], ink);
  }
}
