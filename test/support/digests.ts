import { expect } from 'vitest';
import type { CheckResult } from '../../src/core/checks/check.ts';
import type { ContentDigests } from '../../src/core/format/content-digests.ts';
import type { Target } from '../../src/ports/engine/target.ts';
import { describeCheck } from '../../src/report/words/checks.ts';
import { compareDigests } from '../../src/verification/compare-digests.ts';

/** Compares the content of a restored database with the digests of its dump, as a verification does. */
export async function compareContent(target: Target, expected: ContentDigests): Promise<CheckResult> {
  const { signal } = new AbortController();
  const found = await target.digests?.({ expected, include: [], exclude: [], signal });
  if (found === undefined) throw new Error('The target has no digests.');
  return compareDigests(expected, found, target.exempts);
}

/** No alarm for a database that was restored as it was. An engine without digests is not compared. */
export async function expectSameContent(target: Target, expected: ContentDigests | undefined): Promise<void> {
  if (expected === undefined) return;
  const check = await compareContent(target, expected);
  expect(check.outcome === 'failed' ? describeCheck(check) : 'equal').toBe('equal');
}
