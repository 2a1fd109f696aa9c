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
  ).toMatchInlineSnapshot();
});

test('upper-case letters at the start of a paragraph are a cue, a heading or a transition', () => {
  expect(check(`${cast}\nINT. TOWER - NIGHT\n\nMA<|>`, 4)).toMatchInlineSnapshot();
  expect(check(`INT. TOWER - NIGHT\n\nMARA\nHi.\n\nMa<|>`)).toMatchInlineSnapshot();
});

test('names that would not read as a cue come with @', () => {
  expect(check(`[[character: McAvoy]]\n[[character: 林]]\n\nINT. BAR - DAY\n\n<|>`, 2)).toMatchInlineSnapshot();
  expect(check(`[[character: McAvoy]]\n\nINT. BAR - DAY\n\n@<|>`, 2)).toMatchInlineSnapshot();
});

test('inside a speech or a paragraph nobody asks', () => {
  expect(check(`INT. TOWER - NIGHT\n\nMARA\nHello <|>`)).toMatchInlineSnapshot();
  expect(check(`The sea\n<|>`)).toMatchInlineSnapshot();
});

test('headings offer places, then parts of the place and times', () => {
  const scenes = `INT. TOWER - GALLERY - NIGHT\n\nRain.\n\nEXT. PIER - DAWN\n\nRain.\n\nEXT. PIER - DAWN\n\nRain.\n`;
  expect(check(`${scenes}\nINT. <|>`)).toMatchInlineSnapshot();
  expect(check(`${scenes}\nINT. TOWER - <|>`, 4)).toMatchInlineSnapshot();
  expect(check(`${scenes}\nINNEN. <|>`, 2)).toMatchInlineSnapshot();
});

test('cue extensions', () => {
  expect(check('INT. TOWER - NIGHT\n\nMARA (<|>')).toMatchInlineSnapshot();
});

test('keywords after [[', () => {
  expect(check('INT. TOWER - NIGHT\n\n[[<|>]]', 3)).toMatchInlineSnapshot();
  expect(
    check('INT. TOWER - NIGHT\n\n[[e<|>', 40)
      .split('\n')
      .filter((row) => /^e/.test(row))
      .join('\n'),
  ).toMatchInlineSnapshot();
});

test('every keyword of the language is offered', () => {
  expect(Object.keys(noteForms).sort()).toEqual([...noteKeywords].sort());
});

test('fields of a typed note, also on its later lines', () => {
  expect(check('[[character: MARA | <|>]]')).toMatchInlineSnapshot();
  expect(check('[[character: MARA |\n  look: grey |\n  <|>]]', 2)).toMatchInlineSnapshot();
  expect(check(`${cast}\n[[show: MARA | at: <|>]]`)).toMatchInlineSnapshot();
});

test('targets after an arrow, a jump and a call', () => {
  const story = `# Act One\n\nINT. BAR - NIGHT #14#\n\n[[label: the-voice]]\n\nRain.\n\nEXT. PIER - DAY\n\nRain.\n`;
  expect(check(`${story}\n+ Run -> <|>`)).toMatchInlineSnapshot();
  expect(check(`${story}\n[[jump: <|>]]`, 2)).toMatchInlineSnapshot();
  expect(check(`${story}\n[[call: the<|>]]`, 2)).toMatchInlineSnapshot();
});

test('targets and names of included scripts', () => {
  expect(
    check(`[[include: bible.story]]\n\nINT. BAR - NIGHT\n\n<|>\n--- bible.story\n[[character: ADA]]\n`, 1),
  ).toMatchInlineSnapshot();
});

test('shots: sizes, who is in them, fields, values', () => {
  expect(check(`INT. BAR - DAY\n\n!! <|>`, 3)).toMatchInlineSnapshot();
  expect(check(`${cast}\nINT. BAR - DAY\n\n!! CU - <|>`, 5)).toMatchInlineSnapshot();
  expect(
    check(`INT. BAR - DAY\n\n!! CU - Rain | <|>`, 30)
      .split('\n')
      .filter((_, i) => i % 6 === 0)
      .join('\n'),
  ).toMatchInlineSnapshot();
  expect(check(`${cast}\nINT. BAR - DAY\n\n!! CU - Rain | style: <|>`)).toMatchInlineSnapshot();
  expect(check(`${cast}\nINT. BAR - DAY\n\n!! CU - Rain | with: JONAS, <|>`, 4)).toMatchInlineSnapshot();
});

test('variables in conditions, options and text', () => {
  expect(check(`${cast}\n[[if: tr<|>]]`, 3)).toMatchInlineSnapshot();
  expect(check(`${cast}\nINT. BAR - DAY\n\n+ Run {<|>`)).toMatchInlineSnapshot();
  expect(check(`${cast}\nINT. BAR - DAY\n\n+ Run {if tr<|>`, 2)).toMatchInlineSnapshot();
  expect(check(`${cast}\nINT. BAR - DAY\n\nYou have {<|>} coins.`, 7)).toMatchInlineSnapshot();
});

test('in .fountain, plus and braces are text', () => {
  expect(check('--- a.fountain\nINT. BAR - DAY\n\n+ Run {<|>')).toMatchInlineSnapshot();
});

test('the title page', () => {
  expect(check('<|>', 2)).toMatchInlineSnapshot();
  expect(check('Title: Low Water\n<|>', 2)).toMatchInlineSnapshot();
});
