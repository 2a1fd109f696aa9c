import { expect, test } from 'vitest';
import { noteKeywords } from '../grammar/lexer/keywords.ts';
import { noteForms } from './completion/note-forms.ts';
import { completion } from './completion.ts';
import { fixture } from './testing/fixture.ts';

/** The list as a person sees it: label, what is inserted where that differs, and the remark beside it. */
function check(text: string, count = 8): string {
  const { script, at, visible } = fixture(text);
  const found = completion(script, { at, headingPrefixes: ['INNEN'], otherScripts: () => ['bible.story'] }, visible);
  const rows = found.slice(0, count).map(({ label, insert, detail }) => {
    const inserted = insert === label ? '' : ` → ${JSON.stringify(insert)}`;
    return `${label}${inserted}${detail ? `  (${detail})` : ''}`;
  });
  return [...rows, ...(found.length > count ? [`… ${found.length - count} more`] : [])].join('\n') || 'nothing';
}

const cast = `
[[character: MARA VOSS | as: MARA]]
[[character: JONAS]]
[[character: THE KEEPER]]
[[prop: BRASS KEY | look: green with age]]
[[style: noir | prompt: hard light]]
[[var: trust = 0]]
[[var: global endings = 0]]
`;

test('an empty line after a blank one offers who answers', () => {
  expect(
    check(`${cast}
INT. TOWER - NIGHT

MARA
You came.

JONAS
I had to.

<|>`),
  ).toMatchInlineSnapshot(`
    "MARA  (in this scene)
    JONAS  (in this scene)
    MARA VOSS  (declared)
    THE KEEPER  (declared)
    INT. → "INT. "  (scene heading)
    EXT. → "EXT. "  (scene heading)
    INT./EXT. → "INT./EXT. "  (scene heading)
    EST. → "EST. "  (scene heading)
    … 1 more"
  `);
});

test('upper-case letters at the start of a paragraph are a cue, a heading or a transition', () => {
  expect(check(`${cast}\nINT. TOWER - NIGHT\n\nMA<|>`, 4)).toMatchInlineSnapshot(`
    "MARA  (for MARA VOSS)
    MARA VOSS  (declared)
    JONAS  (declared)
    THE KEEPER  (declared)
    … 9 more"
  `);
  expect(check(`INT. TOWER - NIGHT\n\nMARA\nHi.\n\nMa<|>`)).toMatchInlineSnapshot(`"nothing"`);
});

test('names that would not read as a cue come with @', () => {
  expect(check(`[[character: McAvoy]]\n[[character: 林]]\n\nINT. BAR - DAY\n\n<|>`, 2)).toMatchInlineSnapshot(`
    "McAvoy → "@McAvoy"  (declared)
    林 → "@林"  (declared)
    … 5 more"
  `);
  expect(check(`[[character: McAvoy]]\n\nINT. BAR - DAY\n\n@<|>`, 2)).toMatchInlineSnapshot(
    `"McAvoy → "@McAvoy"  (declared)"`,
  );
});

test('inside a speech or a paragraph nobody asks', () => {
  expect(check(`INT. TOWER - NIGHT\n\nMARA\nHello <|>`)).toMatchInlineSnapshot(`"nothing"`);
  expect(check(`The sea\n<|>`)).toMatchInlineSnapshot(`"nothing"`);
});

test('headings offer places, then parts of the place and times', () => {
  const scenes = `INT. TOWER - GALLERY - NIGHT\n\nRain.\n\nEXT. PIER - DAWN\n\nRain.\n\nEXT. PIER - DAWN\n\nRain.\n`;
  expect(check(`${scenes}\nINT. <|>`)).toMatchInlineSnapshot(`
    "PIER → "PIER - "  (2 scenes)
    TOWER - GALLERY → "TOWER - GALLERY - "  (1 scene)"
  `);
  expect(check(`${scenes}\nINT. TOWER - <|>`, 4)).toMatchInlineSnapshot(`
    "GALLERY  (1 scene)
    DAWN  (used here)
    NIGHT  (used here)
    DAY
    … 16 more"
  `);
  expect(check(`${scenes}\nINNEN. <|>`, 2)).toMatchInlineSnapshot(`
    "PIER → "PIER - "  (2 scenes)
    TOWER - GALLERY → "TOWER - GALLERY - "  (1 scene)"
  `);
});

test('cue extensions', () => {
  expect(check('INT. TOWER - NIGHT\n\nMARA (<|>')).toMatchInlineSnapshot(`
    "V.O. → "V.O.)"
    O.S. → "O.S.)"
    CONT'D → "CONT'D)"
    O.C. → "O.C.)"
    INTO PHONE → "INTO PHONE)""
  `);
});

