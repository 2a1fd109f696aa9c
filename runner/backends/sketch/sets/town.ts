/** Streets, roads, stations and roofs. */

import { project, type Vec } from '../staging/camera.ts';
import { building, streetLamp } from './buildings.ts';
import { column } from './fittings.ts';
import { drawGround, skyline } from './sky.ts';
import { box, DARK, edge, face, groundShadow, inkOf, PALE, piece, standing, tone, WOOD, type World } from './world.ts';

export function street(world: World, side: number): void {
  drawGround(world, 0.66, 0);
  const { layout } = world;
  const pavement = 2.9;
  for (const s of [-1, 1]) {
    piece(world, [s * 3.4, -1, 50], () => {
      box(
        world,
        [Math.min(s * pavement, s * 5.6), 0, -20],
        [Math.max(s * pavement, s * 5.6), 0.14, 60],
        { top: 0.8, front: 0.6, side: 0.5 },
        0.7,
      );
    });
    let z = s === side ? 2.5 : 4;
    for (let i = 0; i < 6; i++) {
      const long = layout.between(5, 8);
      const high = layout.between(5.5, 10.5);
      building(
        world,
        [Math.min(s * 5.6, s * 12), 0, z],
        [Math.max(s * 5.6, s * 12), high, z + long],
        layout.chance(0.4) ? 'gable' : 'flat',
        Math.round(high / 3),
        { top: 0.6, front: 0.76 + layout.between(-0.08, 0.08), side: 0.6 + layout.between(-0.1, 0.1) },
      );
      z += long + 0.1;
    }
    for (let lamp = 3; lamp < 26; lamp += 8) {
      streetLamp(world, [s * 3.2, 0.14, lamp + (s > 0 ? 0 : 3)]);
    }
  }
  building(world, [-5.6, 0, 48], [5.6, 9, 54], 'flat', 3, { top: 0.6, front: 0.8, side: 0.6 });
  for (let z = -4; z < 40; z += 3) {
    face(
      world,
      [
        [-0.06, 0.003, z],
        [0.06, 0.003, z],
        [0.06, 0.003, z + 1.4],
        [-0.06, 0.003, z + 1.4],
      ],
      0.95,
      0,
    );
  }
}

export function road(world: World, half: number, value: number): void {
  face(
    world,
    [
      [-half, 0.002, -30],
      [half, 0.002, -30],
      [half, 0.002, 400],
      [-half, 0.002, 400],
    ],
    value,
    0.9,
  );
  for (let z = -6; z < 60; z += 3.4) {
    face(
      world,
      [
        [-0.07, 0.004, z],
        [0.07, 0.004, z],
        [0.07, 0.004, z + 1.6],
        [-0.07, 0.004, z + 1.6],
      ],
      0.96,
      0,
    );
  }
}

export function path(world: World, x: number, to: number): void {
  face(
    world,
    [
      [x * 0.2 - 0.8, 0.003, -6],
      [x * 0.2 + 0.8, 0.003, -6],
      [x + 0.6, 0.003, to],
      [x - 0.6, 0.003, to],
    ],
    0.9,
    0.6,
  );
}

export function pole(world: World, at: Vec, height: number): void {
  piece(world, at, () => {
    edge(world, [at, [at[0], height, at[2]]], 2.4);
    edge(
      world,
      [
        [at[0] - 0.6, height - 0.4, at[2]],
        [at[0] + 0.6, height - 0.4, at[2]],
      ],
      1.6,
    );
    edge(
      world,
      [
        [at[0] - 0.5, height - 0.4, at[2]],
        [at[0] - 0.5, height - 0.75, at[2] + 3.5],
        [at[0] - 0.5, height - 0.4, at[2] + 7],
      ],
      0.5,
    );
  });
}

export function bench(world: World, [x, z]: readonly [number, number]): void {
  piece(world, [x, 0, z], () => {
    groundShadow(world, [x, 0, z], 0.8);
    for (const s of [-0.7, 0.7]) {
      box(world, [x + s - 0.04, 0, z - 0.2], [x + s + 0.04, 0.44, z + 0.2], DARK, 0.8);
    }
    box(world, [x - 0.85, 0.44, z - 0.22], [x + 0.85, 0.48, z + 0.2], WOOD);
    box(world, [x - 0.85, 0.62, z + 0.2], [x + 0.85, 0.9, z + 0.24], WOOD);
  });
}

