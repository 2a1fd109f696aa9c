/** Reads the place: which set, what hour, which weather. The heading outranks the location's look and the action. */
import type { Recipe } from '../../../contracts/recipe.ts';
import { hashText } from './random.ts';
import type { SetKind, Setting, TimeOfDay, Weather } from './staging.ts';
import { allMentions, mentions, type Prose, prose } from './words.ts';

const INTERIORS: Partial<Record<SetKind, readonly string[]>> = {
  bedroom: ['bedroom', 'bed', 'dormitory', 'hotel room', 'motel room', 'nursery', 'bunk', 'guest room', 'attic'],
  kitchen: ['kitchen', 'galley', 'pantry', 'scullery', 'bakery'],
  corridor: ['corridor', 'hallway', 'passage', 'hall', 'tunnel', 'landing', 'lobby', 'foyer', 'entrance', 'sewer'],
  stairs: ['stair', 'stairs', 'staircase', 'stairwell', 'steps', 'spiral stair'],
  bar: [
    'bar',
    'pub',
    'tavern',
    'inn',
    'saloon',
    'cafe',
    'café',
    'restaurant',
    'diner',
    'nightclub',
    'club',
    'coffee shop',
    'canteen',
  ],
  office: [
    'office',
    'bureau',
    'newsroom',
    'police station',
    'precinct',
    'study',
    'interrogation room',
    'boardroom',
    'meeting room',
    'control room',
    'radio room',
    'conference room',
    'archive',
  ],
  car: ['car', 'taxi', 'van', 'truck cab', 'pickup', 'vehicle', 'limousine', 'truck'],
  church: ['church', 'chapel', 'cathedral', 'temple', 'crypt', 'nave', 'mosque', 'synagogue'],
  hospital: ['hospital', 'ward', 'clinic', 'infirmary', 'emergency room', 'operating room', 'morgue', 'doctor'],
  prison: ['prison', 'cell', 'jail', 'dungeon', 'cellar', 'basement'],
  warehouse: [
    'warehouse',
    'factory',
    'barn',
    'hangar',
    'garage',
    'workshop',
    'boathouse',
    'shed',
    'depot',
    'stable',
    'engine room',
    'mill',
    'forge',
  ],
  shop: ['shop', 'store', 'supermarket', 'market hall', 'pharmacy', 'boutique', 'grocery', 'chandlery'],
  library: ['library', 'bookshop', 'bookstore', 'reading room'],
  classroom: ['classroom', 'school', 'lecture hall', 'courtroom', 'auditorium'],
  tower: ['tower', 'lighthouse', 'lamp room', 'lantern room', 'turret', 'belfry', 'observatory'],
  cabin: [
    'cabin',
    'hut',
    'cottage',
    'lodge',
    'chalet',
    'wheelhouse',
    'bridge',
    'boat',
    'ship',
    'submarine',
    'hold',
    'trawler',
    'tent',
  ],
  cave: ['cave', 'cavern', 'mine', 'grotto', 'lair'],
  bathroom: ['bathroom', 'toilet', 'shower', 'washroom', 'restroom'],
  theatre: ['theatre', 'theater', 'stage', 'cinema', 'backstage', 'ballroom', 'opera', 'dance hall', 'studio'],
  train: [
    'train',
    'carriage',
    'compartment',
    'subway car',
    'tram',
    'bus',
    'plane',
    'airplane',
    'aircraft',
    'cockpit',
    'spaceship',
    'ferry',
  ],
  lab: ['lab', 'laboratory', 'server room'],
  room: [
    'room',
    'living room',
    'parlour',
    'parlor',
    'lounge',
    'flat',
    'apartment',
    'house',
    'home',
    'dining room',
    'sitting room',
    'salon',
    'mansion',
    'hotel',
    'kitchen table',
  ],
};

