import fs from 'node:fs';
import { expect, test } from 'vitest';
import { tokenise } from '../syntaxes/tokenise.ts';

interface Snippet {
  prefix: string | string[];
  body: string[];
  description: string;
}

/** The text an editor inserts: every placeholder with its default, every choice with its first word. */
function inserted(snippet: Snippet): string {
  return snippet.body
    .join('\n')
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:[^{}])*)\}/g, '$1')
    .replace(/\$\d+/g, '');
}

for (const language of ['story', 'fountain'] as const) {
  const snippets: Record<string, Snippet> = JSON.parse(
    fs.readFileSync(new URL(`${language}.json`, import.meta.url), 'utf8'),
  );

  test(`${language}: prefixes are unique, every snippet is described and leaves no placeholder behind`, () => {
    const prefixes = Object.values(snippets).flatMap((snippet) => snippet.prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    for (const snippet of Object.values(snippets)) {
      expect(snippet.description).not.toBe('');
      expect(inserted(snippet)).not.toMatch(/\$\{?\d/);
    }
  });

  test(`${language}: typed notes in snippets are coloured as code, not as comments`, async () => {
    for (const [name, snippet] of Object.entries(snippets)) {
      if (name === 'Note' || !inserted(snippet).includes('[[')) continue;
      const tokens = await tokenise(inserted(snippet), `text.${language}`);
      if (language === 'story' || /\[\[\w+:/.test(inserted(snippet)))
        expect(tokens, name).toContain('definition.note.begin');
      if (language === 'story') expect(tokens, name).not.toContain('comment.block.note');
    }
  });
}

test('the choice snippet tokenises as two options with targets', async () => {
  const snippets: Record<string, Snippet> = JSON.parse(fs.readFileSync(new URL('story.json', import.meta.url), 'utf8'));
  expect(await tokenise(inserted(snippets.Choice!), 'text.story')).toMatchInlineSnapshot(`
    "+ → keyword.operator.option
    Stay. → meta.option
    -> → keyword.operator.arrow
    target → entity.name.label.target
    + → keyword.operator.option
    Leave. → meta.option
    -> → keyword.operator.arrow
    target → entity.name.label.target"
  `);
});
