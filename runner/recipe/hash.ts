/** The recipe's hash: SHA-256 of `slateline-recipe/1\n` and its RFC 8785 JSON, the same on every machine. */
import canonicalize from 'canonicalize';
import { RECIPE_VERSION, type Recipe } from '../contracts/recipe.ts';
import { sha256 } from '../files/hash.ts';

const PLAIN = /^[\t\n\x20-\x7e]*$/;

/** NFC, LF and no lone surrogates: what two editors on two systems make of the same words is one text. */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  const lines = text.indexOf('\r') < 0 ? text : text.replace(/\r\n?/g, '\n');
  return lines.toWellFormed().normalize('NFC');
}

export function recipeHash(recipe: Recipe): string {
  return composedHash(cleaned(recipe) as Recipe);
}

/** The same for a recipe that is just composed: its texts are clean already. */
export function composedHash(recipe: Recipe): string {
  return sha256(`slateline-recipe/${RECIPE_VERSION}\n${canonicalize(recipe)}`);
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleanText(key), cleaned(inner)]));
}
