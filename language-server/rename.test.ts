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
  expect(check(film.replace("MARA (CONT'D)", "MA<|>RA (CONT'D)"), 'Anne')).toMatchInlineSnapshot();
});

test('the declared name is renamed, its aliases stay', () => {
  expect(
    check(film.replace('[[character: MARA VOSS', '[[character: MA<|>RA VOSS'), 'MARA KEEN'),
  ).toMatchInlineSnapshot();
});

test('a location, in headings with parts too', () => {
  expect(check(film.replace('INT. TOWER', 'INT. TOW<|>ER'), 'LIGHTHOUSE')).toMatchInlineSnapshot();
});

test('labels and sections', () => {
  const story = `INT. BAR - DAY\n\n[[label: vo<|>ice]]\n\nRain.\n\n+ Run -> voice\n\n[[if: visits(voice) > 1]]\n[[jump: Voice]]\n[[end]]\n`;
  expect(check(story, 'the-voice')).toMatchInlineSnapshot();
  expect(check(`# Act T<|>wo\n\nINT. BAR - DAY\n\n[[jump: Act Two]]\n`, 'Act Three')).toMatchInlineSnapshot();
});

test('variables', () => {
  const story = `[[var: trust = 0]]\n\nINT. BAR - DAY\n\n[[set: tr<|>ust = trust + 1]]\n\nYou have {trust} coins.\n\n+ Run {if trust > 2} -> END\n`;
  expect(check(story, 'faith')).toMatchInlineSnapshot();
  expect(check(story, 'my faith')).toMatchInlineSnapshot();
});

test('what cannot be renamed says why', () => {
  expect(check(film.replace('Hi.', 'H<|>i.'), 'X')).toMatchInlineSnapshot();
  expect(check(film.replace("MARA (CONT'D)", "MA<|>RA (CONT'D)"), 'MRS VOSS')).toMatchInlineSnapshot();
  expect(check(film.replace("MARA (CONT'D)", "MA<|>RA (CONT'D)"), 'A | B')).toMatchInlineSnapshot();
});
