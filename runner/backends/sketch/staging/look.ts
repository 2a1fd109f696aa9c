/** Reads a person's look: build, hair, clothes. What the words leave open is decided by the name, once and for all. */
import { dice, hashText } from './random.ts';
import type { Garment, HairStyle, Hat, Look } from './staging.ts';
import { firstMention, mentions, prose } from './words.ts';

const CHILD = ['child', 'kid', 'boy', 'little girl', 'toddler', 'baby', 'schoolboy', 'schoolgirl', 'infant'];
const TEEN = ['teen', 'teenager', 'teenage', 'adolescent', 'girl', 'young girl', 'youth', 'lad'];
const OLD = [
  'old',
  'elderly',
  'aged',
  'grandmother',
  'grandfather',
  'grandma',
  'grandpa',
  'ancient',
  'wrinkled',
  'wizened',
  'sixty',
  'seventy',
  'eighty',
  'sixties',
  'seventies',
  'eighties',
  'pensioner',
];
const WOMAN = [
  'woman',
  'female',
  'girl',
  'she',
  'her',
  'lady',
  'mother',
  'sister',
  'wife',
  'daughter',
  'grandmother',
  'grandma',
  'aunt',
  'queen',
  'waitress',
  'actress',
  'nun',
  'widow',
  'mum',
  'mom',
  'bride',
  'schoolgirl',
  'mrs',
  'ms',
  'miss',
  'dress',
  'skirt',
  'blouse',
];
const MAN = [
  'man',
  'male',
  'boy',
  'he',
  'his',
  'him',
  'father',
  'brother',
  'husband',
  'son',
  'grandfather',
  'grandpa',
  'uncle',
  'king',
  'waiter',
  'dad',
  'priest',
  'monk',
  'mr',
  'sir',
  'beard',
  'bearded',
  'moustache',
  'fisherman',
  'lad',
  'schoolboy',
  'gentleman',
  'captain',
];
const WOMEN_NAMES =
  'mara anna maria elena ruth ines lena nora emma clara sara sarah julia marie eva ada alice jane mary kate rose lucy helen martha agnes ella iris vera olga nina lisa laura sofia sophie hannah edith elsa ingrid greta freya maya mia zoe lily grace hope joan dora ida tess amy beth carol diana fiona gina holly irene judy karen linda molly nell olivia paula rachel susan tina ursula wendy yvonne'.split(
    ' ',
  );
const MEN_NAMES =
  'tom john jack peter paul max ben sam jonas david karl carl hans erik eric henry george james robert will william michael mike thomas daniel adam noah leo luke mark martin oscar otto simon theo victor walter frank fred harry hugo ivan jan joe kurt liam oliver philip ralph ray roy stan steve ted tim tobias elias silas amos abel arthur edward edgar'.split(
    ' ',
  );

