/** What people have put up outdoors: houses, lighthouses, lamps, fences, gravestones. */
import { type Point, project, projectFace, type Vec } from '../staging/camera.ts';
import { type BoxTones, box, edge, face, inkOf, piece, shadeFace, standing, tone, WOOD, type World } from './world.ts';

/** A building as a box with rows of windows; by night some of them are lit. */
export function building(
  world: World,
  low: Vec,
  high: Vec,
  roof: 'flat' | 'gable',
  storeys: number,
  tones: BoxTones = { top: 0.7, front: 0.8, side: 0.56 },
): void {
  const rolls = Array.from({ length: 60 }, () => world.layout.next());
  const middle: Vec = [(low[0] + high[0]) / 2, 0, (low[2] + high[2]) / 2];
  piece(world, middle, () => {
    const { eye } = world.camera;
    box(world, low, high, tones);
    const [x0, y0, z0] = low;
    const [x1, y1, z1] = high;
    if (roof === 'gable') {
      const peak = y1 + (z1 - z0) * 0.45;
      const mid = (z0 + z1) / 2;
      const over = 0.25;
      face(
        world,
        [
          [x0 - over, y1, z0 - over],
          [x1 + over, y1, z0 - over],
          [x1 + over, peak, mid],
          [x0 - over, peak, mid],
        ],
        0.42,
      );
      const sx = eye[0] < x0 ? x0 : eye[0] > x1 ? x1 : null;
      if (sx !== null) {
        face(
          world,
          [
            [sx, y1, z0],
            [sx, y1, z1],
            [sx, peak, mid],
          ],
          tones.side,
        );
      }
    }
    let n = 0;
    const windows = (place: (u: number, v: number) => Vec, length: number) => {
      const columns = Math.max(1, Math.floor(length / 2));
      const floor = (y1 - y0) / storeys;
      for (let s = 0; s < storeys; s++) {
        for (let c = 0; c < columns; c++) {
          const u = (length * (c + 0.5)) / columns;
          const v = y0 + floor * (s + 0.35);
          const lit = rolls[n++ % rolls.length]! < 0.42;
          const night = world.setting.time === 'night' || world.setting.time === 'dusk';
          const pane = projectFace(world.camera, [
            place(u - 0.45, v),
            place(u + 0.45, v),
            place(u + 0.45, v + floor * 0.46),
            place(u - 0.45, v + floor * 0.46),
          ]);
          if (pane.length >= 3) {
            world.pen.shape(pane, {
              fill: night && lit ? '#fbe9b0' : tone(world, night ? 0.16 : 0.4),
              ...inkOf(world, 9, 0.7),
            });
          }
        }
      }
    };
    if (eye[2] < z0) {
      windows((u, v) => [x0 + u, v, z0 - 0.02], x1 - x0);
      if (world.soft < 0.6) {
        const door = projectFace(world.camera, [
          [(x0 + x1) / 2 - 0.5, y0, z0 - 0.03],
          [(x0 + x1) / 2 + 0.5, y0, z0 - 0.03],
          [(x0 + x1) / 2 + 0.5, y0 + 2.1, z0 - 0.03],
          [(x0 + x1) / 2 - 0.5, y0 + 2.1, z0 - 0.03],
        ]);
        if (door.length >= 3) {
          world.pen.shape(door, { fill: tone(world, 0.25), ...inkOf(world, 8) });
        }
      }
    }
    if (eye[0] < x0) {
      windows((u, v) => [x0 - 0.02, v, z0 + u], z1 - z0);
    } else if (eye[0] > x1) {
      windows((u, v) => [x1 + 0.02, v, z0 + u], z1 - z0);
    }
    const shaded = world.setting.lightSide < 0 ? (eye[0] > x1 ? x1 + 0.01 : null) : eye[0] < x0 ? x0 - 0.01 : null;
    if (shaded !== null) {
      shadeFace(
        world,
        [
          [shaded, y0, z0],
          [shaded, y0, z1],
          [shaded, y1, z1],
          [shaded, y1, z0],
        ],
        10,
        1.1,
        0.25,
      );
    }
  });
}