const EXTERIORS: Partial<Record<SetKind, readonly string[]>> = {
  lighthouse: ['lighthouse', 'light house', 'beacon'],
  harbour: [
    'harbour',
    'harbor',
    'pier',
    'quay',
    'dock',
    'jetty',
    'marina',
    'wharf',
    'port',
    'docks',
    'slipway',
    'mole',
    'breakwater',
    'ferry',
  ],
  boat: ['boat', 'deck', 'ship', 'rowing boat', 'dinghy', 'trawler', 'yacht', 'raft', 'on board'],
  cliff: [
    'cliff',
    'clifftop',
    'headland',
    'precipice',
    'basalt',
    'crag',
    'bluff',
    'ledge',
    'rocks',
    'gallery',
    'skerry',
    'island',
  ],
  beach: [
    'beach',
    'shore',
    'sand',
    'dune',
    'cove',
    'coast',
    'seashore',
    'tideline',
    'mudflat',
    'causeway',
    'low water',
  ],
  sea: ['sea', 'ocean', 'open water', 'wave', 'underwater', 'bay', 'strait', 'atlantic'],
  forest: ['forest', 'wood', 'woods', 'jungle', 'tree', 'grove', 'clearing', 'thicket', 'orchard'],
  station: ['station', 'platform', 'railway', 'bus stop', 'airport', 'track'],
  graveyard: ['graveyard', 'cemetery', 'churchyard', 'grave', 'tomb'],
  park: ['park', 'garden', 'playground', 'lawn', 'courtyard', 'backyard', 'yard', 'bench', 'plaza fountain'],
  rooftop: ['rooftop', 'roof', 'terrace', 'balcony', 'fire escape'],
  street: [
    'street',
    'city',
    'town',
    'alley',
    'alleyway',
    'square',
    'market',
    'sidewalk',
    'pavement',
    'avenue',
    'village',
    'downtown',
    'bar',
    'shop',
    'hotel',
    'office',
    'cafe',
    'pub',
    'restaurant',
    'boulevard',
    'crossroads',
    'warehouse',
    'hospital',
    'school',
    'lane',
    'parking lot',
    'car park',
    'motel',
  ],
  river: ['river', 'lake', 'stream', 'canal', 'waterfall', 'pond', 'bridge', 'bank', 'creek', 'ford', 'marsh', 'swamp'],
  mountain: ['mountain', 'peak', 'summit', 'alps', 'glacier', 'ridge', 'canyon', 'valley', 'hill', 'volcano', 'pass'],
  road: ['road', 'highway', 'motorway', 'freeway', 'track road', 'path', 'gas station', 'trail', 'car', 'driveway'],
  desert: [
    'desert',
    'riverbed',
    'lake bed',
    'mud flat',
    'salt flat',
    'wasteland',
    'dunes',
    'plain',
    'outback',
    'tundra',
    'ice',
    'steppe',
  ],
  field: [
    'field',
    'meadow',
    'pasture',
    'farm',
    'moor',
    'prairie',
    'countryside',
    'vineyard',
    'battlefield',
    'heath',
    'camp',
  ],
  house: [
    'house',
    'cottage',
    'cabin',
    'farmhouse',
    'mansion',
    'villa',
    'castle',
    'hut',
    'church',
    'chapel',
    'home',
    'porch',
    'barn',
    'gate',
    'manor',
    'palace',
    'tower',
    'prison',
    'station house',
  ],
  space: ['space', 'orbit', 'moon', 'planet', 'asteroid', 'spacewalk'],
};

const NIGHT = [
  'night',
  'midnight',
  'nighttime',
  'moonlight',
  'moonlit',
  'nacht',
  'nuit',
  'noche',
  'ночь',
  'small hours',
  'after dark',
];
const DAWN = [
  'dawn',
  'sunrise',
  'daybreak',
  'first light',
  'early morning',
  'morgendämmerung',
  'aube',
  'magic hour morning',
];
const DUSK = [
  'dusk',
  'sunset',
  'evening',
  'twilight',
  'magic hour',
  'golden hour',
  'nightfall',
  'abend',
  'soir',
  'tarde',
  'вечер',
  'late afternoon',
  'sundown',
];
const DAY = ['day', 'morning', 'noon', 'afternoon', 'midday', 'tag', 'jour', 'día', 'день', 'daylight', 'lunchtime'];

