/**
 * Finding things in prose by whole words: "unhappy" is not "happy", "no rain" is not rain, "large as a horse" no horse. Word endings are folded
 * ("sits", "sitting" → "sit"), so lexicons list base forms; both the word as written and its base form match.
 */

/** A text made ready for lookups. */
export interface Prose {
  /** Words in lower case, each with its base form; what stands after "no", "without" or "like a" is left out. */
  words: readonly { word: string; base: string }[];
  padded: string;
  paddedBase: string;
  /** Base forms of verbs that lost an e: smiling → smile. */
  paddedE: string;
}

const MOST = 4000;

export function prose(...texts: readonly (string | null | undefined)[]): Prose {
  const words: { word: string; base: string }[] = [];
  const source = texts.filter(Boolean).join(' . ').slice(0, MOST).normalize('NFC').toLowerCase();
  let skip = 0;
  let before = '';
  for (const [token] of source.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)?|[.;!?]/gu)) {
    if (/^[.;!?]$/.test(token)) {
      skip = 0;
      continue;
    }
    const word = token.replace(/['’]s$/u, '').replace(/’/g, "'");
    const simile = (before === 'like' || before === 'as') && (word === 'a' || word === 'an');
    before = word;
    if (simile) {
      skip = 2;
      continue;
    }
    if (skip > 0) {
      skip--;
      continue;
    }
    if (word === 'no' || word === 'without' || word === 'never') {
      skip = 1;
      continue;
    }
    words.push({ word, base: base(word) });
  }
  return {
    words,
    padded: ` ${words.map((w) => w.word).join(' ')} `,
    paddedBase: ` ${words.map((w) => w.base).join(' ')} `,
    paddedE: ` ${words.map((w) => (/(?:ing|ed)$/.test(w.word) && w.base !== w.word ? `${w.base}e` : w.base)).join(' ')} `,
  };
}

/** Whether one of the phrases (lower case, base forms, one or more words each) stands in the text. */
export function mentions(text: Prose, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => position(text, phrase) >= 0);
}

/** Where a phrase first stands, as an offset that only orders phrases of the same text, or −1. */
export function position(text: Prose, phrase: string): number {
  const needle = ` ${phrase} `;
  for (const form of [text.padded, text.paddedBase, text.paddedE]) {
    const at = form.indexOf(needle);
    if (at >= 0) {
      return at;
    }
  }
  return -1;
}

/** The entry whose phrase stands first in the text; among equals the longer phrase wins. */
export function firstMention<K extends string>(text: Prose, lexicon: Readonly<Record<K, readonly string[]>>): K | null {
  return allMentions(text, lexicon)[0] ?? null;
}

/** Every entry the text mentions, in the order of its words. */
export function allMentions<K extends string>(text: Prose, lexicon: Readonly<Record<K, readonly string[]>>): K[] {
  const found: { key: K; at: number; length: number }[] = [];
  for (const key of Object.keys(lexicon) as K[]) {
    let best: { key: K; at: number; length: number } | null = null;
    for (const phrase of lexicon[key]) {
      const at = position(text, phrase);
      if (at >= 0 && (best === null || at < best.at || (at === best.at && phrase.length > best.length))) {
        best = { key, at, length: phrase.length };
      }
    }
    if (best) {
      found.push(best);
    }
  }
  return found.sort((a, b) => a.at - b.at || b.length - a.length).map((hit) => hit.key);
}

function base(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) {
    return `${word.slice(0, -3)}y`;
  }
  if (word.length > 4 && /(?:sh|ch|x|ss)es$/.test(word)) {
    return word.slice(0, -2);
  }
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) {
    return word.slice(0, -1);
  }
  const ending = /(?:ing|ed)$/.exec(word);
  if (ending) {
    const stem = word.slice(0, ending.index);
    if (stem.length >= 3 && /[aeiouy]/.test(stem)) {
      return /([bdgklmnprt])\1$/.test(stem) && !/(?:ll|ss)$/.test(stem) ? stem.slice(0, -1) : stem;
    }
  }
  return word;
}
