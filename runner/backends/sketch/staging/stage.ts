/**
 * From a recipe to a staging: where the camera is, who stands where, what is seen. Pure; the seed chooses among
 * stagings that all keep the rules (size, side of the line, angle, place).
 */
import type { ShotSize } from '../../../../grammar/story/schema.ts';
import type { Recipe } from '../../../contracts/recipe.ts';
import { skeleton } from '../figures/skeleton.ts';
import { clauses, readGaze, readMood, readPose, restingPose } from './action.ts';
import { type Camera, FRAME_HEIGHT_MM, horizonOffset, lookAt, project, type Vec } from './camera.ts';
import { ABOVE, FRAMING, SINGLES, SMALLEST_INSIDE, WIDES } from './framing.ts';
import { readLook } from './look.ts';
import { type Person, readPeople, shotProse } from './people.ts';
import { type Dice, dice } from './random.ts';
import { readSetting } from './setting.ts';
import { layOut } from './sheet.ts';
import { readSlate } from './slate.ts';
import type { FigureStaging, PropStaging, Setting, Staging } from './staging.ts';
import { readThings, type Thing } from './things.ts';
import { mentions, type Prose, prose } from './words.ts';

export function stage(recipe: Recipe): Staging {
  const size = recipe.direct.size ?? likelySize(recipe);
  const text = shotProse(recipe);
  const setting = readSetting(recipe, text);
  const { picture, strip, sheet } = layOut(recipe.output.width, recipe.output.height, recipe.aesthetic.aspect);
  const lens = Math.min(Math.max(recipe.direct.lens ?? FRAMING[size].lens, 8), 400);
  const chance = dice(recipe.seed, 'staging');
  const things = readThings(recipe);
  const { people, crowd } = readPeople(recipe, size, text);
  const figures = cast(recipe, size, people, chance, text, setting);
  if (crowd && size !== 'INSERT' && !SINGLES.has(size)) {
    figures.push(...crowdOf(recipe.seed, figures));
  }
  const focal = (picture.height * lens) / FRAME_HEIGHT_MM;
  const centre = [picture.x + picture.width / 2, picture.y + picture.height / 2] as const;
  const camera = placeCamera({
    recipe,
    size,
    figures,
    setting,
    focal,
    centre,
    lens,
    chance,
    aspect: picture.width / picture.height,
  });
  if (size === 'POV') {
    meetTheLens(figures, camera);
  }
  const seen = figures
    .map((figure) => measure(figure, camera, picture))
    .sort((a, b) => project(camera, b.at).depth - project(camera, a.at).depth);
  return {
    sheet,
    picture,
    strip,
    size,
    camera,
    lens,
    horizon: 0.5 + horizonOffset(camera) / picture.height,
    subject: subjectOf(recipe, size, seen, things),
    figures: seen,
    props: placeThings(things, seen, size, dice(recipe.seed, 'props')),
    setting,
    move: recipe.direct.movement,
    pointOfView: size === 'POV',
    seed: recipe.seed,
    slate: readSlate(recipe, size, lens),
  };
}

function likelySize(recipe: Recipe): ShotSize {
  const people = recipe.identity.characters.length;
  if (recipe.context.lines.length > 0) {
    return 'MCU';
  }
  return people === 0 ? 'WS' : people === 1 ? 'MLS' : 'FS';
}