test('keywords after [[', () => {
  expect(check('INT. TOWER - NIGHT\n\n[[<|>]]', 3)).toMatchInlineSnapshot(`
    "character → "character: "  (Declares a character)
    location → "location: "  (Declares a location)
    prop → "prop: "  (Declares a prop)
    … 34 more"
  `);
  expect(
    check('INT. TOWER - NIGHT\n\n[[e<|>', 40)
      .split('\n')
      .filter((row) => /^e/.test(row))
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "ending → "ending: "  (Names an ending of the story)
    elseif → "elseif: "  (Otherwise, when this holds)
    else → "else]]"  (Otherwise)
    end → "end]]"  (Closes the innermost block)"
  `);
});

test('every keyword of the language is offered', () => {
  expect(Object.keys(noteForms).sort()).toEqual([...noteKeywords].sort());
});

test('fields of a typed note, also on its later lines', () => {
  expect(check('[[character: MARA | <|>]]')).toMatchInlineSnapshot(`
    "as → "as: "  (field)
    look → "look: "  (field)
    voice → "voice: "  (field)
    lora → "lora: "  (field)
    ref → "ref: "  (field)
    color → "color: "  (field)"
  `);
  expect(check('[[character: MARA |\n  look: grey |\n  <|>]]', 2)).toMatchInlineSnapshot(`
    "as → "as: "  (field)
    look → "look: "  (field)
    … 4 more"
  `);
  expect(check(`${cast}\n[[show: MARA | at: <|>]]`)).toMatchInlineSnapshot(`
    "left
    centre
    right
    far left
    far right"
  `);
});

test('targets after an arrow, a jump and a call', () => {
  const story = `# Act One\n\nINT. BAR - NIGHT #14#\n\n[[label: the-voice]]\n\nRain.\n\nEXT. PIER - DAY\n\nRain.\n`;
  expect(check(`${story}\n+ Run -> <|>`)).toMatchInlineSnapshot(`
    "the-voice  (label)
    Act One  (section)
    INT. BAR - NIGHT  (scene 14)
    EXT. PIER - DAY  (scene 15)
    #14#  (INT. BAR - NIGHT)
    END  (ends the story)"
  `);
  expect(check(`${story}\n[[jump: <|>]]`, 2)).toMatchInlineSnapshot(`
    "the-voice  (label)
    Act One  (section)
    … 4 more"
  `);
  expect(check(`${story}\n[[call: the<|>]]`, 2)).toMatchInlineSnapshot(`
    "the-voice  (label)
    Act One  (section)
    … 4 more"
  `);
});

test('targets and names of included scripts', () => {
  expect(
    check(`[[include: bible.story]]\n\nINT. BAR - NIGHT\n\n<|>\n--- bible.story\n[[character: ADA]]\n`, 1),
  ).toMatchInlineSnapshot(`
    "ADA  (declared)
    … 5 more"
  `);
});

test('shots: sizes, who is in them, fields, values', () => {
  expect(check(`INT. BAR - DAY\n\n!! <|>`, 3)).toMatchInlineSnapshot(`
    "WIDE → "WIDE - "  (the whole place, figures small)
    FS → "FS - "  (full shot: head to feet)
    MLS → "MLS - "  (medium long: from the knees)
    … 12 more"
  `);
  expect(check(`${cast}\nINT. BAR - DAY\n\n!! CU - <|>`, 5)).toMatchInlineSnapshot(`
    "MARA  (for MARA VOSS)
    MARA VOSS  (declared)
    JONAS  (declared)
    THE KEEPER  (declared)
    BRASS KEY  (green with age)"
  `);
  expect(
    check(`INT. BAR - DAY\n\n!! CU - Rain | <|>`, 30)
      .split('\n')
      .filter((_, i) => i % 6 === 0)
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "1s  (duration)
    pan left  (camera move)
    track left  (camera move)
    handheld  (camera move)
    dutch angle  (camera angle)
    … 16 more"
  `);
  expect(check(`${cast}\nINT. BAR - DAY\n\n!! CU - Rain | style: <|>`)).toMatchInlineSnapshot(`"noir  (hard light)"`);
  expect(check(`${cast}\nINT. BAR - DAY\n\n!! CU - Rain | with: JONAS, <|>`, 4)).toMatchInlineSnapshot(`
    "MARA VOSS
    JONAS
    THE KEEPER
    BRASS KEY  (green with age)"
  `);
});

test('variables in conditions, options and text', () => {
  expect(check(`${cast}\n[[if: tr<|>]]`, 3)).toMatchInlineSnapshot(`
    "trust  (number)
    endings  (global number)
    visits → "visits("  (visits(target): how often the story came here)
    … 12 more"
  `);
  expect(check(`${cast}\nINT. BAR - DAY\n\n+ Run {<|>`)).toMatchInlineSnapshot(`
    "if → "if "  (hidden unless this holds)
    needs → "needs "  (shown, but greyed unless this holds)
    once  (can be taken once)
    leave  (ends a choice that repeats)
    else  (taken when nothing else is visible)
    trust  (number)
    endings  (global number)"
  `);
  expect(check(`${cast}\nINT. BAR - DAY\n\n+ Run {if tr<|>`, 2)).toMatchInlineSnapshot(`
    "trust  (number)
    endings  (global number)
    … 13 more"
  `);
  expect(check(`${cast}\nINT. BAR - DAY\n\nYou have {<|>} coins.`, 7)).toMatchInlineSnapshot(`
    "if → "if "  (one text or another: {if x > 2: yes | no})
    seq → "seq: "  (one after the other, then the last)
    cycle → "cycle: "  (one after the other, over and over)
    pick → "pick: "  (one of them, drawn by the seed)
    wait → "wait "  (a pause: {wait 0.5s})
    trust  (number)
    endings  (global number)"
  `);
});

test('in .fountain, plus and braces are text', () => {
  expect(check('--- a.fountain\nINT. BAR - DAY\n\n+ Run {<|>')).toMatchInlineSnapshot(`"nothing"`);
});

test('the title page', () => {
  expect(check('<|>', 2)).toMatchInlineSnapshot(`
    "Title → "Title: "  (title page)
    Credit → "Credit: "  (title page)
    … 11 more"
  `);
  expect(check('Title: Low Water\n<|>', 2)).toMatchInlineSnapshot(`
    "Title → "Title: "  (title page)
    Credit → "Credit: "  (title page)
    … 6 more"
  `);
});

test('a note whose word is a name that every object has suggests nothing', () => {
  expect(check('INT. TOWER - NIGHT\n\n[[constructor: x | <|>]]')).toBe('nothing');
  expect(check('INT. TOWER - NIGHT\n\n[[__proto__: x | <|>]]')).toBe('nothing');
  expect(check('INT. TOWER - NIGHT\n\n[[toString: <|>]]')).toBe('nothing');
});
