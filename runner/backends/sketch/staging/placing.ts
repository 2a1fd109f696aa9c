/** Where the camera stands: size, lens and angle decide the distance and height, the line decides the side. */
import type { ShotSize } from '../../../../grammar/story/schema.ts';
import type { Recipe } from '../../../contracts/recipe.ts';
import { skeleton } from '../figures/skeleton.ts';
import { type Camera, FRAME_HEIGHT_MM, lookAt, type Vec } from './camera.ts';
import { ABOVE, FRAMING, OVERHEAD_CLOSER, SINGLES, SMALLEST_INSIDE, WIDES } from './framing.ts';
import type { Dice } from './random.ts';
import type { FigureStaging, Setting } from './staging.ts';

export interface CameraWish {
  recipe: Recipe;
  size: ShotSize;
  figures: FigureStaging[];
  setting: Setting;
  focal: number;
  centre: readonly [number, number];
  lens: number;
  chance: Dice;
  aspect: number;
}

/** The camera that gives the shot its size, its angle and its side of the line. */
export function placeCamera(scene: CameraWish): Camera {
  const { recipe, size, figures, setting, focal, centre, lens, chance, aspect } = scene;
  const framing = FRAMING[size];
  const main = figures.filter((f) => f.role === 'subject');
  const first = main.find((f) => f.speaking) ?? main[0];
  // The tallest of them is framed, so that no head is cut off.
  const crowns = main.map((f) => skeleton(f).crown);
  const tallest = main[crowns.indexOf(Math.max(...crowns))];
  const framed = size === 'OTS' ? first : tallest;
  const height = framed?.look.height ?? 1.72;
  const angle = recipe.direct.angle ?? 'eye';
  const smallest = setting.kind === 'car' ? 1.5 : setting.interior ? SMALLEST_INSIDE : 0;
  let figure = Math.max(framing.figure, smallest) * (angle === 'overhead' && framing.figure < 2 ? OVERHEAD_CLOSER : 1);
  const centreX = main.length === 0 ? 0 : main.reduce((sum, f) => sum + f.at[0], 0) / main.length;
  const centreZ = main.length === 0 ? 0 : main.reduce((sum, f) => sum + f.at[2], 0) / main.length;
  if (main.length > 1 && !SINGLES.has(size)) {
    // Everybody who is named must fit: three people in a medium shot need a step back.
    const width = Math.max(...main.map((f) => f.at[0])) - Math.min(...main.map((f) => f.at[0])) + 0.8;
    figure = Math.min(figure, (1.75 * aspect) / width);
  }
  if (figure > 0.6 && figure < 1.2 && main.some((f) => f.pose === 'raise' || f.pose === 'climb')) {
    // Room above for the arm that is raised.
    figure *= 0.78;
  }
  const distance = (height * (lens / FRAME_HEIGHT_MM)) / figure;
  const crown = framed ? skeleton(framed).crown : height;
  const aim = figure < framing.figure && figure > 0.9 ? Math.max(0.5, 1 - 0.42 / figure) : framing.aim;
  const y =
    figure >= 0.75
      ? Math.max(crown - (1 - aim) * height, Math.min(aim * height, (0.42 * height) / figure))
      : aim * height * (setting.interior && WIDES.has(size) ? 0.55 : 1);
  const side = first && main.length === 1 ? -Math.sign(first.yaw || 1) : 0;
  const chosen = chance.next();
  const swing = SINGLES.has(size)
    ? 0.1 + 0.16 * chosen
    : WIDES.has(size)
      ? 0.3 * (chosen - 0.5)
      : main.length > 1
        ? 0.5 * (chosen - 0.5)
        : 0.5 * chosen - 0.08;
  // A single is seen from the side its person looks to, never from across the line.
  let around = side === 0 ? swing : -side * swing;
  const room = (distance * aspect * FRAME_HEIGHT_MM) / lens;
  const lead =
    first && main.length === 1 && figure < 8 && first.pose !== 'lie'
      ? Math.sign(Math.sin(first.yaw)) * room * (figure > 1.1 ? 0.075 : 0.11 + 0.05 * chance.next())
      : 0;
  let above = ABOVE[angle];
  if (angle === 'eye' || angle === 'dutch') {
    const eyes = figure > 2.6 ? y + 0.02 : figure > 1 ? y + 0.12 : size === 'ESTABLISHING' ? y + distance * 0.05 : 1.45;
    above = Math.asin(Math.min(Math.max((eyes - y) / distance, -0.3), 0.3));
  } else if (angle === 'low' || angle === 'ground') {
    const lowest = angle === 'ground' ? 0.12 : 0.3;
    above = Math.max(above, -Math.asin(Math.min(Math.max((y - lowest) / distance, 0), 0.8)));
  }
  if (size === 'AERIAL' && angle !== 'overhead') {
    above = setting.interior ? 0.95 : 0.62;
  }
  const roll = angle === 'dutch' ? chance.sign() * (0.17 + 0.07 * chance.next()) : 0;
  if (size === 'OTS') {
    const near = figures.find((f) => f.role === 'foreground');
    if (near && first) {
      return overShoulder({ near, first, distance, above, roll, focal, centre, y, chance });
    }
  }
  if (size === 'POV' && figures.length === 0) {
    around = 0.4 * (chosen - 0.5);
  }
  // A place without people is looked at where it begins to be itself, some way in.
  const depth = setting.interior || !WIDES.has(size) ? 0 : main.length === 0 ? 12 : size === 'AERIAL' ? 6 : 0;
  const target: Vec = [centreX + lead * Math.cos(around), y, centreZ + lead * Math.sin(around) + depth];
  return lookAt(target, { distance, around, above, roll, focal, centre });
}

