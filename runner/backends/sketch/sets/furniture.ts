/** Furniture, each piece put into the picture at its own depth. Measures in metres, as carpenters have them. */
import { type Point, project, projectFace, type Vec } from '../staging/camera.ts';
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

type At = readonly [x: number, z: number];

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

export function hangingLamp(world: World, [x, z]: At, ceiling: number): void {
  const y = Math.min(ceiling - 0.6, 2.15);
  standing(world, [x, y, z], ([px, py], m) => {
    const { pen, tones, setting } = world;
    const top = project(world.camera, [x, ceiling, z]);
    pen.line(
      [
        [px, py],
        [top.x, top.y],
      ],
      inkOf(world, 4, 0.7),
    );
    if (setting.time !== 'day') {
      pen.ellipse([px, py + 0.1 * m], 0.75 * m, 0.6 * m, { fill: '#fffbe8', opacity: 0.16, wobble: 0 });
    }
    pen.shape(
      [
        [px - 0.07 * m, py],
        [px + 0.07 * m, py],
        [px + 0.24 * m, py + 0.18 * m],
        [px - 0.24 * m, py + 0.18 * m],
      ],
      { fill: tone(world, 0.35), ...inkOf(world, 4), opacity: 1 },
    );
    pen.ellipse([px, py + 0.19 * m], 0.09 * m, 0.05 * m, {
      fill: setting.time === 'day' ? tones.set(0.9) : '#fffdf0',
      ...inkOf(world, 4, 0.6),
      opacity: 1,
    });
  });
}

export function floorLamp(world: World, [x, z]: At): void {
  standing(world, [x, 0, z], ([px, py], m) => {
    const { pen, setting } = world;
    const lit = setting.time !== 'day';
    pen.ellipse([px, py], 0.16 * m, 0.045 * m, { fill: tone(world, 0.3), ...inkOf(world, 3), opacity: 1 });
    pen.line(
      [
        [px, py],
        [px, py - 1.4 * m],
      ],
      inkOf(world, 2.5, 1.5),
    );
    if (lit) {
      pen.ellipse([px, py - 1.5 * m], 0.7 * m, 0.7 * m, { fill: '#fffbe8', opacity: 0.18, wobble: 0 });
    }
    pen.shape(
      [
        [px - 0.12 * m, py - 1.66 * m],
        [px + 0.12 * m, py - 1.66 * m],
        [px + 0.24 * m, py - 1.32 * m],
        [px - 0.24 * m, py - 1.32 * m],
      ],
      { fill: lit ? '#fff6d8' : tone(world, 0.85), ...inkOf(world, 3), opacity: 1 },
    );
  });
}

