/**
 * Thumbnails per second from 1024² and 1080p PNGs, beside the limit (the same pictures only decoded, two at a time) and
 * plain sharp in a loop. All in one process, interleaved: on a busy machine the ratios still hold.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { sha256 } from '../../runner/files/hash.ts';
import { Thumbnails } from '../../runner/takes/thumbnails.ts';
import { projectAt, writeFileIn } from '../fixtures/film.ts';
import type { BenchRow } from './row.ts';

const COUNT = 40;
const ROUNDS = 3;

/** Soft noise over a gradient: about as hard to decode as a rendered frame. */
async function frame(seed: number, width: number, height: number): Promise<Buffer> {
  const small = Buffer.alloc(64 * 36 * 3);
  let state = seed + 1;
  for (let i = 0; i < small.length; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    small[i] = state >>> 24;
  }
  return sharp(small, { raw: { width: 64, height: 36, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .png()
    .toBuffer();
}

async function twoAtATime<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<number> {
  const queue = [...items];
  const start = performance.now();
  const worker = async (): Promise<void> => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) await work(next);
  };
  await Promise.all([worker(), worker()]);
  return (items.length / (performance.now() - start)) * 1000;
}

export async function benchThumbnails(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [name, width, height] of [
    ['1024²', 1024, 1024],
    ['1080p', 1920, 1080],
  ] as const) {
    const project = projectAt(realpathSync(mkdtempSync(path.join(os.tmpdir(), 'slateline-bench-'))));
    try {
      const media: { path: string; sha256: string }[] = [];
      for (let i = 0; i < COUNT; i++) {
        const bytes = await frame(i, width, height);
        writeFileIn(project, `${i}.png`, bytes);
        media.push({ path: `${i}.png`, sha256: sha256(bytes) });
      }
      sharp.cache(false);
      sharp.concurrency(1);
      const [limit, plain, ours]: [number[], number[], number[]] = [[], [], []];
      for (let round = 0; round < ROUNDS; round++) {
        limit.push(
          await twoAtATime(media, (file) =>
            sharp(path.join(project.root, file.path), { sequentialRead: true }).raw().toBuffer(),
          ),
        );
        plain.push(
          await twoAtATime(media, (file) =>
            sharp(path.join(project.root, file.path), { sequentialRead: true })
              .resize(320)
              .jpeg({ quality: 80 })
              .toFile(path.join(project.root, `${file.path}.jpg`)),
          ),
        );
        rmSync(project.cacheDir, { recursive: true, force: true });
        const thumbnails = new Thumbnails(project);
        ours.push(await twoAtATime(media, (file) => thumbnails.of(file.path, file.sha256)));
      }
      const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;
      rows.push(
        { name: `${name} PNG decoded only (limit)`, value: middle(limit), unit: '/s' },
        { name: `${name} PNG, plain sharp to JPEG`, value: middle(plain), unit: '/s' },
        {
          name: `thumbnails of ${name} PNG`,
          value: middle(ours),
          unit: '/s',
          target: `≥ ${Math.round(middle(plain) * 0.9)}`,
        },
      );
    } finally {
      rmSync(project.root, { recursive: true, force: true });
    }
  }
  return rows;
}
