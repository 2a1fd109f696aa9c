/**
 * The staging: everything the drawing needs, as plain data in metres and radians, computed before a line is drawn.
 * Tests compare this; the drawing adds no decision of its own but the wander of the pencil.
 */
import type { Movement, ShotSize } from '../../../../grammar/story/schema.ts';
import type { Camera, Vec } from './camera.ts';

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type HairStyle = 'bald' | 'short' | 'cropped' | 'long' | 'bob' | 'bun' | 'ponytail' | 'curly' | 'receding';
export type Hat = 'cap' | 'brim' | 'beanie' | 'helmet' | 'hood' | 'scarf' | 'peaked' | 'crown';
export type Garment = 'shirt' | 'jacket' | 'coat' | 'dress' | 'skirt' | 'robe' | 'uniform' | 'sweater' | 'suit';

/** What a person looks like, read from their look. */
export interface Look {
  /** Metres, crown to sole, standing. */
  height: number;
  /** 1 is average; limbs and trunk are this much thicker. */
  girth: number;
  /** Heads that make the whole height: 7.5 for a grown person, less for a child. */
  heads: number;
  old: boolean;
  woman: boolean;
  hair: HairStyle;
  /** 0 black … 1 white. */
  hairTone: number;
  skinTone: number;
  beard: 'none' | 'full' | 'moustache' | 'stubble';
  glasses: boolean;
  hat: Hat | null;
  garment: Garment;
}

export type PoseName =
  | 'stand'
  | 'contrapposto'
  | 'hands on hips'
  | 'arms crossed'
  | 'sit'
  | 'kneel'
  | 'crouch'
  | 'lie'
  | 'walk'
  | 'run'
  | 'point'
  | 'reach'
  | 'hold'
  | 'show'
  | 'raise'
  | 'lean'
  | 'climb'
  | 'fall'
  | 'wave'
  | 'aim'
  | 'phone'
  | 'read'
  | 'hide face'
  | 'pray'
  | 'fight'
  | 'hug'
  | 'row'
  | 'drive'
  | 'carry'
  | 'pull'
  | 'write'
  | 'drink'
  | 'bow';

export type Mood =
  | 'neutral'
  | 'happy'
  | 'sad'
  | 'angry'
  | 'afraid'
  | 'surprised'
  | 'determined'
  | 'weary'
  | 'asleep'
  | 'shouting';

export interface Gaze {
  /** Radians the head turns beyond the body, to the person's own left positive. */
  turn: number;
  /** Radians downward. */
  nod: number;
}

export interface FigureStaging {
  name: string;
  /** Hex colour of the character. */
  color: string;
  role: 'subject' | 'partner' | 'foreground' | 'extra';
  look: Look;
  pose: PoseName;
  /** Which of a pose's variants, 0 … 1. */
  variant: number;
  mood: Mood;
  gaze: Gaze;
  speaking: boolean;
  holds: string | null;
  /** Where the feet are. */
  at: Vec;
  /** Radians; 0 faces the default camera, positive turns towards the right of the picture. */
  yaw: number;
  /** Calculated: middle of the figure across the picture, 0 left … 1 right. */
  x: number;
  /** Calculated: crown and soles down the picture, 0 top … 1 bottom; may lie outside. */
  top: number;
  bottom: number;
}

export type SetKind =
  | 'room'
  | 'bedroom'
  | 'kitchen'
  | 'corridor'
  | 'stairs'
  | 'bar'
  | 'office'
  | 'car'
  | 'church'
  | 'hospital'
  | 'prison'
  | 'warehouse'
  | 'shop'
  | 'library'
  | 'classroom'
  | 'tower'
  | 'cabin'
  | 'cave'
  | 'bathroom'
  | 'theatre'
  | 'train'
  | 'lab'
  | 'open'
  | 'sea'
  | 'cliff'
  | 'lighthouse'
  | 'harbour'
  | 'forest'
  | 'street'
  | 'field'
  | 'road'
  | 'mountain'
  | 'rooftop'
  | 'beach'
  | 'station'
  | 'river'
  | 'desert'
  | 'park'
  | 'graveyard'
  | 'house'
  | 'boat'
  | 'space';

export type TimeOfDay = 'day' | 'night' | 'dawn' | 'dusk';

export interface Weather {
  rain: boolean;
  snow: boolean;
  fog: boolean;
  wind: boolean;
  storm: boolean;
  sun: boolean;
}

export interface Setting {
  kind: SetKind;
  interior: boolean;
  /** The words of the heading that found no set of their own: drawn as the generic set of their kind. */
  generic: boolean;
  time: TimeOfDay;
  weather: Weather;
  /** A building that the words name and that is not the set itself. */
  landmark: 'lighthouse' | 'house' | null;
  /** Decided by the place alone, so that a room is the same room in every shot. */
  layout: number;
  /** −1: the light comes from the left. */
  lightSide: -1 | 1;
}

export interface PropStaging {
  /** Entry of the prop vocabulary, or `generic`. */
  kind: string;
  label: string;
  /** Where it stands; null when it is the picture itself (an insert). */
  at: Vec | null;
  heldBy: string | null;
}

export interface Staging {
  sheet: { width: number; height: number };
  picture: Rect;
  strip: Rect;
  size: ShotSize;
  camera: Camera;
  lens: number;
  /** Height of the horizon in the middle of the picture: 0 top … 1 bottom; outside when it is not to be seen. */
  horizon: number;
  subject: 'figures' | 'object' | 'hands' | 'place' | 'top view';
  /** In drawing order, farthest first. */
  figures: FigureStaging[];
  props: PropStaging[];
  setting: Setting;
  move: Movement | null;
  pointOfView: boolean;
  seed: number;
  slate: Slate;
}

export interface Slate {
  number: string;
  title: string;
  size: string;
  camera: string;
  duration: string;
  location: string;
  words: string;
  speaker: string | null;
}
