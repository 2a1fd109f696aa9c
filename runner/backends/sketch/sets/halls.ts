/** The rooms that are more than four walls and their furniture: church, theatre, cave; and what covers walls. */
import { project, type Vec } from '../staging/camera.ts';
import { column, pew } from './fittings.ts';
import { onWall, type RoomShape } from './room.ts';
import { box, DARK, edge, face, inkOf, PALE, piece, shadeFace, standing, tone, WOOD, type World } from './world.ts';

export function stones(world: World, shape: RoomShape): void {
  if (world.soft > 0.8) {
    return;
  }
  for (let v = 0.42; v < shape.height; v += 0.42) {
    const row = Math.round(v / 0.42);
    edge(world, [onWall(shape, 'back', 0, v, 0.01), onWall(shape, 'back', shape.width, v, 0.01)], 0.35);
    for (let u = (row % 2) * 0.4; u < shape.width; u += 0.8) {
      edge(world, [onWall(shape, 'back', u, v, 0.01), onWall(shape, 'back', u, v - 0.42, 0.01)], 0.35);
    }
  }
}

export function tiles(world: World, shape: RoomShape): void {
  for (let v = 0.2; v < 1.5; v += 0.2) {
    edge(world, [onWall(shape, 'back', 0, v, 0.01), onWall(shape, 'back', shape.width, v, 0.01)], 0.3);
  }
  for (let u = 0.2; u < shape.width; u += 0.2) {
    edge(world, [onWall(shape, 'back', u, 0, 0.01), onWall(shape, 'back', u, 1.4, 0.01)], 0.3);
  }
}

export function church(world: World, shape: RoomShape): void {
  for (let z = 2; z < shape.back - 2; z += 2.6) {
    for (const s of [-1, 1]) {
      column(world, [s * 3.7, z], 0.32, 6.4);
      piece(world, [s * 3.7, 6, z], () => {
        edge(
          world,
          [
            [s * 3.7, 6.4, z],
            [s * 3.3, 7.6, z],
            [s * 1.8, 8.5, z],
            [0, 8.9, z],
          ],
          1.2,
        );
      });
    }
  }
  for (let z = 1.4; z < shape.back - 4; z += 1.15) {
    for (const s of [-1, 1]) {
      pew(world, s * 2.15, z, 2.5);
    }
  }
  for (const x of [-2.2, 0, 2.2]) {
    const high = x === 0 ? 6.6 : 5.4;
    const arch: Vec[] = [
      [x - 0.55, 2.4, shape.back - 0.05],
      [x + 0.55, 2.4, shape.back - 0.05],
      [x + 0.55, high - 0.8, shape.back - 0.05],
      [x, high, shape.back - 0.05],
      [x - 0.55, high - 0.8, shape.back - 0.05],
    ];
    face(world, arch, world.setting.time === 'night' ? 0.28 : 1);
    edge(
      world,
      [
        [x, 2.4, shape.back - 0.06],
        [x, high, shape.back - 0.06],
      ],
      0.8,
    );
    for (let v = 3; v < high - 0.6; v += 0.6) {
      edge(
        world,
        [
          [x - 0.55, v, shape.back - 0.06],
          [x + 0.55, v, shape.back - 0.06],
        ],
        0.5,
      );
    }
  }
  piece(world, [0, 0, shape.back - 1.2], () => {
    box(world, [-1.2, 0, shape.back - 1.5], [1.2, 1.05, shape.back - 0.8], PALE);
    edge(
      world,
      [
        [0, 1.05, shape.back - 1],
        [0, 2.1, shape.back - 1],
      ],
      2.4,
    );
    edge(
      world,
      [
        [-0.32, 1.75, shape.back - 1],
        [0.32, 1.75, shape.back - 1],
      ],
      2.4,
    );
  });
}

export function theatre(world: World, shape: RoomShape): void {
  const z = shape.back - 1;
  piece(world, [0, 0, z], () => {
    box(world, [-shape.width / 2, 0, z - 0.6], [shape.width / 2, 0.9, z + 1], WOOD);
    face(
      world,
      [
        [-4, 0.9, z + 0.6],
        [4, 0.9, z + 0.6],
        [4, 5.4, z + 0.6],
        [-4, 5.4, z + 0.6],
      ],
      0.2,
    );
    for (const s of [-1, 1]) {
      const curtain: Vec[] = [
        [s * 4.6, 0.9, z],
        [s * 2.4, 0.9, z],
        [s * 3, 5.4, z],
        [s * 4.6, 5.4, z],
      ];
      face(world, curtain, 0.4);
      shadeFace(world, curtain, 12, Math.PI / 2, 0.7);
    }
    const pelmet: Vec[] = [
      [-5, 4.8, z - 0.1],
      [5, 4.8, z - 0.1],
      [5, 5.8, z - 0.1],
      [-5, 5.8, z - 0.1],
    ];
    face(world, pelmet, 0.44);
    shadeFace(world, pelmet, 14, Math.PI / 2, 0.6);
  });
  for (let row = 0; row < 3; row++) {
    for (let x = -4; x <= 4; x += 0.7) {
      const sz = 2.4 + row * 1;
      if (Math.abs(x) > 0.6) {
        piece(world, [x, 0, sz], () => box(world, [x - 0.27, 0, sz], [x + 0.27, 0.95, sz + 0.12], DARK, 0.7));
      }
    }
  }
}

export function cave(world: World, shape: RoomShape): void {
  const { pen, picture, layout, tones } = world;
  pen.shape(
    [
      [picture.x, picture.y],
      [picture.x + picture.width, picture.y],
      [picture.x + picture.width, picture.y + picture.height],
      [picture.x, picture.y + picture.height],
    ],
    { fill: tones.set(0.2) },
  );
  face(
    world,
    [
      [-9, 0, shape.front],
      [9, 0, shape.front],
      [9, 0, 9],
      [-9, 0, 9],
    ],
    0.5,
    0,
  );
  const mouth = project(world.camera, [layout.sign() * 1.4, 1.4, 9]);
  pen.ellipse([mouth.x, mouth.y], mouth.scale * 1.6, mouth.scale * 1.9, {
    fill: tones.set(world.setting.time === 'night' ? 0.5 : 0.95),
    stroke: tones.ink,
    width: 1.6,
    wobble: 4,
  });
  for (const z of [7, 4.6, 2.4]) {
    for (const s of [-1, 1]) {
      standing(world, [s * (1.6 + z * 0.3), 0, z], ([px, py], m) => {
        const wall: [number, number][] = [
          [px, py + 0.2 * m],
          [px - s * 0.3 * m, py - 1.1 * m],
          [px + s * 0.2 * m, py - 2 * m],
          [px - s * 0.5 * m, py - 3.2 * m],
          [px + s * 0.4 * m, py - 5 * m],
          [px + s * 9 * m, py - 5 * m],
          [px + s * 9 * m, py + 1 * m],
        ];
        pen.shape(wall, { fill: tone(world, 0.3 + z * 0.03), ...inkOf(world, z), wobble: 5 });
        pen.hatch(wall, 1.1 * s, 14, { stroke: tones.ink, width: 1.1, opacity: 0.4 });
      });
    }
    standing(world, [layout.between(-2, 2), 4.4, z], ([px, py], m) => {
      pen.shape(
        [
          [px - 0.3 * m, py],
          [px, py + 1.3 * m],
          [px + 0.3 * m, py],
        ],
        { fill: tone(world, 0.34), ...inkOf(world, z), wobble: 2 },
      );
    });
  }
}
