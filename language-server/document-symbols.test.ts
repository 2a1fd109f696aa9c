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
  expect(render(documentSymbols(script))).toMatchInlineSnapshot();
});

test('a script without sections lists its scenes', () => {
  const { script } = fixture('FADE IN:\n\nThe sea.\n\nINT. TOWER - NIGHT\n\nRain.\n');
  expect(render(documentSymbols(script))).toMatchInlineSnapshot();
});