const HAIR: Record<HairStyle, readonly string[]> = {
  bald: ['bald', 'shaved head', 'shaven'],
  receding: ['receding', 'balding', 'thinning hair'],
  cropped: ['cropped', 'crew cut', 'buzz cut', 'close cropped', 'crop'],
  long: [
    'long hair',
    'long dark hair',
    'long red hair',
    'long blond hair',
    'long grey hair',
    'flowing hair',
    'long black hair',
    'braid',
    'braided',
    'plait',
    'waist length',
    'loose hair',
  ],
  bob: ['bob', 'chin length', 'shoulder length'],
  bun: ['bun', 'hair up', 'pinned up', 'chignon', 'hair pinned', 'knot of hair', 'topknot'],
  ponytail: ['ponytail', 'pony tail', 'tied back', 'hair tied'],
  curly: ['curly', 'curl', 'afro', 'frizzy', 'wild hair', 'wavy', 'unruly'],
  short: ['short hair', 'short dark hair', 'short grey hair', 'pixie', 'neat hair', 'side parting'],
};
const HATS: Record<Hat, readonly string[]> = {
  beanie: [
    'beanie',
    'wool cap',
    'woollen cap',
    'watch cap',
    'knit cap',
    'knitted cap',
    'woolly hat',
    'wool hat',
    'knitted hat',
  ],
  peaked: [
    'peaked cap',
    'officer cap',
    'police cap',
    'captain cap',
    "captain's cap",
    'captain hat',
    'sailor cap',
    'policeman',
    'police officer',
    'policewoman',
    'conductor',
    'harbourmaster',
    'harbormaster',
    'harbour master',
    'captain',
  ],
  brim: [
    'hat',
    'fedora',
    'cowboy',
    'brim',
    'straw hat',
    'wide brimmed',
    'trilby',
    'bowler',
    "sou'wester",
    'souwester',
    'stetson',
  ],
  cap: ['cap', 'baseball cap', 'flat cap'],
  helmet: ['helmet', 'hard hat', 'soldier', 'knight', 'firefighter', 'fireman', 'miner', 'astronaut'],
  hood: ['hood', 'hooded', 'hoodie', 'cowl', 'monk'],
  scarf: ['headscarf', 'head scarf', 'kerchief', 'shawl', 'veil', 'hijab', 'nun'],
  crown: ['crown', 'king', 'queen', 'tiara'],
};
const GARMENTS: Record<Garment, readonly string[]> = {
  coat: [
    'coat',
    'overcoat',
    'raincoat',
    'oilskin',
    'trench coat',
    'greatcoat',
    'cloak',
    'cape',
    'parka',
    'oilskins',
    'mac',
    'duffel',
    'lab coat',
    'long jacket',
    'sou wester',
    'peacoat',
  ],
  dress: ['dress', 'gown', 'nightgown', 'nightdress', 'bride', 'wedding dress'],
  robe: ['robe', 'cassock', 'habit', 'priest', 'monk', 'nun', 'wizard', 'bathrobe', 'dressing gown', 'toga', 'judge'],
  skirt: ['skirt', 'apron', 'kilt', 'waitress', 'pinafore'],
  uniform: [
    'uniform',
    'soldier',
    'police',
    'policeman',
    'officer',
    'captain',
    'guard',
    'sailor',
    'nurse',
    'firefighter',
    'pilot',
    'constable',
    'conductor',
    'sergeant',
    'policewoman',
    'warden',
  ],
  suit: [
    'suit',
    'tie',
    'tuxedo',
    'tailcoat',
    'businessman',
    'lawyer',
    'butler',
    'waistcoat',
    'gentleman',
    'detective',
    'banker',
  ],
  sweater: [
    'sweater',
    'jumper',
    'pullover',
    'cardigan',
    'fisherman',
    'knit',
    'wool',
    'hoodie',
    'turtleneck',
    'guernsey',
  ],
  jacket: ['jacket', 'leather', 'anorak', 'windbreaker', 'blazer', 'waxed', 'denim'],
  shirt: ['shirt', 't shirt', 'blouse', 'vest', 'overalls', 'dungarees', 'tunic', 'pyjamas', 'pajamas'],
};

/** `name` counts as part of the look: "OLD FISHERMAN" needs no other words. */
export function readLook(name: string, words: string | null): Look {
  const text = prose(name, words);
  const chance = dice(hashText(name.normalize('NFC').toLowerCase()), 'look');
  const first = prose(name).words.map((w) => w.word);
  const woman =
    mentions(text, WOMAN) ||
    (!mentions(text, MAN) &&
      (first.some((w) => WOMEN_NAMES.includes(w)) ||
        (!first.some((w) => MEN_NAMES.includes(w)) && chance.chance(0.5))));
  const child = mentions(text, CHILD);
  const teen = !child && mentions(text, TEEN) && !mentions(text, ['old', 'woman', 'mother']);
  const old = !child && !teen && (mentions(text, OLD) || olderThan(text.words.map((w) => w.word)));
  const baby = mentions(text, ['baby', 'infant', 'toddler']);
  let height = child ? (baby ? 0.85 : 1.2) : teen ? 1.58 : woman ? 1.67 : 1.78;
  height += child ? 0 : chance.between(-0.03, 0.03) - (old ? 0.05 : 0);
  if (mentions(text, ['tall', 'towering', 'giant', 'lanky', 'huge', 'six foot'])) {
    height *= 1.09;
  }
  if (
    mentions(text, ['short man', 'short woman', 'small', 'tiny', 'petite', 'dwarf', 'diminutive', 'stocky', 'squat'])
  ) {
    height *= 0.91;
  }
  let girth = woman ? 0.92 : 1.02;
  if (
    mentions(text, [
      'heavy',
      'fat',
      'stout',
      'burly',
      'big',
      'broad',
      'bulky',
      'huge',
      'heavyset',
      'portly',
      'stocky',
      'giant',
      'plump',
      'round',
      'massive',
      'muscular',
      'barrel',
    ])
  ) {
    girth *= 1.25;
  } else if (
    mentions(text, [
      'thin',
      'slim',
      'slender',
      'lean',
      'gaunt',
      'lanky',
      'skinny',
      'wiry',
      'bony',
      'frail',
      'slight',
      'haggard',
    ])
  ) {
    girth *= 0.86;
  }
  const hat = firstMention(text, HATS);
  return {
    height,
    girth,
    heads: child ? (baby ? 4.6 : 5.6) : teen ? 6.9 : 7.4,
    old,
    woman,
    hair: hairOf(text, woman, child, old, chance.next()),
    hairTone: hairTone(text, old, chance.next()),
    skinTone: skinTone(text),
    beard: beardOf(text, woman || child || teen, chance.next()),
    glasses: mentions(text, ['glasses', 'spectacles', 'bespectacled', 'eyeglasses', 'pince nez']),
    hat: mentions(text, ['bareheaded', 'hatless']) ? null : hat,
    garment:
      firstMention(text, GARMENTS) ??
      chance.pick(
        woman ? (['jacket', 'sweater', 'shirt', 'coat'] as const) : (['jacket', 'sweater', 'shirt', 'jacket'] as const),
      ),
  };
}

