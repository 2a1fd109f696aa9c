/** Props: which things the words name, which a hand can hold and which stand on the ground. */
import type { Recipe } from '../../../contracts/recipe.ts';
import { allMentions, type Prose, prose } from './words.ts';

const KINDS = {
  key: ['key', 'keyring'],
  letter: ['letter', 'envelope', 'note', 'telegram', 'postcard'],
  paper: [
    'paper',
    'document',
    'newspaper',
    'page',
    'list',
    'contract',
    'drawing',
    'ticket',
    'poster',
    'sheet',
    'form',
    'receipt',
  ],
  phone: ['phone', 'cell phone', 'smartphone', 'mobile', 'cellphone'],
  telephone: ['telephone', 'receiver', 'landline', 'handset'],
  gun: ['gun', 'pistol', 'revolver', 'handgun', 'weapon'],
  rifle: ['rifle', 'shotgun', 'musket'],
  cup: ['cup', 'mug', 'coffee', 'tea', 'teacup', 'bowl'],
  glass: ['wine', 'wine glass', 'whisky', 'whiskey', 'drink', 'goblet', 'tumbler'],
  bottle: ['bottle', 'flask', 'vial', 'beer', 'rum'],
  lamp: ['lamp', 'desk lamp', 'table lamp'],
  lantern: ['lantern', 'oil lamp', 'storm lamp', 'hurricane lamp'],
  torch: ['flashlight', 'torch'],
  candle: ['candle', 'candlestick'],
  book: ['book', 'diary', 'journal', 'notebook', 'logbook', 'log book', 'bible', 'ledger', 'novel'],
  knife: ['knife', 'dagger', 'blade', 'scalpel'],
  sword: ['sword', 'sabre', 'saber'],
  bag: ['bag', 'satchel', 'purse', 'handbag', 'backpack', 'rucksack', 'sack'],
  suitcase: ['suitcase', 'briefcase', 'case', 'luggage', 'trunk'],
  box: ['box', 'crate', 'chest', 'parcel', 'package', 'tin'],
  camera: ['camera', 'film camera'],
  rope: ['rope', 'line', 'cable', 'noose'],
  radio: ['radio', 'transmitter', 'walkie talkie', 'transistor', 'tape recorder', 'recorder'],
  clock: ['clock', 'alarm clock', 'pendulum'],
  watch: ['watch', 'pocket watch', 'wristwatch', 'stopwatch', 'compass', 'barometer', 'gauge', 'dial'],
  photograph: ['photograph', 'photo', 'picture', 'portrait', 'snapshot', 'painting', 'polaroid'],
  map: ['map', 'chart', 'blueprint'],
  ring: ['ring', 'wedding ring', 'bracelet', 'necklace', 'locket', 'medal', 'coin'],
  flower: ['flower', 'rose', 'bouquet', 'flowers', 'tulip'],
  umbrella: ['umbrella', 'parasol'],
  hat: ['hat on', 'fedora'],
  cigarette: ['cigarette', 'cigar', 'pipe', 'ashtray', 'lighter', 'match'],
  pen: ['pen', 'pencil', 'quill', 'brush'],
  computer: ['computer', 'laptop', 'screen', 'monitor', 'keyboard', 'television', 'tv'],
  skull: ['skull', 'bone'],
  plate: ['plate', 'food', 'bread', 'soup', 'meal', 'cake', 'fish'],
  shell: ['shell', 'seashell', 'stone', 'pebble', 'rock'],
  wheel: ['wheel', 'steering wheel', 'helm'],
  axe: ['axe', 'hammer', 'shovel', 'spade', 'hatchet', 'wrench'],
  stick: ['stick', 'cane', 'staff', 'walking stick', 'broom', 'oar', 'spear'],
  bell: ['bell', 'handbell'],
  guitar: ['guitar', 'violin', 'fiddle', 'cello', 'banjo'],
  mirror: ['mirror', 'hand mirror'],
  doll: ['doll', 'teddy bear', 'teddy', 'puppet', 'toy'],
  chair: ['chair', 'armchair', 'stool', 'wheelchair'],
  boat: ['boat', 'rowing boat', 'dinghy', 'rowboat', 'skiff'],
  ship: ['ship', 'trawler', 'ferry', 'steamer', 'freighter', 'yacht', 'sail'],
  car: ['car', 'taxi', 'van', 'truck', 'police car', 'jeep', 'sedan', 'vehicle', 'pickup'],
  bicycle: ['bicycle', 'bike', 'motorbike', 'motorcycle'],
  dog: ['dog', 'puppy', 'hound', 'wolf'],
  cat: ['cat', 'kitten'],
  horse: ['horse', 'pony', 'mare', 'stallion'],
  bird: ['bird', 'gull', 'seagull', 'crow', 'raven', 'pigeon', 'dove', 'gulls', 'albatross'],
  train: ['train', 'locomotive'],
  door: ['door', 'doorway', 'doorknob', 'handle', 'lock', 'hatch', 'gate', 'keyhole'],
  fire: ['fire', 'campfire', 'bonfire', 'flame'],
  sign: ['sign', 'signpost', 'noticeboard', 'plaque'],
  eye: ['eye'],
  hand: ['hand', 'finger', 'fist', 'palm', 'thumb', 'knuckle'],
  foot: ['foot', 'feet', 'boot', 'shoe', 'footprint'],
} as const satisfies Record<string, readonly string[]>;

export type ThingKind = keyof typeof KINDS;

const GROUND: ReadonlySet<string> = new Set([
  'boat',
  'ship',
  'car',
  'bicycle',
  'dog',
  'cat',
  'horse',
  'bird',
  'train',
  'fire',
  'sign',
  'chair',
  'suitcase',
  'box',
]);
/** Parts of people and of the set: seen only when they are the picture. */
const INSERT_ONLY: ReadonlySet<string> = new Set(['door', 'eye', 'hand', 'foot', 'wheel']);

export interface Thing {
  kind: ThingKind | 'generic';
  label: string;
  stands: boolean;
  insertOnly: boolean;
}

/** The kinds of thing a clause names. */
export function thingsIn(clause: Prose): ThingKind[] {
  return allMentions(clause, KINDS as Record<ThingKind, readonly string[]>);
}

/**
 * The things of a shot: those its words name first, then declared props it refers to that no entry knows, as a
 * labelled generic object.
 */
export function readThings(recipe: Recipe): Thing[] {
  const found: Thing[] = [];
  const add = (kind: ThingKind | 'generic', label: string) => {
    if (!found.some((t) => (kind === 'generic' ? t.label === label : t.kind === kind))) {
      found.push({ kind, label, stands: GROUND.has(kind), insertOnly: INSERT_ONLY.has(kind) });
    }
  };
  const lexicon = KINDS as Record<ThingKind, readonly string[]>;
  for (const prop of recipe.identity.props) {
    // The last word that is known is what a compound names: BRASS KEY, MAP CASE.
    add(
      allMentions(prose(prop.name), lexicon).at(-1) ?? allMentions(prose(prop.look), lexicon)[0] ?? 'generic',
      prop.name,
    );
  }
  for (const kind of allMentions(prose(recipe.direct.description), lexicon)) {
    add(kind, kind);
  }
  return found.slice(0, 5);
}
