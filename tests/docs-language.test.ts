/**
 * The language reference cannot lie: every ```story or ```fountain block in `docs/language/` is a script of its own that
 * parses without an error or a warning. A block that shows a mistake names the codes it expects: ```story SL1001 SL2003.
 */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Angle, Movement, parseStory, ShotSize } from '../grammar/index.ts';
import { noteKeywords } from '../grammar/lexer/keywords.ts';
import { functionArity } from '../grammar/story/expressions.ts';
import { noteFields } from '../grammar/story/fields.ts';
import { shotFieldNames } from '../grammar/story/shot-fields.ts';
import { NARRATIVE_STRUCTURES, templateText } from '../runner/project/templates/index.ts';

const folder = path.join(import.meta.dirname, '..', 'docs', 'language');

interface Block {
  /** The line of its opening fence, from 1, as editors count. */
  line: number;
  language: 'story' | 'fountain';
  expected: string[];
  text: string;
}

function storyBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  for (const match of markdown.matchAll(/^```(story|fountain)([^\n]*)\n([\s\S]*?)^```$/gm)) {
    const line = markdown.slice(0, match.index).split('\n').length;
    const expected = match[2]!.trim().split(/\s+/).filter(Boolean).sort();
    blocks.push({ line, language: match[1] as Block['language'], expected, text: match[3]! });
  }
  return blocks;
}

/** Errors and warnings as a person would read them, with the line in the Markdown file. */
function complaints(
  text: string,
  firstLine: number,
  language: Block['language'] = 'story',
): { code: string; said: string }[] {
  return parseStory(text, { language })
    .problems.filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ code, severity, line, message }) => ({
      code,
      said: `${firstLine + line}: ${severity} ${code} ${message}`,
    }));
}

for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.md'))) {
  const blocks = storyBlocks(fs.readFileSync(path.join(folder, file), 'utf8').replace(/\r\n/g, '\n'));
  if (blocks.length === 0) continue;
  describe(`docs/language/${file}`, () => {
    for (const { line, language, expected, text } of blocks) {
      test(`the example in line ${line}`, () => {
        const found = complaints(text, line + 1, language);
        if (expected.length === 0) expect(found.map(({ said }) => said)).toEqual([]);
        else expect(found.map(({ code }) => code).sort()).toEqual(expected);
      });
    }
  });
}

test('the cheat sheet leaves nothing out: every keyword, size, movement and angle', () => {
  const sheet = fs.readFileSync(path.join(folder, 'cheat-sheet.md'), 'utf8');
  const sizes = ShotSize.options.filter((size) => size !== 'WS');
  const angles = Angle.options.map((angle) => `\`${angle}`);
  const keywords = noteKeywords.filter((keyword) => keyword !== 'shot' && keyword !== 'option');
  const missing = [
    ...keywords.filter((keyword) => !sheet.includes(`[[${keyword}`)),
    ...[...sizes, 'WIDE', ...Movement.options].filter((word) => !sheet.includes(`\`${word}\``)),
    ...angles.filter((angle) => !sheet.includes(angle)),
  ];
  expect(missing).toEqual([]);
});

test('the reference has an example of everything: keywords, fields, sizes, movements, angles, functions, clauses', () => {
  const reference = fs.readFileSync(path.join(folder, 'reference.md'), 'utf8');
  const scripts = storyBlocks(reference)
    .filter(({ expected }) => expected.length === 0)
    .map(({ text }) => text);
  const examples = scripts.join('\n\n');
  const notes = [...examples.matchAll(/\[\[([a-z]+)(?:(?!\]\])[\s\S])*\]\]/g)].map(([text, keyword]) => ({
    text,
    keyword,
  }));
  const shown = (keyword: string, field: string) =>
    notes.some((note) => note.keyword === keyword && new RegExp(`\\|\\s*${field}\\b`).test(note.text));
  const stories = scripts.map((text) => parseStory(text, { language: 'story' }).story);
  const shots = stories.flatMap(({ scenes }) => scenes.flatMap((scene) => scene.shots));
  const written = shots.filter(({ kind }) => kind === 'written');
  const missing = [
    ...noteKeywords.filter((keyword) => !notes.some((note) => note.keyword === keyword) && keyword !== 'include'),
    ...Object.entries(noteFields).flatMap(([keyword, fields]) =>
      keyword === 'shot' ? [] : fields.filter((field) => !shown(keyword, field)).map((field) => `${keyword}: ${field}`),
    ),
    ...shotFieldNames.filter((field) => !new RegExp(`^!!.*\\| ${field}: `, 'm').test(examples)),
    ...ShotSize.options.filter((size) => !written.some((shot) => shot.size === size)),
    ...Movement.options.filter((movement) => !written.some((shot) => shot.movement === movement)),
    ...Angle.options.filter((angle) => !written.some((shot) => shot.angle === angle)),
    ...Object.keys(functionArity).filter((name) => !examples.includes(`${name}(`)),
    ...['if', 'needs', 'once', 'leave', 'else'].filter(
      (clause) => !new RegExp(`^\\+.*\\{${clause}\\b`, 'm').test(examples),
    ),
  ];
  expect(missing).toEqual([]);
  const kinds = new Set(
    stories.flatMap(({ scenes }) => scenes.flatMap((scene) => scene.elements.map(({ kind }) => kind))),
  );
  expect(
    ['action', 'speech', 'lyric', 'transition', 'page-break', 'shot'].filter((kind) => !kinds.has(kind as never)),
  ).toEqual([]);
});

describe('a new project starts without a complaint, with its first beats and something to render', () => {
  test.each(NARRATIVE_STRUCTURES.map((structure) => [structure.key, structure] as const))('%s', (key, structure) => {
    const text = templateText(key, { title: 'Neues Stück', author: 'A. Writer' });
    expect(complaints(text, 1).map(({ said }) => said)).toEqual([]);
    const { story } = parseStory(text, { language: 'story' });
    const beats = story.scenes.flatMap(({ elements }) => elements).filter(({ kind }) => kind === 'beat');
    const written = structure.beats.slice(0, beats.length).map(({ name }) => name);
    expect(beats.map((beat) => beat.kind === 'beat' && beat.name)).toEqual(written);
    expect(written.length).toBeGreaterThanOrEqual(2);
    const shots = story.scenes.flatMap((scene) => scene.shots);
    expect(shots.filter(({ kind }) => kind === 'written').length).toBeGreaterThanOrEqual(3);
    expect(shots.some(({ kind }) => kind === 'derived')).toBe(true);
    expect(story.characters).toHaveLength(2);
  });
});
