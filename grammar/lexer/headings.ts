/** Scene headings, by the text of their line; that blank lines stand around them is for the caller to see. */

/** Every prefix stands before a dot or a space. `INT./EXT` and `EXT./INT` start with one of these and a dot. */
const plain = /^(?:INT|EXT|EST|INT\/EXT|I\/E)(?:[.\s\u3000]|$)/i;

/** A number is letters, digits, dashes and dots between hashes at the end: `#1A-2.#`. */
export const numberTag = /#[\p{L}\p{M}\p{N}.-]+#$/u;

const forced = /^\.(?=[\p{L}\p{N}])/u;

export interface HeadingShape {
  forced: boolean;
  /** Indices into the text given: where the heading starts after its dot, and where its number does. */
  start: number;
  number: number | null;
}

export type HeadingTest = (bare: string) => HeadingShape | null;

/** Headings of scripts whose own language adds `prefixes` (`INNEN`, `屋内`) to the English ones. */
export function headingTest(prefixes: readonly string[]): HeadingTest {
  const more =
    prefixes.length > 0 ? new RegExp(`^(?:${prefixes.map(escapeRegExp).join('|')})(?:[.\\s\\u3000]|$)`, 'iu') : null;
  return (bare) => {
    const dot = forced.test(bare);
    if (!dot && !startsHeading(bare, more)) return null;
    const start = dot ? 1 : 0;
    const tag = bare.endsWith('#') ? numberTag.exec(bare) : null;
    return { forced: dot, start, number: tag && tag.index > start ? tag.index : null };
  };
}

function startsHeading(bare: string, more: RegExp | null): boolean {
  const c = bare.charCodeAt(0) | 32;
  if ((c === 105 || c === 101) && plain.test(bare) && bare.length > 3) return true;
  return more?.test(bare.normalize('NFC')) ?? false;
}

function escapeRegExp(words: string): string {
  return words.normalize('NFC').replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Whether a heading may start with this character: a dot, the first letter of a prefix, or anything with own prefixes. */
export function headingStart(prefixes: readonly string[]): (first: number) => boolean {
  if (prefixes.length > 0) return () => true;
  return (first) => first === 46 || (first | 32) === 105 || (first | 32) === 101;
}
