/**
 * Fingerprints recognise a shot that has no number: 60 bits over its normalised parts. They are no security, only a
 * stable short name; equal parts within a scene are told apart by an ordinal.
 *
 * The hash runs FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/, public domain) over UTF-16 code units in two
 * 32-bit lanes, the second with a multiplier of its own, and ends each lane with MurmurHash3's 32-bit finaliser
 * (Austin Appleby, public domain): 64-bit arithmetic has no fast form in JavaScript, and a script has thousands.
 */
import { foldName } from '../text/names.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const SEPARATOR = 0x1f;

/** Words as a fingerprint sees them: folded, letters and digits only, single spaces. */
export function normalWords(text: string): string {
  return foldName(text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '));
}

/** Gives the shots of one scene their fingerprints. */
export class Fingerprints {
  readonly #seen = new Map<number, number>();
  #first = 0;
  #second = 0;

  /** Twelve lower-case base32 letters (RFC 4648 alphabet) for these parts, which are compared by their words. */
  next(...parts: string[]): string {
    this.#first = 0x811c9dc5;
    this.#second = 0xcbf29ce4;
    for (const part of parts) this.#words(part);
    const key = (this.#first >>> 0) * 0x200000 + (this.#second >>> 11);
    const ordinal = (this.#seen.get(key) ?? 0) + 1;
    this.#seen.set(key, ordinal);
    const first = finalise(this.#first ^ ordinal);
    const second = finalise(this.#second + Math.imul(first, 5));
    let letters = '';
    for (let bit = 27; bit >= 2; bit -= 5) letters += ALPHABET[(first >>> bit) & 31];
    for (let bit = 27; bit >= 2; bit -= 5) letters += ALPHABET[(second >>> bit) & 31];
    return letters;
  }

  /** Adds `normalWords(text)` and a separator, without making that string where the text is ASCII. */
  #words(text: string): void {
    let a = this.#first;
    let b = this.#second;
    let gap = false;
    let begun = false;
    for (let i = 0; i < text.length; i++) {
      let code = text.charCodeAt(i);
      if (code >= 128) {
        this.#plain(normalWords(text));
        return;
      }
      if (code >= 65 && code <= 90) code += 32;
      else if (!((code >= 97 && code <= 122) || (code >= 48 && code <= 57))) {
        gap = begun;
        continue;
      }
      if (gap) {
        a = Math.imul(a ^ 32, 0x01000193);
        b = Math.imul(b ^ 32, 0x5bd1e995);
        gap = false;
      }
      begun = true;
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b ^ code, 0x5bd1e995);
    }
    this.#first = Math.imul(a ^ SEPARATOR, 0x01000193);
    this.#second = Math.imul(b ^ SEPARATOR, 0x5bd1e995);
  }

  #plain(words: string): void {
    let a = this.#first;
    let b = this.#second;
    for (let i = 0; i < words.length; i++) {
      const code = words.charCodeAt(i);
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b ^ code, 0x5bd1e995);
    }
    this.#first = Math.imul(a ^ SEPARATOR, 0x01000193);
    this.#second = Math.imul(b ^ SEPARATOR, 0x5bd1e995);
  }
}

function finalise(lane: number): number {
  let mixed = lane;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
