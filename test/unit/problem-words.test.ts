import { expect, it } from 'vitest';
import type { DestinationProblem } from '../../src/core/planning/chain/destination-outcome.ts';
import type { AuditProblem, CopyProblem } from '../../src/report/facts/recovery.ts';
import { describeAuditProblem, describeCopyProblem } from '../../src/report/words/checks/copies.ts';
import { describeProblem } from '../../src/report/words/destinations.ts';
import { syncReason } from '../../src/report/words/reasons.ts';

const ID = '20261121T020000Z-full-4f9c2a';
const FULL = { code: 'STORAGE_FULL', message: 'The disk is full.' } as const;

it.each<readonly [DestinationProblem, string]>([
  [{ why: 'error', ...FULL }, 'The disk is full.'],
  [{ why: 'not-committed' }, 'nothing was committed'],
  [{ why: 'out-of-sync', flaw: { why: 'removed', id: ID } }, `far lacks ${ID}, or is about to remove it`],
  [{ why: 'out-of-sync', flaw: { why: 'object-missing', key: 'packs/x' } }, 'far lacks packs/x'],
  [{ why: 'out-of-sync', flaw: { why: 'list-unreadable', finding: 'No list' } }, 'No list (far)'],
  [{ why: 'out-of-sync', flaw: { why: 'verification-failed', id: ID } }, `the last verification of ${ID} failed`],
  [{ why: 'parent-removed', id: ID }, `rolled back: ${ID} was removed at the same time`],
  [
    { why: 'parent-removed', id: ID, left: FULL },
    `rolled back: ${ID} was removed at the same time, but its manifest could not be deleted: The disk is full.`,
  ],
  [
    { why: 'parents-unknown', error: FULL },
    'its manifest is there, but whether everything that it builds on still exists could not be checked: The disk is full.',
  ],
])('says why a destination lacks a backup: %j', (problem, words) => {
  expect(describeProblem('far', problem)).toBe(words);
});

it.each<readonly [CopyProblem, RegExp]>([
  [{ kind: 'error', ...FULL }, /^The disk is full\.$/],
  [{ kind: 'not-tried' }, /^Not tried: /],
  [{ kind: 'copy', state: 'out-of-sync', id: ID, label: 'far' }, /^far does not hold .*-full-4f9c2a: .*`sync`/],
  [{ kind: 'copy', state: 'other', id: ID, label: 'far' }, /^The manifest of .*-4f9c2a at far is missing or differs/],
])('says why a copy has no verdict: %j', (problem, words) => {
  expect(describeCopyProblem(problem)).toMatch(words);
});

it.each<readonly [AuditProblem, string]>([
  [{ why: 'error', ...FULL }, 'The disk is full.'],
  [{ why: 'removed-meanwhile' }, 'It was removed in the meantime.'],
  [{ why: 'stopped', error: FULL }, 'Not tried: The disk is full.'],
  [
    { why: 'same-errors', count: 3, error: FULL },
    'Not tried, because 3 backups in a row had no verdict: The disk is full.',
  ],
])('says why a backup was left out: %j', (problem, words) => {
  expect(describeAuditProblem(problem)).toBe(words);
});

it.each<readonly [Parameters<typeof syncReason>[0], string]>([
  [{ error: FULL }, 'The disk is full.'],
  [{ reason: { why: 'manifests-differ', labels: ['near', 'far'] } }, 'its manifests at near and far differ'],
  [{ reason: { why: 'parent-differs', id: ID } }, `it was built on a ${ID} with a different manifest`],
])('says why a backup was not copied: %j', (copied, words) => {
  expect(syncReason(copied)).toBe(words);
});
