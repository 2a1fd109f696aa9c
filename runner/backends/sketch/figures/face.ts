/** The face: eyes, brows, nose, mouth and what the mood does to them. Small faces get fewer strokes, never other ones. */

import type { Point } from '../staging/camera.ts';
import type { Mood } from '../staging/staging.ts';
import { age, beardShadow, glasses } from './beard.ts';
import { type Easel, hairTone } from './easel.ts';
import type { HeadView, OnFace } from './view.ts';

interface Expression {
  /** Brow's inner and outer end, positive raises. */
  inner: number;
  outer: number;
  /** 1 normal, 0 closed. */
  eye: number;
  /** Mouth corners, positive up. */
  smile: number;
  /** Mouth opening, 0 shut. */
  open: number;
  wide: number;
}

const EXPRESSIONS: Record<Mood, Expression> = {
  neutral: { inner: 0, outer: 0, eye: 1, smile: 0.06, open: 0, wide: 1 },
  happy: { inner: 0.35, outer: 0.3, eye: 0.8, smile: 1, open: 0.12, wide: 1.22 },
  sad: { inner: 0.9, outer: -0.5, eye: 0.72, smile: -0.8, open: 0, wide: 0.9 },
  angry: { inner: -1, outer: 0.55, eye: 0.78, smile: -0.55, open: 0.1, wide: 1.02 },
  afraid: { inner: 1.1, outer: 0.1, eye: 1.35, smile: -0.45, open: 0.4, wide: 0.85 },
  surprised: { inner: 1.1, outer: 0.9, eye: 1.4, smile: 0, open: 0.75, wide: 0.62 },
  determined: { inner: -0.7, outer: 0.15, eye: 0.82, smile: -0.25, open: 0, wide: 0.98 },
  weary: { inner: 0.3, outer: -0.35, eye: 0.5, smile: -0.35, open: 0, wide: 0.92 },
  asleep: { inner: 0.15, outer: -0.1, eye: 0, smile: 0, open: 0, wide: 0.9 },
  shouting: { inner: -0.8, outer: 0.4, eye: 0.7, smile: -0.1, open: 1.25, wide: 1.05 },
};

export function drawFace(easel: Easel, view: HeadView): void {
  const small = view.size / easel.pen.unit;
  if (small < 15 || view.view === 'behind') {
    return;
  }
  const expression = { ...EXPRESSIONS[easel.figure.mood] };
  if (easel.figure.speaking && expression.open < 0.2) {
    expression.open = 0.34;
  }
  const turn = view.view === 'profile' ? Math.PI / 2 : Math.min(view.aside, 0.72);
  const drop = Math.sin(view.tilt) * 0.26;
  /** A place on the ball of the face: `azimuth` from its middle line, positive to the far side when it is turned. */
  const on = (azimuth: number, y: number, out = 0): Point => {
    const radius = (0.345 + out) * Math.sqrt(Math.max(0.3, 1 - (y * 0.75) ** 2));
    return view.at(Math.sin(turn + azimuth) * radius, y + drop * Math.cos(turn * 0.7));
  };
  if (view.view === 'profile') {
    profileFace(easel, view, expression, drop * 0.3);
  } else {
    beardShadow(easel, view, on);
    eye(easel, view, on, -0.44, expression, turn, -1);
    eye(easel, view, on, 0.44, expression, turn, 1);
    nose(easel, view, on, turn);
    mouth(easel, view, on, expression);
    if (easel.figure.look.old && small > 60) {
      age(easel, on);
    }
  }
  if (easel.figure.look.glasses) {
    glasses(easel, view, on);
  }
}