/** Behind the near shoulder: the near person fills the edge on their own side, the far one looks past the lens. */
function overShoulder(shot: {
  near: FigureStaging;
  first: FigureStaging;
  distance: number;
  above: number;
  roll: number;
  focal: number;
  centre: readonly [number, number];
  y: number;
  chance: Dice;
}): Camera {
  const { near, first, above, roll, focal, centre, y, chance } = shot;
  // A tall back before a small face: the camera steps back until both fit.
  const distance = shot.distance * Math.max(1, near.look.height / first.look.height);
  const side = near.at[0] < first.at[0] ? -1 : 1;
  const around = side * (0.3 + 0.14 * chance.next());
  // The lens is at the near person's ear, so that a child is looked down at and a tall man up to.
  const ear = near.look.height * 0.94;
  const level = above + Math.asin(Math.min(Math.max((ear - first.look.height * 0.94) / distance, -0.5), 0.5));
  const camera = lookAt([first.at[0] - (side * -0.16 * distance) / 1.7, y, first.at[2]], {
    distance,
    around,
    above: level,
    roll,
    focal,
    centre,
  });
  // Where the near back must be to be seen at the edge of the frame, a good arm's length from the lens.
  const depth = Math.min(Math.max(0.58 * distance, 0.55), 1.25);
  const right = side * depth * ((centre[0] * 0.56) / focal);
  near.at = [
    camera.eye[0] + Math.sin(camera.yaw) * depth + Math.cos(camera.yaw) * right,
    first.at[1],
    camera.eye[2] + Math.cos(camera.yaw) * depth - Math.sin(camera.yaw) * right,
  ];
  near.pose = 'stand';
  near.yaw = Math.atan2(first.at[0] - near.at[0], -(first.at[2] - near.at[2])) + side * -0.1;
  first.yaw = (side * (26 + 8 * chance.next()) * Math.PI) / 180 + around * -0.2;
  return camera;
}

/** In a point-of-view shot whoever is seen looks at whoever looks. */
export function meetTheLens(figures: FigureStaging[], camera: Camera): void {
  for (const figure of figures.filter((f) => f.role === 'subject')) {
    figure.yaw = Math.atan2(camera.eye[0] - figure.at[0], figure.at[2] - camera.eye[2]) + 0.12 * Math.sign(figure.yaw);
  }
}
