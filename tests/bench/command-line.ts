/** From process start to answer, beside a Node that does nothing. Needs the bundles (`npm run build`). */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BenchRow } from './row.ts';
import { syntheticScript } from './synthetic-script.ts';

const CLI = path.resolve(import.meta.dirname, '../../dist/cli.mjs');

export async function benchCommandLine(): Promise<BenchRow[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'slateline-bench-'));
  try {
    const script = path.join(folder, 'long.fountain');
    writeFileSync(script, syntheticScript(6_000, 1, 'fountain'));
    const env = { ...process.env, SLATELINE_STATE_DIR: folder };
    const time = (args: string[]) =>
      median(7, () => execFileSync(process.execPath, args, { cwd: folder, env, stdio: 'ignore' }));
    const node = time(['-e', '0']);
    const check = time([CLI, 'check', script]);
    return [
      { name: 'baseline: node -e 0', value: node, unit: 'ms' },
      { name: 'slateline --version', value: time([CLI, '--version']), unit: 'ms' },
      { name: 'slateline check, 6,000 lines', value: check, unit: 'ms', target: '≤ 150' },
      { name: 'ratio: check / baseline', value: check / node, unit: '×' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function median(rounds: number, work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[rounds >> 1]!;
}
