import { expect, test } from 'vitest';
import { watchAlone } from './alone.ts';

test('leaves once nobody is there, and not while somebody is', async () => {
  const left = Promise.withResolvers<void>();
  let needed = 3;
  const watch = watchAlone({
    after: 20,
    needed: async () => needed-- > 0,
    leave: () => left.resolve(),
  });
  await left.promise;
  watch.stop();
  expect(needed).toBeLessThan(0);
});
