/** Scripts of a size nobody writes: every line keeps its place, and nothing is read twice as often for being far down. */
import { expect, test } from 'vitest';
import { parseScript, parseStory } from '../../grammar/index.ts';

const scene = (number: number): string[] => [
  `INT. ROOM ${number} - DAY`,
  '',
  `Rain on window ${number}. [[why?]]`,
  '',
  'OTTO (V.O.)',
  '(beat)',
  `I counted ${number}.`,
  '',
  '!! CU - His hand | 2s',
  '',
];

test('100,000 lines', () => {
  const lines = Array.from({ length: 10_000 }, (_, i) => scene(i + 1)).flat();
  expect(lines).toHaveLength(100_000);
  const { script, problems } = parseScript(lines.join('\n'), { language: 'story' });
  expect(problems).toEqual([]);
  expect(script.parts).toHaveLength(10_000);
  const last = script.parts.at(-1)!;
  expect(last.$type === 'Scene' && last.heading).toBe('INT. ROOM 10000 - DAY');
  expect(last.$cstNode!.range.start).toEqual({ line: 99_990, character: 0 });
  expect(last.blocks.map(({ $type }) => $type)).toEqual(['Action', 'Dialogue', 'Shot']);
});

test('100,000 lines of one paragraph, of one speech, of one note, of one boneyard', () => {
  const many = Array.from({ length: 100_000 }, (_, i) => `line ${i}`).join('\n');
  const blocks = (text: string): string[] =>
    parseScript(text, { language: 'story' }).script.prologue.map(({ $type }) => $type);
  expect(blocks(many)).toEqual(['Action']);
  expect(blocks(`OTTO\n${many}`)).toEqual(['Dialogue']);
  expect(blocks(`[[todo: ${many}]]`)).toEqual(['Directive']);
  expect(blocks(`/*\n${many}\n*/`)).toEqual(['Boneyard']);
});

test('one line of a million characters', () => {
  const words = 'rain '.repeat(200_000);
  const { story, problems } = parseStory(`INT. A - DAY\n\n${words}`, { language: 'story' });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(story.scenes[0]!.elements).toHaveLength(1);
  expect(story.scenes[0]!.shots[0]!.action[0]).toHaveLength(999_999);
});

test.each([
  ['opens of notes', '[['],
  ['opens of boneyards', '/*'],
  ['closes of both', ']]*/'],
  ['braces', '{'],
  ['stars', '*'],
  ['backslashes', '\\'],
  ['quotes in a note', '[[todo: "'],
  ['parentheses', '('],
])('100,000 %s on one line are text, or one thing', (_, sign) => {
  const { script } = parseScript(sign.repeat(100_000), { language: 'story' });
  expect(script.prologue.length).toBeGreaterThanOrEqual(1);
});
