import { expect, test } from 'vitest';
import { foldName } from '../text/names.ts';
import { locationOf, readHeading } from './headings.ts';

const read = (text: string) => {
  const { interior, place, time, timeMeant } = readHeading(text);
  return [interior, place, time, timeMeant].map((part) => part ?? '·').join(' | ');
};

test('prefix, place and time', () => {
  expect(read('INT. TOWER - GALLERY - NIGHT')).toBe('INT | TOWER - GALLERY | NIGHT | ·');
  expect(read('EXT. PIER')).toBe('EXT | PIER | · | ·');
  expect(read('int./ext. car – moments later')).toBe('INT/EXT | car | moments later | ·');
  expect(read('I/E CAR -- DAY (1986)')).toBe('INT/EXT | CAR | DAY (1986) | ·');
  expect(read('EST. CITY. DAWN')).toBe('EST | CITY | DAWN | ·');
  expect(read('SNIPER SCOPE POV')).toBe('· | SNIPER SCOPE POV | · | ·');
  expect(read('INTERSTATE 5')).toBe('· | INTERSTATE 5 | · | ·');
  expect(read('INT. BAR - 10:30 PM')).toBe('INT | BAR | 10:30 PM | ·');
});

test('other languages', () => {
  expect(read('INNEN. KÜCHE - TAG')).toBe('INT | KÜCHE | TAG | ·');
  expect(read('屋内。灯台 - 夜')).toBe('INT | 灯台 | 夜 | ·');
  expect(read('ИНТ. МАЯК - НОЧЬ')).toBe('INT | МАЯК | НОЧЬ | ·');
});

test('a misspelt time is a time, and what was meant is known', () => {
  expect(read('INT. BAR - NIGTH')).toBe('INT | BAR | NIGTH | NIGHT');
  expect(read('INT. TOWER - GALLERY')).toBe('INT | TOWER - GALLERY | · | ·');
});

test('a place names a declared location by its longest leading part', () => {
  const declared = new Map(['LIGHTHOUSE', 'LIGHTHOUSE - GALLERY'].map((name) => [foldName(name), name]));
  expect(locationOf('LIGHTHOUSE - GALLERY', declared, foldName)).toBe('LIGHTHOUSE - GALLERY');
  expect(locationOf('Lighthouse - Stairs, below', declared, foldName)).toBe('LIGHTHOUSE');
  expect(locationOf('PIER', declared, foldName)).toBe(null);
});
