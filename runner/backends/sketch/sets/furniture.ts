/** Furniture, each piece put into the picture at its own depth. Measures in metres, as carpenters have them. */

import type { Vec } from '../staging/camera.ts';
import type { At } from './world.ts';
import { type BoxTones, box, edge, face, groundShadow, PALE, piece, shadeFace, WOOD, type World } from './world.ts';

export function table(world: World, [x, z]: At, wide = 1.4, deep = 0.8, high = 0.74, tones: BoxTones = WOOD): void {
  piece(world, [x, 0, z], () => {
    groundShadow(world, [x, 0, z], wide * 0.55);
    for (const sz of [1, -1]) {
      for (const sx of [-1, 1]) {
        const lx = x + sx * (wide / 2 - 0.08);
        const lz = z + sz * (deep / 2 - 0.08);
        box(world, [lx - 0.035, 0, lz - 0.035], [lx + 0.035, high - 0.04, lz + 0.035], tones, 0.8);
      }
    }
    box(world, [x - wide / 2, high - 0.05, z - deep / 2], [x + wide / 2, high, z + deep / 2], tones);
  });
}

export function chair(world: World, [x, z]: At, back: 1 | -1 | 0 = 1, tones: BoxTones = WOOD): void {
  piece(world, [x, 0, z + 0.05], () => {
    for (const sz of [1, -1]) {
      for (const sx of [-1, 1]) {
        box(
          world,
          [x + sx * 0.19 - 0.02, 0, z + sz * 0.19 - 0.02],
          [x + sx * 0.19 + 0.02, 0.44, z + sz * 0.19 + 0.02],
          tones,
          0.7,
        );
      }
    }
    box(world, [x - 0.22, 0.42, z - 0.22], [x + 0.22, 0.46, z + 0.22], tones, 0.8);
    if (back !== 0) {
      const bz = z + back * 0.2;
      box(world, [x - 0.21, 0.46, bz - 0.02], [x - 0.17, 0.95, bz + 0.02], tones, 0.7);
      box(world, [x + 0.17, 0.46, bz - 0.02], [x + 0.21, 0.95, bz + 0.02], tones, 0.7);
      box(world, [x - 0.21, 0.74, bz - 0.02], [x + 0.21, 0.95, bz + 0.02], tones, 0.8);
    }
  });
}

/** What somebody sits on: a seat under them with a back behind them, turned as they are. */
export function seat(world: World, at: Vec, yaw: number, high: number): void {
  piece(world, [at[0] - Math.sin(yaw) * 0.16, at[1], at[2] + Math.cos(yaw) * 0.16], () => {
    const front: Vec = [Math.sin(yaw), 0, -Math.cos(yaw)];
    const side: Vec = [Math.cos(yaw), 0, Math.sin(yaw)];
    const p = (s: number, y: number, f: number): Vec => [
      at[0] + side[0] * s + front[0] * f,
      at[1] + y,
      at[2] + side[2] * s + front[2] * f,
    ];
    for (const [s, f] of [
      [-0.2, -0.24],
      [0.2, -0.24],
      [-0.2, 0.16],
      [0.2, 0.16],
    ] as const) {
      edge(world, [p(s, 0, f), p(s, high, f)], 1.9);
    }
    face(world, [p(-0.23, high, -0.26), p(0.23, high, -0.26), p(0.23, high, 0.18), p(-0.23, high, 0.18)], 0.6);
    face(
      world,
      [p(-0.23, high - 0.05, 0.18), p(0.23, high - 0.05, 0.18), p(0.23, high, 0.18), p(-0.23, high, 0.18)],
      0.45,
    );
    face(
      world,
      [
        p(-0.21, high + 0.08, -0.26),
        p(0.21, high + 0.08, -0.26),
        p(0.21, high + 0.48, -0.3),
        p(-0.21, high + 0.48, -0.3),
      ],
      0.52,
    );
  });
}

export function bed(world: World, [x, z]: At, wide = 1.4): void {
  piece(world, [x, 0, z], () => {
    groundShadow(world, [x, 0, z], wide * 0.7);
    box(world, [x - wide / 2, 0.12, z - 1], [x + wide / 2, 0.42, z + 1], WOOD);
    box(world, [x - wide / 2 - 0.02, 0.42, z - 1.02], [x + wide / 2 + 0.02, 0.58, z + 0.9], PALE);
    box(world, [x - wide / 2, 0.3, z + 0.98], [x + wide / 2, 1.1, z + 1.06], WOOD);
    box(world, [x - wide * 0.4, 0.58, z + 0.5], [x + wide * 0.4, 0.72, z + 0.9], PALE, 0.8);
    edge(
      world,
      [
        [x - wide / 2, 0.585, z + 0.25],
        [x + wide / 2, 0.585, z + 0.2],
      ],
      0.8,
    );
    shadeFace(
      world,
      [
        [x - wide / 2, 0.42, z - 1.02],
        [x + wide / 2, 0.42, z - 1.02],
        [x + wide / 2, 0.56, z - 1.02],
        [x - wide / 2, 0.56, z - 1.02],
      ],
      8,
      1.4,
      0.4,
    );
  });
}

