/** What stands outdoors: trees, rocks, houses, lighthouses, lamps, boats, grass. */
import { type Point, project, projectFace, type Vec } from '../staging/camera.ts';
import { groundShadow, inkOf, standing, tone, type World } from './world.ts';

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
