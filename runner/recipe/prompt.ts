/**
 * The recipe as one prompt, for backends that draw from words, and for people who want to read what was asked. The
 * layers stand in the order of their weight: direct, identity, aesthetic, context. Image models read the front of a
 * prompt hardest, so the shot's own words come first and are never cut.
 */
import type { Angle, ShotSize } from '../../grammar/story/schema.ts';
import type { Recipe } from '../contracts/recipe.ts';

const SIZES: Record<ShotSize, string> = {
  EWS: 'extreme wide shot',
  WS: 'wide shot',
  FS: 'full shot, head to toe',
  MLS: 'medium long shot, from the knees up',
  MWS: 'medium wide shot',
  MS: 'medium shot, from the waist up',
  MCU: 'medium close-up, from the chest up',
  CU: 'close-up of the face',
  ECU: 'extreme close-up of a detail',
  OTS: 'over-the-shoulder shot',
  POV: 'point-of-view shot',
  INSERT: 'insert shot of an object',
  'TWO SHOT': 'two shot, both people in frame',
  ESTABLISHING: 'establishing shot of the place',
  AERIAL: 'aerial shot from high above',
};

const ANGLES: Record<Angle, string> = {
  eye: 'eye level',
  low: 'low angle, looking up',
  high: 'high angle, looking down',
  dutch: 'dutch angle, tilted horizon',
  overhead: 'overhead, straight down',
  ground: 'camera at ground level',
};

const INTERIORS = { INT: 'interior', EXT: 'exterior', 'INT/EXT': 'interior and exterior', EST: 'exterior' } as const;

export interface Prompt {
  positive: string;
  /** What must not be seen; empty when nothing was said. */
  negative: string;
}

export function composePrompt(recipe: Recipe): Prompt {
  const { direct, identity, aesthetic, context } = recipe;
  const layers = [
    sentence([direct.size && SIZES[direct.size], direct.description]),
    sentence([
      direct.angle && ANGLES[direct.angle],
      direct.lens === null ? null : `${direct.lens} mm lens`,
      direct.movement === null || direct.movement === 'static' ? null : `camera: ${direct.movement}`,
      ...direct.direction,
    ]),
    ...identity.characters.map(({ name, look }) => described(name, look)),
    ...identity.props.map(({ name, look }) => described(name, look)),
    sentence([aesthetic.prompt]),
    sentence([
      context.interior && INTERIORS[context.interior],
      context.place,
      context.time?.toLowerCase(),
      identity.location?.look,
    ]),
    sentence([context.beat?.feel && `mood: ${context.beat.feel}`]),
    // The words of derived coverage are the action itself: said once is enough.
    sentence(context.action.filter((action) => !sameStart(action, direct.description))),
    ...moods(context.lines),
  ];
  return {
    positive: layers.filter((layer) => layer !== '').join(' '),
    negative: [...new Set([direct.negative, aesthetic.negative].map((part) => part?.trim() ?? ''))]
      .filter((part) => part !== '')
      .join(', '),
  };
}

/** What is said is not drawn; how it is said is. */
function moods(lines: Recipe['context']['lines']): string[] {
  const seen = new Set<string>();
  for (const { character, expression, parenthetical } of lines) {
    const mood = expression ?? parenthetical?.replace(/^\(|\)$/g, '');
    if (mood) seen.add(sentence([`${character}, ${mood.trim()}`]));
  }
  return [...seen];
}

function described(name: string, look: string | null): string {
  return look === null ? '' : sentence([`${name}: ${look}`]);
}

function sentence(parts: readonly (string | null | undefined)[]): string {
  const text = parts
    .map((part) => part?.replace(/\s+/g, ' ').trim() ?? '')
    .filter((part) => part !== '')
    .join(', ');
  return text === '' ? '' : /[.!?…。]$/.test(text) ? text : `${text}.`;
}

function sameStart(action: string, description: string): boolean {
  const [a, b] = [action, description].map((text) =>
    text
      .replace(/[….\s]+$/, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return a!.startsWith(b!) || b!.startsWith(a!);
}
