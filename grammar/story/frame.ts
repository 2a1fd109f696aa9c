/**
 * Who and what is in the frame: declared names, aliases and cues found as whole words in a shot's words. People
 * count only where they are written with a capital (`Mara`, `MARA`), so that a character called WILL is not seen in
 * every "will"; things count in any case (`the brass key`). Names in scripts without case are found anywhere.
 */
import { foldName } from '../text/names.ts';

interface Entry {
  /** Folded name after its first word, with the space; `''` for a name of one word. */
  rest: string;
  length: number;
  name: string;
}

/** A name seen in a text: the declared name, and where its written form stands (UTF-16). */
export interface Sight {
  name: string;
  at: number;
  length: number;
}

/** Names to look for, built once per story. */
export interface Sighter {
  /** Names seen in the text in order of appearance, each once; `into` collects over several texts. */
  see(text: string, into?: string[]): string[];
  /** Every place where a name stands. */
  find(text: string): Sight[];
}

function sighter(scan: (text: string, seen: (name: string, at: number, length: number) => void) => void): Sighter {
  return {
    see(text, into = []) {
      scan(text, (name) => {
        if (!into.includes(name)) into.push(name);
      });
      return into;
    },
    find(text) {
      const sights: Sight[] = [];
      scan(text, (name, at, length) => sights.push({ name, at, length }));
      return sights.sort((a, b) => a.at - b.at);
    },
  };
}

const NO_NAMES = sighter(() => {});

/** `names` maps every written form (name, alias, cue) to the declared name it stands for. */
export function peopleSighter(names: ReadonlyMap<string, string>): Sighter {
  const byFirstWord = new Map<string, Entry[]>();
  const caseless: { form: string; name: string }[] = [];
  for (const [form, name] of names) {
    const folded = foldName(form);
    if (folded === '') continue;
    if (form.toLowerCase() === form.toUpperCase()) {
      caseless.push({ form: form.normalize('NFC'), name });
      continue;
    }
    const first = firstWord(folded);
    const entry = { rest: folded.slice(first.length), length: folded.length, name };
    const entries = byFirstWord.get(first);
    if (entries) entries.push(entry);
    else byFirstWord.set(first, [entry]);
  }
  if (byFirstWord.size === 0 && caseless.length === 0) return NO_NAMES;
  for (const entries of byFirstWord.values()) entries.sort((a, b) => b.length - a.length);
  // Every sentence begins with a capital, and hardly one with a name: first letter and length tell most of them apart.
  const shapes = new Set([...byFirstWord.keys()].map((word) => shape(word.charCodeAt(0), word.length)));
  return sighter((text, seen) => {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (!isCapital(code, text, i)) continue;
      if (i > 0 && isWordCode(text.charCodeAt(i - 1))) continue;
      let end = i + 1;
      let codes = code;
      for (; end < text.length; end++) {
        const next = text.charCodeAt(end);
        if (!isWordCode(next)) break;
        codes |= next;
      }
      // Only in ASCII has a folded word the same length, and its first letter the code 32 above the capital.
      if (codes < 128 && !shapes.has(shape(code + 32, end - i))) {
        i = end - 1;
        continue;
      }
      const entries = byFirstWord.get(foldWord(text.slice(i, end)));
      const found = entries?.find((entry) => entry.rest === '' || restMatches(text, end, entry.rest));
      if (found) {
        end += found.rest.length;
        seen(found.name, i, end - i);
      }
      i = end - 1;
    }
    for (const { form, name } of caseless) {
      for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) seen(name, at, form.length);
    }
  });
}

function shape(first: number, length: number): number {
  return first * 4096 + Math.min(length, 4095);
}

const foldedWords = new Map<string, string>();

/** Scripts say the same few words again and again; the cache is bounded so that a server can live for weeks. */
function foldWord(word: string): string {
  let folded = foldedWords.get(word);
  if (folded === undefined) {
    if (foldedWords.size > 20_000) foldedWords.clear();
    folded = foldName(word);
    foldedWords.set(word, folded);
  }
  return folded;
}

function restMatches(text: string, at: number, rest: string): boolean {
  const end = at + rest.length;
  if (end < text.length && isWordCode(text.charCodeAt(end))) return false;
  for (let i = at; i < end; i++) {
    let code = text.charCodeAt(i);
    if (code >= 128 || Number.isNaN(code)) return foldName(`x${text.slice(at, end)}`) === `x${rest}`;
    if (code >= 65 && code <= 90) code += 32;
    else if (code === 9) code = 32;
    if (code !== rest.charCodeAt(i - at)) return false;
  }
  return true;
}

function firstWord(folded: string): string {
  let end = 0;
  while (end < folded.length && isWordCode(folded.charCodeAt(end))) end += 1;
  return folded.slice(0, end);
}

function isCapital(code: number, text: string, at: number): boolean {
  if (code < 128) return code >= 65 && code <= 90;
  return isWordCode(code) && text[at]!.toLowerCase() !== text[at];
}

/** Letters, digits and marks. Beyond Latin-1 everything but general and CJK punctuation counts as a letter. */
function isWordCode(code: number): boolean {
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  return !(code >= 0x2000 && code <= 0x206f) && !(code >= 0x3000 && code <= 0x303f) && code !== 0xd7 && code !== 0xf7;
}

/** Things are found in any case, a plural `s` included. */
export function propSighter(names: Iterable<string>): Sighter {
  const things = [...names]
    .map((name) => ({ name, folded: name.normalize('NFC').toLowerCase() }))
    .filter(({ folded }) => folded !== '');
  if (things.length === 0) return NO_NAMES;
  return sighter((text, seen) => {
    // Lower case rather than a full fold: columns must stay what they are in the text.
    const folded = text.toLowerCase();
    for (const thing of things) {
      for (
        let at = folded.indexOf(thing.folded);
        at >= 0;
        at = folded.indexOf(thing.folded, at + thing.folded.length)
      ) {
        const length = wordLength(folded, at, thing.folded);
        if (length > 0) seen(thing.name, at, length);
      }
    }
  });
}

/** How long the word is that stands here, a plural `s` left out; 0 when it is part of another word. */
function wordLength(text: string, at: number, word: string): number {
  if (at > 0 && isWordCode(text.charCodeAt(at - 1)) && isWordCode(word.charCodeAt(0))) {
    // Scripts without word spacing have no boundary to look for.
    if (word.charCodeAt(0) < 0x3041) return 0;
  }
  let end = at + word.length;
  if (text[end] === 's') end += 1;
  const last = word.charCodeAt(word.length - 1);
  const whole = end >= text.length || !isWordCode(text.charCodeAt(end)) || !isWordCode(last) || last >= 0x3041;
  return whole ? word.length : 0;
}
