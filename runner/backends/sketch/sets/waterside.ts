/** Shores, quays and decks: what lies between land and water. */
import { type Point, project, type Vec } from '../staging/camera.ts';
import { building, streetLamp } from './buildings.ts';
import { barrel, crate } from './fittings.ts';
import { grass, rock, tree, water } from './nature.ts';
import { box, DARK, edge, face, inkOf, PALE, piece, shadeFace, standing, tone, WOOD, type World } from './world.ts';

/** Land that ends at `z`, with an irregular rim. */
export function plateau(world: World, z: number, value: number): void {
  const rim: Vec[] = [];
  for (let i = 0; i <= 16; i++) {
    rim.push([-24 + i * 3, 0, z + Math.sin(i * 1.9 + (world.setting.layout % 7)) * 0.5]);
  }
  face(world, [...rim, [60, 0, z - 6], [60, 0, -60], [-60, 0, -60], [-60, 0, z - 6]], value, 0);
  edge(world, rim, 1.1);
}

export function headland(world: World, side: number): void {
  water(world, 5, 0.64, world.setting.weather.storm ? 1.6 : 1);
  const { layout } = world;
  for (const [x, z, s] of [
    [side * 16, 30, 9],
    [side * 24, 44, 14],
    [-side * 13, 26, 4],
  ] as const) {
    rock(world, [x, -0.5, z], s, 0.36);
  }
  piece(world, [side * 9, 0, 14], () => {
    const wall: Vec[] = [
      [side * 4.6, 0, 9],
      [side * 30, 0, 7],
      [side * 30, 9, 10],
      [side * 12, 7.6, 12],
      [side * 8, 5.4, 11],
      [side * 6, 2.2, 10],
    ];
    face(world, wall, 0.5);
    shadeFace(world, wall, 11, 1.4, 0.5);
    for (let i = 0; i < 6; i++) {
      const x = side * (6 + i * 3);
      edge(
        world,
        [
          [x, 0, 9],
          [x + side * 0.6, 2.4 + i, 9.8],
        ],
        0.9,
      );
    }
  });
  plateau(world, 4.6, 0.7);
  for (let i = 0; i < 7; i++) {
    rock(world, [layout.between(-8, 8), 0, layout.between(2.6, 4.6)], layout.between(0.3, 1), 0.42);
  }
  grass(world, 0.8, 4.6, 60);
}

export function surf(world: World, z: number): void {
  const { pen, tones, camera } = world;
  for (const [dz, opacity] of [
    [0.2, 0.9],
    [0.9, 0.6],
    [1.9, 0.4],
  ] as const) {
    const points: Point[] = [];
    for (let i = -20; i <= 20; i++) {
      const p = project(camera, [i * 0.9, 0, z + dz + Math.sin(i * 1.3 + dz * 4) * 0.25]);
      if (p.depth > 0.5) {
        points.push([p.x, p.y]);
      }
    }
    pen.curve(points, { stroke: '#ffffff', width: 4, opacity });
    pen.curve(points, { stroke: tones.ink, width: 1, opacity: opacity * 0.7 });
  }
}

export function harbour(world: World, side: number): void {
  face(
    world,
    [
      [-60, 0, -60],
      [60, 0, -60],
      [60, 0, 4],
      [-60, 0, 4],
    ],
    0.74,
    0,
  );
  for (let x = -14; x <= 14; x += 1.4) {
    edge(
      world,
      [
        [x, 0.002, -10],
        [x, 0.002, 4],
      ],
      0.35,
    );
  }
  for (const x of [-4.4, 0.9, 5.2]) {
    standing(world, [x, 0, 3.7], ([px, py], m, depth) => {
      const ink = { ...inkOf(world, depth), opacity: 1 };
      world.pen.shape(
        [
          [px - 0.13 * m, py],
          [px - 0.1 * m, py - 0.42 * m],
          [px - 0.2 * m, py - 0.46 * m],
          [px - 0.18 * m, py - 0.56 * m],
          [px + 0.18 * m, py - 0.56 * m],
          [px + 0.2 * m, py - 0.46 * m],
          [px + 0.1 * m, py - 0.42 * m],
          [px + 0.13 * m, py],
        ],
        { fill: tone(world, 0.3), ...ink },
      );
    });
  }
  fishingBoat(world, [side * 5.5, 0, 9], 6.5);
  fishingBoat(world, [-side * 8, 0, 15], 6);
  piece(world, [-side * 3, 0, 12], () => {
    box(world, [-side * 4 - 1, 0.3, 4], [-side * 4 + 1, 0.5, 24], WOOD);
    for (let z = 6; z < 24; z += 3) {
      for (const s of [-0.9, 0.9]) {
        box(world, [-side * 4 + s - 0.1, -0.6, z], [-side * 4 + s + 0.1, 1, z + 0.2], DARK, 0.8);
      }
    }
  });
  for (let i = 0; i < 4; i++) {
    const x = side * (12 + i * 5.4);
    building(world, [x - 2.5, 0, 30 + i], [x + 2.5, 4.5 + (i % 2) * 1.4, 36], 'gable', 2, PALE);
  }
  streetLamp(world, [side * 3.4, 0, 3]);
}

