import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMediaName, parseTakeName, takeName, takeSuffix } from './names.ts';
import { birthFolder, escapeNumber, safeName, unescapeNumber } from './paths.ts';

const number = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });

describe('numbers in paths', () => {
  test.each([
    ['12', '012'],
    ['3b', '003B'],
    ['12a', '012A'],
    ['A12', 'A12'],
    ['1.2', '001~2E2'],
    ['012', '~3012'],
    ['1-A', '001-A'],
    ['0', '000'],
    ['È', '~C3~88'],
    ['1234', '1234'],
  ])('%s is written %s', (plain, escaped) => expect(escapeNumber(plain, 3)).toBe(escaped));

  test('come back as they were, upper-cased and composed', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 4 }), (value, width) => {
        const escaped = escapeNumber(value, width);
        fc.pre(!escaped.includes('~~'));
        return unescapeNumber(escaped) === value.normalize('NFC').toUpperCase();
      }),
    );
  });

  test('two numbers never meet, on a file system that ignores case either', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        fc.pre(a.normalize('NFC').toUpperCase() !== b.normalize('NFC').toUpperCase());
        return escapeNumber(a, 3).toLowerCase() !== escapeNumber(b, 3).toLowerCase();
      }),
    );
  });

  test('very long ones are cut and still told apart', () => {
    const [a, b] = ['X'.repeat(300), 'X'.repeat(299)].map((value) => escapeNumber(value, 3)) as [string, string];
    expect(a).not.toBe(b);
    expect(a.length).toBeLessThanOrEqual(40);
    expect(unescapeNumber(a)).toBeNull();
  });
});

describe('names that every file system takes', () => {
  test.each([
    ['CON', '_CON'],
    ['lpt1.story', '_lpt1.story'],
    ['console', 'console'],
    ['a/b\\c:d', 'a-b-c-d'],
    ['film. ', 'film'],
    ['..', '_'],
    ['', '_'],
    ['海', '海'],
  ])('%j becomes %j', (name, safe) => expect(safeName(name)).toBe(safe));

  test('hold for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        const safe = safeName(name);
        expect(safe).not.toMatch(/[\u0000-\u001f<>:"/\\|?*]|[. ]$|^$/);
        expect(safe).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(60);
      }),
    );
  });
});

test('a shot’s folder: chapter, scene, shot; further scripts in one of their own', () => {
  const scripts = ['film', 'survey'];
  const key = { script: 'film', scene: '12', shot: '3B' };
  expect(birthFolder(key, 1, scripts)).toBe('03_Renders/Chapter_01/Scene_012/Shot_03B');
  expect(birthFolder({ ...key, script: 'survey' }, 2, scripts)).toBe(
    '03_Renders/Script_survey/Chapter_02/Scene_012/Shot_03B',
  );
});

test('a take’s name says scene, shot and number, and ends in its job’s letters', () => {
  const name = takeName({ script: 'film', scene: '12', shot: '3b' }, 1, 'job-1', 0);
  expect(name).toBe(`S012_03B_take01_${takeSuffix('job-1', 0)}`);
  expect(parseTakeName(name)).toEqual({ number: 1, suffix: takeSuffix('job-1', 0) });
  expect(takeSuffix('job-1', 0)).not.toBe(takeSuffix('job-1', 1));
  expect(takeSuffix('job-1', 0)).toMatch(/^[a-z2-7]{8}$/);
  expect(parseMediaName(`${name}.png`)).toEqual({ name, type: 'image/png' });
  expect(parseMediaName('holiday.png')).toBeNull();
});
