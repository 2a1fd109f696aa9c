/**
 * Emphasis and escapes as the Fountain specification has them: what is left to read of a paragraph. A mark opens only
 * before a character and closes only after one; where one has no partner it stays as written (fountain-js then pairs some
 * of them with marks further on).
 */
import { expect, test } from 'vitest';
import { parseStory } from '../../grammar/index.ts';

function printed(text: string): string {
  const { story } = parseStory(`INT. A - DAY\n\n${text}\n`, { language: 'fountain' });
  return story.scenes[0]!.elements.map((element) => (element.kind === 'action' ? element.plain : '?')).join('\n\n');
}

test.each([
  ['one star', '*slanted*', 'slanted'],
  ['two stars', '**bold**', 'bold'],
  ['three stars', '***both***', 'both'],
  ['a line under it', '_under_', 'under'],
  ['one in another', '_under *slanted **bold** slanted* under_', 'under slanted bold slanted under'],
  ['in any order', '**_a_** _**b**_ *_c_* _***d***_', 'a b c d'],
  ['in a word', 'un*believ*able', 'unbelievable'],
  ['not across lines', '*one\ntwo*', '*one\ntwo*'],
  ['not across paragraphs', '*one\n\ntwo*', '*one\n\ntwo*'],
  ['on two lines, each its own', '*one*\n*two*', 'one\ntwo'],
  ['a space after the opening mark', 'He dials * 69* now.', 'He dials * 69* now.'],
  ['a space before the closing mark', 'He dials _69 and 23 _, then.', 'He dials _69 and 23 _, then.'],
  ['two that open and none that closes', 'He dials *69 and then *23, then.', 'He dials *69 and then *23, then.'],
  ['one that opens and one that closes', 'He dials *69 and then 23*, then.', 'He dials 69 and then 23, then.'],
  ['one of them escaped', 'He dials *69 and then 23\\*, then.', 'He dials *69 and then 23*, then.'],
  ['escaped stars in bold', 'The code: **\\*9765\\***', 'The code: *9765*'],
  ['escaped lines', 'He types \\_A and B_.', 'He types _A and B_.'],
  [
    'every mark can be escaped',
    '\\@ \\# \\! \\* \\_ \\= \\. \\> \\< \\~ \\[ \\] \\{ \\} \\\\',
    '@ # ! * _ = . > < ~ [ ] { } \\',
  ],
  ['a backslash before a letter is one', 'C:\\dir\\new', 'C:\\dir\\new'],
  ['marks with nothing between', '** **** __', '** **** __'],
  ['lines drawn by hand', 'Name: ______ and ****** and _________', 'Name: ______ and ****** and _________'],
  ['two lines under it are one', '__a__', 'a'],
  ['sums', '2 * 3 * 4 = 24', '2 * 3 * 4 = 24'],
  ['snake case, by the letter', 'a_b_c', 'abc'],
])('%s', (_, text, words) => {
  expect(printed(text)).toBe(words);
});
