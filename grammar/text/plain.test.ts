import { expect, test } from 'vitest';
import { plainText } from './plain.ts';

test.each([
  ['his *coat*', 'his coat'],
  ['***all*** of _it_', 'all of it'],
  ['*it is **bold***', 'it is bold'],
  ['5 * 3 * 2', '5 * 3 * 2'],
  ['his *her coat', 'his *her coat'],
  ['\\*not\\* this, \\{that\\}', '*not* this, {that}'],
  ['*one\ntwo*', '*one\ntwo*'],
  ['C:\\dir', 'C:\\dir'],
  ['plain', 'plain'],
])('%s', (source, plain) => {
  expect(plainText(source)).toBe(plain);
});