function eye(
  easel: Easel,
  view: HeadView,
  on: OnFace,
  centre: number,
  e: Expression,
  turn: number,
  side: -1 | 1,
): void {
  const { pen, tones, line } = easel;
  const small = view.size / pen.unit;
  // A far eye that has gone over the edge of the face is not drawn.
  if (turn + centre > 1.38) {
    return;
  }
  const w = 0.19;
  const y = 0.005;
  const inner = centre - side * w;
  const outer = centre + side * w;
  const stroke = line * (small > 90 ? 1.05 : 0.9);
  const browY = y - 0.125;
  const brow = [
    on(inner, browY - e.inner * 0.035 + 0.012),
    on(centre, browY - 0.022 - (e.inner + e.outer) * 0.017),
    on(outer + side * 0.04, browY + 0.012 - e.outer * 0.035),
  ];
  pen.curve(brow, {
    stroke: hairStroke(easel),
    width: stroke * (small > 60 ? 2 : 1.3) * (easel.figure.look.woman ? 0.8 : 1.15),
    wobble: 0.15,
  });
  const h = 0.042 * e.eye;
  if (small < 34) {
    pen.curve([on(inner, y), on(centre, y - h * 0.6), on(outer, y + 0.004)], {
      stroke: tones.ink,
      width: stroke * 1.2,
      wobble: 0,
    });
    return;
  }
  if (e.eye < 0.15) {
    pen.curve([on(inner, y + 0.01), on(centre, y + 0.032), on(outer, y + 0.006)], {
      stroke: tones.ink,
      width: stroke * 1.1,
    });
    return;
  }
  const upper: Point[] = [
    on(inner, y + 0.012),
    on(centre - side * w * 0.35, y - h * 0.86),
    on(centre + side * w * 0.4, y - h * 0.8),
    on(outer, y - 0.002),
  ];
  const lower: Point[] = [on(centre + side * w * 0.45, y + h * 0.52), on(centre - side * w * 0.35, y + h * 0.62)];
  pen.blob([...upper, ...lower], { fill: tones.figure(1), wobble: 0 });
  const gaze = 0.05 * Math.min(turn * 1.2, 1);
  const [ix, iy] = on(centre + gaze, y - h * 0.1 + Math.sin(view.tilt) * 0.02);
  const rx = 0.041 * view.size * Math.max(0.45, Math.cos(turn + centre));
  const ry = Math.min(0.041, h * 0.98) * view.size;
  if (small > 130) {
    pen.ellipse([ix, iy], rx, ry, { fill: tones.figure(0.42), stroke: tones.ink, width: line * 0.7, wobble: 0 });
    pen.ellipse([ix, iy], rx * 0.5, ry * 0.52, { fill: '#16161a', wobble: 0 });
    pen.ellipse([ix + easel.light * rx * 0.35, iy - ry * 0.38], rx * 0.2, rx * 0.2, { fill: '#ffffff', wobble: 0 });
  } else {
    pen.ellipse([ix, iy], rx * 0.9, ry * 0.95, { fill: tones.ink, wobble: 0 });
  }
  pen.curve(upper, { stroke: tones.ink, width: stroke * (easel.figure.look.woman ? 1.7 : 1.35), wobble: 0.1 });
  pen.curve([on(outer, y - 0.002), ...lower, on(inner, y + 0.014)], {
    stroke: tones.ink,
    width: stroke * 0.5,
    opacity: 0.75,
    wobble: 0.1,
  });
  if (small > 80) {
    pen.curve([on(inner, y - h - 0.012), on(centre, y - h - 0.034), on(outer, y - h * 0.5 - 0.016)], {
      stroke: tones.ink,
      width: stroke * 0.55,
      opacity: 0.7,
    });
    if (e.eye < 0.75 || easel.figure.look.old) {
      pen.curve([on(inner + side * 0.04, y + 0.07), on(centre, y + 0.085), on(outer - side * 0.04, y + 0.06)], {
        stroke: tones.ink,
        width: stroke * 0.45,
        opacity: 0.6,
      });
    }
  }
  if (easel.figure.mood === 'sad' && small > 80 && side === -1) {
    const [tx, ty] = on(centre + 0.04, 0.12);
    pen.curve([on(centre, 0.05), on(centre + 0.03, 0.09)], { stroke: tones.ink, width: stroke * 0.4, opacity: 0.6 });
    pen.ellipse([tx, ty], view.size * 0.012, view.size * 0.019, {
      fill: tones.figure(1),
      stroke: tones.ink,
      width: stroke * 0.4,
      wobble: 0,
    });
  }
}

