/**
 * One key to diagnostics, through the real server process over stdio: a letter is typed into action, into a speech and
 * into a shot, and the clock runs from the notification to the problems of that version. Also the requests an editor
 * sends right behind a key.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ServerClient } from '../../language-server/testing/client.ts';
import type { BenchRow } from './row.ts';
import { syntheticScript } from './synthetic-script.ts';

export interface KeystrokeOptions {
  lines: number;
  /** Keys typed and measured, after as many again to warm up. */
  keys: number;
  /** A bundle to run instead of the sources. */
  server?: string;
}

export interface KeystrokeResult {
  /** Milliseconds. */
  median: number;
  p95: number;
  /** Mean time a key keeps the server's processor busy; tells on a busy machine, too. Null where the system does not say. */
  cpu: number | null;
  /** `didOpen` to its diagnostics. */
  open: number;
  requests: Record<string, number>;
  /** Resident memory of the server in MB at the end, where the system tells. */
  memory: number | null;
}

const REQUESTS = [
  'documentSymbol',
  'foldingRange',
  'completion',
  'hover',
  'semanticTokens/full',
  'references',
] as const;

export async function measureKeystrokes({ lines, keys, server }: KeystrokeOptions): Promise<KeystrokeResult> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slateline-keys-'));
  const client = await ServerClient.start(server ? { folder, server } : { folder });
  try {
    const text = syntheticScript(lines, 1);
    const page = text.split('\n');
    const opened = performance.now();
    await client.open('long.story', text);
    await client.diagnostics('long.story', 1);
    const open = performance.now() - opened;
    const places = placesToType(page);
    const times: number[] = [];
    let version = 1;
    const type = async (key: number): Promise<number> => {
      const line = places[key % places.length]!;
      const char = page[line]!.length;
      const letter = 'abcdefghij'[key % 10]!;
      page[line] += letter;
      version++;
      const from = performance.now();
      await client.change('long.story', { version, line, char, endChar: char, text: letter });
      await client.diagnostics('long.story', version);
      return performance.now() - from;
    };
    for (let key = 0; key < keys; key++) await type(key);
    const busyBefore = busy(client.process.pid);
    for (let key = 0; key < keys; key++) times.push(await type(key));
    const busyAfter = busy(client.process.pid);
    const cpu = busyBefore === null || busyAfter === null ? null : (busyAfter - busyBefore) / keys;
    const requests: Record<string, number> = {};
    for (const name of REQUESTS) {
      const each: number[] = [];
      for (let round = 0; round < 12; round++) {
        await type(round);
        const from = performance.now();
        const position = { line: places[1]!, character: 1 };
        await client.request(`textDocument/${name}`, 'long.story', position, { context: { includeDeclaration: true } });
        each.push(performance.now() - from);
      }
      requests[name] = quantile(each, 0.5);
    }
    return {
      median: quantile(times, 0.5),
      p95: quantile(times, 0.95),
      cpu,
      open,
      requests,
      memory: memoryOf(client.process.pid),
    };
  } finally {
    await client.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Lines of prose at the start, in the middle and at the end of the script. */
function placesToType(page: readonly string[]): number[] {
  return [0.02, 0.3, 0.5, 0.7, 0.98].map((part) => {
    let line = Math.floor(page.length * part);
    while (line < page.length - 1 && !/^[A-Z][a-z].*\.$/.test(page[line]!)) line++;
    return line;
  });
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}

/** Processor time of a process so far, in milliseconds, all threads. */
function busy(pid: number | undefined): number | null {
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}

function memoryOf(pid: number | undefined): number | null {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  } catch {
    return null;
  }
}

/** The rows of the benchmark table. */
export async function keystroke(server?: string): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const { lines, keys, target } of [
    { lines: 6_000, keys: 100, target: '≤ 5, p95 ≤ 12' },
    { lines: 60_000, keys: 40, target: '≤ 15, p95 ≤ 40' },
  ]) {
    const result = await measureKeystrokes({ lines, keys, ...(server && { server }) });
    const size = `${lines.toLocaleString('en')} lines`;
    rows.push({ name: `key to diagnostics, ${size}, median`, value: result.median, unit: 'ms', target });
    rows.push({ name: `key to diagnostics, ${size}, p95`, value: result.p95, unit: 'ms' });
    if (result.cpu !== null) rows.push({ name: `processor time of a key, ${size}`, value: result.cpu, unit: 'ms' });
    rows.push({ name: `open to diagnostics, ${size}`, value: result.open, unit: 'ms' });
    for (const [name, value] of Object.entries(result.requests)) {
      rows.push({ name: `${name}, ${size}`, value, unit: 'ms' });
    }
    if (result.memory !== null) rows.push({ name: `server memory, ${size}`, value: result.memory, unit: 'MB' });
  }
  return rows;
}
