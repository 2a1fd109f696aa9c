/** A room as a box: floor with its lines, walls turned to the camera, ceiling; windows and doors on the walls. */
import { projectFace, type Vec } from '../staging/camera.ts';
import { edge, face, inkOf, shadeFace, tone, type World } from './world.ts';

export interface RoomShape {
  width: number;
  height: number;
  /** Where the back wall stands, metres behind the figures. */
  back: number;
  front: number;
  wall: number;
  floor: 'boards' | 'tiles' | 'stone' | 'plain';
  /** Stretches of the back wall, from its left end, that something already stands at. */
  taken: [from: number, to: number][];
}

/** Marks a stretch of the back wall as used. */
export function claim(shape: RoomShape, from: number, to: number): void {
  shape.taken.push([from, to]);
}

export function isFree(shape: RoomShape, from: number, to: number): boolean {
  return from > 0.1 && to < shape.width - 0.1 && shape.taken.every(([a, b]) => to < a || from > b);
}

export type WallName = 'back' | 'left' | 'right';

/** Walls by their own coordinates: `u` along the wall from its left end as seen from inside, `v` up. */
export function onWall(shape: RoomShape, wall: WallName, u: number, v: number, out = 0): Vec {
  const half = shape.width / 2;
  switch (wall) {
    case 'back':
      return [-half + u, v, shape.back - out];
    case 'left':
      return [-half + out, v, shape.front + u];
    default:
      return [half - out, v, shape.back - u];
  }
}

export function wallLength(shape: RoomShape, wall: WallName): number {
  return wall === 'back' ? shape.width : shape.back - shape.front;
}

export function seesWall(world: World, shape: RoomShape, wall: WallName): boolean {
  const { eye } = world.camera;
  return wall === 'back' ? eye[2] < shape.back : wall === 'left' ? eye[0] > -shape.width / 2 : eye[0] < shape.width / 2;
}

export function drawRoom(world: World, shape: RoomShape): void {
  const { pen, picture, setting, camera } = world;
  const { width, height, back, front } = shape;
  const half = width / 2;
  pen.shape(
    [
      [picture.x, picture.y],
      [picture.x + picture.width, picture.y],
      [picture.x + picture.width, picture.y + picture.height],
      [picture.x, picture.y + picture.height],
    ],
    { fill: tone(world, shape.wall * 0.8) },
  );
  const floor: Vec[] = [
    [-half, 0, front],
    [half, 0, front],
    [half, 0, back],
    [-half, 0, back],
  ];
  face(world, floor, 0.72, 0);
  floorLines(world, shape);
  const lit = (wall: WallName) => (wall === 'back' ? 0 : (wall === 'left') === setting.lightSide > 0 ? 0.06 : -0.14);
  for (const wall of ['back', 'left', 'right'] as const) {
    if (!seesWall(world, shape, wall)) {
      continue;
    }
    const length = wallLength(shape, wall);
    const corners = [
      onWall(shape, wall, 0, 0),
      onWall(shape, wall, length, 0),
      onWall(shape, wall, length, height),
      onWall(shape, wall, 0, height),
    ];
    face(world, corners, shape.wall + lit(wall), 0.8);
    if (lit(wall) < 0) {
      shadeFace(world, corners, 9, 1.05, 0.16);
    }
    const skirting = 0.11;
    edge(world, [onWall(shape, wall, 0, skirting), onWall(shape, wall, length, skirting)], 0.5);
  }
  // Corners darken by hatching, as shade gathers there.
  for (const side of [-1, 1]) {
    shadeFace(
      world,
      [
        [side * half, 0, back - 0.01],
        [side * (half - 0.28), 0, back - 0.01],
        [side * (half - 0.12), height, back - 0.01],
        [side * half, height, back - 0.01],
      ],
      7,
      1.3,
      0.3,
    );
  }
  if (camera.eye[1] < height) {
    face(
      world,
      [
        [-half, height, front],
        [half, height, front],
        [half, height, back],
        [-half, height, back],
      ],
      shape.wall * 0.88,
      0.6,
    );
  }
}

