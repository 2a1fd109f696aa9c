/**
 * The fields of a shot after its words: duration, movement, lens, angle and the named ones, in any order. What is
 * not known stays free direction: nothing a director writes is lost.
 */
import type { Angle, Movement } from './schema.ts';
import { parseTime } from './time.ts';

/** One field as written: `style: noir` has a name, `low angle` has none. */
export interface Field {
  name: string | null;
  value: string;
}

export interface ShotFields {
  duration: number | null;
  movement: Movement | null;
  lens: number | null;
  angle: Angle | null;
  style: string | null;
  seed: number | null;
  negative: string | null;
  with: string[];
  pipeline: string | null;
  aspect: string | null;
  transition: string | null;
  refs: string[];
  rating: string | null;
  direction: string[];
  extra: Record<string, string>;
  /** Indexes of fields that no reader knows, and why: unknown names are warnings, unknown bare words hints. */
  unknown: { field: number; why: 'name' | 'bare' | 'value' }[];
}

export const shotFieldNames = [
  'style',
  'seed',
  'negative',
  'with',
  'pipeline',
  'aspect',
  'transition',
  'ref',
  'rating',
  'duration',
  'movement',
  'lens',
  'angle',
] as const;

const movements: Record<Movement, readonly string[]> = {
  static: ['static', 'locked', 'locked off', 'lock off', 'fixed', 'still', 'tripod'],
  'pan left': ['pan left', 'pans left', 'whip pan left', 'swish pan left'],
  'pan right': ['pan right', 'pans right', 'pan', 'whip pan', 'whip pan right', 'swish pan', 'swish pan right'],
  'tilt up': ['tilt up', 'tilts up', 'tilt'],
  'tilt down': ['tilt down', 'tilts down'],
  'dolly in': ['dolly in', 'dolly', 'push in', 'pushes in', 'push', 'track in', 'truck in', 'move in', 'creep in'],
  'dolly out': [
    'dolly out',
    'dolly back',
    'pull out',
    'pull back',
    'pulls back',
    'track out',
    'track back',
    'move out',
  ],
  'track left': ['track left', 'truck left', 'tracks left', 'dolly left', 'slide left', 'crab left'],
  'track right': ['track right', 'truck right', 'tracks right', 'dolly right', 'slide right', 'crab right', 'truck'],
  'crane up': ['crane up', 'crane', 'boom up', 'jib up', 'pedestal up', 'rise', 'lift'],
  'crane down': ['crane down', 'boom down', 'jib down', 'pedestal down', 'lower'],
  'zoom in': ['zoom in', 'zoom', 'zooms in', 'crash zoom', 'punch in'],
  'zoom out': ['zoom out', 'zooms out'],
  handheld: ['handheld', 'hand held', 'shaky'],
  orbit: ['orbit', 'arc', 'arc left', 'arc right', 'circle', 'orbit left', 'orbit right'],
  follow: ['follow', 'following', 'tracking', 'track', 'tracking shot', 'steadicam', 'follow shot'],
};

const angles: Record<Angle, readonly string[]> = {
  eye: ['eye', 'eye level', 'eye line', 'eye height'],
  low: ['low', 'low angle', 'from below'],
  high: ['high', 'high angle', 'from above'],
  dutch: ['dutch', 'dutch angle', 'dutch tilt', 'canted', 'canted angle', 'oblique'],
  overhead: ['overhead', "bird's eye", 'birds eye', "bird's eye view", 'top shot', 'top down', 'gods eye', "god's eye"],
  ground: ['ground', 'ground level', "worm's eye", 'worms eye', "worm's eye view"],
};

const movementByName = invert(movements);
const angleByName = invert(angles);

/** Names a writer may use, for completion and "did you mean". */
export const movementNames: readonly string[] = [...movementByName.keys()];
export const angleNames: readonly string[] = [...angleByName.keys()];

function invert<K extends string>(table: Record<K, readonly string[]>): Map<string, K> {
  const byName = new Map<string, K>();
  for (const key of Object.keys(table) as K[]) for (const name of table[key]) byName.set(name, key);
  return byName;
}

