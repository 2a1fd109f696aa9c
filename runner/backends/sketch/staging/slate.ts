/** The words of the strip under the picture. */
import type { ShotSize } from '../../../../grammar/story/schema.ts';
import type { Recipe } from '../../../contracts/recipe.ts';
import type { Slate } from './staging.ts';

const ANGLES = {
  eye: '',
  low: 'low angle',
  high: 'high angle',
  dutch: 'dutch',
  overhead: 'overhead',
  ground: 'ground level',
};

export function readSlate(recipe: Recipe, size: ShotSize, lens: number): Slate {
  const { direct, context, slate, output } = recipe;
  const line = context.lines[0];
  const seconds = output.duration / 1000;
  const interior = context.interior ? `${context.interior}. ` : '';
  return {
    number: [slate.scene, slate.shot].filter(Boolean).join(' / '),
    title: slate.title,
    size,
    camera: [
      `${Math.round(lens)} mm`,
      direct.angle ? ANGLES[direct.angle] : '',
      direct.movement ?? '',
      direct.extra.transition ?? '',
    ]
      .filter(Boolean)
      .join(' · '),
    duration: `${seconds.toFixed(1)} s`,
    location: `${interior}${context.place}${context.time ? ` – ${context.time}` : ''}`,
    words: line && direct.description.trim() === '' ? line.text : direct.description,
    speaker: line
      ? `${line.character}${line.parenthetical ? ` (${line.parenthetical.replace(/^\(|\)$/g, '')})` : ''}: “${line.text}”`
      : null,
  };
}
