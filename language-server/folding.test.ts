import { expect, test } from 'vitest';
import { foldingRanges } from './folding.ts';
import { fixture } from './testing/fixture.ts';

test('sections, scenes, blocks, option bodies, notes and boneyard fold', () => {
  const { script } = fixture(`
# Act One

INT. TOWER - NIGHT

[[if: trust > 2]]
Rain.
[[else]]
Sun.
[[end]]

+ Run

She runs.

+ Stay

She stays.

[[end]]

/* cut
for time */

[[character: ADA |
  look: grey]]

## Later

EXT. PIER - DAY

MARA
#MeToo
Rain.
`);
  const folds = foldingRanges(script).map(
    (fold) =>
      `${fold.line + 1}-${fold.endLine + 1} ${fold.kind}: ${script.lines[fold.line]} … ${script.lines[fold.endLine]}`,
  );
  expect(folds.join('\n')).toMatchInlineSnapshot();
});
