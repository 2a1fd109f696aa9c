/**
 * Git LFS pointers: the small text that stands in a clone where the media has not been fetched. Readers meet one
 * before sharp or ffmpeg does, and its oid is the content's own SHA-256.
 *
 * Format: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
import { closeSync, openSync, readSync } from 'node:fs';

export interface LfsPointer {
  /** SHA-256 of the content, hex. */
  oid: string;
  /** Bytes of the content. */
  size: number;
}

/** A pointer is under 1,024 bytes by its specification. */
export const POINTER_LIMIT = 1024;

const FIRST = 'version https://git-lfs.github.com/spec/';

export function parsePointer(bytes: Uint8Array): LfsPointer | null {
  if (bytes.length < FIRST.length || bytes.length >= POINTER_LIMIT) return null;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  if (!text.startsWith(FIRST)) return null;
  const oid = /^oid sha256:([0-9a-f]{64})\r?$/m.exec(text)?.[1];
  const size = /^size (\d+)\r?$/m.exec(text)?.[1];
  return oid === undefined || size === undefined ? null : { oid, size: Number(size) };
}

/** The pointer in `file`, or null when it is anything else. Throws the file system's error. */
export function readPointer(file: string): LfsPointer | null {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(POINTER_LIMIT);
    return parsePointer(bytes.subarray(0, readSync(handle, bytes, 0, POINTER_LIMIT, 0)));
  } finally {
    closeSync(handle);
  }
}
