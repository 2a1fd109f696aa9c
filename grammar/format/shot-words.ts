/** The words of a shot in order, the same in both of its forms. */
import { sizeOf } from '../story/sizes.ts';
import { partsOf, readField, writeField } from './parts.ts';

const FRAMING = /^(.*?\S)(\s+)([-–—])(\s+|$)(.*)$/s;

/** `WIDE - Sea | 4s | dolly in #3#` with its spaces in order and its size in capitals. */
export function tidyShot(body: string): string {
  if (/\/\*|\[\[|\n/.test(body)) return body.trim();
  const [head = '', ...fields] = partsOf(body, 'shot');
  const tidy = [framing(head), ...fields.map((field) => writeField(readField(field)))];
  return tidy
    .filter((part, i) => i === 0 || part !== '')
    .join(' | ')
    .trim();
}

function framing(head: string): string {
  const found = FRAMING.exec(head);
  if (!found) return sizeOf(head) ? sizeWords(head) : head;
  const [, size = '', , dash, , words = ''] = found;
  return sizeOf(size) ? `${sizeWords(size)} ${dash} ${words.trimStart()}`.trim() : head;
}

function sizeWords(size: string): string {
  const upper = size.toUpperCase();
  return sizeOf(upper) === sizeOf(size) ? upper : size;
}

/** The portable form of these words. */
export function writeShot(body: string): string {
  return body === '' ? '[[shot:]]' : `[[shot: ${body}]]`;
}
