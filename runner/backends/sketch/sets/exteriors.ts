/** Places out of doors: sky, what lies along the horizon, the ground, and what stands on it. */
import { type Point, project, type Vec } from '../staging/camera.ts';
import { barrel, column, crate } from './furniture.ts';
import { building, fence, grass, gravestone, lighthouse, rock, streetLamp, tree, water } from './nature.ts';
import { drawGround, drawSky, ridge, skyline } from './sky.ts';
import {
  type BoxTones,
  box,
  DARK,
  edge,
  face,
  groundShadow,
  inkOf,
  PALE,
  piece,
  shadeFace,
  standing,
  tone,
  WOOD,
  type World,
} from './world.ts';

const ROOFED: BoxTones = { top: 0.5, front: 0.74, side: 0.52 };

export function drawExterior(world: World): void {
  drawSky(world);
  const { setting, layout } = world;
  const { kind } = setting;
  const side = layout.sign();
  const hills = ridge(setting.layout, 0.6);
  const crags = ridge(setting.layout >>> 3, 1.6);
  switch (kind) {
    case 'sea':
      water(world, -60, 0.66, setting.weather.storm || setting.weather.wind ? 1.6 : 0.9);
      for (let i = 0; i < 2; i++) {
        rock(world, [layout.between(-9, 9), 0, layout.between(14, 30)], layout.between(2, 4), 0.34);
      }
      break;
    case 'cliff':
      headland(world, side);
      break;
    case 'lighthouse':
      skyline(world, 900, (a) => 26 * hills(a), 0.72);
      water(world, 9, 0.68, setting.weather.storm ? 1.5 : 0.9);
      plateau(world, 9.5, 0.62);
      lighthouse(world, [side * -9, 0, 52], 26);
      building(world, [side * -9 + 6 - 2.6, 0, 50], [side * -9 + 6 + 2.6, 3.4, 54], 'gable', 1, PALE);
      for (let i = 0; i < 6; i++) {
        rock(world, [layout.between(-9, 9), 0, layout.between(5, 9)], layout.between(0.5, 1.3), 0.42);
      }
      grass(world, 1.5, 12, 60);
      break;
    case 'harbour':
      skyline(world, 700, (a) => 30 * hills(a), 0.7);
      water(world, 4.5, 0.7, 0.7);
      harbour(world, side);
      break;
    case 'boat':
      water(world, -40, 0.66, setting.weather.storm || setting.weather.wind ? 1.5 : 0.8);
      skyline(world, 1500, (a) => 30 * Math.max(0, hills(a) - 0.5), 0.74);
      deck(world);
      break;
    case 'beach':
      skyline(world, 800, (a) => 40 * Math.max(0, hills(a) - 0.35), 0.72);
      water(world, 7, 0.72, setting.weather.storm ? 1.4 : 0.8);
      plateau(world, 7.5, 0.84);
      surf(world, 7.5);
      for (let i = 0; i < 5; i++) {
        rock(world, [layout.between(-7, 7), 0, layout.between(3, 10)], layout.between(0.2, 0.8), 0.45);
      }
      break;
    case 'forest':
      drawGround(world, 0.58, 0);
      skyline(world, 60, (a) => 9 + 3 * crags(a * 3), 0.56, 0.4);
      for (let i = 0; i < 26; i++) {
        const z = 2.6 + layout.next() ** 1.3 * 26;
        const x = layout.between(-1, 1) * (3 + z * 0.8);
        tree(world, [x + Math.sign(x) * 1.2, 0, z], layout.between(5.5, 9.5), layout.chance(0.65) ? 'fir' : 'leaf');
      }
      grass(world, 1, 12, 80);
      break;
    case 'street':
      street(world, side);
      break;
    case 'station':
      station(world, side);
      break;
    case 'rooftop':
      rooftop(world, side);
      break;
    case 'road':
      drawGround(world, 0.74, 0);
      skyline(world, 600, (a) => 34 * hills(a), 0.68);
      road(world, 2.6, 0.5);
      for (let z = 4; z < 60; z += 7) {
        pole(world, [side * 4.6, 0, z], 5.4);
      }
      fence(world, 13, -side * 4 - 8, -side * 4 + 8);
      tree(world, [-side * 6.5, 0, 9], 5.5, 'leaf');
      grass(world, 1.5, 14, 70);
      break;
    case 'river':
      skyline(world, 400, (a) => 30 * hills(a), 0.66);
      drawGround(world, 0.66, 0);
      water(world, 3.6, 0.94, 0.45);
      farBank(world, side);
      plateau(world, 3.8, 0.5);
      grass(world, 1, 4, 60);
      break;
    case 'mountain':
      skyline(world, 2600, (a) => 620 * crags(a * 1.6), 0.84);
      skyline(world, 1300, (a) => 260 * ridge(setting.layout >>> 7, 1.2)(a * 1.3), 0.68);
      drawGround(world, setting.weather.snow ? 0.95 : 0.66, 0);
      for (let i = 0; i < 9; i++) {
        rock(world, [layout.between(-8, 8), 0, layout.between(3, 14)], layout.between(0.4, 2), 0.42);
      }
      tree(world, [side * 6, 0, 14], 6, 'fir');
      tree(world, [side * 7.6, 0, 17], 7, 'fir');
      break;
    case 'desert':
      skyline(world, 900, (a) => 40 * hills(a * 0.8), 0.8);
      drawGround(world, 0.88, 0);
      dunes(world);
      break;
    case 'park':
      drawGround(world, 0.76, 0);
      skyline(world, 120, (a) => 10 + 4 * crags(a * 2), 0.6, 0.5);
      for (let i = 0; i < 7; i++) {
        tree(
          world,
          [layout.sign() * layout.between(2.8, 11), 0, layout.between(5, 18)],
          layout.between(4.5, 7),
          'leaf',
        );
      }
      bench(world, [side * 2, 2]);
      streetLamp(world, [-side * 3, 0, 4]);
      grass(world, 1.5, 14, 50);
      break;
    case 'graveyard':
      drawGround(world, 0.66, 0);
      skyline(world, 200, (a) => 9 * crags(a * 2), 0.56);
      for (let i = 0; i < 14; i++) {
        gravestone(world, [layout.between(-1, 1) * 8, 2 + (i % 5) * 2.1 + layout.next()], i % 3 === 0);
      }
      tree(world, [side * 4.6, 0, 7], 6.5, 'bare');
      building(world, [-side * 9 - 3, 0, 20], [-side * 9 + 3, 6, 30], 'gable', 1, ROOFED);
      grass(world, 1, 12, 60);
      break;
    case 'house':
      drawGround(world, 0.76, 0);
      skyline(world, 300, (a) => 22 * hills(a), 0.66);
      building(world, [side * 2.4 - 4.2, 0, 8], [side * 2.4 + 4.2, 4.6, 14], 'gable', 2, {
        top: 0.6,
        front: 0.86,
        side: 0.62,
      });
      path(world, side * 2.4, 7.9);
      tree(world, [-side * 4.6, 0, 9], 6.5, 'leaf');
      fence(world, 6, -12, side * 2.4 - 1.2);
      fence(world, 6, side * 2.4 + 1.2, 12);
      grass(world, 1.5, 8, 50);
      break;
    case 'space':
      space(world);
      break;
    case 'field':
      drawGround(world, 0.8, 0);
      skyline(world, 700, (a) => 44 * hills(a), 0.7);
      skyline(world, 160, (a) => (crags(a * 4) > 0.55 ? 6 * crags(a * 5) : 0.5), 0.5, 0.4);
      furrows(world);
      tree(world, [side * 5.5, 0, 16], 7, 'leaf');
      fence(world, 9, -14, 14);
      grass(world, 1, 20, 110);
      break;
    default:
      drawGround(world, 0.8, 1.6);
      skyline(world, 500, (a) => 34 * hills(a), 0.7);
      tree(world, [side * 6, 0, 12], 6, 'leaf');
      tree(world, [-side * 8, 0, 18], 6.5, 'leaf');
      building(world, [-side * 12 - 3, 0, 26], [-side * 12 + 3, 3.6, 31], 'gable', 1, ROOFED);
      grass(world, 1.5, 16, 70);
  }
  landmark(world, side);
  dress(world, side);
}

