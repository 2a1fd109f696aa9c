/**
 * The way a take was made, besides its recipe: backend, workflow file and options of the pipeline. It is no part of the
 * recipe, which is neutral to backends; it is recorded with the take and compared as a field of its own.
 */
import canonicalize from 'canonicalize';
import type { Pipeline } from '../contracts/manifest.ts';
import type { StaleReason } from '../contracts/plan.ts';
import type { UsedPipeline } from '../contracts/take.ts';
import { sha256 } from '../files/hash.ts';
import { difference } from './compare.ts';
import type { FileHashes } from './file-hashes.ts';

/** `used` is null where the workflow file cannot be read: then nothing is known, and `problem` says why. */
export async function usedPipeline(
  { backend, workflow, options }: Pipeline,
  files: FileHashes,
): Promise<{ used: UsedPipeline | null; problem: string | null }> {
  if (workflow === undefined) return { used: { backend, workflow: null, options }, problem: null };
  const { ref, problem } = await files.hash(workflow);
  return ref === null ? { used: null, problem } : { used: { backend, workflow: ref.sha256, options }, problem: null };
}

/** SHA-256 of `slateline-pipeline/1\n` and its RFC 8785 JSON. */
export function pipelineHash(used: UsedPipeline): string {
  return sha256(`slateline-pipeline/1\n${canonicalize(used)}`);
}

/** True where one of the two is not known (takes made before this was recorded) or both are the same; by `pipelineHash`. */
export function samePipeline(was: string | null, now: string | null): boolean {
  return was === null || now === null || was === now;
}

/** What changed, in words: only what differs of the options, and the workflow by the first letters of its hash. */
export function pipelineReason(was: UsedPipeline | undefined, now: UsedPipeline | null): StaleReason {
  const words = difference(...differing(was ?? null, now));
  return { field: 'pipeline', label: 'the pipeline’s options', ...words };
}

function differing(was: UsedPipeline | null, now: UsedPipeline | null): [string, string] {
  const [before, after] = [entries(was), entries(now)];
  const names = [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => before.get(name) !== after.get(name),
  );
  const text = (side: Map<string, string>): string =>
    names.flatMap((name) => (side.has(name) ? [`${name} ${side.get(name)}`] : [])).join(', ');
  return [text(before), text(after)];
}

function entries(used: UsedPipeline | null): Map<string, string> {
  if (used === null) return new Map();
  const options = Object.entries(used.options).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : (canonicalize(value) ?? ''),
  ]);
  return new Map(used.workflow === null ? options : [['workflow', used.workflow.slice(0, 8)], ...options]);
}
