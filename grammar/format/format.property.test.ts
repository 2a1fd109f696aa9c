import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wildScript } from '../fragments.testing.ts';
import { applyChanges, parseStory } from '../index.ts';
import { printedElsewhere, withoutTypedNotes } from './elsewhere.testing.ts';
import { formatScript } from './format.ts';
import { likelyScript, withoutPlaces } from './scripts.testing.ts';

const headingPrefixes = ['INNEN'];
const story = { language: 'story', headingPrefixes } as const;
const storyOf = (text: string) => withoutPlaces(parseStory(text, story).story);
const fountainOf = (text: string) => withoutPlaces(parseStory(text, { language: 'fountain' }).story);
const portable = (text: string) => formatScript(text, { ...story, style: 'portable' }).text;

/** A `[[` that nothing closes: text with a warning. */
const OPEN_NOTE = /\[\[set: a = 1\s*\n/;

describe.each([
  ['likely scripts', likelyScript],
  ['any text at all', wildScript],
])('%s', (_, script) => {
  it.each(['story', 'fountain'] as const)('formatting .%s twice is formatting it once', (language) => {
    fc.assert(
      fc.property(script, fc.constantFrom('keep', 'portable', 'story'), (text, style) => {
        // An import is no longer the language it came from.
        fc.pre(language === 'story' || style !== 'story');
        const options = { language, style, headingPrefixes } as const;
        const once = formatScript(text, options);
        expect(formatScript(once.text, options).text).toBe(once.text);
      }),
      { numRuns: 300 },
    );
  });

  it('the changes make the new text from the old one', () => {
    fc.assert(
      fc.property(script, fc.constantFrom('keep', 'portable', 'story'), (text, style) => {
        // Who mixes line breaks gets one kind; changes are written with the text's own.
        fc.pre(!text.includes('\r'));
        const { text: formatted, changes } = formatScript(text, { ...story, style });
        expect(applyChanges(text, changes)).toBe(formatted);
      }),
      { numRuns: 300 },
    );
  });
});

it('from .story to portable and back is the same story', () => {
  fc.assert(
    fc.property(likelyScript, (text) => {
      const there = portable(text);
      expect(storyOf(there)).toEqual(storyOf(text));
      expect(storyOf(formatScript(there, { ...story, style: 'story' }).text)).toEqual(storyOf(text));
    }),
    { numRuns: 300 },
  );
});

it('the normal form tells the same story, capitals aside', () => {
  const known = (told: unknown) =>
    JSON.stringify(told, (key, value) =>
      key === 'id' || key === 'fingerprint' || key === 'references' ? undefined : value,
    ).toLowerCase();
  fc.assert(
    fc.property(likelyScript, (text) => {
      const formatted = formatScript(text, { ...story, style: 'keep' }).text;
      expect(known(storyOf(formatted))).toBe(known(storyOf(text)));
    }),
    { numRuns: 300 },
  );
});

it('a portable file without values in braces reads the same as .fountain', () => {
  fc.assert(
    fc.property(likelyScript, (text) => {
      // Braces print a value only in .story; a section that opens a scene does so only there.
      fc.pre(!/\{|^#/m.test(text));
      const there = portable(text);
      expect({ ...(fountainOf(there) as object), language: 'story' }).toEqual(storyOf(text));
    }),
    { numRuns: 300 },
  );
});

it('plain Fountain imported to .story tells the same story', () => {
  fc.assert(
    fc.property(likelyScript, (text) => {
      // A note that only the bare note below it keeps from closing, in .story, is the one thing that cannot be escaped.
      fc.pre(!/^#/m.test(text) && !OPEN_NOTE.test(text));
      const imported = formatScript(text, { language: 'fountain', style: 'story', headingPrefixes }).text;
      expect({ ...(storyOf(imported) as object), language: 'fountain' }).toEqual(fountainOf(text));
    }),
    { numRuns: 300 },
  );
});

it('without its typed notes a portable file prints the same in another program', () => {
  fc.assert(
    fc.property(likelyScript, (text) => {
      // fountain-js fails on a lyric right under a cue, has no cue without words, ends a title page elsewhere, and closes
      // an open note with the next one.
      fc.pre(!/^[~@]|^Title/m.test(text) && !OPEN_NOTE.test(text));
      const there = portable(text);
      expect(printedElsewhere(withoutTypedNotes(there))).toEqual(printedElsewhere(there));
    }),
    { numRuns: 300 },
  );
});