function nose(easel: Easel, view: HeadView, on: OnFace, turn: number): void {
  const { pen, tones, line } = easel;
  const small = view.size / pen.unit;
  const stroke = { stroke: tones.ink, width: line * 0.85, wobble: 0.15 };
  if (turn < 0.27) {
    const s = -view.light;
    if (small > 44) {
      pen.shape([on(s * 0.03, 0.04), on(s * 0.2, 0.19), on(s * 0.1, 0.215), on(0, 0.2)], { fill: easel.skinShade });
      pen.curve([on(s * 0.12, -0.06), on(s * 0.075, 0.06), on(s * 0.1, 0.14)], {
        ...stroke,
        width: line * 0.5,
        opacity: 0.75,
      });
    }
    pen.curve([on(-0.17, 0.175), on(-0.14, 0.205), on(0, 0.222), on(0.14, 0.205), on(0.17, 0.175)], stroke);
    return;
  }
  pen.blob(
    [on(0.05, -0.03), on(0.1, 0.1, 0.05), on(0.12, 0.185, 0.09), on(0.02, 0.215, 0.02), on(-0.16, 0.2), on(-0.1, 0.12)],
    { fill: easel.skin, wobble: 0 },
  );
  pen.curve(
    [
      on(0.14, -0.06),
      on(0.08, 0.02, 0.02),
      on(0.12, 0.12, 0.07),
      on(0.14, 0.175, 0.1),
      on(0.06, 0.212, 0.06),
      on(-0.08, 0.216),
    ],
    stroke,
  );
  pen.curve([on(-0.14, 0.155), on(-0.2, 0.19), on(-0.13, 0.212)], { ...stroke, width: line * 0.7 });
}

function mouth(easel: Easel, view: HeadView, on: OnFace, e: Expression): void {
  const { pen, tones, line } = easel;
  const small = view.size / pen.unit;
  const w = 0.34 * e.wide;
  const y = 0.305;
  const corner = y - e.smile * 0.034;
  const left = on(-w, corner);
  const right = on(w, corner);
  const open = e.open * 0.1;
  const ink = { stroke: tones.ink, width: line * (small > 60 ? 1 : 1.15), wobble: 0.15 };
  if (open > 0.02 && small > 22) {
    const upper = on(0, y - 0.008 - open * 0.22);
    const lower = on(0, y + open * 0.9 + e.smile * 0.02);
    pen.blob(
      [
        left,
        on(-w * 0.5, y - open * 0.25 - e.smile * 0.004),
        upper,
        on(w * 0.5, y - open * 0.25 - e.smile * 0.004),
        right,
        on(w * 0.5, y + open * 0.7),
        lower,
        on(-w * 0.5, y + open * 0.7),
      ],
      { ...ink, fill: tones.figure(0.16) },
    );
    if (small > 70 && open > 0.03) {
      pen.shape(
        [on(-w * 0.5, y - open * 0.2), on(w * 0.5, y - open * 0.2), on(w * 0.42, y + 0.006), on(-w * 0.42, y + 0.006)],
        { fill: tones.figure(0.97) },
      );
    }
  } else {
    const middle = e.smile > 0.4 ? y + 0.018 : e.smile < -0.3 ? y - 0.014 : y;
    pen.curve([left, on(-w * 0.4, middle + 0.004), on(0, middle - 0.004), on(w * 0.4, middle + 0.004), right], {
      ...ink,
      width: ink.width * 1.1,
    });
  }
  if (small > 60) {
    const under = y + 0.055 + open * 0.75;
    pen.curve([on(-w * 0.45, under - 0.01), on(0, under + 0.008), on(w * 0.45, under - 0.01)], {
      ...ink,
      width: line * 0.6,
      opacity: 0.75,
    });
    pen.blob([on(-w * 0.4, under + 0.012), on(0, under + 0.02), on(w * 0.4, under + 0.012), on(0, under + 0.038)], {
      fill: easel.skinShade,
      wobble: 0,
    });
    if (easel.figure.look.woman && open <= 0.02) {
      const lip = { fill: tones.figure(0.62), wobble: 0 };
      pen.blob(
        [
          on(-w * 0.85, corner),
          on(-w * 0.25, y - 0.026),
          on(0, y - 0.019),
          on(w * 0.25, y - 0.026),
          on(w * 0.85, corner),
          on(0, y + 0.003),
        ],
        lip,
      );
      pen.blob(
        [
          on(-w * 0.7, corner + 0.006),
          on(0, y + 0.004),
          on(w * 0.7, corner + 0.006),
          on(w * 0.3, y + 0.036),
          on(0, y + 0.042),
          on(-w * 0.3, y + 0.036),
        ],
        { ...lip, fill: tones.figure(0.72) },
      );
      pen.curve([left, on(-w * 0.3, y + 0.001), on(0, y - 0.003), on(w * 0.3, y + 0.001), right], ink);
    }
    if (e.smile > 0.6 || easel.figure.look.old) {
      for (const s of [-1, 1]) {
        pen.curve([on(s * 0.3, 0.2), on(s * (w + 0.13), 0.26), on(s * (w + 0.14), 0.33)], {
          ...ink,
          width: line * 0.5,
          opacity: 0.65,
        });
      }
    }
  }
}