export function cabinet(
  world: World,
  [x, z]: At,
  wide: number,
  deep: number,
  high: number,
  tones: BoxTones = WOOD,
  doors = 2,
): void {
  piece(world, [x, 0, z], () => {
    groundShadow(world, [x, 0, z], wide * 0.55);
    box(world, [x - wide / 2, 0, z - deep / 2], [x + wide / 2, high, z + deep / 2], tones);
    for (let i = 1; i < doors; i++) {
      const u = x - wide / 2 + (wide * i) / doors;
      edge(
        world,
        [
          [u, 0.08, z - deep / 2 - 0.005],
          [u, high - 0.05, z - deep / 2 - 0.005],
        ],
        0.6,
      );
    }
    for (let i = 0; i < doors; i++) {
      const u = x - wide / 2 + (wide * (i + 0.82)) / doors;
      edge(
        world,
        [
          [u, high * 0.5, z - deep / 2 - 0.01],
          [u, high * 0.5 + 0.1, z - deep / 2 - 0.01],
        ],
        1.1,
      );
    }
  });
}

/** Open shelves with what fills them: books, bottles or boxes. */
export function shelves(
  world: World,
  [x, z]: At,
  wide: number,
  high: number,
  rows: number,
  fill: 'books' | 'bottles' | 'boxes',
): void {
  piece(world, [x, 0, z], () => {
    const deep = 0.32;
    const front = z - deep / 2;
    box(world, [x - wide / 2, 0, front], [x + wide / 2, high, z + deep / 2], WOOD);
    face(
      world,
      [
        [x - wide / 2 + 0.05, 0.08, front - 0.005],
        [x + wide / 2 - 0.05, 0.08, front - 0.005],
        [x + wide / 2 - 0.05, high - 0.05, front - 0.005],
        [x - wide / 2 + 0.05, high - 0.05, front - 0.005],
      ],
      0.3,
      0.5,
    );
    for (let r = 0; r < rows; r++) {
      const y = 0.1 + ((high - 0.15) * r) / rows;
      const room = (high - 0.15) / rows;
      edge(
        world,
        [
          [x - wide / 2 + 0.04, y, front - 0.01],
          [x + wide / 2 - 0.04, y, front - 0.01],
        ],
        1,
      );
      if (world.soft > 0.75) {
        continue;
      }
      let u = x - wide / 2 + 0.08;
      while (u < x + wide / 2 - 0.14) {
        const w =
          fill === 'books'
            ? 0.05 + world.layout.next() * 0.06
            : fill === 'bottles'
              ? 0.08
              : 0.2 + world.layout.next() * 0.16;
        const h = room * (fill === 'bottles' ? 0.62 : 0.55 + world.layout.next() * 0.3);
        if (world.layout.chance(0.86) && u + w < x + wide / 2 - 0.08) {
          face(
            world,
            [
              [u, y + 0.01, front - 0.02],
              [u + w * 0.9, y + 0.01, front - 0.02],
              [u + w * 0.9, y + h, front - 0.02],
              [u, y + h, front - 0.02],
            ],
            0.45 + world.layout.next() * 0.45,
            0.45,
          );
          if (fill === 'bottles') {
            face(
              world,
              [
                [u + w * 0.3, y + h, front - 0.02],
                [u + w * 0.6, y + h, front - 0.02],
                [u + w * 0.6, y + h * 1.35, front - 0.02],
                [u + w * 0.3, y + h * 1.35, front - 0.02],
              ],
              0.6,
              0.4,
            );
          }
        }
        u += fill === 'bottles' ? 0.13 : w;
      }
    }
  });
}

export function sofa(world: World, [x, z]: At, wide = 1.8): void {
  piece(world, [x, 0, z], () => {
    groundShadow(world, [x, 0, z], wide * 0.6);
    const tones: BoxTones = { top: 0.74, front: 0.6, side: 0.48 };
    box(world, [x - wide / 2, 0.4, z + 0.25], [x + wide / 2, 0.86, z + 0.45], tones);
    box(world, [x - wide / 2, 0.08, z - 0.4], [x + wide / 2, 0.44, z + 0.3], tones);
    for (const s of [-1, 1]) {
      const ax = x + s * (wide / 2);
      box(world, [ax - 0.1, 0.08, z - 0.4], [ax + 0.1, 0.62, z + 0.4], tones);
    }
    edge(
      world,
      [
        [x, 0.42, z - 0.4],
        [x, 0.45, z + 0.24],
      ],
      0.7,
    );
  });
}

export function counter(world: World, x: number, z: number, wide: number, high = 1.08, deep = 0.6): void {
  piece(world, [x, 0, z], () => {
    box(world, [x - wide / 2, 0, z - deep / 2], [x + wide / 2, high - 0.06, z + deep / 2], WOOD);
    for (let i = 1; i < wide / 0.7; i++) {
      edge(
        world,
        [
          [x - wide / 2 + i * 0.7, 0.12, z - deep / 2 - 0.01],
          [x - wide / 2 + i * 0.7, high - 0.14, z - deep / 2 - 0.01],
        ],
        0.5,
      );
    }
    box(world, [x - wide / 2 - 0.05, high - 0.06, z - deep / 2 - 0.06], [x + wide / 2 + 0.05, high, z + deep / 2], {
      top: 0.82,
      front: 0.4,
      side: 0.34,
    });
  });
}
