import { expect, test } from 'vitest';
import { missingIncludes } from './includes.ts';
import { includePath, resolveInclude } from './project.ts';
import { fixture } from './testing/fixture.ts';

test('an include that leads nowhere is a warning with the nearest path', () => {
  const { script, project } = fixture(
    '[[include: bibel.story]]\n\n[[include: bible.story]]\n--- bible.story\n[[character: ADA]]\n',
  );
  const known = new Map([...project.all()].map((each) => [each.uri, each]));
  const found = missingIncludes(script, known).map(
    ({ line, message, fixes }) => `${line + 1}: ${message} (${fixes.map((fix) => fix.title)})`,
  );
  expect(found.join('\n')).toMatchInlineSnapshot(
    `"1: No script of this workspace is at bibel.story. Paths count from the script that includes them. (Change to bible.story)"`,
  );
});

test('paths with spaces, umlauts and folders resolve beside the script, else by their end', () => {
  const known = new Map([
    ['file:///film/Scripts/B%C3%BCcher/die%20Bibel.story', 1],
    ['file:///film/shared/cast.story', 1],
  ]);
  const from = 'file:///film/Scripts/film.story';
  expect(resolveInclude(from, 'Bücher/die Bibel.story', known)).toBe(
    'file:///film/Scripts/B%C3%BCcher/die%20Bibel.story',
  );
  expect(resolveInclude(from, '..\\shared\\cast.story', known)).toBe('file:///film/shared/cast.story');
  expect(resolveInclude(from, 'cast.story', known)).toBe('file:///film/shared/cast.story');
  expect(resolveInclude(from, 'none.story', known)).toBe(null);
  expect(includePath(from, 'file:///film/shared/cast.story')).toBe('../shared/cast.story');
  expect(includePath(from, 'file:///film/Scripts/B%C3%BCcher/die%20Bibel.story')).toBe('Bücher/die Bibel.story');
});
