import { expect, test } from 'vitest';
import { rename } from './rename.ts';
import { fixture, renderEdits } from './testing/fixture.ts';

function check(text: string, newName: string): string {
  const { script, at, project } = fixture(text);
  const result = rename(script, { at, newName }, project);
  return 'refusal' in result ? `refused: ${result.refusal}` : renderEdits(result.edits);
}

const film = `[[include: bible.story]]

INT. TOWER - NIGHT

!! CU - MARA, salt on her lashes

Mara waits. So does Mrs Voss.

MARA (CONT'D)
Hi.

[[show: MARA angry]]
--- bible.story
[[character: MARA VOSS | as: MARA, MRS VOSS | look: grey]]
[[location: TOWER]]
--- two.story
[[include: bible.story]]

EXT. TOWER - GALLERY - DAY

@Mara
Rain.

MARA VOSS
Still rain.
`;

test('a cue is renamed everywhere it is written that way, its declared name stays', () => {
  expect(check(film.replace("MARA (CONT'D)", "MA<|>RA (CONT'D)"), 'Anne')).toMatchInlineSnapshot(`
    "bible.story:1 [[character: MARA VOSS | as: ANNE, MRS VOSS | look: grey]]
    film.story:5 !! CU - ANNE, salt on her lashes
    film.story:9 ANNE (CONT'D)
    film.story:12 [[show: ANNE angry]]
    two.story:5 @Anne"
  `);
});

test('the declared name is renamed, its aliases stay', () => {
  expect(
    check(film.replace('[[character: MARA VOSS', '[[character: MA<|>RA VOSS'), 'MARA KEEN'),
  ).toMatchInlineSnapshot(`
    "bible.story:1 [[character: MARA KEEN | as: MARA, MRS VOSS | look: grey]]
    two.story:8 MARA KEEN"
  `);
});

test('a location, in headings with parts too', () => {
  expect(check(film.replace('INT. TOWER', 'INT. TOW<|>ER'), 'LIGHTHOUSE')).toMatchInlineSnapshot(
    `
    "bible.story:2 [[location: LIGHTHOUSE]]
    film.story:3 INT. LIGHTHOUSE - NIGHT
    two.story:3 EXT. LIGHTHOUSE - GALLERY - DAY"
  `,
  );
});

test('an introduction in action changes with its cue, prose does not', () => {
  const story = `[[character: PIM | as: PIMLET]]\n\nINT. SHED - DAY\n\nPIM, nine, red hat. Pim waves. {if 1 > 0: PIM | PIMLET} too.\n\nPI<|>M\nHi. I am PIM.\n`;
  expect(check(story, 'Otto')).toMatchInlineSnapshot(`
    "film.story:1 [[character: OTTO | as: PIMLET]]
    film.story:5 OTTO, nine, red hat. Pim waves. {if 1 > 0: OTTO | PIMLET} too.
    film.story:7 OTTO"
  `);
  const alias = story.replace('PI<|>M', 'PIM').replace('PIMLET}', 'PIM<|>LET}');
  expect(check(alias, 'Ott')).toMatchInlineSnapshot(`
    "film.story:1 [[character: PIM | as: OTT]]
    film.story:5 PIM, nine, red hat. Pim waves. {if 1 > 0: PIM | OTT} too."
  `);
});

test('labels and sections', () => {
  const story = `INT. BAR - DAY\n\n[[label: vo<|>ice]]\n\nRain.\n\n+ Run -> voice\n\n[[if: visits(voice) > 1]]\n[[jump: Voice]]\n[[end]]\n`;
  expect(check(story, 'the-voice')).toMatchInlineSnapshot(`
    "film.story:3 [[label: the-voice]]
    film.story:7 + Run -> the-voice
    film.story:9 [[if: visits(the-voice) > 1]]
    film.story:10 [[jump: the-voice]]"
  `);
  expect(check(`# Act T<|>wo\n\nINT. BAR - DAY\n\n[[jump: Act Two]]\n`, 'Act Three')).toMatchInlineSnapshot(`
    "film.story:1 # Act Three
    film.story:5 [[jump: Act Three]]"
  `);
});

test('variables', () => {
  const story = `[[var: trust = 0]]\n\nINT. BAR - DAY\n\n[[set: tr<|>ust = trust + 1]]\n\nYou have {trust} coins.\n\n+ Run {if trust > 2} -> END\n`;
  expect(check(story, 'faith')).toMatchInlineSnapshot(`
    "film.story:1 [[var: faith = 0]]
    film.story:5 [[set: faith = faith + 1]]
    film.story:7 You have {faith} coins.
    film.story:9 + Run {if faith > 2} -> END"
  `);
  expect(check(story, 'my faith')).toMatchInlineSnapshot(
    `"refused: A variable is one word of letters, digits and _, and starts with a letter."`,
  );
});

test('what cannot be renamed says why', () => {
  expect(check(film.replace('Hi.', 'H<|>i.'), 'X')).toMatchInlineSnapshot(
    `"refused: There is no name here: put the cursor on a character, location, label or variable."`,
  );
  expect(check(film.replace("MARA (CONT'D)", "MA<|>RA (CONT'D)"), 'MRS VOSS')).toMatchInlineSnapshot(
    `"refused: MRS VOSS is already the name of another character."`,
  );
  expect(check(film.replace("MARA (CONT'D)", "MA<|>RA (CONT'D)"), 'A | B')).toMatchInlineSnapshot(
    `"refused: A name cannot hold | [[ ]] or comment marks."`,
  );
});
