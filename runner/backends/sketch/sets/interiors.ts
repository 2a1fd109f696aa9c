/** The rooms: what each kind is made of and furnished with. Layout comes from the place, dressing from the seed. */

import type { Vec } from '../staging/camera.ts';
import type { SetKind } from '../staging/staging.ts';
import { barrel, bars, carInside, crate, floorLamp, hangingLamp, plant, steps, stool } from './fittings.ts';
import { bed, cabinet, chair, counter, shelves, sofa, table } from './furniture.ts';
import { cave, church, stones, theatre, tiles } from './halls.ts';
import {
  claim,
  drawDoor,
  drawFrame,
  drawRoom,
  drawWindow,
  isFree,
  onWall,
  type RoomShape,
  type WallName,
} from './room.ts';
import { box, DARK, edge, face, PALE, piece, shadeFace, WOOD, type World } from './world.ts';

const SHAPES: Partial<Record<SetKind, Partial<RoomShape>>> = {
  bedroom: { width: 6.4, back: 3.2 },
  kitchen: { width: 6, back: 2.6, floor: 'tiles' },
  corridor: { width: 2.9, back: 12, floor: 'tiles' },
  stairs: { width: 4.4, back: 4.6, height: 4.4 },
  bar: { width: 8.4, back: 3.6, wall: 0.62 },
  office: { width: 7, back: 3.2, floor: 'plain' },
  church: { width: 11, back: 14, height: 9, floor: 'stone', wall: 0.82 },
  hospital: { width: 7.6, back: 3.6, floor: 'tiles', wall: 0.93 },
  prison: { width: 4, back: 2.4, floor: 'stone', wall: 0.6 },
  warehouse: { width: 13, back: 9, height: 5.6, floor: 'stone', wall: 0.62 },
  shop: { width: 8, back: 3.6, floor: 'tiles' },
  library: { width: 8, back: 4, wall: 0.68 },
  classroom: { width: 8.4, back: 3.8 },
  tower: { width: 4.6, back: 2.5, height: 3.4, floor: 'stone', wall: 0.72 },
  cabin: { width: 4.6, back: 2.3, height: 2.3, wall: 0.64 },
  cave: { width: 9, back: 6, height: 4.6, floor: 'plain', wall: 0.42 },
  bathroom: { width: 4.2, back: 2.2, floor: 'tiles', wall: 0.92 },
  theatre: { width: 12, back: 7, height: 6.5, wall: 0.44 },
  train: { width: 2.9, back: 7, height: 2.4, wall: 0.74, floor: 'plain' },
  lab: { width: 7.6, back: 3.4, floor: 'tiles', wall: 0.92 },
};

export function drawInterior(world: World): void {
  const { kind } = world.setting;
  const shape: RoomShape = {
    width: 7,
    height: 2.75,
    back: 3.1,
    front: -12,
    wall: 0.84,
    floor: 'boards',
    taken: [],
    ...SHAPES[kind],
  };
  if (kind === 'car') {
    carInside(world);
    return;
  }
  if (kind === 'cave') {
    cave(world, shape);
    return;
  }
  drawRoom(world, shape);
  furnish(world, shape, kind);
  dress(world, shape, kind);
}

