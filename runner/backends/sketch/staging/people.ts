/**
 * Who is in the picture and which side they keep. The scene's cast in order of appearance decides once for all its
 * shots: whoever appears earlier stands further left, and every camera stays on the same side of that line.
 */

import type { ShotSize } from '../../../../grammar/story/schema.ts';
import type { Recipe } from '../../../contracts/recipe.ts';
import { SINGLES, WIDES } from './framing.ts';
import { hashText } from './random.ts';
import { mentions, type Prose, prose } from './words.ts';

export interface Person {
  name: string;
  color: string;
  look: string | null;
  role: 'subject' | 'partner' | 'foreground' | 'extra';
  /** Index in the scene's cast; people outside it come after. */
  order: number;
  /** −1 stands left and faces right. */
  side: -1 | 1;
}

const PALETTE = ['#6f93b8', '#b8806f', '#7fa37a', '#a58bb5', '#b7a26a', '#6aa3a0', '#b56f8c', '#8a8f6a'];
const CROWD = [
  'crowd',
  'people',
  'mob',
  'audience',
  'soldier',
  'soldiers',
  'villager',
  'passenger',
  'customer',
  'guest',
  'men',
  'women',
  'children',
  'crew',
  'dancer',
  'guard',
  'student',
  'congregation',
  'pedestrian',
  'mourner',
  'passersby',
  'others',
  'everyone',
  'patrons',
  'fishermen',
];
const SOMEBODY = [
  'man',
  'woman',
  'boy',
  'girl',
  'figure',
  'stranger',
  'he',
  'she',
  'her',
  'his',
  'him',
  'they',
  'someone',
  'somebody',
  'old man',
  'old woman',
  'child',
  'couple',
  'driver',
  'policeman',
  'waiter',
  'nurse',
  'doctor',
  'soldier',
  'fisherman',
  'sailor',
  'priest',
  'silhouette',
  'face',
];

/** The people of a shot, ordered from left to right. */
export function readPeople(
  recipe: Recipe,
  size: ShotSize,
  text: Prose,
  namesThing: boolean,
): { people: Person[]; crowd: boolean } {
  const cast = recipe.context.cast.map((c) => c.name);
  const declared = recipe.identity.characters;
  const speakers = recipe.context.lines.map((line) => line.character);
  const make = (name: string, role: Person['role']): Person => {
    const index = cast.indexOf(name);
    const order =
      index >= 0
        ? index
        : cast.length +
          Math.max(
            0,
            declared.findIndex((c) => c.name === name),
          );
    return {
      name,
      color:
        hex(declared.find((c) => c.name === name)?.color) ??
        hex(recipe.context.cast.find((c) => c.name === name)?.color) ??
        ownColor(name, cast),
      look: declared.find((c) => c.name === name)?.look ?? null,
      role,
      order,
      side: order === 0 ? -1 : 1,
    };
  };

  let names = unique(declared.map((c) => c.name));
  if (names.length === 0) {
    names = unique(cast.filter((name) => mentions(text, [name.toLowerCase(), name.toLowerCase().split(/\s+/)[0]!])));
  }
  if (names.length === 0 && !WIDES.has(size) && size !== 'INSERT') {
    names = unique(speakers);
  }
  if (names.length === 0 && cast.length > 0 && mentions(text, SOMEBODY)) {
    names = [cast[0]!];
  }
  const crowd = mentions(text, CROWD);
  if (names.length === 0 && (mentions(text, SOMEBODY) || (crowd && !WIDES.has(size)))) {
    names = [somebody(text)];
  }
  const faceNeeded =
    (SINGLES.has(size) && !namesThing) || size === 'MS' || size === 'OTS' || size === 'TWO SHOT' || size === 'MWS';
  if (names.length === 0 && faceNeeded && (cast.length > 0 || size === 'OTS' || size === 'TWO SHOT')) {
    names = [cast[0] ?? 'SOMEBODY'];
  }

  const speaker = speakers.find((name) => names.includes(name) || declared.length === 0) ?? null;
  switch (size) {
    case 'INSERT':
      return { people: [], crowd: false };
    case 'POV': {
      const owner = povOwner(recipe, names);
      return {
        people: sorted(
          names
            .filter((n) => n !== owner)
            .slice(0, 4)
            .map((n) => make(n, 'subject')),
        ),
        crowd,
      };
    }
    case 'OTS': {
      const near = shoulderOf(recipe.direct.description, names);
      const subject =
        speaker && speaker !== near ? speaker : (names.find((n) => n !== near) ?? other(cast, near) ?? 'SOMEBODY');
      const shoulder = near ?? names.find((n) => n !== subject) ?? other(cast, subject) ?? 'ANOTHER';
      const pair = [make(subject, 'subject'), make(shoulder, 'foreground')];
      return { people: facing(sorted(pair)), crowd };
    }
    case 'TWO SHOT': {
      const first = names[0] ?? 'SOMEBODY';
      const second = names[1] ?? other(cast, first) ?? 'ANOTHER';
      return { people: facing(sorted([make(first, 'subject'), make(second, 'subject')])), crowd };
    }
    default: {
      if (SINGLES.has(size) && names.length > 0) {
        const who = speaker && names.includes(speaker) ? speaker : names[0]!;
        const behind = mentions(text, ['behind', 'background', 'beyond', 'in the distance']);
        const rest = behind ? names.filter((n) => n !== who).slice(0, 2) : [];
        return { people: sorted([make(who, 'subject'), ...rest.map((n) => make(n, 'partner'))]), crowd };
      }
      const people = sorted(names.slice(0, 6).map((n) => make(n, 'subject')));
      return { people: people.length > 1 ? facing(people) : people, crowd };
    }
  }
}

