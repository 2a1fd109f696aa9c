import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wildScript } from '../fragments.testing.ts';
import { applyChanges, parseStory } from '../index.ts';
import { formatScript } from './format.ts';
import { likelyScript, withoutPlaces } from './scripts.testing.ts';

const headingPrefixes = ['INNEN'];
const story = { language: 'story', headingPrefixes } as const;
const storyOf = (text: string) => withoutPlaces(parseStory(text, story).story);
const runs = Number(process.env.FMT_RUNS ?? 400);

describe.each([
  ['likely scripts', likelyScript],
  ['any text at all', wildScript],
])('%s', (_, script) => {
  it.each(['story', 'fountain'] as const)('formatting .%s twice is formatting it once', (language) => {
    fc.assert(
      fc.property(script, fc.constantFrom('keep', 'portable', 'story'), (text, style) => {
        if (language === 'fountain' && style === 'story') return;
        const options = { language, style, headingPrefixes } as const;
        const once = formatScript(text, options);
        expect(formatScript(once.text, options).text).toBe(once.text);
        if (!/\r/.test(text)) expect(applyChanges(text, once.changes)).toBe(once.text);
      }),
      { numRuns: runs },
    );
  });
});

it('from .story to portable and back is the same story', () => {
  fc.assert(
    fc.property(likelyScript, (text) => {
      const portable = formatScript(text, { ...story, style: 'portable' }).text;
      expect(storyOf(portable)).toEqual(storyOf(text));
      expect(storyOf(formatScript(portable, { ...story, style: 'story' }).text)).toEqual(storyOf(text));
    }),
    { numRuns: runs },
  );
});
