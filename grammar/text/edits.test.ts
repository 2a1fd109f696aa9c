import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStory } from '../index.ts';
import { applyChanges, lockNumbers, writeDerivedShots } from './edits.ts';

const parse = (text: string, language: 'story' | 'fountain' = 'story') => parseStory(text, { language }).story;

/** A shot's id by its address: scene index and position. */
function lock(text: string, ...shots: [scene: number, shot: number][]): string {
  const story = parse(text);
  const ids = shots.map(([scene, shot]) => story.scenes[scene]!.shots[shot]!.id);
  return applyChanges(text, lockNumbers(text, story, ids));
}

const script = `INT. TOWER - NIGHT

!! WIDE - The sea | 4s
Rain.

!! CU - Her hands
[[shot: MS - The door | 2s]]

MARA
Who?

.PIER [[not yet found]]

Waves.
`;

test('changes apply together, in any order, and must not overlap', () => {
  const at = (line: number, char: number, endChar: number, text: string) => ({
    line,
    char,
    endLine: line,
    endChar,
    text,
  });
  expect(applyChanges('one\r\ntwo\r\n', [at(1, 0, 3, 'zwei'), at(0, 3, 3, '!')])).toBe('one!\r\nzwei\r\n');
  expect(applyChanges('abc', [at(0, 1, 1, 'x'), at(0, 1, 1, 'y')])).toBe('axybc');
  expect(() => applyChanges('abc', [at(0, 0, 2, ''), at(0, 1, 3, '')])).toThrow('overlap');
});

test('locking writes the numbers of a shot and its scene', () => {
  expect(lock(script, [0, 1])).toBe(
    script.replace('INT. TOWER - NIGHT', 'INT. TOWER - NIGHT #1#').replace('Her hands', 'Her hands #2#'),
  );
  // Portable notes keep their brackets around the number; a derived shot locks only its scene.
  expect(lock(script, [0, 2], [1, 0])).toBe(
    script
      .replace('INT. TOWER - NIGHT', 'INT. TOWER - NIGHT #1#')
      .replace('| 2s]]', '| 2s #3#]]')
      .replace('.PIER [[', '.PIER #2# [['),
  );
});

test('what is locked stays, what has no heading has no place for a number', () => {
  const locked = 'INT. A - DAY #7B#\n\n!! CU - A key #4#\n!! MS - A door\n';
  expect(lock(locked, [0, 0])).toBe(locked);
  expect(lock(locked, [0, 1])).toBe(locked.replace('A door', 'A door #5#'));
  expect(lock('# One\n\n!! CU - A key\n\nRain.\n', [0, 0])).toBe('# One\n\n!! CU - A key #1#\n\nRain.\n');
  expect(lock('Rain.\n', [0, 0])).toBe('Rain.\n');
});

const lines = fc.constantFrom(
  ...[
    'INT. TOWER - NIGHT',
    'EXT. PIER - DAY #12#',
    '.KITCHEN',
    '!! WIDE - The sea | 4s',
    '!! CU - Her hands #3#',
    '!! a',
  ],
  ...['[[shot: MS - The door]]', '', '', '', 'MARA', '(beat)', 'Rain falls.', 'What | now? *Go.*', '# Act', '## Two'],
  ...[
    '+ Run. -> END',
    '+ Stay.',
    '[[if: 1 > 2]]',
    '[[end]]',
    '[[else]]',
    '@mara',
    '> CUT TO:',
    '~la',
    '[[x]]',
    '{1 + 1}',
    '/*',
    '*/',
  ],
);
const scripts = fc
  .tuple(fc.array(lines, { maxLength: 30 }), fc.constantFrom('\n', '\r\n'))
  .map(([parts, eol]) => parts.join(eol));

test('locking some shots changes no other number, no word and no line break', () => {
  fc.assert(
    fc.property(scripts, fc.infiniteStream(fc.boolean()), (text, coins) => {
      const story = parse(text);
      const shots = story.scenes.flatMap((scene) => scene.shots).filter(() => coins.next().value);
      const locked = applyChanges(
        text,
        lockNumbers(
          text,
          story,
          shots.map(({ id }) => id),
        ),
      );
      const after = parse(locked);
      const numbers = (from: typeof story) =>
        from.scenes.map((scene) => [scene.number.value, ...scene.shots.map((shot) => shot.number?.value ?? shot.id)]);
      expect(numbers(after)).toEqual(numbers(story));
      const wanted = new Set(shots.map(({ id }) => id));
      for (const shot of after.scenes.flatMap((scene) => scene.shots)) {
        if (shot.kind === 'written' && wanted.has(shot.id)) expect(shot.number!.locked).toBe(true);
      }
      // Taking the new numbers out again gives the text as it was.
      expect(locked.replace(/ #[0-9A-Z]+#/g, '')).toBe(text.replace(/ #[0-9A-Z]+#/g, ''));
      expect(after.scenes.flatMap((scene) => scene.shots.map((shot) => shot.description))).toEqual(
        story.scenes.flatMap((scene) => scene.shots.map((shot) => shot.description)),
      );
    }),
    { numRuns: 300 },
  );
});

test('derived coverage becomes shot lines', () => {
  const text = 'INT. TOWER - NIGHT\n\nMara climbs the stairs. | Up.\n\nMARA\nWho?\n\nELIAS (O.S.)\nMe.\n';
  expect(applyChanges(text, writeDerivedShots(text, parse(text)))).toMatchInlineSnapshot(`
    "INT. TOWER - NIGHT

    !! WS - Mara climbs the stairs. \\| Up.
    Mara climbs the stairs. | Up.

    !! MCU - MARA
    MARA
    Who?

    !! MS - MARA
    ELIAS (O.S.)
    Me.
    "
  `);
  expect(applyChanges(text, writeDerivedShots(text, parse(text, 'fountain')))).toMatchInlineSnapshot(`
    "INT. TOWER - NIGHT

    [[shot: WS - Mara climbs the stairs. \\| Up.]]

    Mara climbs the stairs. | Up.

    [[shot: MCU - MARA]]

    MARA
    Who?

    [[shot: MS - MARA]]

    ELIAS (O.S.)
    Me.
    "
  `);
});

test('written coverage covers the same words, and nothing else changes', () => {
  fc.assert(
    fc.property(scripts, fc.constantFrom('story' as const, 'fountain' as const), (text, language) => {
      const story = parse(text, language);
      const written = applyChanges(text, writeDerivedShots(text, story));
      const after = parse(written, language);
      const words = (from: typeof story) =>
        from.scenes.map((scene) =>
          scene.shots.flatMap((shot) => [...shot.lines.map((line) => line.text), ...shot.action]).sort(),
        );
      expect(words(after)).toEqual(words(story));
      const eol = text.includes('\r\n') ? '\r\n' : '\n';
      expect(written.split(eol).filter((line) => !/^(?:!! |\[\[shot: )/.test(line) && line !== '')).toEqual(
        text.split(eol).filter((line) => !/^(?:!! |\[\[shot: )/.test(line) && line !== ''),
      );
    }),
    { numRuns: 300 },
  );
});
