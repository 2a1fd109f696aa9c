/** The reel of 100 shots of 3 s at 1080p24: still and moving, cold and with one changed shot. */
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderReel } from '../../runner/reel/render.ts';
import { ReelRequest } from '../../runner/server/protocol.ts';
import { makeProduction, type ShotWish } from '../fixtures/reel.ts';
import type { BenchRow } from './row.ts';

const SHOTS = 100;

export async function benchReel(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [kind, movement, target] of [
    ['still', undefined, 4],
    ['moving', 'dolly in', 30],
  ] as const) {
    const wishes = Array.from(
      { length: SHOTS },
      (_, i): ShotWish => ({ ms: 3000, hue: (i * 37) % 360, says: `Line ${i}.`, ...(movement && { movement }) }),
    );
    const p = await makeProduction(wishes, { width: 1920, height: 1080 });
    const render = () =>
      renderReel(p.project, p.source, p.plan, ReelRequest.parse({}), {
        hashOf: p.hashOf,
        onProgress: () => {},
        onNote: () => {},
      });
    try {
      const cold = await seconds(render);
      rows.push({ name: `reel of ${SHOTS} ${kind} shots, cold`, value: cold, unit: 's', target: `≤ ${target}` });
      await p.repaint(50, 5);
      rows.push({
        name: `reel of ${SHOTS} ${kind} shots, one changed`,
        value: await seconds(render),
        unit: 's',
        target: '≤ 1',
      });
      if (kind === 'still') {
        const naive = await seconds(async () => concatDemuxer(p.still, p.project.root));
        rows.push({ name: 'baseline: ffmpeg concat demuxer, veryfast', value: naive, unit: 's' });
        rows.push({ name: 'ratio: baseline / ours, cold', value: naive / cold, unit: '×' });
      }
    } finally {
      rmSync(p.project.cacheDir, { recursive: true, force: true });
      p.remove();
    }
  }
  return rows;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** The obvious way: every frame encoded. */
function concatDemuxer(still: (index: number) => string, root: string): Promise<void> {
  const list = Array.from({ length: SHOTS }, (_, i) => `file '${still(i % 20)}'\nduration 3`).join('\n');
  const file = path.join(root, 'list.txt');
  writeFileSync(file, list);
  const encoder = ['-vf', 'fps=24,format=yuv420p', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20'];
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-f',
    'concat',
    '-safe',
    '0',
    '-i',
    file,
    ...encoder,
    path.join(root, 'naive.mp4'),
  ]);
  return Promise.resolve();
}
