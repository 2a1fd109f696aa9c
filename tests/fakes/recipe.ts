/** A recipe and a job's payload as the composer would make them, for tests below the composer. */
import { createHash } from 'node:crypto';
import type { JobPayload } from '../../runner/contracts/job.ts';
import type { Recipe } from '../../runner/contracts/recipe.ts';

export function sampleRecipe(seed = 7, description = 'Mara at the window, rain behind her.'): Recipe {
  return {
    version: 1,
    direct: {
      size: 'MS',
      description,
      movement: null,
      lens: null,
      angle: null,
      direction: [],
      negative: null,
      refs: [],
      extra: {},
    },
    identity: {
      characters: [{ name: 'MARA', look: 'thirty, a yellow raincoat', color: '#d0a020', lora: null, refs: [] }],
      props: [],
      location: { name: 'LIGHTHOUSE', look: null, refs: [] },
    },
    aesthetic: { style: null, prompt: null, negative: null, lut: null, refs: [], aspect: '16:9' },
    context: {
      interior: 'INT',
      place: 'LIGHTHOUSE',
      time: 'NIGHT',
      beat: null,
      cast: [{ name: 'MARA', color: '#d0a020' }],
      action: ['Rain.'],
      lines: [{ character: 'MARA', text: 'He is late.', parenthetical: null, expression: null }],
    },
    slate: { title: 'Low Water', scene: '12', shot: '3B' },
    output: { width: 320, height: 180, duration: 3000 },
    seed,
  };
}

export function samplePayload(shot: number | string, backend = 'generator', seed = 7): JobPayload {
  const recipe = sampleRecipe(seed, `Shot ${shot}.`);
  return {
    key: { script: 'film', scene: '12', shot: String(shot) },
    folder: `03_Renders/Chapter_01/Scene_012/Shot_${shot}`,
    fingerprint: `f${shot}`,
    recipe,
    recipeHash: createHash('sha256').update(JSON.stringify(recipe)).digest('hex'),
    backend,
    quality: 'low',
    options: {},
    workflow: null,
    source: { path: '02_Source_Creative/Scripts/film.story', line: 1, commit: null, dirty: false },
    label: `12 / ${shot}`,
  };
}
