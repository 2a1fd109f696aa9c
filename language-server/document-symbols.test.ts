import { expect, test } from 'vitest';
import { documentSymbols, type OutlineItem } from './document-symbols.ts';
import { fixture } from './testing/fixture.ts';

function render(items: readonly OutlineItem[], depth = 0): string {
  return items
    .map(
      (item) =>
        `${'  '.repeat(depth)}${item.kind} ${item.name}${item.detail ? ` (${item.detail})` : ''} ${item.range.line + 1}-${item.range.endLine + 1}` +
        (item.children.length > 0 ? `\n${render(item.children, depth + 1)}` : ''),
    )
    .join('\n');
}

test('chapter, sequence, scene, then shots and labels', () => {
  const { script } = fixture(`
# Act One

## Arrival

INT. TOWER - NIGHT #12#

!! WIDE - Waves break | 4s
Rain.

[[label: the-voice]]

EXT. PIER - DAY

Rain.

# Act Two

## Storm

EXT. SEA - DAY

!! Boat

Rain.
`);
  expect(render(documentSymbols(script))).toMatchInlineSnapshot(`
    "chapter Act One 1-14
      sequence Arrival 3-14
        scene INT. TOWER - NIGHT (12 · 4s) 5-10
          shot WS - Waves break (1 · 4s) 7-7
          label the-voice (label) 10-10
        scene EXT. PIER - DAY (13 · 2.2s) 12-14
    chapter Act Two 16-24
      sequence Storm 18-24
        scene EXT. SEA - DAY (14 · 2.2s) 20-24
          shot Boat (1 · 2.2s) 22-22"
  `);
});

test('a script without sections lists its scenes', () => {
  const { script } = fixture('FADE IN:\n\nThe sea.\n\nINT. TOWER - NIGHT\n\nRain.\n');
  expect(render(documentSymbols(script))).toMatchInlineSnapshot(`
    "scene Opening (0 · 2.2s) 1-3
    scene INT. TOWER - NIGHT (1 · 2.2s) 5-7"
  `);
});