function furnish(world: World, shape: RoomShape, kind: SetKind): void {
  const { layout } = world;
  const side = layout.sign();
  const half = shape.width / 2;
  const back = shape.back;
  const sideWall: WallName = side < 0 ? 'left' : 'right';
  const otherWall: WallName = side < 0 ? 'right' : 'left';
  /** Along a side wall, `z` metres behind the figures. */
  const along = (wall: WallName, z: number) => (wall === 'left' ? z - shape.front : back - z);
  const u = (x: number) => x + half;
  const backWindow = (x: number, wide = 1.2, sill = 0.95, head = 2.15) =>
    drawWindow(world, shape, 'back', u(x) - wide / 2, wide, sill, head);
  const backDoor = (x: number, open = false) => drawDoor(world, shape, 'back', u(x) - 0.44, open);

  /** Furniture along the back wall: nothing is hung or put where it stands. */
  const stands = (x: number, wide: number) => claim(shape, u(x) - wide / 2, u(x) + wide / 2);

  switch (kind) {
    case 'bedroom':
      stands(side * 1.6, 1.6);
      stands(-side * 2.7, 1.1);
      backWindow(side * -1.3);
      drawDoor(world, shape, otherWall, along(otherWall, 0.9), false);
      bed(world, [side * 1.6, back - 1.15]);
      cabinet(world, [side * 0.55, back - 0.3], 0.45, 0.4, 0.55, WOOD, 1);
      cabinet(world, [-side * 2.7, back - 0.4], 1, 0.6, 2, WOOD);
      break;
    case 'kitchen':
      stands(0, 5.6);
      backWindow(side * 0.5, 1.3, 1.15, 2.1);
      counter(world, side * 0.3, back - 0.32, 4.6, 0.9);
      piece(world, [side * 2.2, 0, back - 0.3], () => {
        box(world, [side * 2.2 - 0.35, 0, back - 0.64], [side * 2.2 + 0.35, 0.95, back - 0.02], PALE);
        face(
          world,
          [
            [side * 2.2 - 0.26, 0.2, back - 0.65],
            [side * 2.2 + 0.26, 0.2, back - 0.65],
            [side * 2.2 + 0.26, 0.7, back - 0.65],
            [side * 2.2 - 0.26, 0.7, back - 0.65],
          ],
          0.3,
          0.7,
        );
        box(world, [side * 2.2 - 0.14, 0.95, back - 0.44], [side * 2.2 + 0.14, 1.18, back - 0.2], DARK);
      });
      for (const x of [-1.7, -1, 1.6]) {
        piece(world, [x, 1.6, back - 0.16], () =>
          box(world, [x - 0.33, 1.5, back - 0.34], [x + 0.33, 2.15, back], PALE),
        );
      }
      drawDoor(world, shape, sideWall, along(sideWall, 0.7), false);
      table(world, [-side * 1.9, 1.3], 1.1, 0.8);
      chair(world, [-side * 1.9, 1.95], 1);
      break;
    case 'corridor':
      for (const wall of ['left', 'right'] as const) {
        for (let z = 1; z < 11; z += 2.7) {
          drawDoor(world, shape, wall, along(wall, z + (wall === 'left' ? 0 : 1.2)), false);
        }
      }
      backWindow(0, 1, 0.9, 2.2);
      for (let z = 0.5; z < 11; z += 2.4) {
        face(
          world,
          [
            [-0.3, shape.height - 0.02, z],
            [0.3, shape.height - 0.02, z],
            [0.3, shape.height - 0.02, z + 0.9],
            [-0.3, shape.height - 0.02, z + 0.9],
          ],
          1,
          0.7,
        );
      }
      break;
    case 'stairs':
      steps(world, side * 0.7, 1.1, 1.5, 14);
      backWindow(-side * 1.2, 0.8, 2, 3.2);
      drawDoor(world, shape, otherWall, along(otherWall, 1), true);
      break;
    case 'bar':
      stands(side * 1.2, 4.4);
      shelves(world, [side * 1.2, back - 0.2], 3.4, 2.2, 4, 'bottles');
      counter(world, side * 1.2, back - 1.15, 4.4);
      for (const x of [-0.3, 0.6, 1.5, 2.4]) {
        stool(world, [side * x, back - 1.75]);
      }
      backDoor(-side * 2.5);
      table(world, [-side * 2.7, 1.4], 0.8, 0.8);
      for (const x of [-1, 0.8, 2.4]) {
        hangingLamp(world, [side * x, back - 1.3], shape.height);
      }
      break;
    case 'office':
      stands(side * 3, 0.6);
      stands(-side * 2.8, 1.2);
      backWindow(side * -1.2, 1.8, 0.9, 2.2);
      table(world, [side * 1.6, 1.7], 1.6, 0.8);
      chair(world, [side * 1.6, 2.4], 1, DARK);
      piece(world, [side * 1.5, 0.8, 1.75], () => {
        box(world, [side * 1.5 - 0.26, 0.8, 1.8], [side * 1.5 + 0.26, 1.14, 1.86], DARK);
      });
      cabinet(world, [side * 3, back - 0.35], 0.5, 0.6, 1.35, PALE, 1);
      shelves(world, [-side * 2.8, back - 0.2], 1.1, 2, 5, 'books');
      drawDoor(world, shape, otherWall, along(otherWall, 0.6), false);
      break;
    case 'church':
      church(world, shape);
      break;
    case 'hospital':
      backWindow(0, 1.6, 1, 2.3);
      for (const x of [-2.6, 2.2]) {
        bed(world, [x, back - 1.15], 0.95);
        piece(world, [x + 0.8, 0, back - 0.5], () => {
          edge(
            world,
            [
              [x + 0.8, 0, back - 0.5],
              [x + 0.8, 1.9, back - 0.5],
              [x + 0.65, 1.9, back - 0.5],
            ],
            1.3,
          );
          box(world, [x + 0.6, 1.45, back - 0.52], [x + 0.74, 1.75, back - 0.48], PALE, 0.7);
        });
      }
      piece(world, [-0.9, 0, back - 1.4], () => {
        const curtain: Vec[] = [
          [-0.9, 0.25, back - 0.1],
          [-0.9, 0.25, back - 2.2],
          [-0.9, 2.1, back - 2.2],
          [-0.9, 2.1, back - 0.1],
        ];
        face(world, curtain, 0.88);
        shadeFace(world, curtain, 10, Math.PI / 2, 0.4);
      });
      break;
    case 'prison':
      drawWindow(world, shape, 'back', u(side * 0.8) - 0.3, 0.6, 1.75, 2.25);
      bed(world, [side * 1.2, back - 1.1], 0.8);
      stones(world, shape);
      cabinet(world, [-side * 1.5, back - 0.3], 0.4, 0.4, 0.45, PALE, 1);
      bars(world, shape.back - 0.02, 0.9, 0);
      break;
    case 'warehouse':
      for (const [x, z, s, y] of [
        [-4, 6.5, 1.2, 0],
        [-2.7, 6.9, 1.1, 0],
        [-3.6, 6.6, 0.9, 1.2],
        [4.2, 5, 1.3, 0],
        [3, 7, 1.2, 0],
        [4.3, 5.1, 0.8, 1.3],
      ] as const) {
        crate(world, [side * x, z], s, y);
      }
      barrel(world, [-side * 2.6, 3.2]);
      barrel(world, [-side * 3.3, 3.5]);
      drawWindow(world, shape, 'back', u(-1.4), 2.8, 3.4, 4.8);
      piece(world, [0, 0, shape.back], () => {
        face(
          world,
          [
            [-1.6, 0, back - 0.02],
            [1.6, 0, back - 0.02],
            [1.6, 3, back - 0.02],
            [-1.6, 3, back - 0.02],
          ],
          0.46,
        );
        for (let v = 0.3; v < 3; v += 0.3) {
          edge(
            world,
            [
              [-1.6, v, back - 0.03],
              [1.6, v, back - 0.03],
            ],
            0.5,
          );
        }
      });
      for (const z of [2, 5, 8]) {
        edge(
          world,
          [
            [-half, shape.height - 0.5, z],
            [half, shape.height - 0.5, z],
          ],
          1.8,
        );
        edge(
          world,
          [
            [-half, shape.height - 0.5, z],
            [0, shape.height - 0.05, z],
            [half, shape.height - 0.5, z],
          ],
          1,
        );
      }
      break;
    case 'shop':
      stands(-2.4, 2.5);
      stands(2.4, 2.5);
      shelves(world, [-2.4, back - 0.2], 2.4, 2.1, 5, 'boxes');
      shelves(world, [2.4, back - 0.2], 2.4, 2.1, 5, 'bottles');
      counter(world, side * 2.2, 1.5, 2, 0.98);
      backDoor(0);
      hangingLamp(world, [side * 2.2, 1.5], shape.height);
      break;
    case 'library':
      for (const x of [-2.9, -1, 1, 2.9]) {
        shelves(world, [x, back - 0.2], 1.8, 2.6, 6, 'books');
      }
      table(world, [side * 2.1, 1.5], 1.6, 0.9);
      chair(world, [side * 2.1, 2.2], 1);
      hangingLamp(world, [side * 2.1, 1.5], shape.height);
      break;
    case 'classroom':
      drawFrame(world, shape, 'back', u(-1.9), 0.95, 3.8, 1.3, 0.28);
      for (const x of [-2.7, -1.2, 1.2, 2.7]) {
        table(world, [x, 1.6], 1, 0.5, 0.7);
        chair(world, [x, 1.15], -1);
      }
      drawWindow(world, shape, sideWall, along(sideWall, sideWall === 'left' ? 0.4 : 2), 1.6, 0.9, 2.2);
      break;
    case 'tower':
      stones(world, shape);
      drawWindow(world, shape, 'back', u(side * -0.2) - 0.4, 0.8, 1.05, 2.25);
      drawWindow(world, shape, sideWall, along(sideWall, sideWall === 'left' ? 0.4 : 1.2), 0.8, 1.05, 2.25);
      steps(world, -side * 1.7, 0.9, 0.9, 9, 0.2, 0.18);
      table(world, [side * 1.6, back - 0.6], 1.1, 0.7);
      hangingLamp(world, [side * 1.2, back - 0.7], shape.height);
      break;
    case 'cabin':
      stands(side * 1.75, 0.9);
      for (let v = 0.25; v < shape.height; v += 0.25) {
        for (const wall of ['back', 'left', 'right'] as const) {
          edge(
            world,
            [
              onWall(shape, wall, 0, v, 0.01),
              onWall(shape, wall, wall === 'back' ? shape.width : back - shape.front, v, 0.01),
            ],
            0.45,
          );
        }
      }
      backWindow(side * 0.9, 0.8, 1, 1.7);
      drawDoor(world, shape, 'back', u(side * -1.4) - 0.44, false);
      bed(world, [side * 1.75, back - 1.2], 0.8);
      table(world, [-side * 0.5, back - 0.5], 0.9, 0.6);
      break;
    case 'bathroom':
      tiles(world, shape);
      piece(world, [side * 1.2, 0, back - 0.4], () => {
        box(world, [side * 1.2 - 0.8, 0, back - 0.75], [side * 1.2 + 0.8, 0.58, back - 0.02], PALE);
        edge(
          world,
          [
            [side * 1.2 - 0.7, 0.585, back - 0.68],
            [side * 1.2 + 0.7, 0.585, back - 0.68],
          ],
          0.8,
        );
      });
      drawFrame(world, shape, 'back', u(-side * 1) - 0.3, 1.15, 0.6, 0.8, 1);
      cabinet(world, [-side * 1, back - 0.25], 0.6, 0.45, 0.82, PALE, 2);
      break;
    case 'theatre':
      theatre(world, shape);
      break;
    case 'train':
      for (const wall of ['left', 'right'] as const) {
        for (let z = 0.4; z < 6.5; z += 1.7) {
          drawWindow(world, shape, wall, along(wall, wall === 'left' ? z : z + 1.2), 1.2, 1, 1.75);
        }
      }
      for (let z = 1; z < 7; z += 1.5) {
        for (const s of [-1, 1]) {
          piece(world, [s * 0.95, 0, z], () => {
            box(
              world,
              [s * 0.95 - 0.45, 0.3, z - 0.25],
              [s * 0.95 + 0.45, 0.46, z + 0.25],
              { top: 0.6, front: 0.45, side: 0.36 },
              0.8,
            );
            box(
              world,
              [s * 0.95 - 0.45, 0.46, z + 0.2],
              [s * 0.95 + 0.45, 1.18, z + 0.32],
              { top: 0.6, front: 0.5, side: 0.36 },
              0.8,
            );
          });
        }
      }
      backDoor(0);
      break;
    case 'lab':
      stands(-side * 2.6, 1.7);
      counter(world, 0, back - 0.4, 6, 0.92);
      shelves(world, [-side * 2.6, back - 0.18], 1.6, 2.2, 5, 'bottles');
      drawFrame(world, shape, 'back', u(side * 0.8) - 0.8, 1.3, 1.6, 0.9, 0.35);
      table(world, [side * 2.4, 1.5], 1.5, 0.8, 0.9, PALE);
      break;
    default:
      stands(-side * 3, 1);
      stands(side * 1.75, 0.5);
      backWindow(side * -1.2, 1.3, 0.85, 2.15);
      drawDoor(world, shape, 'back', u(side * 2.2) - 0.44, layout.chance(0.3));
      drawWindow(world, shape, otherWall, along(otherWall, otherWall === 'left' ? 0.2 : 1.5), 1.3, 0.85, 2.15);
      sofa(world, [side * 0.5, back - 0.65]);
      table(world, [-side * 2.5, back - 1], 1, 0.6);
      floorLamp(world, [side * 1.75, back - 0.5]);
      shelves(world, [-side * 3, back - 0.2], 0.9, 1.9, 5, 'books');
  }
}

