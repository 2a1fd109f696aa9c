import { expect, test } from 'vitest';
import type { Script } from '../generated/ast.ts';
import { reparse } from '../incremental.ts';
import { parseStory, storyOf } from '../index.ts';
import { coreServices } from '../parse.ts';
import type { Story } from './schema.ts';

/** Beats and to-dos of every scene, with the line in the file where they stand. */
function said(story: Story): string[] {
  return story.scenes.flatMap(({ heading, elements, index }) =>
    elements.flatMap((element) => {
      const words = element.kind === 'beat' ? element.name : element.kind === 'todo' ? element.text : null;
      return words === null ? [] : [`${heading || '(none)'}: ${words} ${story.sceneLines[index]! + element.span.line}`];
    }),
  );
}

const read = (text: string, language: 'story' | 'fountain' = 'story') => parseStory(text, { language }).story;

test('what a title says of the scene to come goes to that scene, and keeps its place in the file', () => {
  const script =
    '[[todo: Cast]]\n\n# One\n\n[[beat: Catalyst]]\n\n## Two\n[[beat: Debate]]\n\n= So.\n\nINT. A - DAY\n\nRain.\n';
  expect(said(read(script))).toEqual(['INT. A - DAY: Cast 0', 'INT. A - DAY: Catalyst 4', 'INT. A - DAY: Debate 7']);
  expect(said(read(script.replaceAll('\n[[', '\n\n[['), 'fountain'))).toHaveLength(3);
});

test('a title between two scenes speaks of the one below it', () => {
  const script = 'INT. A - DAY\n\n[[beat: Here]]\n\nRain.\n\n# Two\n\n[[beat: There]]\n\nINT. B - DAY\n\nWind.\n';
  expect(said(read(script))).toEqual(['INT. A - DAY: Here 2', 'INT. B - DAY: There 8']);
});

test('a title with text of its own is a scene, and needs no other', () => {
  expect(said(read('## Voice\n\n[[beat: Now]]\n\nA voice.\n\nINT. A - DAY\n'))).toEqual(['Voice: Now 2']);
});

test('`[[when]]` is still the first note of its scene', () => {
  const { problems } = parseStory('# One\n\n[[beat: X]]\n\nINT. A - DAY\n\n[[when: 1 > 0]]\n\nRain.\n', {
    language: 'story',
  });
  expect(problems.map(({ code }) => code)).not.toContain('SL2104');
});

test('typing keeps up: the distance to the scene may change, and the scene itself', () => {
  const services = coreServices({ language: 'story' });
  let text = '# One\n\n[[beat: X]]\n\nINT. A - DAY\n\nRain.\n\nINT. B - DAY\n\nWind.\n';
  let result = services.parser.LangiumParser.parse<Script>(text);
  let previous = storyOf(result.value, text, { language: 'story' }).build;
  for (const [from, to] of [
    ['[[beat: X]]', '\n[[beat: X]]\n'],
    ['Wind', 'Gale'],
    ['X]]', 'Y]]'],
    ['Rain', 'Hail'],
    ['[[beat: Y]]', ''],
  ]) {
    text = text.replace(from!, to!);
    result = reparse(services, result, text)?.result ?? services.parser.LangiumParser.parse<Script>(text);
    const { build } = storyOf(result.value, text, { language: 'story', previous });
    expect(build.story).toEqual(read(text));
    previous = build;
  }
});
