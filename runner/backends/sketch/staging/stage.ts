/**
 * From a recipe to a staging: where the camera is, who stands where, what is seen. Pure; the seed chooses among
 * stagings that all keep the rules (size, side of the line, angle, place).
 */
import type { ShotSize } from '../../../../grammar/story/schema.ts';
import type { Recipe } from '../../../contracts/recipe.ts';
import { skeleton } from '../figures/skeleton.ts';
import { blockFigures, crowdOf } from './blocking.ts';
import { type Camera, FRAME_HEIGHT_MM, horizonOffset, project } from './camera.ts';
import { FRAMING, SINGLES } from './framing.ts';
import { readPeople, shotProse } from './people.ts';
import { meetTheLens, placeCamera } from './placing.ts';
import { type Dice, dice } from './random.ts';
import { readSetting } from './setting.ts';
import { layOut } from './sheet.ts';
import { readSlate } from './slate.ts';
import type { FigureStaging, PropStaging, Staging } from './staging.ts';
import { readThings, type Thing } from './things.ts';

export function stage(recipe: Recipe): Staging {
  const size = recipe.direct.size ?? likelySize(recipe);
  const text = shotProse(recipe);
  const setting = readSetting(recipe, text);
  const { picture, strip, sheet } = layOut(recipe.output.width, recipe.output.height, recipe.aesthetic.aspect);
  const lens = Math.min(Math.max(recipe.direct.lens ?? FRAMING[size].lens, 8), 400);
  const chance = dice(recipe.seed, 'staging');
  const things = readThings(recipe);
  const { people, crowd } = readPeople(recipe, size, text, things.length > 0);
  const figures = blockFigures(recipe, size, people, chance, text, setting);
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

/** A close size with nobody in it is a picture of the thing it names. */
function isInsert(size: ShotSize, figures: readonly FigureStaging[], things: readonly Thing[]): boolean {
  return size === 'INSERT' || (SINGLES.has(size) && figures.length === 0 && things.length > 0);
}

function subjectOf(
  recipe: Recipe,
  size: ShotSize,
  figures: readonly FigureStaging[],
  things: readonly Thing[],
): Staging['subject'] {
  if (isInsert(size, figures, things)) {
    return things.length === 0 || things[0]!.kind === 'hand' ? 'hands' : 'object';
  }
  if (recipe.direct.angle === 'overhead' && figures.length > 0) {
    return 'top view';
  }
  return figures.length > 0 ? 'figures' : 'place';
}

/** How far to the side and behind the people a large thing is, in metres, so that it is seen whole. */
const AWAY: Readonly<Record<string, readonly [beside: number, beyond: number]>> = {
  car: [1.6, 2.2],
  boat: [1.6, 2.6],
  horse: [1.4, 1.8],
  ship: [5, 17],
  train: [4, 14],
};

const RIDDEN: ReadonlySet<string> = new Set(['bicycle', 'horse']);

function placeThings(
  things: readonly Thing[],
  figures: readonly FigureStaging[],
  size: ShotSize,
  chance: Dice,
): PropStaging[] {
  if (isInsert(size, figures, things)) {
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
    const rider = figures.find((f) =>
      thing.kind === 'boat' ? f.pose === 'row' : RIDDEN.has(thing.kind) && f.at[1] > 0,
    );
    if (rider) {
      // The near side of a boat hides its rower's legs; a mount is behind its rider's near leg.
      placed.push({
        kind: thing.kind,
        label: thing.label,
        at: [rider.at[0], 0, rider.at[2] + (thing.kind === 'boat' ? -0.4 : 0.1)],
        heldBy: null,
      });
      continue;
    }
    // What somebody alone looks or points at is in front of them.
    const alone = figures.length === 1 ? Math.sign(Math.sin(figures[0]!.yaw)) || 1 : 1;
    const side = slot % 2 === 0 ? alone : -alone;
    const edge =
      figures.length === 0
        ? 0
        : Math.max(...figures.filter((f) => f.role !== 'extra').map((f) => Math.abs(f.at[0])), 0) + 0.7;
    const [beside, beyond] = AWAY[thing.kind] ?? [0.1, 0.25 + slot * 0.3];
    placed.push({
      kind: thing.kind,
      label: thing.label,
      at: [
        side * (edge + beside) + chance.between(-0.15, 0.15) + (figures.length === 0 && slot === 0 ? -0.9 : 0),
        0,
        beyond,
      ],
      heldBy: null,
    });
    slot++;
  }
  return placed;
}
