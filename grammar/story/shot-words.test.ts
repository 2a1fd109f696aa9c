import { expect, test } from 'vitest';
import { readShotFields } from './shot-fields.ts';
import { allSizeNames, sizeOf, splitFraming } from './sizes.ts';
import { formatTime, parseTime } from './time.ts';

test('every name of every size is known in any case', () => {
  for (const name of allSizeNames) {
    expect(sizeOf(name.toLowerCase()), name).not.toBe(null);
    expect(splitFraming(`${name} - The sea`).description, name).toBe('The sea');
  }
  for (const name of 'EWS ELS WS WIDE LS FS MLS MFS MWS MS MCU CU ECU XCU OTS POV INSERT ESTABLISHING AERIAL'.split(
    ' ',
  )) {
    expect(sizeOf(name), name).not.toBe(null);
  }
  expect(sizeOf('two  shot')).toBe('TWO SHOT');
  expect(sizeOf('extreme close-up')).toBe('ECU');
});

test('the words split at the first dash, and only after a known size', () => {
  expect(splitFraming('WIDE – Waves - and rain')).toMatchObject({ size: 'WS', description: 'Waves - and rain', at: 7 });
  expect(splitFraming('MEDIUM CLOSE-UP — Mara')).toMatchObject({ size: 'MCU', description: 'Mara' });
  expect(splitFraming('MARA runs - fast')).toMatchObject({
    size: null,
    description: 'MARA runs - fast',
    unknown: 'MARA runs',
  });
  expect(splitFraming('CU')).toMatchObject({ size: 'CU', description: '' });
  expect(splitFraming('CU -')).toMatchObject({ size: 'CU', description: '' });
  expect(splitFraming('CU-Mara')).toMatchObject({ size: null, description: 'CU-Mara', unknown: null });
});

test('lengths of time', () => {
  expect(['4s', '2.5s', '1m', '500ms', '1m30s', '1m 30s', '90 sec'].map(parseTime)).toEqual([
    4000, 2500, 60000, 500, 90000, 90000, 90000,
  ]);
  expect(['', '4', 's', '4x', 'four', '24mm', '4s slow'].map(parseTime)).toEqual(Array(7).fill(null));
  expect([4000, 2500, 60000, 250, 90000].map(formatTime)).toEqual(['4s', '2.5s', '1m', '250ms', '1m30s']);
});

test('fields in any order', () => {
  const field = (text: string) => {
    const named = /^([a-z-]+): (.*)$/.exec(text);
    return named ? { name: named[1]!, value: named[2]! } : { name: null, value: text };
  };
  const shot = readShotFields(
    'low angle|24mm|slow push in|4s|style: noir|seed: 42|with: MARA, BRASS KEY|x-cfg: 7|shot through rain|sytle: x|seed: many'
      .split('|')
      .map(field),
  );
  expect(shot).toMatchObject({
    duration: 4000,
    movement: 'dolly in',
    lens: 24,
    angle: 'low',
    style: 'noir',
    with: ['MARA', 'BRASS KEY'],
    extra: { 'x-cfg': '7' },
    direction: ['slow push in', 'shot through rain', 'sytle: x'],
    unknown: [
      { field: 8, why: 'bare' },
      { field: 9, why: 'name' },
      { field: 10, why: 'value' },
    ],
  });
});
