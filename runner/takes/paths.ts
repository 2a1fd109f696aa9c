/**
 * Where a shot's folder is born: `03_Renders/Chapter_01/Scene_012/Shot_03B`. Pure functions. The path is only an
 * address: `shot.json` in it says whose it is, so nothing is renamed when a scene moves. Numbers are upper-cased and
 * reversibly escaped, so that no file system takes two of them for one or refuses one.
 */
import type { ShotKey } from '../contracts/take.ts';
import { sha256 } from '../files/hash.ts';
import { normalNumber } from './key.ts';

export const RENDERS = '03_Renders';

/** Longest escaped number in a path; beyond it a number is cut and told apart by its hash. */
const LONGEST = 40;

/**
 * A scene or shot number as part of a name: leading digits padded with zeros to `width`, capitals, digits and `-` as
 * they are, every other byte of its UTF-8 as `~` and two hex digits. `3B` → `03B`, `1.2` → `01~2E2`.
 */
export function escapeNumber(number: string, width: number): string {
  const value = normalNumber(number);
  const digits = /^\d*/.exec(value)![0];
  // A zero that was written is not a zero that was padded: `012` is another number than `12`.
  const escaped =
    digits.length > 1 && digits.startsWith('0')
      ? `~30${escapeBytes(value.slice(1))}`
      : (digits === '' ? '' : digits.padStart(width, '0')) + escapeBytes(value.slice(digits.length));
  return escaped.length <= LONGEST ? escaped : `${escaped.slice(0, LONGEST - 14)}~~${sha256(value).slice(0, 12)}`;
}

/** The number behind an escaped one; null for one that was cut, and for what `escapeNumber` never makes. */
export function unescapeNumber(escaped: string): string | null {
  if (escaped.includes('~~')) return null;
  const plain = escaped.replace(/^0+(?=\d)/, '');
  if (!/^(?:[A-Z0-9-]|~[0-9A-F]{2})*$/.test(plain)) return null;
  const bytes: number[] = [];
  for (let at = 0; at < plain.length; ) {
    const hex = plain[at] === '~';
    bytes.push(hex ? Number.parseInt(plain.slice(at + 1, at + 3), 16) : plain.charCodeAt(at));
    at += hex ? 3 : 1;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}

function escapeBytes(text: string): string {
  return text.replace(/[^A-Z0-9-]/gu, (char) =>
    [...Buffer.from(char, 'utf8')].map((byte) => `~${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}

/**
 * A name that every file system takes: no reserved characters, no device name of Windows, no dot or space at its end,
 * at most 60 bytes. Not reversible; used where a person's own key becomes a folder.
 */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\u0000-\u001f<>:"/\\|?*~]/g, '-')
    .replace(/[. ]+$/, '')
    .replace(/^[. ]+/, '');
  const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i.test(plain);
  const named = plain === '' || reserved ? `_${plain}` : plain;
  if (Buffer.byteLength(named) <= 60) return named;
  return `${Buffer.from(named)
    .subarray(0, 45)
    .toString('utf8')
    .replace(/\ufffd+$/u, '')
    .trimEnd()}~${sha256(name).slice(0, 12)}`;
}

/**
 * The folder in which a shot is born, project-relative with `/`. The project's first script lies directly under
 * `03_Renders`, every further one in a folder named for its key: their scene numbers may repeat.
 */
export function birthFolder(key: ShotKey, chapter: number, scripts: readonly string[]): string {
  const own = key.script === scripts[0] || !scripts.includes(key.script) ? [] : [`Script_${safeName(key.script)}`];
  return [
    RENDERS,
    ...own,
    `Chapter_${String(chapter).padStart(2, '0')}`,
    `Scene_${escapeNumber(key.scene, 3)}`,
    `Shot_${escapeNumber(key.shot, 2)}`,
  ].join('/');
}

/** The same address for a shot that finds it taken by another one; the same on every machine. */
export function otherFolder(folder: string, key: ShotKey): string {
  return `${folder}~${sha256(`${key.script}\n${key.scene}\n${key.shot}`).slice(0, 6)}`;
}
