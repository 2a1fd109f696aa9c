import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Script } from '../generated/ast.ts';
import { reparse } from '../incremental.ts';
import { storyOf } from '../index.ts';
import { coreServices } from '../parse.ts';
import type { Build } from './build.ts';

const blocks = fc.constantFrom(
  ...[
    'INT. TOWER - NIGHT',
    'EXT. PIER - DAY #12#',
    '!! WIDE - Mara at the sea | 4s',
    '!! CU - Hands #3#',
    '[[label: x]]',
  ],
  ...[
    'MARA\nYes.',
    'ELIAS (V.O.)\n(beat)\nNo.',
    'Rain falls on Mara.',
    '# Act',
    '## Two',
    '### Three',
    '+ Run. -> x\n+ Stay.',
  ],
  ...[
    '[[if: t > 2]]',
    '[[end]]',
    '[[var: t = 0]]',
    '[[character: MARA]]',
    '{t} {u} coins',
    '> FADE OUT.',
    'MARA\n[[x]]',
  ],
);

/** Where to cut, how much to take out, what to put in. */
const edits = fc.array(
  fc.tuple(fc.nat(400), fc.nat(30), fc.constantFrom('x', '\n', '\n\nINT. NEW - DAY\n\n', 'MARA', '')),
  {
    minLength: 1,
    maxLength: 6,
  },
);

test('stories of an incremental parse are those of a full one, problems and all', () => {
  const services = coreServices({ language: 'story' });
  let reused = 0;
  fc.assert(
    fc.property(fc.array(blocks, { maxLength: 30 }), edits, (parts, changes) => {
      let text = parts.join('\n\n');
      let result = services.parser.LangiumParser.parse<Script>(text);
      let previous: Build | null = storyOf(result.value, text, { language: 'story' }).build;
      for (const [from, length, put] of changes) {
        const at = text.length === 0 ? 0 : from % text.length;
        text = text.slice(0, at) + put + text.slice(at + length);
        const again = reparse(services, result, text);
        result = again?.result ?? services.parser.LangiumParser.parse<Script>(text);
        const incremental = storyOf(result.value, text, { language: 'story', previous });
        const whole = storyOf(services.parser.LangiumParser.parse<Script>(text).value, text, { language: 'story' });
        expect(incremental.story).toEqual(whole.story);
        expect(incremental.problems).toEqual(whole.problems);
        for (const [index, scene] of incremental.build.scenes.entries())
          if (scene === previous?.scenes[index]) reused += 1;
        previous = incremental.build;
      }
    }),
    { numRuns: 150 },
  );
  expect(reused).toBeGreaterThan(20);
});
