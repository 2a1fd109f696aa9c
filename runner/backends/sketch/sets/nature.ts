/** What stands outdoors: trees, rocks, houses, lighthouses, lamps, boats, grass. */
import { type Point, project, projectFace, type Vec } from '../staging/camera.ts';
import {
  type BoxTones,
  box,
  edge,
  face,
  groundShadow,
  inkOf,
  piece,
  shadeFace,
  standing,
  tone,
  WOOD,
  type World,
} from './world.ts';

export function tree(world: World, at: Vec, height: number, kind: 'leaf' | 'fir' | 'bare'): void {
  const roll = world.layout.next();
  standing(world, at, ([x, y], m, depth) => {
    const { pen, setting } = world;
    const h = height * m;
    const ink = { ...inkOf(world, depth), opacity: 1 };
    const far = Math.min(depth / 70, 0.35);
    const lean = setting.weather.wind ? 0.06 * h : 0;
    if (depth < 30) {
      groundShadow(world, at, height * 0.1);
    }
    if (kind === 'fir') {
      pen.shape(
        [
          [x - 0.02 * h, y],
          [x + 0.02 * h, y],
          [x + 0.01 * h, y - 0.3 * h],
          [x - 0.01 * h, y - 0.3 * h],
        ],
        { fill: tone(world, 0.26), ...ink },
      );
      for (let i = 0; i < 4; i++) {
        const base = y - h * (0.14 + i * 0.19);
        const w = h * (0.22 - i * 0.045);
        const top = base - h * 0.32;
        const points: Point[] = [
          [x - w, base],
          [x - w * 0.4, base - h * 0.03],
          [x, base + h * 0.015],
          [x + w * 0.45, base - h * 0.03],
          [x + w, base],
          [x + w * 0.3 + lean * 0.3, base - h * 0.17],
          [x + lean, Math.max(top, y - h)],
          [x - w * 0.3, base - h * 0.17],
        ];
        pen.shape(points, { fill: tone(world, 0.36 + far + i * 0.03), ...ink, wobble: 1.5 });
        if (world.soft < 0.7 && depth < 26) {
          pen.hatch(points, setting.lightSide > 0 ? 1.9 : 1.2, 9, {
            stroke: world.tones.ink,
            width: 0.9,
            opacity: 0.35,
          });
        }
      }
      return;
    }
    const trunk = h * 0.035;
    pen.shape(
      [
        [x - trunk, y],
        [x - trunk * 0.6, y - h * 0.45],
        [x - trunk * 0.3 + lean, y - h * 0.62],
        [x + trunk * 0.5 + lean, y - h * 0.62],
        [x + trunk * 0.7, y - h * 0.4],
        [x + trunk * 1.1, y],
      ],
      { fill: tone(world, 0.38 + far), ...ink },
    );
    for (const [bx, by, t] of [
      [-0.2, -0.72, 0.4],
      [0.22, -0.76, 0.36],
      [0.05, -0.92, 0.5],
      [-0.1, -0.6, 0.46],
    ] as const) {
      pen.curve(
        [
          [x, y - h * t],
          [x + bx * h * 0.6, y + by * h * 0.85],
          [x + bx * h + lean, y + by * h],
        ],
        { ...ink, width: ink.width * 1.2 },
      );
    }
    if (kind === 'bare') {
      for (const [bx, by] of [
        [-0.28, -0.86],
        [0.3, -0.9],
        [0.14, -1],
        [-0.14, -0.98],
      ] as const) {
        pen.curve(
          [
            [x + bx * 0.5 * h, y - h * 0.66],
            [x + bx * 0.8 * h, y + by * 0.9 * h],
            [x + bx * h, y + by * h],
          ],
          { ...ink, width: ink.width * 0.8 },
        );
      }
      return;
    }
    const crown: Point[] = [];
    const lumps = 11;
    for (let i = 0; i < lumps; i++) {
      const a = (i / lumps) * Math.PI * 2;
      const r = (i % 2 === 0 ? 1 : 0.84) * (0.92 + 0.12 * Math.sin(i * 2.3 + roll * 9));
      crown.push([x + lean + Math.cos(a) * h * 0.3 * r, y - h * 0.72 + Math.sin(a) * h * 0.27 * r]);
    }
    pen.blob(crown, { fill: tone(world, 0.56 + far), ...ink, wobble: 1.2 });
    const s = -setting.lightSide;
    const dark: Point[] = [
      [x + lean, y - h * 0.5],
      [x + lean + s * h * 0.26, y - h * 0.56],
      [x + lean + s * h * 0.27, y - h * 0.78],
      [x + lean + s * h * 0.12, y - h * 0.68],
    ];
    pen.blob(dark, { fill: tone(world, 0.4 + far), opacity: 0.9 });
    if (world.soft < 0.7) {
      pen.hatch(dark, 0.9, 8, { stroke: world.tones.ink, width: 0.9, opacity: 0.4 });
    }
  });
}

