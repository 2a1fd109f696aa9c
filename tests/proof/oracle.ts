/**
 * What must be true whatever was killed when. Looks at the bare files, the queue's table and the generator's ledger,
 * and not through the code under test.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import sharp from 'sharp';
import { incomplete } from '../../runner/engine/whole-media.ts';
import type { Ledger } from '../fakes/generator.ts';

interface TakeOnDisk {
  name: string;
  job: string;
  output: number;
  shot: string;
  media: string;
}

export interface JobRow {
  id: string;
  state: string;
  takes: string[];
  error: string | null;
}

export interface Findings {
  wrong: string[];
  takes: TakeOnDisk[];
  jobs: JobRow[];
}

/** After any kill: no half-written take, none twice, and every job that says done has its takes. */
export async function inspect(root: string, stateDir: string): Promise<Findings> {
  const wrong: string[] = [];
  const takes: TakeOnDisk[] = [];
  const renders = path.join(root, '03_Renders');
  const files = existsSync(renders) ? (readdirSync(renders, { recursive: true }) as string[]) : [];
  for (const file of files) {
    const name = path.basename(file);
    if (name.startsWith('.slateline-') || name === 'shot.json' || !/\.(json|png)$/.test(name)) continue;
    const bytes = readFileSync(path.join(renders, file));
    if (name.endsWith('.png')) {
      const fault = incomplete(bytes, 'image/png');
      if (fault !== null) wrong.push(`${file}: ${fault}`);
      await sharp(bytes)
        .stats()
        .catch((error: Error) => wrong.push(`${file}: ${error.message}`));
      continue;
    }
    try {
      const sidecar = JSON.parse(bytes.toString('utf8'));
      const media = path.join(renders, path.dirname(file), sidecar.media.file);
      const hash = createHash('sha256').update(readFileSync(media)).digest('hex');
      if (hash !== sidecar.media.sha256) wrong.push(`${file}: its picture is not the one it describes`);
      takes.push({
        name: sidecar.name,
        job: sidecar.job,
        output: sidecar.output,
        shot: Object.values(sidecar.key).join('/'),
        media: sidecar.media.file,
      });
    } catch (error) {
      wrong.push(`${file}: ${(error as Error).message}`);
    }
  }
  for (const [what, key] of [
    ['job and output', (take: TakeOnDisk) => `${take.job}#${take.output}`],
    ['name', (take: TakeOnDisk) => take.name],
  ] as const) {
    for (const twice of repeated(takes.map(key))) wrong.push(`two takes of one ${what}: ${twice}`);
  }
  const jobs = jobsOf(stateDir);
  const onDisk = new Set(takes.map((take) => take.name));
  for (const job of jobs) {
    for (const take of job.takes)
      if (!onDisk.has(take)) wrong.push(`job ${job.id} is done but its take ${take} is lost`);
  }
  return { wrong, takes, jobs };
}

/** After the last process came to its end undisturbed. */
export function judgeEnd(findings: Findings, ledger: Ledger, shots: number, files: string[]): string[] {
  const wrong = [...findings.wrong];
  const { takes, jobs } = findings;
  const made = new Set(takes.map((take) => take.shot));
  if (made.size !== shots) wrong.push(`${made.size} of ${shots} shots have a take`);
  if (takes.length !== shots) wrong.push(`${takes.length} takes for ${shots} shots`);
  for (const job of jobs) if (job.state !== 'done') wrong.push(`job ${job.id} is ${job.state}: ${job.error}`);
  for (const take of takes) {
    if (!ledger.works.includes(take.job)) wrong.push(`${take.name} was made by nobody`);
  }
  const sidecars = new Set(takes.map((take) => take.media));
  for (const file of files) {
    const name = path.basename(file);
    if (name.endsWith('.png') && !sidecars.has(name)) wrong.push(`${file} has no sidecar`);
    if (name.startsWith('.slateline-')) wrong.push(`${file} was left behind`);
  }
  return wrong;
}

export function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(values.filter((value) => seen.size === seen.add(value).size))];
}

function jobsOf(stateDir: string): JobRow[] {
  const file = path.join(stateDir, 'queue.db');
  if (!existsSync(file)) return [];
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  try {
    if (db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'jobs'`).get() === undefined) return [];
    return db
      .prepare('SELECT id, state, takes, error FROM jobs ORDER BY seq')
      .all()
      .map((row) => ({
        id: String(row.id),
        state: String(row.state),
        takes: JSON.parse(String(row.takes)) as string[],
        error: row.error === null ? null : String(row.error),
      }));
  } finally {
    db.close();
  }
}