function fishingBoat(world: World, at: Vec, long: number): void {
  standing(world, at, ([x, y], m, depth) => {
    const { pen } = world;
    const s = long * m;
    const ink = { ...inkOf(world, depth), opacity: 1 };
    pen.blob(
      [
        [x - s * 0.5, y - s * 0.19],
        [x - s * 0.42, y + s * 0.02],
        [x, y + s * 0.05],
        [x + s * 0.42, y + s * 0.02],
        [x + s * 0.54, y - s * 0.24],
        [x + s * 0.3, y - s * 0.15],
        [x, y - s * 0.12],
        [x - s * 0.3, y - s * 0.14],
      ],
      { fill: tone(world, 0.5), ...ink },
    );
    pen.shape(
      [
        [x - s * 0.3, y - s * 0.14],
        [x - s * 0.3, y - s * 0.4],
        [x - s * 0.06, y - s * 0.4],
        [x - s * 0.04, y - s * 0.13],
      ],
      { fill: tone(world, 0.85), ...ink },
    );
    pen.shape(
      [
        [x - s * 0.26, y - s * 0.36],
        [x - s * 0.1, y - s * 0.36],
        [x - s * 0.1, y - s * 0.26],
        [x - s * 0.26, y - s * 0.26],
      ],
      { fill: tone(world, 0.3), ...ink },
    );
    pen.line(
      [
        [x + s * 0.14, y - s * 0.13],
        [x + s * 0.14, y - s * 0.78],
      ],
      { ...ink, width: ink.width * 1.4 },
    );
    pen.line(
      [
        [x + s * 0.14, y - s * 0.76],
        [x + s * 0.52, y - s * 0.24],
      ],
      { ...ink, width: ink.width * 0.6 },
    );
    pen.line(
      [
        [x + s * 0.14, y - s * 0.76],
        [x - s * 0.3, y - s * 0.4],
      ],
      { ...ink, width: ink.width * 0.6 },
    );
    pen.hatch(
      [
        [x - s * 0.46, y],
        [x + s * 0.46, y],
        [x + s * 0.38, y + s * 0.14],
        [x - s * 0.38, y + s * 0.14],
      ],
      0,
      7,
      { stroke: world.tones.ink, width: 1, opacity: 0.35 },
    );
  });
}

export function deck(world: World): void {
  const wide = 3.4;
  face(
    world,
    [
      [-wide, 0, -14],
      [wide, 0, -14],
      [wide, 0, 4],
      [wide * 0.62, 0, 6.6],
      [0, 0, 8],
      [-wide * 0.62, 0, 6.6],
      [-wide, 0, 4],
    ],
    0.76,
  );
  for (let x = -wide + 0.34; x < wide; x += 0.34) {
    edge(
      world,
      [
        [x, 0.002, -8],
        [x * 0.86, 0.002, 5.6 - Math.abs(x) * 0.4],
      ],
      0.35,
    );
  }
  for (const s of [-1, 1]) {
    piece(world, [s * wide, 0, 4], () => {
      face(
        world,
        [
          [s * wide, 0, -14],
          [s * wide, 0, 4],
          [s * wide, 0.75, 4],
          [s * wide, 0.75, -14],
        ],
        0.6,
      );
      face(
        world,
        [
          [s * wide, 0, 4],
          [0, 0, 8],
          [0, 1, 8],
          [s * wide, 0.75, 4],
        ],
        0.66,
      );
      edge(
        world,
        [
          [s * wide, 0.78, -14],
          [s * wide, 0.78, 4],
          [0, 1.04, 8.1],
        ],
        2,
      );
    });
  }
  piece(world, [0, 0, 5], () => {
    const mast = (y: number): Vec => [0, y, 5];
    edge(world, [mast(0), mast(8)], 4.5);
    edge(world, [mast(7.5), [-wide, 0.75, 2]], 0.8);
    edge(world, [mast(7.5), [wide, 0.75, 2]], 0.8);
    edge(world, [mast(7.5), [0, 1, 8]], 0.8);
    edge(world, [mast(1.8), [2.6, 2.2, 1.5]], 3);
  });
  barrel(world, [wide - 0.7, 2.4]);
  crate(world, [-wide + 0.8, 2.8], 0.7);
}

export function farBank(world: World, side: number): void {
  face(
    world,
    [
      [-400, 0, 24],
      [400, 0, 24],
      [400, 0, 300],
      [-400, 0, 300],
    ],
    0.62,
    0.7,
  );
  for (let i = 0; i < 10; i++) {
    tree(
      world,
      [world.layout.between(-26, 26), 0, world.layout.between(25, 34)],
      world.layout.between(4, 8),
      i % 3 === 0 ? 'fir' : 'leaf',
    );
  }
  piece(world, [side * 14, 0, 16], () => {
    const x = side * 11;
    box(world, [x - 1.2, 1.6, 3], [x + 1.2, 2.1, 26], { top: 0.8, front: 0.6, side: 0.5 });
    for (const z of [7, 14, 21]) {
      box(world, [x - 0.9, -0.4, z - 0.6], [x + 0.9, 1.6, z + 0.6], { top: 0.6, front: 0.56, side: 0.44 });
    }
    edge(
      world,
      [
        [x - side * 1.2, 3, 3],
        [x - side * 1.2, 3, 26],
      ],
      1.4,
    );
  });
}
