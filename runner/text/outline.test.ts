import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textPath, textWidth, wrapText } from './outline.ts';
import { readable } from './readable.ts';

describe('readable', () => {
  test.each([
    ['Grüße, Żółw, Ёлка, Ελλάδα', 'Grüße, Żółw, Ёлка, Ελλάδα'],
    ['海が荒れる。', '[Japanese].'],
    ['She says 你好 twice', 'She says [Han] twice'],
    ['مرحبا بالعالم!', '[Arabic]!'],
    ['fine 🙂🙂', 'fine [emoji]'],
    ['a\u0000b\tc\n d', 'ab c d'],
    ['\ud800', '\ufffd'],
    ['e\u0301', 'é'],
  ])('%j is drawn as %j', (text, drawn) => {
    expect(readable(text)).toBe(drawn);
  });
});

describe('textPath', () => {
  test('anchors start, middle and end around x', () => {
    const first = (d: string) => Number(/^M(-?[\d.]+)/.exec(d)![1]);
    const at = (anchor: 'start' | 'middle' | 'end') => textPath('Hill', { size: 20, x: 100, y: 50, anchor });
    const { width } = at('start');
    expect(first(at('start').d) - first(at('middle').d)).toBeCloseTo(width / 2, 0);
    expect(first(at('start').d) - first(at('end').d)).toBeCloseTo(width, 0);
  });

  test('never wider than asked', () => {
    const cut = textPath('The sea comes in over the rocks', { size: 20, x: 0, y: 0, maxWidth: 90 });
    expect(cut.width).toBeLessThanOrEqual(90);
    expect(cut.width).toBeGreaterThan(50);
  });

  test('any string gives plain path data', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(textPath(text, { size: 16, x: 0, y: 0 }).d).toMatch(/^[MLQCZ\d\s.-]*$/);
      }),
    );
  });
});

describe('wrapText', () => {
  test('keeps all words in order, each line within the width', () => {
    const text = 'Waves break on the basalt below the tower while the lamp turns';
    const lines = wrapText(text, { size: 18, maxWidth: 160 });
    expect(lines.join(' ')).toBe(text);
    expect(lines.every((line) => textWidth(line, { size: 18 }) <= 160)).toBe(true);
  });

  test('breaks a word that is too long and ends a cut text with an ellipsis', () => {
    const lines = wrapText('x'.repeat(10_000), { size: 18, maxWidth: 160, maxLines: 3 });
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(/…$/);
    expect(lines.every((line) => textWidth(line, { size: 18 }) <= 160)).toBe(true);
  });
});
