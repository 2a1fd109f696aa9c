/**
 * Storyboard panels per second at 1080p, two at a time, over a mix of sizes, places and hours; also what one panel
 * costs in processor time, which stays comparable on a busy machine.
 */
import type { ShotSize } from '../../grammar/story/schema.ts';
import { drawBoard } from '../../runner/backends/sketch/draw.ts';
import { drawPanel } from '../../runner/backends/sketch/index.ts';
import { stage } from '../../runner/backends/sketch/staging/stage.ts';
import { recipeOf } from '../../runner/backends/sketch/testing.ts';
import type { Recipe } from '../../runner/contracts/recipe.ts';
import type { BenchRow } from './row.ts';

const SIZES: readonly ShotSize[] = ['EWS', 'WS', 'FS', 'MS', 'MCU', 'CU', 'OTS', 'TWO SHOT', 'INSERT'];
const PLACES = [
  ['INT', 'KITCHEN'],
  ['INT', 'LIBRARY'],
  ['EXT', 'HARBOUR'],
  ['EXT', 'STREET'],
  ['EXT', 'FOREST'],
] as const;

function panels(): Recipe[] {
  return SIZES.flatMap((size, i) =>
    PLACES.map(([interior, place], k) =>
      recipeOf({
        direct: { size, description: 'MARA and TOM, a letter' },
        characters: [
          { name: 'MARA', look: 'woman, long hair, coat' },
          { name: 'TOM', look: 'old fisherman, beard' },
        ],
        context: { interior, place, time: (i + k) % 2 === 0 ? 'DAY' : 'NIGHT' },
        output: { width: 1920, height: 1080 },
        seed: i * 100 + k,
      }),
    ),
  );
}

export async function benchSketch(): Promise<BenchRow[]> {
  const recipes = panels();
  await drawPanel(recipes[0]!);

  const staged = performance.now();
  let length = 0;
  for (const recipe of recipes) {
    length += drawBoard(stage(recipe)).length;
  }
  const script = (performance.now() - staged) / recipes.length;

  const queue = [...recipes];
  let bytes = 0;
  const worker = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      bytes += (await drawPanel(next)).bytes.length;
    }
  };
  const before = process.cpuUsage();
  const start = performance.now();
  await Promise.all([worker(), worker()]);
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(before);
  return [
    { name: 'sketch panels at 1080p, two at a time', value: recipes.length / seconds, unit: '/s', target: '≥ 15' },
    {
      name: 'sketch: processor time of one panel',
      value: (used.user + used.system) / 1000 / recipes.length,
      unit: 'ms',
    },
    { name: 'sketch: staging and SVG of one panel', value: script, unit: 'ms' },
    { name: 'sketch: SVG of one panel', value: length / recipes.length / 1000, unit: 'kB' },
    { name: 'sketch: PNG of one panel', value: bytes / recipes.length / 1000, unit: 'kB' },
  ];
}