export function plant(world: World, [x, z]: At): void {
  standing(world, [x, 0, z], ([px, py], m) => {
    const { pen } = world;
    const ink = { ...inkOf(world, 3), opacity: 1 };
    for (let i = -3; i <= 3; i++) {
      const bend = i * 0.13 * m;
      pen.blob(
        [
          [px, py - 0.34 * m],
          [px + bend * 0.5, py - (0.8 - Math.abs(i) * 0.05) * m],
          [px + bend * 1.2, py - (1.05 - Math.abs(i) * 0.12) * m],
          [px + bend * 0.75, py - 0.68 * m],
        ],
        { fill: tone(world, 0.4 + (i % 2 === 0 ? 0.12 : 0)), ...ink, width: ink.width * 0.7 },
      );
    }
    pen.shape(
      [
        [px - 0.17 * m, py - 0.36 * m],
        [px + 0.17 * m, py - 0.36 * m],
        [px + 0.12 * m, py],
        [px - 0.12 * m, py],
      ],
      { fill: tone(world, 0.6), ...ink },
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

export function stool(world: World, [x, z]: At): void {
  standing(world, [x, 0, z], ([px, py], m) => {
    const ink = inkOf(world, 2.5, 1.2);
    for (const s of [-0.15, 0.04, 0.16]) {
      world.pen.line(
        [
          [px + s * m, py],
          [px + s * 0.5 * m, py - 0.72 * m],
        ],
        ink,
      );
    }
    world.pen.ellipse([px, py - 0.74 * m], 0.19 * m, 0.06 * m, { fill: tone(world, 0.45), ...ink, opacity: 1 });
  });
}

/** A flight of steps going up along z, from its foot at the near end. */
export function steps(world: World, x: number, z: number, wide: number, count: number, rise = 0.18, run = 0.28): void {
  for (let i = count - 1; i >= 0; i--) {
    piece(world, [x, 0, z + i * run + run / 2], () => {
      box(
        world,
        [x - wide / 2, 0, z + i * run],
        [x + wide / 2, (i + 1) * rise, z + (i + 1) * run],
        { top: 0.84, front: 0.6, side: 0.44 },
        0.8,
      );
    });
  }
  for (const s of [-1, 1]) {
    piece(world, [x + (s * wide) / 2, 0, z + 0.2], () => {
      const rail = (i: number): Vec => [x + (s * wide) / 2, i * rise + 0.95, z + i * run];
      edge(world, [rail(0), rail(count)], 1.8);
      for (let i = 0; i <= count; i += 2) {
        edge(world, [[x + (s * wide) / 2, i * rise, z + i * run], rail(i)], 0.9);
      }
    });
  }
}

export function crate(world: World, [x, z]: At, size: number, y = 0): void {
  piece(world, [x, y, z - y * 0.01], () => {
    if (y === 0) {
      groundShadow(world, [x, 0, z], size * 0.7);
    }
    const h = size / 2;
    box(world, [x - h, y, z - h], [x + h, y + size, z + h], WOOD);
    edge(
      world,
      [
        [x - h, y, z - h - 0.01],
        [x + h, y + size, z - h - 0.01],
      ],
      0.7,
    );
    edge(
      world,
      [
        [x - h, y + size * 0.16, z - h - 0.01],
        [x + h, y + size * 0.16, z - h - 0.01],
      ],
      0.6,
    );
    edge(
      world,
      [
        [x - h, y + size * 0.84, z - h - 0.01],
        [x + h, y + size * 0.84, z - h - 0.01],
      ],
      0.6,
    );
  });
}

export function barrel(world: World, [x, z]: At): void {
  standing(world, [x, 0, z], ([px, py], m) => {
    const { pen } = world;
    const ink = { ...inkOf(world, 3), opacity: 1 };
    pen.blob(
      [
        [px - 0.25 * m, py],
        [px - 0.33 * m, py - 0.44 * m],
        [px - 0.25 * m, py - 0.88 * m],
        [px + 0.25 * m, py - 0.88 * m],
        [px + 0.33 * m, py - 0.44 * m],
        [px + 0.25 * m, py],
      ],
      { fill: tone(world, 0.56), ...ink },
    );
    for (const y of [0.2, 0.68]) {
      pen.curve(
        [
          [px - 0.3 * m, py - y * m],
          [px, py - (y - 0.05) * m],
          [px + 0.3 * m, py - y * m],
        ],
        ink,
      );
    }
    pen.ellipse([px, py - 0.88 * m], 0.25 * m, 0.07 * m, { fill: tone(world, 0.7), ...ink });
  });
}

/** A row of benches or pews across the room. */
export function pew(world: World, x: number, z: number, wide: number): void {
  piece(world, [x, 0, z], () => {
    box(world, [x - wide / 2, 0, z + 0.2], [x + wide / 2, 0.95, z + 0.26], WOOD, 0.9);
    box(world, [x - wide / 2, 0.38, z - 0.2], [x + wide / 2, 0.44, z + 0.2], WOOD, 0.9);
    for (const s of [-1, 1]) {
      const px = x + (s * wide) / 2;
      box(world, [px - 0.04, 0, z - 0.22], [px + 0.04, 0.98, z + 0.28], WOOD, 0.9);
    }
  });
}

export function bars(world: World, z: number, width: number, height: number): void {
  piece(world, [0, 0, z], () => {
    for (let x = -width / 2; x <= width / 2; x += 0.16) {
      edge(
        world,
        [
          [x, 0, z],
          [x, height, z],
        ],
        1.6,
      );
    }
    edge(
      world,
      [
        [-width / 2, 1.05, z],
        [width / 2, 1.05, z],
      ],
      2,
    );
  });
}

/** A post or column, round by its shading. */
export function column(world: World, [x, z]: At, radius: number, height: number): void {
  standing(world, [x, 0, z], ([px, py], m, depth) => {
    const top = project(world.camera, [x, height, z]);
    const r = radius * m;
    const rt = radius * top.scale;
    const outline: Point[] = [
      [px - r, py],
      [top.x - rt, top.y],
      [top.x + rt, top.y],
      [px + r, py],
    ];
    world.pen.shape(outline, { fill: tone(world, 0.78), ...inkOf(world, depth), opacity: 1 });
    const s = -world.setting.lightSide;
    world.pen.shape(
      [
        [px + s * r * 0.25, py],
        [top.x + s * rt * 0.25, top.y],
        [top.x + s * rt, top.y],
        [px + s * r, py],
      ],
      { fill: tone(world, 0.56) },
    );
    for (const [cx, cy, cr] of [
      [px, py, r],
      [top.x, top.y, rt],
    ] as const) {
      world.pen.shape(
        [
          [cx - cr * 1.35, cy - cr * 0.35],
          [cx + cr * 1.35, cy - cr * 0.35],
          [cx + cr * 1.35, cy + cr * 0.1],
          [cx - cr * 1.35, cy + cr * 0.1],
        ],
        { fill: tone(world, 0.72), ...inkOf(world, depth), opacity: 1 },
      );
    }
  });
}

/** The inside of a car around the people in it: dashboard behind the lens, rear window, pillars, seat backs. */
export function carInside(world: World): void {
  piece(world, [0, 0, 2], () => {
    const { pen, setting } = world;
    face(
      world,
      [
        [-9, -4, 1.6],
        [9, -4, 1.6],
        [9, 6, 1.6],
        [-9, 6, 1.6],
      ],
      0.34,
      0,
    );
    const pane: Vec[] = [
      [-0.62, 1.02, 1.5],
      [0.62, 1.02, 1.5],
      [0.5, 1.42, 1.45],
      [-0.5, 1.42, 1.45],
    ];
    const glass = projectFace(world.camera, pane);
    const light = setting.time === 'night' ? '#3a404c' : '#f4f2ee';
    pen.shape(glass, { fill: light, ...inkOf(world, 2), opacity: 1 });
    for (const s of [-1, 1]) {
      const window = projectFace(world.camera, [
        [s * 0.8, 0.98, 1.3],
        [s * 0.84, 0.98, -0.4],
        [s * 0.72, 1.42, -0.3],
        [s * 0.66, 1.42, 1.2],
      ]);
      if (window.length >= 3) {
        pen.shape(window, { fill: light, ...inkOf(world, 1.6), opacity: 1 });
      }
    }
  });
  for (const s of [-1, 1]) {
    piece(world, [s * 0.4, 0, 0.3], () => {
      box(world, [s * 0.4 - 0.24, 0.3, 0.24], [s * 0.4 + 0.24, 1.12, 0.4], DARK);
      box(world, [s * 0.4 - 0.12, 1.14, 0.26], [s * 0.4 + 0.12, 1.34, 0.36], DARK);
    });
  }
  piece(world, [0, 0, -0.75], () => {
    box(world, [-0.9, 0.55, -0.95], [0.9, 0.86, -0.7], DARK);
    const rim: Vec[] = [];
    for (let i = 0; i <= 14; i++) {
      const a = (i * Math.PI * 2) / 14;
      rim.push([0.38 + Math.cos(a) * 0.18, 0.92 + Math.sin(a) * 0.16, -0.6 + Math.sin(a) * -0.06]);
    }
    edge(world, rim, 3);
  });
}
