import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseStory } from '../index.ts';

const grammar = path.join(import.meta.dirname, '..');
const page = fs
  .readFileSync(path.join(grammar, '..', 'docs', 'language', 'problems.md'), 'utf8')
  .replace(/\r\n/g, '\n');

/** Entries of the page: code to example. */
const entries = new Map<string, string>();
for (const section of page.split(/^### /m).slice(1)) {
  const code = section.slice(0, 6);
  entries.set(code, /^```story[^\n]*\n([\s\S]*?)^```$/m.exec(section)?.[1] ?? '');
}

test('every code that the sources emit has an entry, and every entry a code', () => {
  const emitted = new Set<string>();
  for (const room of [grammar, path.join(grammar, '..', 'language-server')]) {
    for (const file of fs.readdirSync(room, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || file.endsWith('.test.ts') || file.startsWith('generated')) continue;
      const source = fs.readFileSync(path.join(room, file), 'utf8');
      for (const [, code] of source.matchAll(/'(SL\d{4})'/g)) emitted.add(code!);
    }
  }
  expect([...entries.keys()].sort()).toEqual([...emitted].sort());
});

test.each([...entries].filter(([, example]) => example !== ''))('the example of %s shows it', (code, example) => {
  const codes = parseStory(example, { language: 'story' }).problems.map((problem) => problem.code);
  expect(codes).toContain(code);
});

test('only a defect of ours and what is about whole files has no example', () => {
  const without = [...entries].filter(([, example]) => example === '').map(([code]) => code);
  expect(without.filter((code) => !code.startsWith('SL9'))).toEqual(['SL1000', 'SL2307']);
});