/** What the words name beside the place itself, far off: the lighthouse over the cliff, the house in the field. */
function landmark(world: World, side: number): void {
  const { landmark: named, kind } = world.setting;
  if (named === 'lighthouse' && kind !== 'lighthouse') {
    rock(world, [side * 15, 0, 60], 15, 0.4);
    lighthouse(world, [side * 15, 6.5, 60], 21);
  } else if (named === 'house' && kind !== 'house' && kind !== 'street') {
    const x = -side * 9;
    building(world, [x - 3.4, 0, 30], [x + 3.4, 4.2, 35], 'gable', 2, PALE);
  }
}

/** A few things that another take may have elsewhere; none where they would hide anybody. */
function dress(world: World, side: number): void {
  const { dressing, setting } = world;
  const x = dressing.sign() * dressing.between(2.6, 3.6);
  switch (setting.kind) {
    case 'harbour':
    case 'boat':
      barrel(world, [x, dressing.between(1, 2.4)]);
      crate(world, [-x, dressing.between(1, 2.2)], dressing.between(0.45, 0.8));
      break;
    case 'street':
    case 'station':
      crate(world, [side * dressing.between(3, 3.8), dressing.between(1.5, 3)], 0.5);
      break;
    case 'sea':
    case 'space':
    case 'rooftop':
      break;
    default:
      rock(world, [x, 0, dressing.between(1.2, 3)], dressing.between(0.3, 0.75));
      rock(world, [-x * 1.3, 0, dressing.between(2, 5)], dressing.between(0.25, 0.6));
  }
}