function profileFace(easel: Easel, view: HeadView, e: Expression, drop: number): void {
  const { pen, tones, line, figure } = easel;
  const small = view.size / pen.unit;
  const p = (x: number, y: number) => view.at(x, y + drop);
  const ink = { stroke: tones.ink, width: line, wobble: 0.15 };
  if (figure.look.beard === 'full') {
    pen.blob(
      [
        p(0.0, 0.08),
        p(0.06, 0.2),
        p(0.2, 0.24),
        p(0.33, 0.24),
        p(0.36, 0.3),
        p(0.36, 0.44),
        p(0.34, 0.58),
        p(0.2, 0.6),
        p(0.04, 0.48),
        p(-0.08, 0.28),
      ],
      { fill: hairTone(easel, 1.12), stroke: tones.ink, width: line * 0.8, wobble: 0.8 },
    );
  } else if (figure.look.beard === 'moustache') {
    pen.blob([p(0.36, 0.225), p(0.37, 0.27), p(0.22, 0.31), p(0.25, 0.25)], {
      fill: hairTone(easel, 1),
      stroke: tones.ink,
      width: line * 0.6,
    });
  } else if (figure.look.beard === 'stubble' && small > 40) {
    pen.hatch([p(0.02, 0.12), p(0.3, 0.24), p(0.31, 0.46), p(0.18, 0.5), p(0, 0.36)], 1.1, 3.2, {
      stroke: tones.ink,
      width: 0.7,
      opacity: 0.45,
    });
  }
  pen.curve(
    [p(0.3, -0.11 - e.inner * 0.03), p(0.25, -0.14 - (e.inner + e.outer) * 0.014), p(0.16, -0.115 - e.outer * 0.03)],
    { stroke: hairStroke(easel), width: line * (small > 60 ? 1.9 : 1.3) },
  );
  const h = 0.042 * e.eye;
  if (e.eye < 0.15 || small < 34) {
    pen.curve([p(0.285, 0.005), p(0.24, 0.015), p(0.19, 0.01)], { ...ink, width: line * 1.2 });
  } else {
    pen.blob([p(0.285, 0.0), p(0.26, -h * 0.95), p(0.185, 0.012), p(0.255, h * 0.6)], {
      fill: tones.figure(1),
      wobble: 0,
    });
    const [ix, iy] = p(0.266, -0.004);
    pen.ellipse([ix, iy], view.size * 0.019, view.size * Math.min(0.036, h), { fill: tones.ink, wobble: 0 });
    pen.curve([p(0.292, -0.01), p(0.26, -h), p(0.175, 0.014)], { ...ink, width: line * 1.4 });
    pen.curve([p(0.275, h * 0.7), p(0.22, 0.034)], { ...ink, width: line * 0.5, opacity: 0.7 });
  }
  pen.curve([p(0.335, 0.2), p(0.31, 0.18), p(0.315, 0.155)], { ...ink, width: line * 0.75 });
  const y = 0.315;
  const corner = y - e.smile * 0.03;
  if (e.open > 0.2) {
    pen.blob([p(0.35, y - 0.02), p(0.25, corner), p(0.3, y + e.open * 0.06), p(0.35, y + e.open * 0.09)], {
      ...ink,
      width: line * 0.8,
      fill: tones.figure(0.16),
    });
  } else {
    pen.curve([p(0.335, y), p(0.29, y - 0.002), p(0.235, corner)], ink);
  }
}

function hairStroke(easel: Easel): string {
  return easel.tones.figure(Math.min(easel.figure.look.hairTone, 0.62) * 0.7);
}
