import { describe, expect, it } from 'vitest';
import { CHAIN_FINDINGS } from '../../src/core/planning/test-chain.ts';
import { parseAnswer, serializeAnswer } from '../../src/evidence/facts/reconcile.ts';
import { LONGEST_LABEL, parseIndex, serializeIndex } from '../../src/evidence/index-file.ts';
import { type Found, groupFindings } from '../../src/history/chain-findings.ts';
import { check, filesOfQuarter, indexOf, renderedAgain } from '../support/evidence.ts';

// What is written must be what is read: no limit of a reader is below what the writer can have.

const PLANTED = 5_000;
const many = <T>(of: (at: number) => T): T[] => Array.from({ length: PLANTED }, (_, at) => of(at));
const label = (at: number): string => `s3://bucket-${at}`.padEnd(LONGEST_LABEL, 'x');
const every = (severity: Found['severity']): Found[] =>
  CHAIN_FINDINGS.flatMap((kind) =>
    many((at) => ({ kind, severity, verifier: null, records: [`verifications/${kind}-${severity}-${at}.json`] })),
  );
const findings = groupFindings([...every('finding'), ...every('note')]).map((each) => ({
  ...each,
  records: [...each.records],
}));
const database = { name: 'shop', findings, unread: many(label) };

describe('5,000 planted objects of each kind', () => {
  it('are counted in an index, which is read as it was written', () => {
    expect(findings.reduce((sum, { count }) => sum + count, 0)).toBe(CHAIN_FINDINGS.length * 2 * PLANTED);
    const index = { ...indexOf(filesOfQuarter()), databases: [database], unlisted: many(label) };
    const bytes = serializeIndex(index);
    expect(parseIndex(bytes)).toEqual(index);
  });

  it('are in evidence that is accepted exactly as it was made', async () => {
    const period = { text: '2026-07-12..2026-07-19', from: '2026-07-12T00:00:00.000Z', to: '2026-07-20T00:00:00.000Z' };
    const { files, facts } = await renderedAgain({ period, databases: [database] });
    expect(facts.databases[0]?.unread).toHaveLength(PLANTED);
    expect(String(files.get('report.html'))).toContain('The records are not complete: 40,000 findings.');
    expect(String(files.get('report.html'))).toContain('5,000 destinations could not be read');
    expect((await check(files)).problems).toEqual([]);
  });
});

it('the answer about as many workflows as anyone names is read as it was written', () => {
  const workflow = { repository: 'acme/shop', file: 'backup.yml', since: '2026-07-12T00:00:00.000Z' };
  const answer = { workflows: many(() => ({ ...workflow, runs: [] })) };
  expect(parseAnswer(serializeAnswer(answer))).toEqual(answer);
});
