import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Problem, parseStory } from '../index.ts';
import { problemTitles } from './codes.ts';
import { asHints, SeveritySettings, unknownCodes, withSeverities } from './severity.ts';

const { problems } = parseStory('INT. ROOM - DAY\n\n!! CUU - Her hands | style: noir\n', { language: 'story' });
const said = (list: readonly Problem[]) => list.map(({ code, severity }) => `${severity} ${code}`);

test('off takes a problem away, another word changes how grave it is, the rest stays', () => {
  expect(said(problems)).toEqual(['warning SL2702', 'warning SL2703']);
  expect(said(withSeverities(problems, { SL2703: 'off' }))).toEqual(['warning SL2702']);
  expect(said(withSeverities(problems, { SL2702: 'error', SL2703: 'hint' }))).toEqual(['error SL2702', 'hint SL2703']);
  expect(withSeverities(problems, { SL9999: 'error' })).toEqual(problems);
});

test('hints for a file of which nobody knows what it is', () => {
  expect(said(asHints(problems))).toEqual(['hint SL2702', 'hint SL2703']);
  expect(said(problems)).toEqual(['warning SL2702', 'warning SL2703']);
});

test('a setting is checked at the border', () => {
  expect(SeveritySettings.safeParse({ SL2703: 'off' }).success).toBe(true);
  const wrong = SeveritySettings.safeParse({ SL2703: 'never' });
  expect(wrong.error?.issues[0]?.path).toEqual(['SL2703']);
});

test('codes that do not exist are named, with the one that was meant', () => {
  expect(unknownCodes({ SL2703: 'off', sl2704: 'off', SL9999: 'off', pier: 'off' })).toEqual([
    { code: 'sl2704', meant: 'SL2704' },
    { code: 'SL9999', meant: null },
    { code: 'pier', meant: null },
  ]);
});

test('the titles are those of the page', () => {
  const page = fs.readFileSync(path.join(import.meta.dirname, '../../docs/language/problems.md'), 'utf8');
  const titles = Object.fromEntries(
    [...page.matchAll(/^### (SL\d{4}): (.*)$/gm)].map(([, code, title]) => [code, title]),
  );
  expect(problemTitles).toEqual(titles);
});
