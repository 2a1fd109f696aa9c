import { expect, test } from 'vitest';
import { applyChanges } from '../grammar/index.ts';
import { formatAfterEnter, formatDocument, formatRange } from './formatting.ts';
import { fixture } from './testing/fixture.ts';

/** The document as formatting leaves it. */
function check(source: string): string {
  const { script } = fixture(source);
  return '\n' + applyChanges(script.text, formatDocument(script, []));
}

/** The same after Enter, with the cursor on the new line. */
function checkEnter(source: string): string {
  const { script, at, visible } = fixture(source);
  return '\n' + applyChanges(script.text, formatAfterEnter(script, at, visible, []));
}

test('capitals, spaces and blank lines come into order; words do not move', () => {
  expect(
    check(`
int. tower - night #12a#
!!   wide -  Sea |4s|dolly in #3B#
Rain falls,
   and it keeps falling.



MARA (v.o.)
I left.
  
[[IF:trust > 2]]
Friend.
[[end]]
# Two
`),
  ).toMatchInlineSnapshot(`
    "
    INT. TOWER - NIGHT #12a#
    !! WIDE - Sea | 4s | dolly in #3B#
    Rain falls,
       and it keeps falling.

    MARA (V.O.)
    I left.
      
    [[if: trust > 2]]
    Friend.
    [[end]]
    # Two
    "
  `);
});

test('a range: only its lines', () => {
  const { script } = fixture(`
int. tower - night

Rain.



int. pier - day

Sun.
`);
  const range = { line: 0, char: 0, endLine: 2, endChar: 0 };
  expect('\n' + applyChanges(script.text, formatRange(script, range, []))).toMatchInlineSnapshot(`
    "
    INT. TOWER - NIGHT

    Rain.



    int. pier - day

    Sun.
    "
  `);
});

test('Enter after a heading gives it its capitals', () => {
  expect(checkEnter('Rain.\n\nint. tower - night  \n<|>')).toBe('\nRain.\n\nINT. TOWER - NIGHT\n');
});

test('Enter after the name of somebody known makes it a cue', () => {
  expect(checkEnter('[[character: MARA VOSS | as: MARA]]\n\nmara\n<|>')).toContain('\n\nMARA\n');
  expect(checkEnter('SAM\nHi.\n\nSam\n<|>')).toContain('\n\nSAM\n');
  expect(
    checkEnter('--- film.story\n[[include: bible.story]]\n\nmara\n<|>\n--- bible.story\n[[character: MARA]]\n'),
  ).toContain('\n\nMARA\n');
});

test('Enter leaves prose, speech and unknown names alone, and adds no line', () => {
  for (const source of [
    'Rain falls.\n<|>',
    'nobody\n<|>',
    'MARA\nHello there\n<|>',
    'SAM\nHi.\n\nAnd then\nSam\n<|>',
    'Rain.\n\n\n\n<|>',
  ]) {
    expect(checkEnter(source)).toBe(`\n${source.replace('<|>', '')}`);
  }
});