function floorLines(world: World, shape: RoomShape): void {
  const { width, back, front, floor } = shape;
  const half = width / 2;
  const { pen, tones, camera } = world;
  const ink = { stroke: tones.ink, width: 1, opacity: 0.34 * (1 - 0.6 * world.soft), wobble: 0.5 };
  const line = (a: Vec, b: Vec) => {
    const seen = projectFace(camera, [a, b, b]);
    if (seen.length >= 2) {
      pen.line([seen[0]!, seen[1]!], ink);
    }
  };
  const step = floor === 'boards' ? 0.32 : floor === 'tiles' ? 0.5 : floor === 'stone' ? 0.9 : 1.2;
  for (let x = -half + step; x < half; x += step) {
    line([x, 0, front], [x, 0, back]);
  }
  if (floor === 'tiles' || floor === 'stone') {
    for (let z = back; z > Math.max(front, camera.eye[2] + 0.4); z -= step) {
      line([-half, 0, z], [half, 0, z]);
    }
  } else if (floor === 'boards') {
    for (let i = 0; i < 16; i++) {
      const x = -half + step * (1 + ((i * 7) % Math.floor(width / step - 1)));
      const z = back - 0.3 - ((i * 0.83) % 4.2);
      line([x, 0, z], [x + step, 0, z]);
    }
  }
}

/** What a window shows: the sky of the hour, the weather, the cross of its frame. */
export function drawWindow(
  world: World,
  shape: RoomShape,
  wall: WallName,
  u: number,
  wide: number,
  sill: number,
  head: number,
): void {
  if (!seesWall(world, shape, wall)) {
    return;
  }
  if (wall === 'back') {
    claim(shape, u - 0.4, u + wide + 0.4);
  }
  const { setting, pen, tones } = world;
  const { time, weather } = setting;
  const pane = (u0: number, u1: number, v0: number, v1: number, out: number) => [
    onWall(shape, wall, u0, v0, out),
    onWall(shape, wall, u1, v0, out),
    onWall(shape, wall, u1, v1, out),
    onWall(shape, wall, u0, v1, out),
  ];
  const frame = 0.07;
  face(world, pane(u - frame, u + wide + frame, sill - frame, head + frame, 0.02), Math.min(shape.wall + 0.1, 0.98));
  const glass = projectFace(world.camera, pane(u, u + wide, sill, head, 0.03));
  if (glass.length < 3) {
    return;
  }
  pen.shape(glass, {
    fill:
      time === 'night'
        ? '#2b313d'
        : time === 'dusk'
          ? '#e3d3bd'
          : time === 'dawn'
            ? '#f1ebe4'
            : weather.storm || weather.rain
              ? '#cfd3d6'
              : '#ffffff',
    ...inkOf(world, 4),
    opacity: 1,
  });
  if (weather.rain && world.soft < 0.6) {
    pen.hatch(glass, 1.75, 9, {
      stroke: time === 'night' ? '#aab0bb' : tones.ink,
      width: 0.9,
      opacity: 0.6,
      wobble: 3,
    });
  }
  edge(world, [onWall(shape, wall, u + wide / 2, sill, 0.04), onWall(shape, wall, u + wide / 2, head, 0.04)], 1.3);
  edge(
    world,
    [onWall(shape, wall, u, (sill + head) / 2, 0.04), onWall(shape, wall, u + wide, (sill + head) / 2, 0.04)],
    1,
  );
  face(
    world,
    pane(u - frame * 2, u + wide + frame * 2, sill - frame * 1.6, sill - frame * 0.4, 0.1),
    Math.min(shape.wall + 0.12, 1),
    0.8,
  );
  if (world.layout.chance(0.6)) {
    for (const s of [-1, 1]) {
      const edgeU = s < 0 ? u - frame * 1.5 : u + wide + frame * 1.5;
      const curtain = pane(
        Math.min(edgeU, edgeU - s * wide * 0.24),
        Math.max(edgeU, edgeU - s * wide * 0.24),
        Math.max(sill - 0.5, 0.12),
        head + 0.14,
        0.12,
      );
      face(world, curtain, shape.wall * 0.82, 0.8);
      shadeFace(world, curtain, 10, Math.PI / 2, 0.4);
    }
  }
  if (time !== 'night' && !weather.storm && wall !== 'back') {
    // Light falls through it on to the floor.
    const from = onWall(shape, wall, u, 0);
    const to = onWall(shape, wall, u + wide, 0);
    const into = wall === 'left' ? 1 : -1;
    const patch: Vec[] = [
      [from[0] + into * 0.6, 0.004, from[2] - 0.2],
      [to[0] + into * 0.6, 0.004, to[2] - 0.2],
      [to[0] + into * 2.3, 0.004, to[2] - 0.9],
      [from[0] + into * 2.3, 0.004, from[2] - 0.9],
    ];
    const light = projectFace(world.camera, patch);
    if (light.length >= 3) {
      pen.shape(light, { fill: '#ffffff', opacity: 0.5 });
    }
  }
}

