import { expect, test } from 'vitest';
import { brief, framer, isOffScreen } from './coverage.ts';

test('a talk opens wide and comes closer', () => {
  const frame = framer('INT', false);
  const say = (character: string, text: string) => frame.speech({ character, offScreen: false, text });
  expect([
    frame.action('Rain on the windows. A kettle.', 0),
    frame.action('Mara climbs the stairs.', 1),
    say('MARA', 'You came back after all.'),
    say('ELIAS', 'The road was closed, so I walked.'),
    say('MARA', 'All the way from the harbour?'),
    say('ELIAS', 'No.'),
    say('MARA', 'Then who drove you out here?'),
    say('ELIAS', 'Nobody!'),
    frame.action('She picks up the letter.', 0),
  ]).toMatchInlineSnapshot(`
    [
      "WS",
      "FS",
      "MCU",
      "MCU",
      "CU",
      "OTS",
      "MCU",
      "CU",
      "INSERT",
    ]
  `);
});

test('outside a scene is established, and wording decides', () => {
  const frame = framer('EXT', false);
  expect([
    frame.action('The lighthouse, black against the last light.', 0),
    frame.action('Waves break. The sea is rising.', 0),
    frame.action('CLOSE ON her knuckles.', 0),
    frame.action('Mara runs.', 1),
    frame.action('Mara and Elias wait.', 2),
    frame.action('She smiles.', 0),
  ]).toMatchInlineSnapshot(`
    [
      "ESTABLISHING",
      "EWS",
      "CU",
      "FS",
      "TWO SHOT",
      "MCU",
    ]
  `);
});

test('off-screen voices', () => {
  expect(['V.O.', 'O.S.', 'vo', 'O.C.', 'on phone', 'CONT’D', 'OLD', null].map(isOffScreen)).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('brief keeps whole sentences or words', () => {
  expect(brief('The sea. The sky is low and the rain is coming in from the west.', 40)).toBe(
    'The sea. The sky is low and the rain is…',
  );
  expect(brief('The sea is grey. The sky is low.', 20)).toBe('The sea is grey.');
});