function cast(
  recipe: Recipe,
  size: ShotSize,
  people: readonly Person[],
  chance: Dice,
  text: Prose,
  setting: Setting,
): FigureStaging[] {
  const spoken = clauses(
    recipe.direct.description,
    people.map((p) => p.name),
  );
  const acted = clauses(
    recipe.context.action.join('\n'),
    people.map((p) => p.name),
  );
  const gap = size === 'MS' || size === 'TWO SHOT' ? 0.72 : size === 'OTS' ? 1.5 : people.length > 3 ? 0.85 : 1.05;
  const things = readThings(recipe).filter((t) => !t.stands && !t.insertOnly);
  return people.map((person, i): FigureStaging => {
    const own = spoken.get(person.name) ?? prose('');
    const done = acted.get(person.name) ?? prose('');
    const lines = recipe.context.lines.filter((line) => line.character === person.name);
    const variant = chance.next();
    const seated = setting.kind === 'car' || (setting.kind === 'boat' && mentions(text, ['row', 'oar']));
    const pose =
      readPose(own) ??
      (setting.kind === 'car' ? 'drive' : null) ??
      readPose(done) ??
      restingPose(person.name, chance.next());
    const spread = (i - (people.length - 1) / 2) * gap;
    const x = people.length === 1 ? person.side * 0.35 : spread;
    const towards = people.length > 1 || recipe.context.cast.length > 1 || recipe.context.lines.length > 0;
    const turn =
      pose === 'walk' || pose === 'run' || pose === 'fight' || pose === 'aim'
        ? 62
        : towards
          ? SINGLES.has(size)
            ? 38
            : 54
          : 30;
    const away =
      mentions(own, [
        'back to us',
        'from behind',
        'back to camera',
        'turns her back',
        'turns his back',
        'walk away',
        'out to sea',
        'at the sea',
        'at the window',
        'leave',
        'out of the window',
        'toward the horizon',
        'at the horizon',
      ]) &&
      !SINGLES.has(size) &&
      size !== 'OTS';
    const yaw = (-person.side * (away ? 150 : turn + chance.between(-8, 8)) * Math.PI) / 180;
    const gaze = readGaze(own.words.length > 0 ? own : done);
    return {
      name: person.name,
      color: person.color,
      role: person.role,
      look: readLook(person.name, person.look),
      pose: seated && pose !== 'row' ? (pose === 'drive' ? 'drive' : 'sit') : pose,
      variant,
      mood: readMood([
        ...lines.flatMap((line) => [line.parenthetical, line.expression]),
        own.padded,
        done.padded,
        recipe.context.beat?.feel,
        recipe.aesthetic.prompt === null ? null : undefined,
      ]),
      gaze,
      speaking: lines.length > 0,
      holds:
        things[0] && i === 0 && HOLDING.has(pose)
          ? things[0].kind
          : (things.find((t) => mentions(own, [t.kind]) && HOLDING.has(pose))?.kind ?? null),
      at: [x, 0, person.role === 'partner' ? 1.6 : people.length > 2 && i % 2 === 1 ? 0.35 : 0],
      yaw,
      x: 0,
      top: 0,
      bottom: 0,
    };
  });
}

const HOLDING: ReadonlySet<string> = new Set([
  'hold',
  'raise',
  'read',
  'phone',
  'aim',
  'drink',
  'carry',
  'reach',
  'sit',
  'stand',
  'contrapposto',
  'kneel',
  'walk',
  'run',
  'point',
  'crouch',
  'wave',
]);

function crowdOf(seed: number, others: readonly FigureStaging[]): FigureStaging[] {
  const chance = dice(seed, 'crowd');
  const words = ['man coat', 'woman', 'man', 'woman hat', 'old man hat', 'man cap', 'woman long hair', 'man'];
  return words.map(
    (word, i): FigureStaging => ({
      name: `#${i}`,
      color: '#9a9a98',
      role: 'extra',
      look: readLook(`${word} ${i}`, word),
      pose: chance.pick(['stand', 'contrapposto', 'walk', 'stand'] as const),
      variant: chance.next(),
      mood: 'neutral',
      gaze: { turn: 0, nod: 0 },
      speaking: false,
      holds: null,
      at: [(i - 3.5) * 0.85 + chance.between(-0.25, 0.25), 0, (others.length > 0 ? 2.2 : 0.4) + chance.between(0, 1.8)],
      yaw: chance.between(-0.9, 0.9),
      x: 0,
      top: 0,
      bottom: 0,
    }),
  );
}

