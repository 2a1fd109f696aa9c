import { expect, test } from 'vitest';
import { semanticTokens, tokenTypes } from './semantic-tokens.ts';
import { fixture } from './testing/fixture.ts';

test('known names are coloured by what they name, unknown ones are left alone', () => {
  const { script, visible } = fixture(`
[[character: MARA]]
[[prop: BRASS KEY]]
[[style: noir]]
[[var: trust = 0]]

INT. TOWER - NIGHT

!! CU - MARA with the brass key | style: noir

MARA
You have {trust} coins.

JONAS
Who?

[[label: voice]]

+ Run {if trust > 2} -> voice
`);
  const rows = semanticTokens(script, visible).map(
    ({ line, char, length, type, modifiers }) =>
      `${line + 1} ${script.lines[line]!.slice(char, char + length)} → ${tokenTypes[type]}${modifiers ? ' declaration' : ''}`,
  );
  expect(rows.join('\n')).toMatchInlineSnapshot(`
    "1 MARA → class declaration
    2 BRASS KEY → property declaration
    3 noir → decorator declaration
    4 trust → variable declaration
    8 MARA → class
    8 brass key → property
    8 noir → decorator
    10 MARA → class
    11 trust → variable
    16 voice → function declaration
    18 trust → variable
    18 voice → function"
  `);
});