function olderThan(words: readonly string[]): boolean {
  return words.some((word) => /^(?:[6-9]\d)(?:s)?$/.test(word));
}

function hairOf(text: ReturnType<typeof prose>, woman: boolean, child: boolean, old: boolean, roll: number): HairStyle {
  const named = firstMention(text, HAIR);
  if (named) {
    return named;
  }
  if (mentions(text, ['long']) && mentions(text, ['hair', 'haired'])) {
    return 'long';
  }
  const styles: readonly HairStyle[] = woman
    ? child
      ? ['bob', 'ponytail', 'long']
      : old
        ? ['bun', 'bob', 'curly', 'bun']
        : ['bob', 'long', 'ponytail', 'bun', 'long']
    : old
      ? ['receding', 'short', 'receding']
      : ['short', 'cropped', 'short', 'curly'];
  return styles[Math.floor(roll * styles.length)]!;
}

function hairTone(text: ReturnType<typeof prose>, old: boolean, roll: number): number {
  if (mentions(text, ['white hair', 'white haired', 'silver hair', 'silver haired', 'white beard', 'silver'])) {
    return 0.95;
  }
  if (mentions(text, ['grey', 'gray', 'greying', 'graying', 'salt and pepper'])) {
    return 0.72;
  }
  if (mentions(text, ['blond', 'blonde', 'fair', 'fair haired', 'golden'])) {
    return 0.82;
  }
  if (mentions(text, ['red hair', 'redhead', 'red haired', 'ginger', 'auburn'])) {
    return 0.5;
  }
  if (mentions(text, ['black hair', 'dark', 'dark hair', 'dark haired', 'raven'])) {
    return 0.05;
  }
  return old ? 0.85 : [0.04, 0.1, 0.2, 0.34][Math.floor(roll * 4)]!;
}

function skinTone(text: ReturnType<typeof prose>): number {
  if (mentions(text, ['black man', 'black woman', 'dark skin', 'dark skinned', 'african', 'ebony'])) {
    return 0.52;
  }
  return mentions(text, [
    'tan',
    'tanned',
    'brown skin',
    'olive',
    'weathered',
    'sunburnt',
    'indian',
    'latina',
    'latino',
    'arab',
  ])
    ? 0.78
    : 0.95;
}

function beardOf(text: ReturnType<typeof prose>, none: boolean, roll: number): Look['beard'] {
  if (mentions(text, ['beard', 'bearded', 'whisker'])) {
    return 'full';
  }
  if (mentions(text, ['moustache', 'mustache', 'moustached'])) {
    return 'moustache';
  }
  if (mentions(text, ['stubble', 'unshaven', 'stubbled'])) {
    return 'stubble';
  }
  return none || roll < 0.82 || mentions(text, ['clean shaven']) ? 'none' : 'stubble';
}
