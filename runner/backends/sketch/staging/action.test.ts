import { describe, expect, test } from 'vitest';
import { clauses, readMood, readPose } from './action.ts';
import { readLook } from './look.ts';
import { mentions, prose } from './words.ts';

describe('words', () => {
  test.each([
    ['She sits down', 'sit', true],
    ['sitting', 'sit', true],
    ['unhappy', 'happy', false],
    ['He is running', 'run', true],
    ['The thing', 'th', false],
    ['no smile', 'smile', false],
    ['glass', 'glas', false],
    ['Mara’s key', 'mara', true],
  ])('%j mentions %j: %j', (text, word, found) => {
    expect(mentions(prose(text), [word])).toBe(found);
  });
});

describe('pose', () => {
  test.each([
    ['MARA sits reading', 'sit'],
    ['She stands with her arms crossed', 'arms crossed'],
    ['He stands at the table', 'stand'],
    ['MARA runs for the boat', 'run'],
    ['kneels by the bed', 'kneel'],
    ['lies on the floor', 'lie'],
    ['points at the horizon', 'point'],
    ['holds the lantern', 'hold'],
    ['The sea', null],
  ])('%j is %j', (text, pose) => {
    expect(readPose(prose(text))).toBe(pose);
  });

  test('everybody does what stands after their name', () => {
    const said = clauses('MARA sits while TOM runs to the door.', ['MARA', 'TOM']);
    expect(readPose(said.get('MARA')!)).toBe('sit');
    expect(readPose(said.get('TOM')!)).toBe('run');
  });

  test('names with signs in them are found', () => {
    const said = clauses('JEAN-LUC kneels. O’HARA (OLD) [X] runs.', ['JEAN-LUC', 'O’HARA (OLD) [X]']);
    expect(readPose(said.get('JEAN-LUC')!)).toBe('kneel');
    expect(readPose(said.get('O’HARA (OLD) [X]')!)).toBe('run');
  });

  test('names in one breath share what follows', () => {
    const said = clauses('MARA and TOM run.', ['MARA', 'TOM']);
    expect(readPose(said.get('MARA')!)).toBe('run');
    expect(readPose(said.get('TOM')!)).toBe('run');
  });
});

test('the parenthetical outranks the beat', () => {
  expect(readMood(['(smiling)', null, 'dread'])).toBe('happy');
  expect(readMood([null, 'dread'])).toBe('afraid');
  expect(readMood(['unhappy'])).toBe('sad');
  expect(readMood([])).toBe('neutral');
});

describe('look', () => {
  test('build, age, hair and clothes are read from words', () => {
    const old = readLook('JONAS', 'Old, heavy fisherman with a white beard and a wool cap');
    expect(old).toMatchObject({ old: true, beard: 'full', hat: 'beanie', woman: false });
    expect(old.girth).toBeGreaterThan(1.2);
    expect(readLook('PIP', 'boy of nine').height).toBeLessThan(1.3);
    expect(readLook('ANNA', 'tall woman, long hair, red dress')).toMatchObject({
      woman: true,
      hair: 'long',
      garment: 'dress',
    });
    expect(readLook('RAE', 'police uniform, glasses')).toMatchObject({ garment: 'uniform', glasses: true });
  });

  test('what the words leave open is the same every time', () => {
    expect(readLook('NIKO', null)).toEqual(readLook('NIKO', null));
  });
});
