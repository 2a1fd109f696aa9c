/**
 * The name of a take: `S012_03B_take01_k7f3q2mz`. Scene, shot and number are for people; the last eight letters are
 * the identity: SHA-256 of job and output index, so that two branches never make the same file and replaying a commit
 * finds the file it made.
 */
import { createHash } from 'node:crypto';
import type { ShotKey } from '../contracts/take.ts';
import { base32 } from '../files/base32.ts';
import { escapeNumber } from './paths.ts';

/** Eight base32 letters (40 bits) of SHA-256(job id, output index). */
export function takeSuffix(job: string, output: number): string {
  return base32(createHash('sha256').update(`${job}\n${output}`).digest(), 8);
}

export function takeName(key: ShotKey, number: number, job: string, output: number): string {
  const take = String(number).padStart(2, '0');
  return `S${escapeNumber(key.scene, 3)}_${escapeNumber(key.shot, 2)}_take${take}_${takeSuffix(job, output)}`;
}

/** Number and suffix of a take's name; null for any other name. */
export function parseTakeName(name: string): { number: number; suffix: string } | null {
  const match = /^S[A-Z0-9~a-f-]+_[A-Z0-9~a-f-]+_take(\d+)_([a-z2-7]{8})$/.exec(name);
  return match ? { number: Number(match[1]), suffix: match[2]! } : null;
}

export const MEDIA_TYPES = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/webp': '.webp',
  'video/mp4': '.mp4',
} as const;

/** A media file of a take by its file name; null for any other file. */
export function parseMediaName(file: string): { name: string; type: keyof typeof MEDIA_TYPES } | null {
  for (const [type, extension] of Object.entries(MEDIA_TYPES)) {
    if (!file.endsWith(extension)) continue;
    const name = file.slice(0, -extension.length);
    return parseTakeName(name) ? { name, type: type as keyof typeof MEDIA_TYPES } : null;
  }
  return null;
}
