import { expect, test } from 'vitest';
import { check, mend } from './fixture.ts';

const bible = `[[character: MARA VOSS | as: MARA]]
[[character: ELIAS]]
[[location: LIGHTHOUSE]]
[[prop: BRASS KEY]]

INT. LIGHTHOUSE - NIGHT

MARA
Where is the brass key, Elias?

ELIAS
Here.

`;

test('a script with everything in order has no problems', () => {
  expect(check(bible)).toBe('\n\n');
});

test('a cue close to a declared name', () => {
  const source = `${bible}MRAA\nGood.\n\nSTRANGER\nGood evening.\n`;
  expect(check(source)).toMatchInlineSnapshot(`
    "
    14  MRAA
        ^^^^ SL2001 warning: No character called MRAA is declared. Did you mean MARA?
        fix: Change to MARA
    "
  `);
  expect(check(mend(source, 'Change to MARA'))).toBe('\n\n');
});

test('declared and never used, declared twice', () => {
  expect(check(`[[character: JONAS]]\n[[prop: LAMP]]\n[[character: ELIAS]]\n${bible}`)).toMatchInlineSnapshot(`
    "
    1  [[character: JONAS]]
                    ^^^^^ SL2002 hint: The character JONAS is declared and never used.
    2  [[prop: LAMP]]
               ^^^^ SL2002 hint: The prop LAMP is declared and never used.
    5  [[character: ELIAS]]
                    ^^^^^ SL2006 warning: The character ELIAS is declared twice; the first declaration counts.
    "
  `);
});

test('unknown places and times', () => {
  expect(
    check(`${bible}INT. LIGTHOUSE - STAIRS - NIGTH\n\nRain.\n\nEXT. PIER - DAY\n\nWaves.\n`),
  ).toMatchInlineSnapshot(`
    "
    14  INT. LIGTHOUSE - STAIRS - NIGTH
             ^^^^^^^^^ SL2003 warning: No location LIGTHOUSE - STAIRS is declared. Did you mean LIGHTHOUSE?
             fix: Change to LIGHTHOUSE
                                  ^^^^^ SL2004 warning: NIGTH is not a time of day. Did you mean NIGHT?
                                  fix: Change to NIGHT
    18  EXT. PIER - DAY
             ^^^^ SL2003 hint: No location PIER is declared. Declare it with [[location: PIER]].
    "
  `);
});

test('styles, music, and who is shown', () => {
  expect(
    check(
      `${bible}[[style: noir]]\n[[music: harbour]]\n\n!! CU - Mara | style: nior | with: MRAA\n\n[[play: harbor]]\n[[show: ELAIS angry]]\n`,
    ),
  ).toMatchInlineSnapshot(`
    "
    14  [[style: noir]]
                 ^^^^ SL2002 hint: The style noir is declared and never used.
    15  [[music: harbour]]
                 ^^^^^^^ SL2002 hint: The music harbour is declared and never used.
    17  !! CU - Mara | style: nior | with: MRAA
                              ^^^^ SL2703 warning: No style called nior is declared. Did you mean noir?
                              fix: Change to noir
                                           ^^^^ SL2008 warning: Nobody and nothing is called MRAA. Did you mean MARA?
                                           fix: Change to MARA
    19  [[play: harbor]]
                ^^^^^^ SL2704 warning: No music called harbor is declared. Did you mean harbour?
                fix: Change to harbour
    20  [[show: ELAIS angry]]
                ^^^^^ SL2008 warning: Nobody and nothing is called ELAIS. Did you mean ELIAS?
                fix: Change to ELIAS
    "
  `);
});

test('a cue that says nothing', () => {
  expect(check('INT. ROOM - DAY\n\nMARA\nYes.\n\nELIAS\n(beat)\n\nMARA\n\nRain.\n')).toMatchInlineSnapshot(`
    "
    6  ELIAS
       ^^^^^ SL2005 warning: ELIAS says nothing here; write the words on the next line.
    9  MARA
       ^^^^ SL2005 warning: MARA stands alone, so it is action and not a cue; write the words on the next line.
    "
  `);
});

test('in .fountain everything is a hint', () => {
  expect(check(`${bible}MRAA\nGood.\n`, 'fountain')).toMatchInlineSnapshot(`
    "
    14  MRAA
        ^^^^ SL2001 hint: No character called MRAA is declared. Did you mean MARA?
        fix: Change to MARA
    "
  `);
});
