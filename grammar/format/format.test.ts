import { describe, expect, it } from 'vitest';
import { printedElsewhere } from './elsewhere.testing.ts';
import { type FormatOptions, formatScript } from './format.ts';

/** The script in that style, framed by line breaks for inline snapshots. */
function check(source: string, style: FormatOptions['style'], language: FormatOptions['language'] = 'story'): string {
  return `\n${formatScript(source.replace(/^\n/, ''), { language, style, headingPrefixes: ['INNEN'] }).text}`;
}

describe('the normal form', () => {
  it('one blank line between blocks, capitals, spaces, typed notes in order; words and comments stay', () => {
    expect(
      check(
        `


Title: Low Water
Author: A. Writer


ext. pier - day #12a#
!!  wide -  Waves break |4s|dolly in|style :noir #3B#
Rain falls, and the boards
   are wet.   



MARA (v.o.)
I left.   
  
[[IF:trust > 2]]
You  did.
[[end]]

[[Character:  MARA|look:tall]]
[[  a thought,  kept  ]]
/* cut
   this  */
+ Run -> Pier
+   Stay {if trust > 1} -> Home


`,
        'keep',
      ),
    ).toMatchInlineSnapshot(`
      "
      Title: Low Water
      Author: A. Writer

      EXT. PIER - DAY #12a#
      !! WIDE - Waves break | 4s | dolly in | style: noir #3B#
      Rain falls, and the boards
         are wet.

      MARA (V.O.)
      I left.
        
      [[if: trust > 2]]
      You  did.
      [[end]]

      [[character: MARA | look: tall]]
      [[  a thought,  kept  ]]
      /* cut
         this  */
      + Run -> Pier
      + Stay {if trust > 1} -> Home
      "
    `);
  });

  it('headings with notes beside them, sections and synopses stand apart as Fountain needs', () => {
    expect(
      check(
        '[[label: x]]\nINT. TOWER - NIGHT\n!! CU - Hands\nRain.\n# Two\n= What happens\n> THE END <\n> really <\n',
        'keep',
      ),
    ).toMatchInlineSnapshot(`
      "
      [[label: x]]

      INT. TOWER - NIGHT
      !! CU - Hands
      Rain.

      # Two

      = What happens

      > THE END <
      > really <
      "
    `);
  });

  it('puts no blank line where it would make a heading or a cue of action', () => {
    const source = 'INT. HALF\n# Two\n\n> THE END <\nMARA\nis not speaking.\n';
    expect(check(source, 'keep')).toBe(`\n${source}`);
  });

  it('keeps CRLF, BOM, the two spaces in a speech, and what is no script at all', () => {
    expect(
      formatScript('\ufeffint. a - day\r\n\r\nRain.  \r\n\r\n\r\n', { language: 'story', style: 'keep' }).text,
    ).toBe('\ufeffINT. A - DAY\r\n\r\nRain.\r\n');
    expect(check('MARA\nI left.\n  \nAnd came back.\n  \n\nRain.', 'keep')).toBe(
      '\nMARA\nI left.\n  \nAnd came back.\n\nRain.\n',
    );
    expect(formatScript('', { language: 'story', style: 'keep' })).toEqual({ text: '', changes: [] });
    expect(formatScript(' \n\n', { language: 'fountain', style: 'keep' }).text).toBe('');
  });

  it('changes only the lines that change', () => {
    const { changes } = formatScript('INT. A - DAY\n\nRain.  \n\n\n\nSun.\n', { language: 'story', style: 'keep' });
    expect(changes).toEqual([
      { line: 2, char: 0, endLine: 3, endChar: 0, text: 'Rain.\n' },
      { line: 4, char: 0, endLine: 6, endChar: 0, text: '' },
    ]);
  });
});

const film = `
INNEN. TURM - NACHT [[when: trust > 1]]
!! WIDE - Sea | 4s #3B#
MARA [[she lies]]
(low)
I left.
!! CU - Her hands
I came back.
[[if: trust > 2]]
Friend.
[[end]]

海が荒れる。
雨が降る。

[[choice: What do you
  tell her? | time: 8s]]
+ Tell her the truth. {if trust >= 0} %3 -> The Voice
++ Say a | b. {once} [[line: a1b2]]
+ Lie.

Mara [[sfx: horn.ogg]] waits. [[a thought]]

[[end]]

FADE OUT.
`;

describe('portable', () => {
  it('shots and options are notes, notes stand apart or behind the words, signs say what a line is', () => {
    expect(check(film, 'portable')).toMatchInlineSnapshot(`
      "
      .INNEN. TURM - NACHT

      [[when: trust > 1]]

      [[shot: WIDE - Sea | 4s #3B#]]

      [[she lies]]

      MARA
      (low)
      I left. [[shot: CU - Her hands]]
      I came back. [[if: trust > 2]]
      Friend. [[end:]]

      !海が荒れる。
      雨が降る。

      [[choice: What do you tell her? | time: 8s]]

      [[option: Tell her the truth. | weight: 3 | to: The Voice | if: trust >= 0]]

      [[option: Say a \\| b. | once | depth: 2 | id: a1b2]]

      [[option: Lie.]]

      Mara waits. [[sfx: horn.ogg]]

      [[a thought]]

      [[end:]]

      > FADE OUT.
      "
    `);
  });

  it('prints in another program what the script says', () => {
    expect(printedElsewhere(check(film, 'portable'))).toMatchInlineSnapshot(`
      [
        "scene_heading: INNEN. TURM - NACHT",
        "character: MARA",
        "parenthetical: (low)",
        "dialogue: I left. I came back. Friend.",
        "action: 海が荒れる。 雨が降る。",
        "action: Mara waits.",
        "transition: FADE OUT.",
      ]
    `);
  });

  it('and back', () => {
    expect(check(check(film, 'portable'), 'story')).toMatchInlineSnapshot(`
      "
      INNEN. TURM - NACHT

      [[when: trust > 1]]

      !! WIDE - Sea | 4s #3B#

      [[she lies]]

      MARA
      (low)
      I left.
      !! CU - Her hands
      I came back.
      [[if: trust > 2]]
      Friend.
      [[end]]

      !海が荒れる。
      雨が降る。

      [[choice: What do you tell her? | time: 8s]]

      + Tell her the truth. {if trust >= 0} %3 -> The Voice
      ++ Say a \\| b. {once} [[line: a1b2]]
      + Lie.

      Mara waits. [[sfx: horn.ogg]]

      [[a thought]]

      [[end]]

      FADE OUT.
      "
    `);
  });

  it('an option with a bar in its condition cannot be a note, and stays', () => {
    expect(check('+ Go {if a | b} -> X\n', 'portable')).toBe('\n+ Go {if a | b} -> X\n');
  });
});

it('import: what .story would read otherwise says what it is', () => {
  expect(
    check(
      `
!! WIDE - not a shot

+ not an option {here}

[[a comment]]
INT. NO HEADING

MARA
+ one more
!! and louder
[[end]]

FADE OUT.

INNEN. TURM - NACHT
`,
      'story',
      'fountain',
    ),
  ).toMatchInlineSnapshot(`
    "
    !\\! WIDE - not a shot

    !+ not an option \\{here}

    [[a comment]]
    !INT. NO HEADING

    MARA
    \\+ one more
    \\!! and louder
    [[(end)]]

    !FADE OUT.

    !INNEN. TURM - NACHT
    "
  `);
});
