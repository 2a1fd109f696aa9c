/** How another program prints a Fountain text: fountain-js, which shares no code with us. */
import { Fountain, type Token } from 'fountain-js';
import { noteKeywords } from '../lexer/keywords.ts';

/** Structure and comments, which are not printed. */
const HIDDEN = /^(?:note|section|synopsis|spaces|.*_begin|.*_end)$/;

/** `kind: words`, one for each thing on the page; white space counts as one space. */
export function printedElsewhere(text: string): string[] {
  const { tokens } = new Fountain().parse(text, true);
  return (tokens as Token[])
    .filter((token) => token.type !== undefined && !HIDDEN.test(token.type))
    .map(({ type, text: words, scene_number }) => {
      const shown = withoutNotes(words ?? '')
        .replace(/\s+/g, ' ')
        .trim();
      return { type: type!, shown: scene_number ? `${shown} #${scene_number}#` : shown };
    })
    .filter(({ type, shown }) => shown !== '' || type === 'page_break')
    .map(({ type, shown }) => `${type}: ${shown}`);
}

function withoutNotes(words: string): string {
  return words.replace(/\[\[(?!\[)[\s\S]+?\]\](?!\])/g, '');
}

const TYPED = new RegExp(`\\[\\[\\s*(?:${noteKeywords.join('|')})\\s*:(?:\\\\.|[^\\]\\n]|\\](?!\\]))*\\]\\]`, 'gi');

/** The text as somebody leaves it who never heard of typed notes. */
export function withoutTypedNotes(text: string): string {
  return text.replace(TYPED, '');
}
