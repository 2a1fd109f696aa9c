/** Content hashes: SHA-256 in lower-case hex, the one hash of files, recipes and takes. */
import { createHash, hash as hashOnce } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

export function sha256(content: string | Uint8Array): string {
  return hashOnce('sha256', content);
}

/** Streams, so that a video of any size costs no memory. Rejects with the file system's error. */
export async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