export function station(world: World, side: number): void {
  drawGround(world, 0.6, 0);
  const edgeX = side * -2.2;
  piece(world, [0, -2, 60], () => {
    face(
      world,
      [
        [edgeX, 0, -20],
        [side * 9, 0, -20],
        [side * 9, 0, 70],
        [edgeX, 0, 70],
      ],
      0.82,
      0.8,
    );
    face(
      world,
      [
        [edgeX + side * 0.3, 0.004, -20],
        [edgeX + side * 0.5, 0.004, -20],
        [edgeX + side * 0.5, 0.004, 70],
        [edgeX + side * 0.3, 0.004, 70],
      ],
      1,
      0.4,
    );
    for (const dx of [0.9, 2.3]) {
      edge(
        world,
        [
          [edgeX - side * dx, 0, -12],
          [edgeX - side * dx, 0, 90],
        ],
        1.8,
      );
    }
    for (let z = -6; z < 40; z += 0.9) {
      edge(
        world,
        [
          [edgeX - side * 0.6, 0, z],
          [edgeX - side * 2.6, 0, z],
        ],
        0.9,
      );
    }
  });
  for (let z = 3; z < 34; z += 5) {
    column(world, [side * 2.6, z], 0.12, 3.4);
  }
  piece(world, [side * 4, 3.4, 34], () => {
    face(
      world,
      [
        [side * 0.6, 3.4, 1],
        [side * 6.4, 3.9, 1],
        [side * 6.4, 3.9, 40],
        [side * 0.6, 3.4, 40],
      ],
      0.56,
    );
  });
  building(world, [Math.min(side * 6.4, side * 11), 0, 2], [Math.max(side * 6.4, side * 11), 4.2, 36], 'flat', 1, PALE);
  bench(world, [side * 3.8, 3.4]);
  standing(world, [side * 1.6, 0, 5.5], ([x, y], m, depth) => {
    const ink = { ...inkOf(world, depth), opacity: 1 };
    world.pen.line(
      [
        [x, y],
        [x, y - 3 * m],
      ],
      { ...ink, width: ink.width * 2 },
    );
    world.pen.ellipse([x, y - 2.7 * m], 0.32 * m, 0.32 * m, { fill: tone(world, 0.97), ...ink });
    world.pen.line(
      [
        [x, y - 2.7 * m],
        [x, y - 2.93 * m],
      ],
      ink,
    );
    world.pen.line(
      [
        [x, y - 2.7 * m],
        [x + 0.15 * m, y - 2.62 * m],
      ],
      ink,
    );
  });
}

export function rooftop(world: World, side: number): void {
  const { layout } = world;
  const towers = Array.from({ length: 60 }, () => layout.between(2, 26));
  const city = (a: number) => towers[Math.abs(Math.floor((a + 7) * 11)) % 60]! * 1.2;
  drawGround(world, 0.6, 0);
  skyline(world, 160, (a) => city(a) + 4, 0.72, 0.6, 420);
  skyline(world, 80, (a) => city(a * 1.7 + 1) * 0.35, 0.56, 0.7, 420);
  if (world.setting.time === 'night' || world.setting.time === 'dusk') {
    let lights = '';
    for (let i = 0; i < 90; i++) {
      const a = layout.between(-1, 1);
      const p = project(world.camera, [
        world.camera.eye[0] + Math.sin(a) * 120,
        layout.between(0, 14),
        world.camera.eye[2] + Math.cos(a) * 120,
      ]);
      if (p.depth > 1) {
        lights += `M${p.x.toFixed(1)} ${p.y.toFixed(1)}h${(3 * world.pen.unit).toFixed(1)}`;
      }
    }
    world.pen.path(lights, { stroke: '#fbe9b0', width: 3, opacity: 0.9 });
  }
  face(
    world,
    [
      [-14, 0, -20],
      [14, 0, -20],
      [14, 0, 5],
      [-14, 0, 5],
    ],
    0.74,
  );
  for (let x = -12; x <= 12; x += 2) {
    edge(
      world,
      [
        [x, 0.003, -10],
        [x, 0.003, 5],
      ],
      0.4,
    );
  }
  piece(world, [0, 0, 5], () => box(world, [-14, 0, 4.7], [14, 0.85, 5], { top: 0.86, front: 0.62, side: 0.5 }));
  piece(world, [side * 4.6, 0, 3.6], () => {
    box(world, [side * 4.6 - 0.9, 0, 2.6], [side * 4.6 + 0.9, 1.2, 4], PALE);
    box(world, [side * 4.6 - 0.5, 1.2, 3], [side * 4.6 + 0.5, 1.7, 3.7], DARK);
  });
  piece(world, [-side * 5, 0, 3.8], () => {
    const x = -side * 5;
    for (const s of [-0.8, 0.8]) {
      edge(
        world,
        [
          [x + s, 0, 3.4],
          [x + s, 1.6, 3.8],
        ],
        2,
      );
    }
    box(world, [x - 1, 1.6, 3], [x + 1, 3.6, 4.4], WOOD);
    face(
      world,
      [
        [x - 1.1, 3.6, 2.9],
        [x + 1.1, 3.6, 2.9],
        [x, 4.5, 3.7],
      ],
      0.4,
    );
  });
}