interface Scene {
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

function placeCamera(scene: Scene): Camera {
  const { recipe, size, figures, setting, focal, centre, lens, chance, aspect } = scene;
  const framing = FRAMING[size];
  const main = figures.filter((f) => f.role === 'subject');
  const first = main.find((f) => f.speaking) ?? main[0];
  const height = first?.look.height ?? 1.72;
  let figure =
    setting.interior && WIDES.has(size) && size !== 'AERIAL'
      ? Math.max(framing.figure, SMALLEST_INSIDE)
      : framing.figure;
  const centreX = main.length === 0 ? 0 : main.reduce((sum, f) => sum + f.at[0], 0) / main.length;
  const centreZ = main.length === 0 ? 0 : main.reduce((sum, f) => sum + f.at[2], 0) / main.length;
  if (main.length > 1 && !SINGLES.has(size)) {
    // Everybody who is named must fit: three people in a medium shot need a step back.
    const width = Math.max(...main.map((f) => f.at[0])) - Math.min(...main.map((f) => f.at[0])) + 0.8;
    figure = Math.min(figure, (1.75 * aspect) / width);
  }
  const distance = (height * (lens / FRAME_HEIGHT_MM)) / figure;
  const crown = first ? skeleton({ ...first, nod: 0 }).crown : height;
  const aim = figure < framing.figure && figure > 0.9 ? Math.max(0.5, 1 - 0.42 / figure) : framing.aim;
  const y =
    figure >= 0.75
      ? Math.max(crown - (1 - aim) * height, Math.min(aim * height, (0.42 * height) / figure))
      : aim * height * (setting.interior && WIDES.has(size) ? 0.55 : 1);
  const angle = recipe.direct.angle ?? 'eye';
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
    above = 0.62;
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
  const target: Vec = [centreX + lead * Math.cos(around), y, centreZ + lead * Math.sin(around)];
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
  const { near, first, distance, above, roll, focal, centre, y, chance } = shot;
  const side = near.at[0] < first.at[0] ? -1 : 1;
  const around = side * (0.3 + 0.14 * chance.next());
  const camera = lookAt([first.at[0] - (side * -0.16 * distance) / 1.7, y, first.at[2]], {
    distance,
    around,
    above,
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
function meetTheLens(figures: FigureStaging[], camera: Camera): void {
  for (const figure of figures.filter((f) => f.role === 'subject')) {
    figure.yaw = Math.atan2(camera.eye[0] - figure.at[0], figure.at[2] - camera.eye[2]) + 0.12 * Math.sign(figure.yaw);
  }
}

function measure(figure: FigureStaging, camera: Camera, picture: Staging['picture']): FigureStaging {
  const bones = skeleton({ ...figure, nod: 0 });
  const head = project(camera, [bones.head[0], bones.crown, bones.head[2]]);
  const feet = project(camera, figure.at);
  const body = project(camera, bones.chest);
  return {
    ...figure,
    x: (body.x - picture.x) / picture.width,
    top: (head.y - picture.y) / picture.height,
    bottom: (feet.y - picture.y) / picture.height,
  };
}

function subjectOf(
  recipe: Recipe,
  size: ShotSize,
  figures: readonly FigureStaging[],
  things: readonly Thing[],
): Staging['subject'] {
  if (size === 'INSERT') {
    return things.length === 0 || things[0]!.kind === 'hand' ? 'hands' : 'object';
  }
  if (recipe.direct.angle === 'overhead' && figures.length > 0) {
    return 'top view';
  }
  return figures.length > 0 ? 'figures' : 'place';
}

function placeThings(
  things: readonly Thing[],
  figures: readonly FigureStaging[],
  size: ShotSize,
  chance: Dice,
): PropStaging[] {
  if (size === 'INSERT') {
    const main = things.filter((t) => t.kind !== 'hand').slice(0, 1);
    return main.map((t) => ({ kind: t.kind, label: t.label, at: null, heldBy: null }));
  }
  const placed: PropStaging[] = [];
  let slot = 0;
  for (const thing of things.filter((t) => !t.insertOnly)) {
    const holder = figures.find((f) => f.holds === thing.kind);
    if (holder) {
      placed.push({ kind: thing.kind, label: thing.label, at: null, heldBy: holder.name });
      continue;
    }
    const side = slot % 2 === 0 ? 1 : -1;
    const edge =
      figures.length === 0
        ? 0
        : Math.max(...figures.filter((f) => f.role !== 'extra').map((f) => Math.abs(f.at[0])), 0) + 0.7;
    const big =
      thing.kind === 'car' ||
      thing.kind === 'boat' ||
      thing.kind === 'ship' ||
      thing.kind === 'train' ||
      thing.kind === 'horse';
    placed.push({
      kind: thing.kind,
      label: thing.label,
      at: [
        side * (edge + (big ? 1.6 : 0.1)) +
          chance.between(-0.15, 0.15) +
          (figures.length === 0 && slot === 0 ? -0.9 : 0),
        0,
        big ? 2.2 : 0.25 + slot * 0.3,
      ],
      heldBy: null,
    });
    slot++;
  }
  return placed;
}
