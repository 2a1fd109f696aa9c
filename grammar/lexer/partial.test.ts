import { describe, expect, it } from 'vitest';
import { coreServices } from '../parse.ts';

const { Lexer } = coreServices({ language: 'story' }).parser;

/** The last tokens of a text that stops where the writer types. */
function last(text: string, count: number): string {
  return Lexer.tokenize(text, { mode: 'partial' })
    .tokens.slice(-count)
    .map(({ tokenType }) => tokenType.name)
    .join(' ');
}

describe('a text to complete', () => {
  it('may end in a cue, and in a speech that goes on', () => {
    expect(last('INT. A\n\nMARA', 1)).toBe('CUE');
    expect(last('MARA\nHi.', 2)).toBe('CUE TEXT');
    expect(last('MARA\nHi.\n\n', 1)).toBe('EOP');
  });

  it('may end in an open note', () => {
    expect(last('[[jump: The', 4)).toBe('[[ jump : HEAD');
    expect(last('[[character: MARA | lo', 2)).toBe('| FLAG');
    expect(last('[[character: MARA | look: ', 3)).toBe('| FIELD_KEY :');
    expect(last('[[if: trust and ', 2)).toBe('ID and');
    expect(last('[[set: tr', 2)).toBe(': ID');
  });

  it('may end in an open shot, option or brace', () => {
    expect(last('!! CU - x | ', 2)).toBe('SHOT_TEXT |');
    expect(last('+ Go -> ', 2)).toBe('TEXT ->');
    expect(last('+ Go -> The', 2)).toBe('-> TARGET');
    expect(last('He has {go', 3)).toBe('TEXT { ID');
    expect(last('He has {a} and {b + ', 4)).toBe('TEXT { ID +');
  });
});