export function rock(world: World, at: Vec, size: number, dark = 0.5): void {
  const bump = world.layout.between(0.7, 1.2);
  standing(world, at, ([x, y], m, depth) => {
    const { pen, setting } = world;
    const s = size * m;
    const outline: Point[] = [
      [x - s * 0.62, y + s * 0.06],
      [x - s * 0.5, y - s * 0.3],
      [x - s * 0.2, y - s * 0.58 * bump],
      [x + s * 0.18, y - s * 0.64 * bump],
      [x + s * 0.5, y - s * 0.3],
      [x + s * 0.66, y + s * 0.05],
    ];
    pen.shape(outline, { fill: tone(world, dark + 0.18), ...inkOf(world, depth), opacity: 1, wobble: 1.6 });
    const l = -setting.lightSide;
    const side: Point[] = [
      [x + l * s * 0.1, y - s * 0.6 * bump],
      [x + l * s * 0.5, y - s * 0.3],
      [x + l * s * 0.64, y + s * 0.05],
      [x + l * s * 0.08, y + s * 0.05],
      [x + l * s * 0.2, y - s * 0.28],
    ];
    pen.shape(side, { fill: tone(world, dark - 0.08) });
    if (world.soft < 0.7) {
      pen.hatch(side, 1.2, 8, { stroke: world.tones.ink, width: 0.9, opacity: 0.45 });
    }
  });
}

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

/** Strokes of grass, denser and longer near the lens. */
export function grass(world: World, from: number, to: number, count: number): void {
  for (let i = 0; i < count; i++) {
    const t = world.layout.next();
    const z = from + (to - from) * t * t;
    const x = world.layout.between(-1, 1) * (2 + z * 0.9);
    const p = project(world.camera, [x, 0, z]);
    if (p.depth < 0.5) {
      continue;
    }
    const m = p.scale * 0.16;
    const bend = world.setting.weather.wind ? 0.7 : world.layout.between(-0.3, 0.3);
    world.pen.path(
      `M${(p.x - m * 0.3).toFixed(1)} ${p.y.toFixed(1)}l${(m * (bend - 0.2)).toFixed(1)} ${(-m).toFixed(1)}M${p.x.toFixed(1)} ${p.y.toFixed(1)}l${(m * bend).toFixed(1)} ${(-m * 1.3).toFixed(1)}M${(p.x + m * 0.3).toFixed(1)} ${p.y.toFixed(1)}l${(m * (bend + 0.25)).toFixed(1)} ${(-m * 0.9).toFixed(1)}`,
      { ...inkOf(world, p.depth, 0.7), opacity: 0.6 },
    );
  }
}

/** The sea's surface from `near` to the horizon: rows of waves that lie flatter the farther they are. */
export function water(world: World, near: number, value: number, swell: number): void {
  const { camera, pen, tones, layout } = world;
  const line = [-1, 1].map(
    (s): Vec => [
      camera.eye[0] + Math.sin(camera.yaw + s * 1.1) * 4000,
      0,
      camera.eye[2] + Math.cos(camera.yaw + s * 1.1) * 4000,
    ],
  );
  const shore: Vec[] = [
    [-900, 0, near],
    [900, 0, near],
  ];
  const surface = projectFace(camera, [shore[0]!, shore[1]!, line[1]!, line[0]!]);
  if (surface.length >= 3) {
    pen.shape(surface, { fill: tone(world, value) });
  }
  for (let i = 0; i < 46; i++) {
    const t = i / 46;
    const z = Math.max(near, camera.eye[2] + 2) + 0.8 + 220 * t ** 2.6;
    const spread = (z - camera.eye[2]) * 0.8;
    const count = 3;
    for (let k = 0; k < count; k++) {
      const x = camera.eye[0] + Math.tan(camera.yaw) * (z - camera.eye[2]) + layout.between(-1, 1) * spread;
      const p = project(camera, [x, 0, z]);
      if (p.depth < 0.8) {
        continue;
      }
      const w = layout.between(0.5, 1.3) * p.scale * (0.7 + swell);
      const h = Math.min(p.scale * 0.1 * swell, 26 * pen.unit * swell);
      const crest: Point[] = [
        [p.x - w, p.y + h * 0.3],
        [p.x - w * 0.4, p.y - h * 0.6],
        [p.x, p.y - h],
        [p.x + w * 0.35, p.y - h * 0.2],
        [p.x + w, p.y + h * 0.3],
      ];
      if (swell > 0.9 && h > 3 * pen.unit) {
        pen.blob([...crest, [p.x, p.y + h * 0.1]], { fill: tones.set(1), opacity: 0.85, wobble: 0.6 });
      }
      pen.curve(crest, {
        stroke: tones.ink,
        width: Math.min(1.5, 0.7 + p.scale * 0.004),
        opacity: 0.5 * (1 - world.soft * 0.6),
      });
    }
  }
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
