import { expect } from 'vitest';
import type { CheckResult } from '../../src/core/checks/check.ts';
import { type ContentDigests, unaccounted } from '../../src/core/format/manifest/content-digests.ts';
import type { Fingerprint } from '../../src/core/format/manifest/fingerprint.ts';
import type { Target } from '../../src/ports/engine/target.ts';
import { describeCheck } from '../../src/report/words/checks/checks.ts';
import { compareDigests } from '../../src/verification/compare-digests.ts';

/** Compares the content of a restored database with the digests of its dump, as a verification does. */
export async function compareContent(
  target: Target,
  expected: ContentDigests,
  tables: Fingerprint['tables'] = [],
): Promise<CheckResult> {
  const { signal } = new AbortController();
  const found = await target.digests?.({ expected, include: [], exclude: [], signal });
  if (found === undefined) throw new Error('The target has no digests.');
  return compareDigests(expected, found, { tables, exempts: target.exempts });
}

/** No alarm for a database that was restored as it was, and no table is left out unnamed. An engine without digests is not compared. */
export async function expectSameContent(
  target: Target,
  { digests, fingerprint }: { readonly digests?: ContentDigests | undefined; readonly fingerprint: Fingerprint },
): Promise<void> {
  if (digests === undefined) return;
  expect(unaccounted(digests, fingerprint.tables)).toEqual([]);
  const check = await compareContent(target, digests, fingerprint.tables);
  expect(check.outcome === 'failed' ? describeCheck(check) : 'equal').toBe('equal');
}
