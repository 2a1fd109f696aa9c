/** What is fitted or stands about: lamps, steps, crates, columns, the inside of a car. */

import { type Point, project, projectFace, type Vec } from '../staging/camera.ts';
import type { At } from './world.ts';
import { box, DARK, edge, face, groundShadow, inkOf, piece, standing, tone, WOOD, type World } from './world.ts';

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
  });
}

/** A steering wheel before whoever drives. */
export function steeringWheel(world: World, x: number): void {
  piece(world, [x, 0, -0.74], () => {
    const rim: Point[] = [];
    for (let i = 0; i < 12; i++) {
      const a = (i * Math.PI) / 6;
      const p = project(world.camera, [x + Math.cos(a) * 0.19, 0.93 + Math.sin(a) * 0.16, -0.62]);
      rim.push([p.x, p.y]);
    }
    world.pen.blob(rim, { stroke: world.tones.ink, width: 7 });
    const hub = project(world.camera, [x, 0.9, -0.62]);
    world.pen.line([rim[0]!, [hub.x, hub.y], rim[6]!], { stroke: world.tones.ink, width: 4 });
  });
}
