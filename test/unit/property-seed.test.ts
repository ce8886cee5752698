import fc from 'fast-check';
import { expect, it } from 'vitest';

it('gives every property the same inputs at each run', () => {
  const { seed } = fc.readConfigureGlobal();
  expect(seed).toBe(Number(process.env['RESTORABLE_TEST_SEED'] || 20261202));
  const inputs = (): string[] => {
    const seen: string[] = [];
    fc.assert(fc.property(fc.string(), (text) => void seen.push(text)));
    return seen;
  };
  expect(inputs()).toEqual(inputs());
});
