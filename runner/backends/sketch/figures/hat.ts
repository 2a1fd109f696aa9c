/** Headgear, drawn over hair and skull in head units. */
import type { Point } from '../staging/camera.ts';
import type { Hat } from '../staging/staging.ts';
import type { Easel } from './easel.ts';
import type { HeadView } from './view.ts';

export function drawHat(easel: Easel, view: HeadView, hat: Hat): void {
  const { pen, tones, line } = easel;
  const side = view.view === 'profile';
  const turned = view.view === 'quarter';
  const front = view.view === 'front' || side || turned;
  const shift = side ? -0.06 : turned ? -0.04 : view.view === 'behind' ? -0.07 : 0;
  const dip = Math.sin(view.tilt) * 0.08;
  const p = (points: readonly Point[]) => points.map(([x, y]) => view.at(x + shift, y + dip));
  const half = side || view.view === 'behind' ? 0.5 : turned ? 0.46 : 0.43;
  const ink = { stroke: tones.ink, width: line, wobble: 0.4 };
  const dark = { ...ink, fill: tones.figure(0.26) };
  const cloth = { ...ink, fill: easel.clothShade };
  switch (hat) {
    case 'beanie':
      pen.blob(
        p([
          [-half, -0.2],
          [-half * 0.95, -0.42],
          [-half * 0.5, -0.62],
          [0, -0.67],
          [half * 0.5, -0.62],
          [half * 0.95, -0.42],
          [half, -0.2],
        ]),
        cloth,
      );
      pen.blob(
        p([
          [-half * 1.04, -0.3],
          [0, -0.34],
          [half * 1.04, -0.3],
          [half * 1.04, -0.15],
          [0, -0.19],
          [-half * 1.04, -0.15],
        ]),
        { ...cloth, fill: easel.cloth },
      );
      break;
    case 'cap':
    case 'peaked': {
      const wide = hat === 'peaked' ? 1.18 : 1;
      const fill = hat === 'peaked' ? dark : cloth;
      pen.blob(
        p([
          [-half, -0.24],
          [-half * wide, -0.44],
          [-half * 0.5 * wide, -0.6],
          [0, -0.64],
          [half * 0.5 * wide, -0.6],
          [half * wide, -0.44],
          [half, -0.24],
          [0, -0.26],
        ]),
        fill,
      );
      if (hat === 'peaked') {
        pen.blob(
          p([
            [-half, -0.34],
            [0, -0.37],
            [half, -0.34],
            [half, -0.23],
            [0, -0.25],
            [-half, -0.23],
          ]),
          { ...ink, fill: tones.figure(0.12) },
        );
      }
      if (front) {
        const peak: Point[] = side
          ? [
              [0.34, -0.28],
              [0.58, -0.2],
              [0.62, -0.15],
              [0.4, -0.18],
            ]
          : turned
            ? [
                [-0.02, -0.27],
                [0.38, -0.28],
                [0.52, -0.16],
                [0.34, -0.13],
                [0.1, -0.18],
              ]
            : [
                [-0.36, -0.26],
                [0, -0.28],
                [0.36, -0.26],
                [0.34, -0.13],
                [0, -0.09],
                [-0.34, -0.13],
              ];
        pen.blob(p(peak), { ...ink, fill: tones.figure(0.16) });
      }
      break;
    }
    case 'brim':
      pen.blob(
        p([
          [-half * 0.92, -0.26],
          [-half * 0.86, -0.52],
          [-half * 0.5, -0.68],
          [-0.05, -0.62],
          [half * 0.5, -0.68],
          [half * 0.86, -0.52],
          [half * 0.92, -0.26],
        ]),
        { ...ink, fill: tones.figure(0.36) },
      );
      pen.blob(
        p([
          [-half * 0.93, -0.36],
          [0, -0.33],
          [half * 0.93, -0.36],
          [half * 0.95, -0.25],
          [0, -0.22],
          [-half * 0.95, -0.25],
        ]),
        { ...ink, fill: tones.figure(0.14) },
      );
      pen.blob(
        p([
          [-half * 1.66, -0.2],
          [-half, -0.3],
          [0, -0.29],
          [half, -0.3],
          [half * 1.66, -0.2],
          [half, -0.15],
          [0, -0.12],
          [-half, -0.15],
        ]),
        { ...ink, fill: tones.figure(0.32) },
      );
      break;
    case 'helmet':
      pen.blob(
        p([
          [-half * 1.14, -0.14],
          [-half * 1.1, -0.42],
          [-half * 0.6, -0.63],
          [0, -0.68],
          [half * 0.6, -0.63],
          [half * 1.1, -0.42],
          [half * 1.14, -0.14],
          [half * 0.6, -0.19],
          [0, -0.2],
          [-half * 0.6, -0.19],
        ]),
        { ...ink, fill: tones.figure(0.42) },
      );
      pen.curve(
        p([
          [-half * 0.7, -0.46],
          [-half * 0.2, -0.58],
          [half * 0.2, -0.6],
        ]),
        { stroke: tones.figure(0.8), width: line },
      );
      break;
    case 'hood':
    case 'scarf': {
      const open: Point[] = side
        ? [
            [0.24, -0.5],
            [-0.05, -0.64],
            [-0.4, -0.52],
            [-0.56, -0.14],
            [-0.5, 0.3],
            [-0.36, 0.66],
            [0.02, 0.62],
            [0.14, 0.48],
            [0.06, 0.26],
            [0.12, -0.06],
            [0.22, -0.3],
          ]
        : turned
          ? [
              [0.34, -0.4],
              [0.12, -0.62],
              [-0.24, -0.62],
              [-0.5, -0.38],
              [-0.54, 0],
              [-0.46, 0.36],
              [-0.34, 0.66],
              [0.12, 0.68],
              [0.2, 0.52],
              [-0.02, 0.48],
              [-0.16, 0.24],
              [-0.14, -0.1],
              [0, -0.34],
              [0.2, -0.4],
            ]
          : view.view === 'front'
            ? [
                [0, -0.62],
                [0.3, -0.55],
                [0.47, -0.3],
                [0.5, 0.05],
                [0.44, 0.4],
                [0.34, 0.66],
                [0.12, 0.62],
                [0.24, 0.44],
                [0.33, 0.15],
                [0.31, -0.16],
                [0.2, -0.34],
                [0, -0.38],
                [-0.2, -0.34],
                [-0.31, -0.16],
                [-0.33, 0.15],
                [-0.24, 0.44],
                [-0.12, 0.62],
                [-0.34, 0.66],
                [-0.44, 0.4],
                [-0.5, 0.05],
                [-0.47, -0.3],
                [-0.3, -0.55],
              ]
            : [
                [0, -0.62],
                [0.3, -0.54],
                [0.48, -0.28],
                [0.5, 0.1],
                [0.46, 0.5],
                [0.3, 0.7],
                [0, 0.72],
                [-0.3, 0.7],
                [-0.46, 0.5],
                [-0.5, 0.1],
                [-0.48, -0.28],
                [-0.3, -0.54],
              ];
      pen.blob(
        open.map(([x, y]) => view.at(x, y)),
        { ...ink, fill: hat === 'hood' ? easel.clothShade : tones.figure(0.55) },
      );
      break;
    }
    case 'crown':
      pen.shape(
        p([
          [-0.36, -0.3],
          [-0.4, -0.62],
          [-0.22, -0.46],
          [-0.02, -0.68],
          [0.2, -0.46],
          [0.4, -0.62],
          [0.36, -0.3],
        ]),
        { ...ink, fill: tones.figure(0.75) },
      );
      break;
  }
}