/** Small things that another take may have elsewhere. */
function dress(world: World, shape: RoomShape, kind: SetKind): void {
  const { dressing } = world;
  const half = shape.width / 2;
  if (kind === 'cave' || kind === 'corridor' || kind === 'church' || kind === 'train' || kind === 'theatre') {
    return;
  }
  const bare =
    kind === 'prison' || kind === 'tower' || kind === 'bathroom' || kind === 'library' || kind === 'warehouse';
  if (!bare) {
    for (let i = 0; i < 2; i++) {
      const wide = dressing.between(0.32, 0.7);
      const x = dressing.between(0.3, shape.width - 1);
      if (isFree(shape, x - 0.1, x + wide + 0.1)) {
        drawFrame(world, shape, 'back', x, 1.42 + dressing.next() * 0.2, wide, dressing.between(0.35, 0.55));
      }
    }
  }
  const s = dressing.sign();
  const x = s * (half - 0.55);
  const at = [x, shape.back - 0.55] as const;
  if (!isFree(shape, x + half - 0.3, x + half + 0.3)) {
    return;
  }
  switch (Math.floor(dressing.next() * 4)) {
    case 0:
      plant(world, at);
      break;
    case 1:
      chair(world, at, 1);
      break;
    case 2:
      crate(world, at, 0.45);
      break;
    default:
      floorLamp(world, at);
  }
}
