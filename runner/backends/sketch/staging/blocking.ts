/** Where people stand, how, and what they hold: the blocking of a shot, on the scene's line. */
import type { ShotSize } from '../../../../grammar/story/schema.ts';
import type { Recipe } from '../../../contracts/recipe.ts';
import { clauses, readGaze, readMood, readPose, restingPose } from './action.ts';
import { SINGLES } from './framing.ts';
import { readLook } from './look.ts';
import type { Person } from './people.ts';
import { type Dice, dice } from './random.ts';
import type { FigureStaging, Setting } from './staging.ts';
import { readThings, thingsIn } from './things.ts';
import { mentions, type Prose, prose } from './words.ts';

/** Everybody in the shot with their pose, mood, gaze and place on the line. */
export function blockFigures(
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
  const close = people.length === 2 && people.every((p) => readPose(spoken.get(p.name) ?? prose('')) === 'hug');
  const gap = close
    ? 0.46
    : size === 'MS' || size === 'TWO SHOT'
      ? 0.72
      : size === 'OTS'
        ? 1.5
        : people.length > 3
          ? 0.85
          : 1.05;
  const all = readThings(recipe);
  const things = all.filter((t) => !t.stands && !t.insertOnly);
  return people.map((person, i): FigureStaging => {
    const own = spoken.get(person.name) ?? prose('');
    const done = acted.get(person.name) ?? prose('');
    const lines = recipe.context.lines.filter((line) => line.character === person.name);
    const variant = chance.next();
    const seated = setting.kind === 'car' || (setting.kind === 'boat' && mentions(text, ['row', 'oar']));
    const pose =
      readPose(own) ??
      (setting.kind === 'car' ? (people.length === 1 ? 'drive' : 'sit') : null) ??
      readPose(done) ??
      restingPose(person.name, chance.next());
    const mount = mentions(own, ['ride', 'gallop', 'cycle', 'pedal', 'on horseback'])
      ? (all.find((t) => Object.hasOwn(SADDLE, t.kind))?.kind ?? null)
      : null;
    const grasps =
      GRASPING.has(pose) || mentions(own, ['hold', 'carry', 'clutch', 'grip', 'with', 'grab', 'take', 'cradle']);
    const held =
      grasps && HOLDING.has(pose)
        ? things.find((t) => (t.kind !== 'generic' && thingsIn(own).includes(t.kind)) || names(own, t.label))
        : undefined;
    const spread = (i - (people.length - 1) / 2) * gap;
    const x = people.length === 1 ? person.side * 0.35 : spread;
    const towards = people.length > 1 || recipe.context.cast.length > 1 || recipe.context.lines.length > 0;
    const turn =
      pose === 'walk' || pose === 'run' || pose === 'fight' || pose === 'aim' || pose === 'hug'
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
      pose: mount
        ? 'drive'
        : seated && pose !== 'row'
          ? pose === 'drive'
            ? 'drive'
            : 'sit'
          : pose === 'hold' && held && SHOWN.has(held.kind)
            ? 'show'
            : pose,
      variant,
      mood: readMood([
        ...lines.flatMap((line) => [line.parenthetical, line.expression]),
        own.padded,
        done.padded,
        recipe.context.beat?.feel,
      ]),
      gaze,
      speaking: lines.length > 0,
      holds: held?.kind ?? null,
      at: [
        x,
        mount ? SADDLE[mount]! : 0,
        person.role === 'partner' ? 1.6 : people.length > 2 && i % 2 === 1 ? 0.35 : 0,
      ],
      yaw: mount ? -person.side * 1.35 : yaw,
      x: 0,
      top: 0,
      bottom: 0,
    };
  });
}

/** What is ridden, and how high its rider's feet are, in metres. */
const SADDLE: Readonly<Record<string, number>> = { bicycle: 0.34, horse: 0.85 };

/** What is carried high to be seen or to see by. */
const SHOWN: ReadonlySet<string> = new Set(['lantern', 'torch', 'candle', 'photograph', 'key', 'letter']);

const GRASPING: ReadonlySet<string> = new Set(['hold', 'show', 'raise', 'read', 'phone', 'aim', 'drink', 'carry']);

const HOLDING: ReadonlySet<string> = new Set([
  'show',
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

/** People in the background: no names, no colour of their own. */
export function crowdOf(seed: number, others: readonly FigureStaging[]): FigureStaging[] {
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

/** Whether a clause names a thing by any word of its label. */
function names(clause: Prose, label: string): boolean {
  return prose(label).words.some(({ word, base }) => mentions(clause, [word, base]));
}