/** The left half looks right and the right half left, so that everybody is turned towards somebody. */
function facing(people: Person[]): Person[] {
  return people.map((person, i) => ({ ...person, side: i < people.length / 2 ? -1 : 1 }));
}

function sorted(people: Person[]): Person[] {
  return people.sort((a, b) => a.order - b.order);
}

function povOwner(recipe: Recipe, names: readonly string[]): string | null {
  const { description, extra } = recipe.direct;
  const given = names.find((n) => extra.with === n || extra.pov === n);
  if (given) {
    return given;
  }
  const lower = description.trim().toLowerCase();
  const first = names.find(
    (n) => lower.startsWith(n.toLowerCase()) || lower.startsWith(n.toLowerCase().split(/\s+/)[0]!),
  );
  return first ?? (names.length > 1 ? names[0]! : null);
}

/** "over TOM's shoulder", "past TOM": whose back is near. */
function shoulderOf(description: string, names: readonly string[]): string | null {
  const lower = description.slice(0, 2000).toLowerCase();
  for (const name of names) {
    for (const form of [name.toLowerCase(), name.toLowerCase().split(/\s+/)[0]!]) {
      if (
        lower.includes(`over ${form}`) ||
        lower.includes(`past ${form}`) ||
        lower.includes(`behind ${form}`) ||
        lower.includes(`${form}'s shoulder`) ||
        lower.includes(`${form}’s shoulder`)
      ) {
        return name;
      }
    }
  }
  return null;
}

function other(cast: readonly string[], name: string | null): string | null {
  return cast.find((n) => n !== name) ?? null;
}

function somebody(text: Prose): string {
  const found = [
    'old man',
    'old woman',
    'woman',
    'man',
    'boy',
    'girl',
    'child',
    'soldier',
    'nurse',
    'priest',
    'fisherman',
    'sailor',
    'policeman',
  ].find((w) => mentions(text, [w]));
  return found
    ? found.toUpperCase()
    : mentions(text, ['she', 'her'])
      ? 'WOMAN'
      : mentions(text, ['he', 'his', 'him'])
        ? 'MAN'
        : 'SOMEBODY';
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** `#rgb` or `#rrggbb` as `#rrggbb`; anything else is not a colour. */
/**
 * A colour for somebody who declares none: by the name, so that they keep it in every scene; whoever in this scene would
 * share it with someone who came before takes the next one.
 */
function ownColor(name: string, cast: readonly string[]): string {
  const taken = new Set<number>();
  for (const each of cast.includes(name) ? cast : [...cast, name]) {
    let slot = hashText(each) % PALETTE.length;
    while (taken.has(slot) && taken.size < PALETTE.length) slot = (slot + 1) % PALETTE.length;
    if (each === name) return PALETTE[slot]!;
    taken.add(slot);
  }
  return PALETTE[0]!;
}

function hex(color: string | null | undefined): string | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color ?? '');
  if (short) {
    return `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`.toLowerCase();
  }
  return /^#[0-9a-f]{6}$/i.test(color ?? '') ? color!.toLowerCase() : null;
}

/** Words that all of the shot's wording shares, for lookups. */
export function shotProse(recipe: Recipe): Prose {
  return prose(recipe.direct.description, ...recipe.direct.direction);
}
