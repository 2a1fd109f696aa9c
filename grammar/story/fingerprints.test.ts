import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fingerprints, normalWords } from './fingerprints.ts';

const finger = (...parts: string[]) => new Fingerprints().next(...parts);

test('twelve base32 letters, the same on every machine', () => {
  expect(finger('12', 'action', 'Waves break below the tower.')).toMatchInlineSnapshot(`"itzobjtcd7m7"`);
  expect(finger('12', 'action', '海が荒れる。')).toMatchInlineSnapshot(`"dvceqc233mwz"`);
});

test('case, punctuation and spacing do not matter, words and parts do', () => {
  expect(normalWords(' The  SEA, *roars*! ')).toBe('the sea roars');
  expect(finger('The SEA, roars!')).toBe(finger(' the sea  *roars*'));
  expect(finger('STRASSE!')).toBe(finger('Straße'));
  expect(finger('the', 'sea')).not.toBe(finger('the sea'));
  expect(finger('the sea')).not.toBe(finger('thesea'));
});

test('ordinals tell equals apart', () => {
  const fingers = new Fingerprints();
  const [first, second] = [fingers.next('a'), fingers.next('a')];
  expect(first).not.toBe(second);
  expect(first).toBe(finger('a'));
});

test('ASCII words hash as their normal form does', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(finger(text)).toBe(finger(normalWords(text)));
    }),
  );
});

test('a hundred thousand texts, no collision', () => {
  const seen = new Set<string>();
  for (let i = 0; i < 100_000; i++) seen.add(finger(String(i % 300), 'action', `shot ${i}`));
  expect(seen.size).toBe(100_000);
});
