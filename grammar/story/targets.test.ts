import { expect, test } from 'vitest';
import { parseStory, targetsIn } from '../index.ts';

const { story } = parseStory(
  `# Act One

## Night

INT. BAR - NIGHT #7#

[[label: The Voice]]

INT./EXT. CAR - NIGHT

[[label: The Voice]]

# Act Two

INT. BAR - NIGHT

Rain.

# The Pier

EXT. PIER - DAY

Waves.
`,
  { language: 'story' },
);
const targets = targetsIn(story);

test.each([
  ['#7#', 'scene 0'],
  ['#8#', 'missing'],
  ['END', 'end'],
  ['end', 'end'],
  ['the pier', 'section 3'],
  ['night', 'section 0'],
  ['Act One / Night', 'section 0'],
  ['INT. BAR - NIGHT', 'ambiguous'],
  ['act two / int. bar - night', 'scene 2'],
  ['Night / INT./EXT. CAR - NIGHT', 'scene 1'],
  ['INT./EXT. CAR - NIGHT', 'scene 1'],
  ['The Voice', 'ambiguous'],
  ['INT. BAR - NIGHT / The Voice', 'label 0'],
  ['INT./EXT. CAR - NIGHT / the voice', 'label 1'],
  ['Nowhere', 'missing'],
])('%s', (name, expected) => {
  const resolved = targets.resolve(name);
  expect(resolved.found === 'target' ? `${resolved.target.kind} ${resolved.target.scene}` : resolved.found).toBe(
    expected,
  );
});
