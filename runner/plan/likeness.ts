/** How alike two shots are by their words, for recognising one that was rewritten. */
import type { Shot } from '../../grammar/story/schema.ts';
import { foldName } from '../../grammar/text/names.ts';
import type { Recipe } from '../contracts/recipe.ts';

export function wordsOfShot(shot: Shot): string[] {
  return wordsOf([shot.description, ...shot.action, ...shot.lines.map((line) => line.text)]);
}

export function wordsOfRecipe({ direct, context }: Recipe): string[] {
  return wordsOf([direct.description, ...context.action, ...context.lines.map((line) => line.text)]);
}

/** Share of common words, counted with repetition: Sørensen–Dice, 0 to 1. Both lists must be sorted. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      common += 1;
      i += 1;
      j += 1;
    } else if (a[i]! < b[j]!) i += 1;
    else j += 1;
  }
  return (2 * common) / (a.length + b.length);
}

/** Sorted. Scripts without spaces between words are compared by their characters. */
function wordsOf(texts: readonly string[]): string[] {
  const words: string[] = [];
  for (const word of foldName(texts.join(' ')).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
    if (/[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}]/u.test(word)) words.push(...word);
    else words.push(word);
  }
  return words.sort();
}