/** Land that ends at `z`, with an irregular rim. */
function plateau(world: World, z: number, value: number): void {
  const rim: Vec[] = [];
  for (let i = 0; i <= 16; i++) {
    rim.push([-24 + i * 3, 0, z + Math.sin(i * 1.9 + (world.setting.layout % 7)) * 0.5]);
  }
  face(world, [...rim, [60, 0, z - 6], [60, 0, -60], [-60, 0, -60], [-60, 0, z - 6]], value, 0);
  edge(world, rim, 1.1);
}

function headland(world: World, side: number): void {
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

function surf(world: World, z: number): void {
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

function harbour(world: World, side: number): void {
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
  face(
    world,
    [
      [-60, 0, 4],
      [60, 0, 4],
      [60, -1.2, 4],
      [-60, -1.2, 4],
    ],
    0.46,
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

function deck(world: World): void {
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

function street(world: World, side: number): void {
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

function road(world: World, half: number, value: number): void {
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

function path(world: World, x: number, to: number): void {
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

function pole(world: World, at: Vec, height: number): void {
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

function bench(world: World, [x, z]: readonly [number, number]): void {
  piece(world, [x, 0, z], () => {
    groundShadow(world, [x, 0, z], 0.8);
    for (const s of [-0.7, 0.7]) {
      box(world, [x + s - 0.04, 0, z - 0.2], [x + s + 0.04, 0.44, z + 0.2], DARK, 0.8);
    }
    box(world, [x - 0.85, 0.44, z - 0.22], [x + 0.85, 0.48, z + 0.2], WOOD);
    box(world, [x - 0.85, 0.62, z + 0.2], [x + 0.85, 0.9, z + 0.24], WOOD);
  });
}

function station(world: World, side: number): void {
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

function rooftop(world: World, side: number): void {
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

function farBank(world: World, side: number): void {
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

function dunes(world: World): void {
  for (const [z, x, w, h] of [
    [40, -20, 46, 7],
    [26, 14, 34, 4.4],
    [15, -12, 22, 2.2],
  ] as const) {
    standing(world, [x, 0, z], ([px, py], m, depth) => {
      const ink = { ...inkOf(world, depth), opacity: 1 };
      const crest: Point = [px + w * 0.1 * m, py - h * m];
      world.pen.blob(
        [
          [px - w * 0.5 * m, py],
          [px - w * 0.2 * m, py - h * 0.6 * m],
          crest,
          [px + w * 0.3 * m, py - h * 0.4 * m],
          [px + w * 0.5 * m, py],
        ],
        { fill: tone(world, 0.9), ...ink },
      );
      world.pen.blob(
        [
          crest,
          [px + w * 0.3 * m, py - h * 0.4 * m],
          [px + w * 0.48 * m, py],
          [px + w * 0.1 * m, py],
          [px + w * 0.02 * m, py - h * 0.5 * m],
        ],
        { fill: tone(world, 0.72) },
      );
    });
  }
}

function furrows(world: World): void {
  for (let i = -12; i <= 12; i++) {
    edge(
      world,
      [
        [i * 1.1 + 0.5, 0.002, -4],
        [i * 1.1 + 2.6, 0.002, 60],
      ],
      0.35,
    );
  }
}

function space(world: World): void {
  const { pen, picture, layout } = world;
  pen.shape(
    [
      [picture.x, picture.y],
      [picture.x + picture.width, picture.y],
      [picture.x + picture.width, picture.y + picture.height],
      [picture.x, picture.y + picture.height],
    ],
    { fill: '#23252c' },
  );
  let stars = '';
  for (let i = 0; i < 130; i++) {
    stars += `M${(picture.x + layout.next() * picture.width).toFixed(1)} ${(picture.y + layout.next() * picture.height).toFixed(1)}h${(pen.unit * layout.between(1, 3)).toFixed(1)}`;
  }
  pen.path(stars, { stroke: '#f4f2ea', width: 2, opacity: 0.9 });
  const c: Point = [picture.x + picture.width * 0.72, picture.y + picture.height * 1.1];
  const r = picture.height * 0.6;
  pen.ellipse(c, r, r, { fill: '#8f939a', stroke: '#f4f2ea', width: 1.5 });
  pen.ellipse([c[0] - r * 0.1, c[1] - r * 0.06], r * 0.88, r * 0.9, { fill: '#b9bcc0' });
}
