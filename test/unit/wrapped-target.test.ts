import { expect, it } from 'vitest';
import { replacementNames } from '../../src/engines/parts/server/database-names.ts';
import { wrappedTarget } from '../../src/engines/parts/wrapped-target.ts';
import type { Target } from '../../src/ports/engine/target.ts';

const unused = (): never => {
  throw new Error('not called');
};

it('a wrapped target preserves what decides whether an incomplete restore is published', async () => {
  const leftOut: string[] = [];
  const inner: Target = {
    description: 'inner',
    notes: [],
    strategy: 'beside',
    leftOut,
    exempts: (type) => type === 'policy',
    keepBeside: async () => ({ restoredAs: 'shop_incomplete' }),
    restore: unused,
    inspect: unused,
    query: unused,
    integrity: unused,
    publish: unused,
    close: async () => {},
  };
  const steps: string[] = [];
  const wrapped = wrappedTarget(
    inner,
    (work) => {
      steps.push('around');
      return work();
    },
    async () => void steps.push('released'),
  );
  leftOut.push('POLICY p');
  expect(wrapped.leftOut).toEqual(['POLICY p']);
  expect(wrapped.exempts?.('policy', 'p')).toBe(true);
  expect(await wrapped.keepBeside?.()).toEqual({ restoredAs: 'shop_incomplete' });
  await wrapped.close();
  await wrapped.close();
  expect(steps).toEqual(['around', 'released']);
});

it('replaced databases of one second are kept under different names', () => {
  const keptAt = (ms: number) => replacementNames('shop', 63, (text) => text.length, new Date(ms)).keptAs;
  expect(keptAt(1_000_000_001)).not.toBe(keptAt(1_000_000_002));
});
