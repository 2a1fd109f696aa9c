import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { NARRATIVE_STRUCTURES, templateText } from './index.ts';

test('there are the four structures that slateline new offers', () => {
  expect(NARRATIVE_STRUCTURES.map(({ key }) => key)).toEqual([
    'three-act',
    'hero-journey',
    'beat-sheet',
    'story-circle',
  ]);
});

test('the title page says what the writer said, in one line and with no replacement tricks', () => {
  const text = templateText('three-act', { title: 'Kö$& ／\nTwo', author: 'Ana $1 Ö' });
  expect(text.split('\n').slice(0, 4)).toEqual(['Title: Kö$& ／ Two', 'Credit: written by', 'Author: Ana $1 Ö', '']);
});

test('without an author nobody is credited', () => {
  const text = templateText('story-circle', { title: 'Crust', author: ' ' });
  expect(text.split('\n').slice(0, 2)).toEqual(['Title: Crust', '']);
});

test('an unknown structure is refused by name', () => {
  expect(() => templateText('four-act', { title: 'x' })).toThrow('no narrative structure "four-act"');
});

describe.each(NARRATIVE_STRUCTURES.map((structure) => [structure.key, structure] as const))('%s', (key, structure) => {
  test('positions run from 0 to 1 and never backwards', () => {
    for (const { at } of structure.beats) {
      expect(at[0]).toBeGreaterThanOrEqual(0);
      expect(at[1]).toBeGreaterThanOrEqual(at[0]);
      expect(at[1]).toBeLessThanOrEqual(1);
    }
  });

  test('every beat has its section and its explanation in the script, in order', () => {
    const text = templateText(key, { title: 'Test' });
    const noted = [...text.matchAll(/^\[\[beat: ([^|]+?) \| tension: \d+/gm)].map((match) => match[1]);
    expect(noted).toEqual(structure.beats.map(({ name }) => name));
    const lines = text.split('\n');
    for (const { name } of structure.beats) {
      const section = lines.indexOf(`## ${name}`);
      expect(section, name).toBeGreaterThan(0);
      expect(lines[section + 2], name).toMatch(/^= \S.{40,}/);
    }
  });

  test('the file is the one named', () => {
    expect(fs.existsSync(new URL(structure.file, import.meta.url))).toBe(true);
  });
});
