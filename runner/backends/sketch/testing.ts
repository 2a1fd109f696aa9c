/** Recipes for tests and the benchmark: a whole valid recipe from the few fields a test is about. */
import type { Recipe } from '../../contracts/recipe.ts';

export interface Sketchy {
  direct?: Partial<Recipe['direct']>;
  characters?: readonly { name: string; look?: string; color?: string }[];
  props?: readonly string[];
  context?: Partial<Omit<Recipe['context'], 'cast'>>;
  cast?: readonly string[];
  aspect?: string;
  output?: Partial<Recipe['output']>;
  seed?: number;
}

export function recipeOf(given: Sketchy): Recipe {
  const characters = given.characters ?? [];
  return {
    version: 1,
    direct: {
      size: null,
      description: '',
      movement: null,
      lens: null,
      angle: null,
      direction: [],
      negative: null,
      refs: [],
      extra: {},
      ...given.direct,
    },
    identity: {
      characters: characters.map((c) => ({
        name: c.name,
        look: c.look ?? null,
        color: c.color ?? null,
        lora: null,
        refs: [],
      })),
      props: (given.props ?? []).map((name) => ({ name, look: null, refs: [] })),
      location: null,
    },
    aesthetic: { style: null, prompt: null, negative: null, lut: null, refs: [], aspect: given.aspect ?? '16:9' },
    context: {
      interior: 'INT',
      place: 'KITCHEN',
      time: 'DAY',
      beat: null,
      action: [],
      lines: [],
      ...given.context,
      cast: (given.cast ?? characters.map((c) => c.name)).map((name) => ({ name, color: null })),
    },
    slate: { title: 'Low Water', scene: '12', shot: '3B' },
    output: { width: 640, height: 360, duration: 3000, ...given.output },
    seed: given.seed ?? 7,
  };
}
