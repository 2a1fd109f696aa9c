/** The head's own drawing: skull, shade, ears, hair. Where it is and how it is turned is in `view.ts`. */
import type { Point } from '../staging/camera.ts';
import { type Easel, hairTone } from './easel.ts';
import { drawFace } from './face.ts';
import { drawHat } from './hat.ts';
import { BACK_MASS, CAP, EAR, SHADE, SKULL } from './profiles.ts';
import type { HeadView } from './view.ts';

export function drawHead(easel: Easel, view: HeadView): void {
  const { pen, tones, figure, line } = easel;
  const skull = SKULL[view.view].map(([x, y]) => view.at(x * (figure.look.girth > 1.15 ? 1.05 : 1), y));
  const ear = EAR[view.view];
  const ink = { fill: easel.skin, stroke: tones.ink, width: line, wobble: 0 };
  if (view.view === 'front') {
    for (const side of [-1, 1]) {
      pen.blob(
        ear.map(([x, y]) => view.at(side * x, y - Math.sin(view.tilt) * 0.12)),
        { ...ink, width: line * 0.8 },
      );
    }
  }
  pen.blob(skull, ink);
  shadeHead(easel, view);
  if (view.view !== 'back') {
    drawFace(easel, view);
  }
  if (figure.speaking && figure.role !== 'foreground' && view.size / pen.unit > 12) {
    // Three ticks beside the mouth: who speaks in this panel.
    const x = view.view === 'front' ? 0.5 : view.view === 'behind' || view.view === 'back' ? 0.55 : 0.52;
    for (const a of [-0.45, 0, 0.45]) {
      pen.line(
        [
          view.at(x + Math.cos(a) * 0.06, 0.3 + Math.sin(a) * 0.14),
          view.at(x + Math.cos(a) * 0.2, 0.3 + Math.sin(a) * 0.3),
        ],
        { stroke: figure.color, width: Math.max(line * 1.5, 2.2), wobble: 0.2 },
      );
    }
  }
  if (view.view !== 'front' && ear.length > 0 && figure.look.hat !== 'hood' && figure.look.hat !== 'scarf') {
    pen.blob(
      ear.map(([x, y]) => view.at(x, y - Math.sin(view.tilt) * 0.1)),
      { ...ink, width: line * 0.8 },
    );
    if (view.size / pen.unit > 90) {
      const [cx, cy] = ear[0]!;
      pen.curve([view.at(cx + 0.02, cy + 0.03), view.at(cx - 0.01, cy + 0.08), view.at(cx + 0.01, cy + 0.12)], {
        stroke: tones.ink,
        width: line * 0.5,
        opacity: 0.7,
      });
    }
  }
}

/** The plane of the face that turns from the light. */
function shadeHead(easel: Easel, view: HeadView): void {
  const { pen } = easel;
  const fill = { fill: easel.skinShade, wobble: 0 };
  const p = (points: readonly Point[]) => points.map(([x, y]) => view.at(x, y));
  const l = view.light;
  const shade = SHADE[view.view];
  const points =
    view.view === 'front' || view.view === 'back'
      ? shade.lit.map(([x, y]): Point => [-l * x, y])
      : l < 0
        ? shade.lit
        : shade.unlit;
  pen.blob(p(points), fill);
  pen.blob(p(SKULL[view.view]), { stroke: easel.tones.ink, width: easel.line, wobble: 0 });
}

/** Hair that hangs behind the head and shoulders, or in a knot. */
export function drawHeadBack(easel: Easel, view: HeadView): void {
  const { pen, tones, figure, line } = easel;
  const mass =
    figure.look.hat === 'hood' || figure.look.hat === 'scarf' ? undefined : BACK_MASS[figure.look.hair]?.[view.view];
  if (mass) {
    pen.blob(
      mass.map(([x, y]) => view.at(x, y)),
      { fill: hairTone(easel, 0.86), stroke: tones.ink, width: line, wobble: 0.5 },
    );
    strands(easel, view, mass);
  }
}

export function drawHair(easel: Easel, view: HeadView): void {
  const { pen, tones, figure, line } = easel;
  const { hair, hat } = figure.look;
  const cap = CAP[hair]?.[view.view];
  if (cap && hat !== 'hood' && hat !== 'scarf' && hat !== 'helmet') {
    const drop = view.view === 'front' || view.view === 'quarter' ? Math.sin(view.tilt) * 0.12 : 0;
    const points = cap.map(([x, y]): Point => view.at(x, y + (y > -0.42 ? drop : 0)));
    pen.blob(points, {
      fill: hairTone(easel, 1),
      stroke: tones.ink,
      width: line * (hair === 'cropped' ? 0.7 : 1),
      wobble: hair === 'curly' ? 1 : 0.4,
    });
    if (view.size / pen.unit > 42 && hair !== 'cropped' && view.view !== 'behind') {
      shine(easel, view);
    }
  }
  if (hat) {
    drawHat(easel, view, hat);
  }
}

/** Strands along the fall of the hair. */
function strands(easel: Easel, view: HeadView, mass: readonly Point[]): void {
  if (view.size / easel.pen.unit < 42) {
    return;
  }
  const lowest = Math.max(...mass.map(([, y]) => y));
  const xs = mass.filter(([, y]) => y > lowest - 0.25).map(([x]) => x);
  const from = Math.min(...xs);
  const to = Math.max(...xs);
  const dark = easel.figure.look.hairTone < 0.4;
  for (let i = 1; i < 6; i++) {
    const x = from + ((to - from) * i) / 6;
    easel.pen.curve([view.at(x * 0.75, -0.1), view.at(x * 0.98, lowest * 0.5), view.at(x, lowest * 0.94)], {
      stroke: dark ? easel.tones.figure(0.42) : easel.tones.ink,
      width: easel.line * 0.5,
      opacity: 0.7,
    });
  }
}

function shine(easel: Easel, view: HeadView): void {
  const { pen, tones, figure, line } = easel;
  const stroke = figure.look.hairTone < 0.4 ? tones.figure(0.46) : tones.ink;
  const l = view.light;
  const rows: readonly (readonly Point[])[] =
    view.view === 'profile'
      ? [
          [
            [0.16, -0.46],
            [-0.1, -0.5],
            [-0.32, -0.38],
          ],
          [
            [0.1, -0.36],
            [-0.12, -0.42],
            [-0.34, -0.26],
          ],
          [
            [-0.08, -0.2],
            [-0.28, -0.24],
            [-0.4, -0.08],
          ],
        ]
      : [
          [
            [l * 0.06, -0.5],
            [l * 0.22, -0.44],
            [l * 0.32, -0.3],
          ],
          [
            [l * 0.02, -0.46],
            [l * 0.15, -0.42],
            [l * 0.25, -0.33],
          ],
          [
            [-l * 0.1, -0.5],
            [-l * 0.24, -0.42],
            [-l * 0.33, -0.26],
          ],
        ];
  for (const row of rows) {
    pen.curve(
      row.map(([x, y]) => view.at(x, y)),
      { stroke, width: line * 0.55, opacity: 0.75 },
    );
  }
}