export function drawDoor(world: World, shape: RoomShape, wall: WallName, u: number, open: boolean): void {
  if (!seesWall(world, shape, wall)) {
    return;
  }
  if (wall === 'back') {
    claim(shape, u - 0.15, u + 1.05);
  }
  const wide = 0.88;
  const high = 2.05;
  const pane = (u0: number, u1: number, v0: number, v1: number, out: number) => [
    onWall(shape, wall, u0, v0, out),
    onWall(shape, wall, u1, v0, out),
    onWall(shape, wall, u1, v1, out),
    onWall(shape, wall, u0, v1, out),
  ];
  face(world, pane(u - 0.09, u + wide + 0.09, 0, high + 0.09, 0.02), Math.min(shape.wall + 0.08, 0.96));
  face(world, pane(u, u + wide, 0, high, 0.03), open ? 0.2 : shape.wall * 0.72);
  if (open) {
    shadeFace(world, pane(u, u + wide, 0, high, 0.03), 7, 0.8, 0.5);
    const hinge = onWall(shape, wall, u + wide, 0, 0);
    const swing =
      wall === 'back'
        ? ([0.25, 0, -0.82] as const)
        : wall === 'left'
          ? ([0.82, 0, 0.25] as const)
          : ([-0.82, 0, -0.25] as const);
    face(
      world,
      [
        hinge,
        [hinge[0] + swing[0], 0, hinge[2] + swing[2]],
        [hinge[0] + swing[0], high, hinge[2] + swing[2]],
        [hinge[0], high, hinge[2]],
      ],
      shape.wall * 0.78,
    );
    return;
  }
  face(world, pane(u + 0.14, u + wide - 0.14, 0.2, 0.9, 0.04), shape.wall * 0.68, 0.6);
  face(world, pane(u + 0.14, u + wide - 0.14, 1.08, 1.85, 0.04), shape.wall * 0.68, 0.6);
  face(world, pane(u + wide - 0.12, u + wide - 0.06, 0.98, 1.04, 0.06), 0.2, 0.6);
}

/** A picture, poster, map or mirror on a wall. */
export function drawFrame(
  world: World,
  shape: RoomShape,
  wall: WallName,
  u: number,
  v: number,
  wide: number,
  high: number,
  value = 0.92,
): void {
  if (!seesWall(world, shape, wall)) {
    return;
  }
  if (wall === 'back') {
    claim(shape, u - 0.1, u + wide + 0.1);
  }
  const pane = (inset: number, out: number) => [
    onWall(shape, wall, u + inset, v + inset, out),
    onWall(shape, wall, u + wide - inset, v + inset, out),
    onWall(shape, wall, u + wide - inset, v + high - inset, out),
    onWall(shape, wall, u + inset, v + high - inset, out),
  ];
  face(world, pane(0, 0.03), 0.4);
  const inner = face(world, pane(Math.min(wide, high) * 0.1, 0.035), value, 0.6);
  if (inner.length >= 3 && world.soft < 0.7) {
    world.pen.hatch(inner, 0.5, 12, { stroke: world.tones.ink, width: 0.8, opacity: 0.3 });
  }
}
