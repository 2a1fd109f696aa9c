/** `npm run bench [name …]`: one table of everything that is measured, each figure beside its baseline and target. */
import fs from 'node:fs';
import path from 'node:path';
import { benchCommandLine } from './command-line.ts';
import { keystroke } from './keystroke.ts';
import { benchPlan } from './plan.ts';
import { benchQueue } from './queue.ts';
import { benchReel } from './reel.ts';
import type { BenchRow } from './row.ts';
import { benchSketch } from './sketch.ts';
import { benchText } from './text.ts';
import { benchThumbnails } from './thumbnails.ts';

/** What is shipped, where it has been built (`npm run build`); else the server runs from source. */
const SERVER = path.resolve(import.meta.dirname, '../../dist/server.mjs');

const suites: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  text: benchText,
  keystroke: () => keystroke(fs.existsSync(SERVER) ? SERVER : undefined),
  cli: benchCommandLine,
  plan: benchPlan,
  queue: benchQueue,
  sketch: benchSketch,
  thumbnails: benchThumbnails,
  reel: benchReel,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in suites));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(suites).join(', ')}.`);
  process.exit(2);
}
for (const [name, suite] of Object.entries(suites)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  for (const row of await suite()) {
    const value =
      row.value >= 100 ? row.value.toFixed(0) : row.value >= 10 ? row.value.toFixed(1) : row.value.toFixed(2);
    console.log(`  ${row.name.padEnd(58)} ${value.padStart(9)} ${row.unit.padEnd(8)} ${row.target ?? ''}`);
  }
}
