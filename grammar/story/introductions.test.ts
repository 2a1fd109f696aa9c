import { expect, test } from 'vitest';
import { parseStory } from '../index.ts';

/** Characters referred to in action, as `line:from-to written = who`. */
function mentions(text: string): string[] {
  const { story } = parseStory(text, { language: 'story' });
  const lines = text.split('\n');
  return story.references.flatMap(({ kind, name, resolved, place }) => {
    const line = place.span.line + (place.scene === null ? 0 : story.sceneLines[place.scene]!);
    const { char, endChar } = place.span;
    if (kind !== 'character') return [];
    expect(lines[line]!.slice(char, endChar)).toBe(name);
    return [`${line}:${char}-${endChar} ${name} = ${resolved}`];
  });
}

const people = `[[character: PIM]]
[[character: MARA VOSS | as: MARA, MRS VOSS]]
[[character: A]]
[[character: 真理]]

INT. SHED - DAY
`;

test('a declared name in capitals is a reference where it stands', () => {
  expect(mentions(`${people}\nPIM, nine, red hat, waves at **MARA VOSS**.\n  MRS VOSS's dog waves back.\n`)).toEqual([
    '7:0-3 PIM = PIM',
    '7:31-40 MARA VOSS = MARA VOSS',
    '8:2-10 MRS VOSS = MARA VOSS',
  ]);
});

test('in forced action, and in the words that braces choose', () => {
  expect(mentions(`${people}\n!PIM\n\nThe door opens: {if 1 > 0: PIM | nobody}.\n`)).toEqual([
    '7:1-4 PIM = PIM',
    '9:27-30 PIM = PIM',
  ]);
});

test('what is prose stays prose: other cases, parts of words, one letter, names nobody declared', () => {
  const prose = 'Pim and Mara Voss. PIMLICO. SPIM. A door. 真理が来る。 OTTO. Mara VOSS.';
  expect(mentions(`${people}\n${prose}\n`)).toEqual([]);
});

test('speech, lyrics and headings hold words, not mentions', () => {
  expect(mentions(`${people}\nPIM\nPIM! I am PIM!\n~PIM, PIM\n\nINT. PIM - DAY\n`)).toEqual(['7:0-3 PIM = PIM']);
});
