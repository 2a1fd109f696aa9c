import { expect, test } from 'vitest';
import { fingerprint, fnv1a, normalWords, Ordinals } from './fingerprints.ts';

test('FNV-1a 64 agrees with the published vectors', () => {
  const hex = (text: string) => {
    const { high, low } = fnv1a(text);
    return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
  };
  expect(hex('')).toBe('cbf29ce484222325');
  expect(hex('a')).toBe('af63dc4c8601ec8c');
  expect(hex('foobar')).toBe('85944171f73967e8');
});

test('non-ASCII text hashes as UTF-8', () => {
  const reference = (text: string) => {
    let hash = 0xcbf29ce484222325n;
    for (const byte of new TextEncoder().encode(text))
      hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
    return hash;
  };
  for (const text of ['é', '海が荒れる', '🎬 take', 'ẞ']) {
    const { high, low } = fnv1a(text);
    expect((BigInt(high) << 32n) | BigInt(low), text).toBe(reference(text));
  }
});

test('twelve base32 letters; case, punctuation and spacing do not matter; ordinals tell equals apart', () => {
  expect(fingerprint(['12', 'action', 'the sea'])).toMatch(/^[a-z2-7]{12}$/);
  expect(normalWords(' The  SEA, *roars*! ')).toBe('the sea roars');
  const ordinals = new Ordinals();
  expect(ordinals.next(['a'])).not.toBe(ordinals.next(['a']));
  expect(new Ordinals().next(['a'])).toBe(new Ordinals().next(['a']));
});