const PLAIN_WORDS = /^[a-z']+(?: [a-z']+)*$/;

function plainWords(text: string): string {
  if (PLAIN_WORDS.test(text)) return text;
  return text.toLowerCase().replace(/[-‐]/g, ' ').replace(/’/g, "'").replace(/\s+/g, ' ').trim();
}

const MANNER =
  /^(?:(?:very|slow|slowly|fast|quick|quickly|slight|slightly|gentle|gently|hard|smooth)\s+)+|\s+(?:slowly|fast|quickly|gently|slightly)$/;

/** The camera move a phrase names, and whether words beyond the move (`slow push in`) are worth keeping. */
export function movementOf(text: string): { movement: Movement; manner: boolean } | null {
  const words = plainWords(text);
  const known = movementByName.get(words);
  if (known) return { movement: known, manner: false };
  const bare = movementByName.get(words.replace(MANNER, ''));
  return bare ? { movement: bare, manner: true } : null;
}

export function angleOf(text: string): Angle | null {
  return angleByName.get(plainWords(text)) ?? null;
}

/** Focal length in millimetres from `24mm` or `24 mm`; null for anything else. */
export function lensOf(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*mm$/i.exec(text.trim());
  const lens = match ? Number(match[1]) : 0;
  return lens > 0 ? lens : null;
}

/** A comma-separated list, trimmed, without empty items. */
export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

export function readShotFields(fields: readonly Field[]): ShotFields {
  const shot: ShotFields = {
    duration: null,
    movement: null,
    lens: null,
    angle: null,
    style: null,
    seed: null,
    negative: null,
    with: [],
    pipeline: null,
    aspect: null,
    transition: null,
    refs: [],
    rating: null,
    direction: [],
    extra: {},
    unknown: [],
  };
  fields.forEach((field, index) => {
    if (field.value.trim() === '' && field.name === null) return;
    const why = field.name === null ? readBare(shot, field.value) : readNamed(shot, field.name, field.value);
    if (why) shot.unknown.push({ field: index, why });
  });
  return shot;
}

function readBare(shot: ShotFields, text: string): 'bare' | null {
  const value = text.trim();
  const time = parseTime(value);
  if (time !== null) {
    shot.duration = time;
    return null;
  }
  const lens = lensOf(value);
  if (lens !== null) {
    shot.lens = lens;
    return null;
  }
  const angle = angleOf(value);
  if (angle) {
    shot.angle = angle;
    return null;
  }
  const move = movementOf(value);
  if (move && shot.movement === null) {
    shot.movement = move.movement;
    if (move.manner) shot.direction.push(value);
    return null;
  }
  shot.direction.push(value);
  return move ? null : 'bare';
}

function readNamed(shot: ShotFields, name: string, text: string): 'name' | 'value' | null {
  const value = text.trim();
  const key = name.trim().toLowerCase();
  if (key.startsWith('x-')) {
    shot.extra[key] = value;
    return null;
  }
  switch (key) {
    case 'style':
    case 'negative':
    case 'pipeline':
    case 'aspect':
    case 'transition':
    case 'rating':
      shot[key] = value === '' ? null : value;
      return value === '' ? 'value' : null;
    case 'with':
      shot.with.push(...listOf(value));
      return null;
    case 'ref':
      shot.refs.push(...listOf(value).map(posix));
      return null;
    case 'seed': {
      const seed = /^\d{1,15}$/.test(value) ? Number(value) : null;
      shot.seed = seed;
      return seed === null ? 'value' : null;
    }
    case 'duration':
      return (shot.duration = parseTime(value)) === null ? 'value' : null;
    case 'lens':
      return (shot.lens = lensOf(value)) === null ? 'value' : null;
    case 'angle':
      return (shot.angle = angleOf(value)) === null ? 'value' : null;
    case 'movement': {
      const move = movementOf(value);
      shot.movement = move?.movement ?? null;
      if (move?.manner) shot.direction.push(value);
      return move ? null : 'value';
    }
    default:
      shot.direction.push(`${name.trim()}: ${value}`);
      return 'name';
  }
}

function posix(path: string): string {
  return path.replace(/\\/g, '/').replace(/^\.\//, '');
}
