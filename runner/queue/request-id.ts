/**
 * The id under which a backend is asked for a job: the job's own, and after a person's retry another one, because a
 * service that knows the first would answer with the first one's outcome. Always a lower-case UUID, as some demand.
 */
import { sha256 } from '../files/hash.ts';

export function requestId(jobId: string, generation: number): string {
  if (generation === 0) return jobId;
  const hex = sha256(`${jobId}\n${generation}`);
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
