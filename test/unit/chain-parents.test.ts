import { describe, expect, it } from 'vitest';
import { parentsOf } from '../../src/core/planning/chain/chain-parents.ts';

interface Made {
  readonly at: number;
  readonly manifest: { readonly storedBytes: number };
}

const PLACES = 5_000;
const CHANGED = 10;

/** The chain of a database of which some places change before each backup. Nothing is stored but what changed since the parent. */
function chainOf(backups: number, maxChain: number, shareChanged: (at: number) => number = () => 1) {
  const changedAt = new Int32Array(PLACES);
  let path: readonly [Made, ...Made[]] = [{ at: 0, manifest: { storedBytes: PLACES } }];
  let stored = 0;
  let changed = 0;
  let state = 7;
  let longest = 0;
  for (let at = 1; at <= backups; at += 1) {
    for (let change = 0; change < Math.round(CHANGED * shareChanged(at)); change += 1) {
      state = (state * 48_271) % 2_147_483_647;
      changedAt[state % PLACES] = at;
      changed += 1;
    }
    const parents = parentsOf('incremental', path, maxChain - 1);
    const since = parents[0].at;
    const storedBytes = 1 + changedAt.filter((last) => last > since).length;
    stored += storedBytes;
    path = [{ at, manifest: { storedBytes } }, ...parents];
    longest = Math.max(longest, path.length);
  }
  return { longest, stored, changed, full: path.at(-1) };
}

describe('what an incremental builds on', () => {
  const link = (storedBytes: number, at = 0): Made => ({ at, manifest: { storedBytes } });

  it('is the newest backup while it may, and the full for a differential', () => {
    const path = [link(1, 3), link(1, 2), link(9, 1)] as const;
    expect(parentsOf('incremental', path, 3)).toEqual(path);
    expect(parentsOf('differential', path, 3)).toEqual(path.slice(2));
    expect(parentsOf('incremental', path, 1)).toEqual(path.slice(2));
    expect(() => parentsOf('incremental', path, 0)).toThrow(RangeError);
  });

  it('leaves out what is cheap to store again, and keeps what was expensive', () => {
    const path = [link(1), link(1), link(50), link(1), link(1_000)] as const;
    expect(parentsOf('incremental', path, 4)).toEqual(path.slice(2));
    // The path was longer than it may be now.
    expect(parentsOf('incremental', path, 2).length).toBeLessThanOrEqual(2);
  });

  it.each([
    ['every 15 minutes for a week', 672, 30, undefined, 3],
    ['with quiet nights', 672, 30, (at: number) => (at % 96 < 40 ? 2 : 0.1), 3],
    ['every 5 minutes for a week', 2_016, 30, undefined, 5],
    ['with few parents', 672, 8, undefined, 12],
  ] as const)('%s: one full, bounded parents, and little stored twice', (_name, backups, maxChain, share, factor) => {
    const { longest, stored, changed, full } = chainOf(backups, maxChain, share);
    expect(full?.at).toBe(0);
    expect(longest).toBeLessThanOrEqual(maxChain);
    expect(stored / changed).toBeLessThan(factor);
  });
});
