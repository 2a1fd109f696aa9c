/**
 * Fingerprints recognise a shot that has no number: 60 bits over its normalised parts. They are no security, only a
 * stable short name; equal parts within a scene are told apart by an ordinal.
 *
 * The hash takes four letters at a time (two beyond ASCII) into two 32-bit lanes by multiply and xor-shift, and ends
 * each with MurmurHash3's 32-bit finaliser (Austin Appleby, public domain): 64-bit arithmetic has no fast form in
 * JavaScript, and a script has thousands of shots. Changing it would part derived takes from their shots.
 */
import { foldName } from '../text/names.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const SEPARATOR = 0x1f;
const FIRST = 0x9e3779b1;
const SECOND = 0x85ebca77;
const NON_ASCII = /[^\x00-\x7f]/;

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
    let word = 0;
    let filled = 0;
    let gap = false;
    let begun = false;
    for (let i = 0; i < text.length; i++) {
      let code = text.charCodeAt(i);
      if (code >= 128) {
        const words = normalWords(text);
        if (NON_ASCII.test(words)) this.#wide(words);
        else this.#words(words);
        return;
      }
      if (code >= 65 && code <= 90) code += 32;
      else if (!((code >= 97 && code <= 122) || (code >= 48 && code <= 57))) {
        gap = begun;
        continue;
      }
      if (gap) {
        word = (word << 8) | 32;
        filled += 1;
        gap = false;
        if (filled === 4) {
          a = Math.imul(a ^ word, FIRST);
          a ^= a >>> 15;
          b = Math.imul(b ^ word, SECOND);
          b ^= b >>> 13;
          filled = 0;
          word = 0;
        }
      }
      begun = true;
      word = (word << 8) | code;
      filled += 1;
      if (filled === 4) {
        a = Math.imul(a ^ word, FIRST);
        a ^= a >>> 15;
        b = Math.imul(b ^ word, SECOND);
        b ^= b >>> 13;
        filled = 0;
        word = 0;
      }
    }
    this.#first = a;
    this.#second = b;
    this.#mix(word);
    this.#mix(SEPARATOR);
  }

  #wide(words: string): void {
    for (let i = 0; i < words.length; i += 2) {
      this.#mix(words.charCodeAt(i) | ((i + 1 < words.length ? words.charCodeAt(i + 1) : 0) << 16));
    }
    this.#mix(SEPARATOR);
  }

  #mix(word: number): void {
    const a = Math.imul(this.#first ^ word, FIRST);
    this.#first = a ^ (a >>> 15);
    const b = Math.imul(this.#second ^ word, SECOND);
    this.#second = b ^ (b >>> 13);
  }
}

function finalise(lane: number): number {
  let mixed = lane;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
