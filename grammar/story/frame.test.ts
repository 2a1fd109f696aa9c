import { expect, test } from 'vitest';
import { peopleSighter, propSighter } from './frame.ts';

const people = peopleSighter(
  new Map([
    ['MARA VOSS', 'MARA VOSS'],
    ['MARA', 'MARA VOSS'],
    ['MRS VOSS', 'MARA VOSS'],
    ['WILL', 'WILL'],
    ["O'NEIL", "O'NEIL"],
    ['ZOÉ', 'ZOÉ'],
    ['真帆', '真帆'],
  ]),
);

test('people are found as whole words with a capital', () => {
  expect(people.see("Mara's hand. Will MRS VOSS come?")).toEqual(['MARA VOSS', 'WILL']);
  expect(people.see('She will. Marathon. maras')).toEqual([]);
  expect(people.see("Mrs Voss and Zoe\u0301, O'Neil")).toEqual(['MARA VOSS', 'ZOÉ', "O'NEIL"]);
  expect(people.see('ZOÉ laughs')).toEqual(['ZOÉ']);
  expect(people.see('真帆が走る')).toEqual(['真帆']);
});

test('things are found in any case', () => {
  const props = propSighter(['BRASS KEY', 'LAMP']);
  expect(props.see('Two brass keys under the Lamp.')).toEqual(['BRASS KEY', 'LAMP']);
  expect(props.see('Lampoon. Brass keyhole.')).toEqual([]);
});

test('where a name stands', () => {
  expect(people.find('OTS behind Mrs Voss, then Mara')).toEqual([
    { name: 'MARA VOSS', at: 11, length: 8 },
    { name: 'MARA VOSS', at: 26, length: 4 },
  ]);
  expect(propSighter(['KEY']).find('  The key, keys')).toMatchObject([{ at: 6 }, { at: 11, length: 3 }]);
});
