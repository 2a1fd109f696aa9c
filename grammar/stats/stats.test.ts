import { expect, test } from 'vitest';
import { parseStory } from '../index.ts';
import { eighthsOf, formatEighths, wrapped } from './pages.ts';
import { statsOf } from './stats.ts';
import { countWords } from './words.ts';

const stats = (text: string) => statsOf(parseStory(text, { language: 'story' }).story);

test('words: what is joined is one, signs of scripts without blanks are one each', () => {
  expect(countWords("It's a well-known 3.5, isn’t it?")).toBe(6);
  expect(countWords('Größe – ça va, naïve')).toBe(4);
  expect(countWords('海が荒れる。 Yes.')).toBe(6);
  expect(countWords('… -- !')).toBe(0);
});

test('lines on paper: broken between words, and within one that does not fit', () => {
  expect(wrapped('one two three', 7)).toBe(2);
  expect(wrapped('one two', 7)).toBe(1);
  expect(wrapped('a\nb', 60)).toBe(2);
  expect(wrapped('x'.repeat(61), 60)).toBe(2);
  expect(wrapped('海'.repeat(31), 60)).toBe(2);
  expect(wrapped('', 60)).toBe(0);
});

test('eighths: rounded, never none for what is there', () => {
  expect([0, 1, 7, 14, 54, 100].map(eighthsOf)).toEqual([0, 1, 1, 2, 8, 15]);
  expect([0, 5, 8, 19].map(formatEighths)).toEqual(['0', '5/8', '1', '2 3/8']);
});

test('a scene on paper: heading, action, cue, parenthetical and speech, with the empty lines between', () => {
  const { scenes, lines } = stats('INT. PIER - DAY\n\nRain.\n\nMARA\n(low)\nYes.\n\nCUT TO:\n');
  expect(lines).toBe(2 + 2 + 4 + 2);
  expect(scenes[0]).toMatchObject({ eighths: 1, place: 'PIER', time: 'DAY', interior: 'INT' });
});

test('shots, notes, options and synopses take no room; two who speak at once share it', () => {
  const alone = stats('INT. PIER - DAY\n\nMARA\nYes.\n').lines;
  expect(stats('INT. PIER - DAY\n\n= Why.\n\n!! CU - Her | 2s\n\n[[beat: One]]\n\nMARA\nYes.\n').lines).toBe(alone);
  expect(stats('INT. PIER - DAY\n\nMARA\nYes.\n\nJON ^\nNo.\n').lines).toBe(alone);
});

test('who speaks how much: a speech cut by a shot or a parenthetical is one', () => {
  const { characters, dialogue } = stats(
    '[[character: MARA VOSS | as: MARA | color: #7fb4ff]]\n\nINT. PIER - DAY\n\nMARA\nI left.\n!! CU - Her hands\nI came back.\n(beat)\nAgain.\n\nMARA (V.O.)\nNo.\n\nJon waits for MARA.\n\nJON\nWell?\n',
  );
  expect(characters).toMatchObject([
    { name: 'MARA VOSS', color: '#7fb4ff', lines: 2, words: 7, scenes: ['1'], speaksIn: 1 },
    { name: 'JON', color: null, lines: 1, words: 1 },
  ]);
  expect(dialogue).toEqual({ spoken: 8, described: 4, share: 8 / 12 });
});

test('presence: there without a word, and gone', () => {
  const { scenes, characters } = stats(
    '[[character: MARA]]\n\nINT. PIER - DAY\n\nMARA\nYes.\n\nEXT. SEA - NIGHT\n\nMARA swims.\n\nEXT. SEA - NIGHT\n\nNothing.\n',
  );
  expect(scenes.map(({ present }) => present)).toEqual([
    [{ name: 'MARA', lines: 1, words: 1 }],
    [{ name: 'MARA', lines: 0, words: 0 }],
    [],
  ]);
  expect(characters[0]).toMatchObject({ scenes: ['1', '2'], speaksIn: 1 });
  expect(scenes[1]!.start).toBe(scenes[0]!.duration);
});

test('by place and time: corners of a declared location are one place, names compare without case', () => {
  const { places, times, interiors } = stats(
    '[[location: TOWER]]\n\nINT. TOWER - STAIRS - NIGHT\n\nRain.\n\nINT. Tower - Night\n\nRain.\n\nEXT. PIER - DAY\n\nRain.\n\nEXT. PIER\n\nRain.\n',
  );
  expect(places.map(({ name, scenes }) => [name, scenes])).toEqual([
    ['TOWER', 2],
    ['PIER', 2],
  ]);
  expect(times.map(({ name, scenes }) => [name, scenes])).toEqual([
    ['NIGHT', 2],
    ['DAY', 1],
    [null, 1],
  ]);
  expect(interiors.map(({ name }) => name)).toEqual(['INT', 'EXT']);
});

test('every branch counts, and the length is said to depend on the way', () => {
  const story = stats('INT. PIER - DAY\n\n+ Go.\nMARA\nYes.\n+ Stay.\nMARA\nNo.\n[[end]]\n');
  expect(story.branches).toBe(true);
  expect(story.dialogue.spoken).toBe(2);
  expect(stats('INT. PIER - DAY\n\nRain.\n').branches).toBe(false);
});

test('nothing at all', () => {
  expect(stats('')).toMatchObject({ eighths: 0, duration: 0, scenes: [], characters: [], dialogue: { share: 0 } });
});
