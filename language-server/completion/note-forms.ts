/** What may stand in each typed note: the words completion offers after `[[`, after `keyword:` and after `|`. */

/** What a place in a note expects; completion knows candidates for each. */
export type Expects =
  | 'text'
  | 'character'
  | 'new-character'
  | 'new-location'
  | 'prop'
  | 'with'
  | 'style'
  | 'music'
  | 'target'
  | 'expression'
  | 'variable'
  | 'shot'
  | 'movement'
  | 'angle'
  | 'lens'
  | 'pipeline'
  | 'transition'
  | 'scripts'
  | readonly string[];

export interface NoteForm {
  summary: string;
  /** Null for bare words as `[[else]]`. */
  head: Expects | null;
  fields: Readonly<Record<string, Expects>>;
  /** Words that stand alone between bars. */
  flags: readonly string[];
}

const form = (
  summary: string,
  head: Expects | null,
  fields: NoteForm['fields'] = {},
  flags: string[] = [],
): NoteForm => ({
  summary,
  head,
  fields,
  flags,
});

export const pipelines = ['low', 'standard', 'high'] as const;
export const shotTransitions = ['cut', 'dissolve', 'fade', 'wipe', 'match cut'] as const;
export const aspects = ['16:9', '2.39:1', '1.85:1', '4:3', '1:1', '9:16'] as const;
export const ratings = ['general', 'teen', 'mature'] as const;

export const shotFields: NoteForm['fields'] = {
  style: 'style',
  seed: 'text',
  negative: 'text',
  with: 'with',
  pipeline: 'pipeline',
  aspect: aspects,
  transition: 'transition',
  ref: 'text',
  rating: ratings,
  movement: 'movement',
  lens: 'lens',
  angle: 'angle',
  duration: 'text',
};

export const noteForms: Readonly<Record<string, NoteForm>> = {
  character: form('Declares a character', 'new-character', {
    as: 'text',
    look: 'text',
    voice: 'text',
    lora: 'text',
    ref: 'text',
    color: 'text',
  }),
  location: form('Declares a location', 'new-location', { look: 'text', ref: 'text' }),
  prop: form('Declares a prop', 'text', { look: 'text', ref: 'text' }),
  style: form('Declares a look for pictures', 'text', { prompt: 'text', negative: 'text', lut: 'text', ref: 'text' }),
  music: form('Declares a piece of music', 'text', { file: 'text', prompt: 'text' }),
  var: form('Declares a variable with its first value', 'expression', { 'one-of': 'text' }),
  beat: form('Marks a story beat', 'text', { tension: 'text', feel: 'text' }),
  label: form('A place to jump to', 'text'),
  include: form("Sees another script's declarations and targets", 'scripts'),
  rating: form('Content rating of this scene', ratings),
  when: form('Skips the scene unless this holds', 'expression'),
  ending: form('Names an ending of the story', 'text'),
  unlock: form('Unlocks something for the player', 'text'),
  set: form('Changes a variable', 'expression'),
  if: form('Text that is there only when this holds', 'expression'),
  elseif: form('Otherwise, when this holds', 'expression'),
  else: form('Otherwise', null),
  end: form('Closes the innermost block', null),
  once: form('Text for the first visit', null),
  pick: form('One of several, drawn by the seed', null),
  or: form('Another one to pick, with its weight', 'text'),
  jump: form('Goes on somewhere else', 'target'),
  call: form('Goes there and comes back', 'target'),
  return: form('Comes back from a call', null),
  ask: form('Asks the player for text', 'variable', { prompt: 'text', default: 'text' }),
  choice: form('Heads the options that follow', 'text', { time: 'text', else: 'target' }, ['shuffle', 'again']),
  show: form('Puts a character on stage', 'character', {
    at: ['left', 'centre', 'right', 'far left', 'far right'],
    with: 'transition',
  }),
  hide: form('Takes a character off stage', 'character'),
  camera: form('Moves the camera', 'movement'),
  sfx: form('Plays a sound', 'text'),
  play: form('Starts music', 'music', { fade: 'text' }),
  stop: form('Stops music or sound', ['music', 'sound']),
  wait: form('Waits', 'text'),
  line: form('Id and expression of a spoken line', 'text', { expression: 'text' }),
  shot: form('A shot, in the portable form', 'shot', shotFields),
  option: form(
    'An option, in the portable form',
    'text',
    {
      if: 'expression',
      needs: 'expression',
      weight: 'text',
      depth: 'text',
      to: 'target',
      id: 'text',
    },
    ['once', 'leave', 'else'],
  ),
  todo: form('A reminder', 'text'),
};

/** Words that may stand alone in a note in `.story`. */
export const bareNotes: readonly string[] = ['else', 'end', 'once', 'pick', 'return'];

/** The form of a note by its first word; undefined for one that is none, `constructor` too. */
export function noteForm(keyword: string): NoteForm | undefined {
  return Object.hasOwn(noteForms, keyword) ? noteForms[keyword] : undefined;
}

/** What a field of a note expects; undefined for a field that it has not. */
export function fieldOf(keyword: string, field: string): Expects | undefined {
  const fields = noteForm(keyword)?.fields;
  return fields !== undefined && Object.hasOwn(fields, field) ? fields[field] : undefined;
}
