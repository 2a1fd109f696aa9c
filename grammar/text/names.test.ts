import { expect, test } from 'vitest';
import { closest, distance, foldName, sameName } from './names.ts';

test('names compare by NFC and full case fold', () => {
  expect(sameName('Straße', 'STRASSE')).toBe(true);
  expect(sameName('STRAẞE', 'strasse')).toBe(true);
  expect(sameName('Zoe\u0301', 'ZOÉ')).toBe(true);
  expect(sameName('ΟΔΟΣ', 'οδος')).toBe(true);
  expect(sameName('mrs  voss ', 'MRS VOSS')).toBe(true);
  expect(sameName('ısı', 'isi')).toBe(false);
  expect(foldName('海')).toBe('海');
});

test('a swap of neighbours is one slip', () => {
  expect(distance('mara', 'mraa', 3)).toBe(1);
  expect(distance('mara', 'elias', 2)).toBe(3);
  expect(distance('', 'ab', 5)).toBe(2);
});

test('did you mean', () => {
  expect(closest('MRAA', ['ELIAS', 'MARA'])).toBe('MARA');
  expect(closest('LIGTHOUSE', ['LIGHTHOUSE', 'HOUSE'])).toBe('LIGHTHOUSE');
  expect(closest('BO', ['JO'])).toBe(null);
  expect(closest('ELIAS', ['MARA'])).toBe(null);
});