export function readSetting(recipe: Recipe, scene: Prose): Setting {
  const { place, interior, time } = recipe.context;
  const heading = prose(place, recipe.identity.location?.name);
  const inside = isInside(recipe, heading, scene);
  const lexicon = (inside ? INTERIORS : EXTERIORS) as Record<SetKind, readonly string[]>;
  const kind =
    lastNamed(heading, lexicon) ??
    allMentions(prose(recipe.identity.location?.look), lexicon)[0] ??
    allMentions(prose(recipe.direct.description), lexicon)[0] ??
    null;
  const layout = hashText(`${place}|${recipe.identity.location?.name ?? ''}`.toLowerCase().normalize('NFC'));
  const named = prose(place, recipe.identity.location?.name, recipe.direct.description);
  return {
    landmark: mentions(named, ['lighthouse', 'light house', 'beacon'])
      ? 'lighthouse'
      : mentions(named, ['house', 'cottage', 'farmhouse', 'hut', 'cabin'])
        ? 'house'
        : null,
    kind: kind ?? (inside ? 'room' : 'open'),
    interior: inside && interior !== 'EXT',
    generic: kind === null,
    time: readTime(prose(time), prose(place, recipe.direct.description, ...recipe.context.action)),
    weather: readWeather(
      prose(place, time, recipe.direct.description, recipe.identity.location?.look, ...recipe.context.action),
    ),
    layout,
    lightSide: layout & 4 ? 1 : -1,
  };
}

function isInside(recipe: Recipe, heading: Prose, scene: Prose): boolean {
  switch (recipe.context.interior) {
    case 'INT':
      return true;
    case 'EXT':
    case 'EST':
      return false;
    case 'INT/EXT':
      return recipe.direct.size !== 'ESTABLISHING' && recipe.direct.size !== 'AERIAL' && recipe.direct.size !== 'EWS';
    default: {
      const out = EXTERIORS as Record<SetKind, readonly string[]>;
      const within = INTERIORS as Record<SetKind, readonly string[]>;
      const both = [heading, scene].find((text) => lastNamed(text, out) || lastNamed(text, within));
      return both ? lastNamed(both, within) !== null && lastNamed(both, out) === null : false;
    }
  }
}

/** In "LIGHTHOUSE - KITCHEN" the later, nearer word is the set. */
function lastNamed(text: Prose, lexicon: Record<SetKind, readonly string[]>): SetKind | null {
  return allMentions(text, lexicon).at(-1) ?? null;
}

function readTime(heading: Prose, rest: Prose): TimeOfDay {
  for (const text of [heading, rest]) {
    for (const [time, words] of [
      ['dawn', DAWN],
      ['dusk', DUSK],
      ['night', NIGHT],
      ['day', DAY],
    ] as const) {
      if (mentions(text, words)) {
        return time;
      }
    }
  }
  return 'day';
}

function readWeather(text: Prose): Weather {
  const storm = mentions(text, ['storm', 'stormy', 'lightning', 'thunder', 'tempest', 'hurricane', 'gale', 'squall']);
  return {
    storm,
    rain:
      mentions(text, ['rain', 'rainy', 'raining', 'drizzle', 'downpour', 'shower', 'rainstorm', 'thunderstorm']) ||
      (storm && !mentions(text, ['snow', 'snowstorm', 'sandstorm'])),
    snow: mentions(text, ['snow', 'snowy', 'blizzard', 'snowstorm', 'snowfall', 'sleet']),
    fog: mentions(text, ['fog', 'foggy', 'mist', 'misty', 'haze', 'smoke', 'haar']),
    wind: storm || mentions(text, ['wind', 'windy', 'gust', 'breeze', 'gale', 'blow']),
    sun: mentions(text, ['sun', 'sunny', 'sunshine', 'sunlight', 'bright', 'hot']),
  };
}
