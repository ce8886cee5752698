import { expect, it } from 'vitest';
import { KnownNames } from '../../src/core/format/manifest/known-names.ts';

// With 20,000 tables, the set and the texts in it take more memory than the tables' names, and most runs show no name.
it('known names are gathered when the first is looked up, once', () => {
  let reads = 0;
  const known = new KnownNames({
    *[Symbol.iterator]() {
      reads += 1;
      yield 'shop';
    },
  });
  expect(reads).toBe(0);
  expect([known.has('shop'), known.has('other'), known.within('table "shop"')]).toEqual([true, false, ['"shop"']]);
  expect(reads).toBe(1);
});
