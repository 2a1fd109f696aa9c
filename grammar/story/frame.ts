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

/** Names to look for, built once per story. */
export interface Sighter {
  /** Names seen in the text in order of appearance, each once; `into` collects over several texts. */
  see(text: string, into?: string[]): string[];
}

const NO_NAMES: Sighter = { see: (_text, into = []) => into };

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
  return {
    see(text, into = []) {
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        if (!isCapital(code, text, i)) continue;
        if (i > 0 && isWordCode(text.charCodeAt(i - 1))) continue;
        let end = i + 1;
        while (end < text.length && isWordCode(text.charCodeAt(end))) end += 1;
        const entries = byFirstWord.get(foldWord(text.slice(i, end)));
        const found = entries?.find((entry) => entry.rest === '' || restMatches(text, end, entry.rest));
        if (found) {
          if (!into.includes(found.name)) into.push(found.name);
          end += found.rest.length;
        }
        i = end - 1;
      }
      for (const { form, name } of caseless) if (text.includes(form) && !into.includes(name)) into.push(name);
      return into;
    },
  };
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
  return foldName(`x${text.slice(at, end)}`) === `x${rest}`;
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
  const things = [...names].map((name) => ({ name, folded: foldName(name) })).filter(({ folded }) => folded !== '');
  if (things.length === 0) return NO_NAMES;
  return {
    see(text, into = []) {
      let folded: string | null = null;
      for (const thing of things) {
        if (into.includes(thing.name)) continue;
        folded ??= foldName(text);
        if (holdsWord(folded, thing.folded)) into.push(thing.name);
      }
      return into;
    },
  };
}

function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at > 0 && isWordCode(text.charCodeAt(at - 1)) && isWordCode(word.charCodeAt(0))) continue;
    let end = at + word.length;
    if (text[end] === 's') end += 1;
    if (end >= text.length || !isWordCode(text.charCodeAt(end)) || !isWordCode(word.charCodeAt(word.length - 1)))
      return true;
    // Scripts without word spacing have no boundary to look for.
    if (word.charCodeAt(word.length - 1) >= 0x3041) return true;
  }
  return false;
}
