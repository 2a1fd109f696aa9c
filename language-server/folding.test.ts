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
  expect(folds.join('\n')).toMatchInlineSnapshot(`
    "1-33 region: # Act One … Rain.
    3-25 region: INT. TOWER - NIGHT …   look: grey]]
    5-9 region: [[if: trust > 2]] … [[end]]
    11-19 region: + Run … [[end]]
    11-13 region: + Run … She runs.
    15-17 region: + Stay … She stays.
    21-22 comment: /* cut … for time */
    24-25 comment: [[character: ADA | …   look: grey]]
    27-33 region: ## Later … Rain.
    29-33 region: EXT. PIER - DAY … Rain."
  `);
});
