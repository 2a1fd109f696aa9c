/**
 * Fingerprints recognise a shot that has no number: 60 bits of FNV-1a over its normalised parts. They are no
 * security, only a stable short name; equal parts within a scene are told apart by an ordinal.
 *
 * FNV-1a, 64 bit: http://www.isthe.com/chongo/tech/comp/fnv/ (public domain), over UTF-8.
 */
import { foldName } from '../text/names.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const TWO_32 = 0x1_0000_0000;

/** FNV-1a 64 of a text in UTF-8, as two unsigned 32-bit halves. Lone surrogates hash as three bytes. */
export function fnv1a(text: string): { high: number; low: number } {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  const step = (byte: number): void => {
    low = (low ^ byte) >>> 0;
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + (low << 8) + Math.floor(product / TWO_32)) >>> 0;
    low = product >>> 0;
  };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) {
      step(code);
    } else if (code < 0x800) {
      step(0xc0 | (code >> 6));
      step(0x80 | (code & 0x3f));
    } else {
      const next = text.charCodeAt(i + 1);
      if (code >= 0xd800 && code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) {
        const point = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
        step(0xf0 | (point >> 18));
        step(0x80 | ((point >> 12) & 0x3f));
        step(0x80 | ((point >> 6) & 0x3f));
        step(0x80 | (point & 0x3f));
        i += 1;
      } else {
        step(0xe0 | (code >> 12));
        step(0x80 | ((code >> 6) & 0x3f));
        step(0x80 | (code & 0x3f));
      }
    }
  }
  return { high, low };
}

/** Twelve lower-case base32 letters (RFC 4648 alphabet) of the hash of the parts, joined by a unit separator. */
export function fingerprint(parts: readonly string[]): string {
  const { high, low } = fnv1a(parts.join('\u001f'));
  let letters = '';
  for (let i = 0; i < 6; i++) letters += ALPHABET[(high >>> (27 - 5 * i)) & 31];
  for (let i = 0; i < 6; i++) letters += ALPHABET[(low >>> (27 - 5 * i)) & 31];
  return letters;
}

/** Words as a fingerprint sees them: folded, without punctuation and emphasis, single spaces. */
export function normalWords(text: string): string {
  return foldName(text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '));
}

/** Gives every shot of a scene its fingerprint, the ordinal counting those whose parts are equal. */
export class Ordinals {
  readonly #seen = new Map<string, number>();

  next(parts: readonly string[]): string {
    const key = parts.join('\u001f');
    const ordinal = (this.#seen.get(key) ?? 0) + 1;
    this.#seen.set(key, ordinal);
    return fingerprint([...parts, String(ordinal)]);
  }
}