export function lighthouse(world: World, at: Vec, height: number): void {
  standing(world, at, ([x, y], m, depth) => {
    const { pen, tones, setting } = world;
    const top = project(world.camera, [at[0], at[1] + height, at[2]]);
    const h = y - top.y;
    const ux = (top.x - x) / Math.max(h, 1);
    const p = (s: number, t: number): Point => [x + ux * h * t + s * m * height, y - h * t];
    const ink = { ...inkOf(world, Math.min(depth, 30)), opacity: 1 };
    const night = setting.time === 'night' || setting.time === 'dusk' || setting.weather.fog || setting.weather.storm;
    if (night) {
      for (const [s, spread] of [
        [-1, 0.34],
        [1, 0.24],
      ] as const) {
        const lamp = p(0, 0.9);
        pen.shape(
          [
            lamp,
            [lamp[0] + s * 2400 * pen.unit, lamp[1] - spread * 700 * pen.unit],
            [lamp[0] + s * 2400 * pen.unit, lamp[1] + 80 * pen.unit],
          ],
          { fill: '#fffbe2', opacity: 0.28 },
        );
      }
    }
    pen.shape([p(-0.115, 0), p(0.115, 0), p(0.07, 0.78), p(-0.07, 0.78)], { fill: tones.set(0.97), ...ink });
    for (const [a, b] of [
      [0.2, 0.38],
      [0.56, 0.7],
    ] as const) {
      const w = (t: number) => 0.115 - 0.058 * t;
      pen.shape([p(-w(a), a), p(w(a), a), p(w(b), b), p(-w(b), b)], { fill: tones.set(0.36), ...ink });
    }
    const s = -setting.lightSide;
    pen.shape([p(s * 0.03, 0), p(s * 0.115, 0), p(s * 0.07, 0.78), p(s * 0.018, 0.78)], {
      fill: tones.set(0.3),
      opacity: 0.4,
    });
    pen.hatch([p(s * 0.03, 0), p(s * 0.115, 0), p(s * 0.07, 0.78), p(s * 0.018, 0.78)], 0.3, 8, {
      stroke: tones.ink,
      width: 0.9,
      opacity: 0.4,
    });
    pen.shape([p(-0.1, 0.78), p(0.1, 0.78), p(0.1, 0.815), p(-0.1, 0.815)], { fill: tones.set(0.5), ...ink });
    for (let i = -4; i <= 4; i++) {
      pen.line([p(i * 0.023, 0.815), p(i * 0.023, 0.86)], { ...ink, width: ink.width * 0.6 });
    }
    pen.line([p(-0.1, 0.86), p(0.1, 0.86)], ink);
    pen.shape([p(-0.05, 0.815), p(0.05, 0.815), p(0.05, 0.93), p(-0.05, 0.93)], {
      fill: night ? '#fff3c0' : tones.set(0.85),
      ...ink,
    });
    pen.line([p(0, 0.815), p(0, 0.93)], ink);
    pen.shape([p(-0.062, 0.93), p(0.062, 0.93), p(0, 1)], { fill: tones.set(0.3), ...ink });
    pen.shape([p(-0.02, 0), p(0.02, 0), p(0.02, 0.075), p(-0.02, 0.075)], { fill: tones.set(0.2), ...ink });
    for (const t of [0.46, 0.64]) {
      pen.shape([p(-0.014, t), p(0.014, t), p(0.014, t + 0.03), p(-0.014, t + 0.03)], {
        fill: tones.set(0.25),
        ...ink,
        width: ink.width * 0.6,
      });
    }
  });
}

export function streetLamp(world: World, at: Vec): void {
  standing(world, at, ([x, y], m, depth) => {
    const { pen, setting, tones } = world;
    const ink = { ...inkOf(world, depth, 1.4), opacity: 1 };
    pen.line(
      [
        [x, y],
        [x, y - 3.4 * m],
      ],
      { ...ink, width: Math.max(ink.width * 1.5, (0.07 * m) / pen.unit) },
    );
    if (setting.time === 'night' || setting.time === 'dusk') {
      pen.ellipse([x, y - 3.5 * m], 1.1 * m, 1 * m, { fill: '#fff6cf', opacity: 0.22, wobble: 0 });
    }
    pen.shape(
      [
        [x - 0.16 * m, y - 3.75 * m],
        [x + 0.16 * m, y - 3.75 * m],
        [x + 0.1 * m, y - 3.35 * m],
        [x - 0.1 * m, y - 3.35 * m],
      ],
      { fill: setting.time === 'night' || setting.time === 'dusk' ? '#fff3c0' : tones.set(0.8), ...ink },
    );
    pen.shape(
      [
        [x - 0.2 * m, y - 3.75 * m],
        [x + 0.2 * m, y - 3.75 * m],
        [x, y - 3.95 * m],
      ],
      { fill: tones.set(0.25), ...ink },
    );
  });
}

export function fence(world: World, z: number, from: number, to: number): void {
  piece(world, [0, 0, z], () => {
    for (let x = from; x <= to; x += 1.6) {
      box(world, [x - 0.05, 0, z - 0.05], [x + 0.05, 1.05, z + 0.05], WOOD, 0.8);
    }
    for (const y of [0.5, 0.9]) {
      edge(
        world,
        [
          [from, y, z],
          [to, y, z],
        ],
        1.3,
      );
    }
  });
}

export function gravestone(world: World, [x, z]: readonly [number, number], cross: boolean): void {
  standing(world, [x, 0, z], ([px, py], m, depth) => {
    const ink = { ...inkOf(world, depth), opacity: 1 };
    if (cross) {
      world.pen.shape(
        [
          [px - 0.06 * m, py],
          [px - 0.06 * m, py - 0.72 * m],
          [px - 0.28 * m, py - 0.72 * m],
          [px - 0.28 * m, py - 0.86 * m],
          [px - 0.06 * m, py - 0.86 * m],
          [px - 0.06 * m, py - 1.1 * m],
          [px + 0.06 * m, py - 1.1 * m],
          [px + 0.06 * m, py - 0.86 * m],
          [px + 0.28 * m, py - 0.86 * m],
          [px + 0.28 * m, py - 0.72 * m],
          [px + 0.06 * m, py - 0.72 * m],
          [px + 0.06 * m, py],
        ],
        { fill: tone(world, 0.6), ...ink },
      );
    } else {
      world.pen.blob(
        [
          [px - 0.26 * m, py],
          [px - 0.27 * m, py - 0.6 * m],
          [px - 0.16 * m, py - 0.85 * m],
          [px + 0.16 * m, py - 0.85 * m],
          [px + 0.27 * m, py - 0.6 * m],
          [px + 0.26 * m, py],
        ],
        { fill: tone(world, 0.68), ...ink },
      );
      world.pen.line(
        [
          [px - 0.14 * m, py - 0.55 * m],
          [px + 0.14 * m, py - 0.55 * m],
        ],
        { ...ink, width: ink.width * 0.6 },
      );
    }
  });
}
