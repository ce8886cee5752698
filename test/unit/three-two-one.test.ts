import { describe, expect, it } from 'vitest';
import { type CopyPlace, evaluateCopies, type ThreeTwoOne } from '../../src/core/planning/three-two-one.ts';
import { copyAdvice, ruleVerdict } from '../../src/report/words/rule.ts';

const place = (change: Partial<CopyPlace> = {}): CopyPlace => ({
  label: 's3://a',
  provider: 'Amazon S3',
  region: 'eu-central-1',
  offsite: true,
  immutable: false,
  holdsNewest: true,
  ...change,
});
const missing = (rule: ThreeTwoOne): string[] => rule.missing.map(copyAdvice);
const folder = place({ label: 'file:/b', provider: 'this machine', region: undefined, offsite: false });

describe('the 3-2-1 rule', () => {
  it('is met by the database and two destinations, one of them with a provider and offsite', () => {
    const rule = evaluateCopies([place(), folder]);
    expect(rule).toMatchObject({ isMet: true, copies: 3, media: 2, offsite: 1, immutable: 0, missing: [] });
    expect(rule.providers).toEqual(['Amazon S3', 'this machine']);
    expect(rule.regions).toEqual(['eu-central-1']);
    expect(ruleVerdict(rule)).toMatch(
      /^The 3-2-1 rule is met: 3 copies with the database itself, on 2 media, 1 offsite/,
    );
  });

  it('is not met by one destination, and the message states what would meet it', () => {
    expect(missing(evaluateCopies([place()]))).toEqual(['Add 1 destination.']);
    expect(missing(evaluateCopies([folder]))).toEqual([
      'Add 1 destination.',
      'Keep one copy with a provider or on another server, not on this machine.',
      expect.stringContaining('offsite=true'),
    ]);
    expect(ruleVerdict(evaluateCopies([]))).toMatch(/not met: 1 copy .* on 1 medium, /);
    expect(missing(evaluateCopies([]))[0]).toBe('Add 2 destinations.');
  });

  it('does not count a destination without the newest backup, and recommends sync', () => {
    const rule = evaluateCopies([place(), { ...folder, holdsNewest: false }]);
    expect(rule).toMatchObject({ isMet: false, copies: 2 });
    expect(missing(rule)).toEqual(['`sync` copies the newest backup to file:/b.']);
    const alone = evaluateCopies([{ ...folder, holdsNewest: false }]);
    expect(missing(alone)[0]).toBe('Add 1 destination. `sync` copies the newest backup to file:/b.');
  });

  it('requires an immutable copy and no errors for 3-2-1-1-0', () => {
    expect(evaluateCopies([place({ immutable: true }), folder], 0).beyond).toEqual([]);
    expect(evaluateCopies([place(), folder], 2).beyond).toHaveLength(2);
  });
});
