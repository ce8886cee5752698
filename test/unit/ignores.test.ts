import { describe, expect, it } from 'vitest';
import type { CheckGroup, CheckResult } from '../../src/core/checks/check.ts';
import { RestorableError } from '../../src/core/errors.ts';
import type { Fingerprint } from '../../src/core/format/manifest/fingerprint.ts';
import { describeCheck } from '../../src/report/words/checks/checks.ts';
import { compareFingerprints } from '../../src/verification/comparison.ts';
import { Ignores } from '../../src/verification/ignores.ts';
import { parseIgnores } from '../../src/verification/parse-ignores.ts';

const NOW = new Date('2026-12-01T12:00:00Z');

async function ignoring(yaml: string): Promise<Ignores> {
  return new Ignores(await parseIgnores(yaml), NOW);
}

async function refusal(yaml: string): Promise<string> {
  const error = await parseIgnores(yaml).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RestorableError);
  expect(error).toMatchObject({ code: 'INPUT_INVALID' });
  return (error as RestorableError).message;
}

function database(change: Partial<Fingerprint> = {}): Fingerprint {
  return {
    engine: 'postgres',
    serverVersion: '15.1',
    takenAt: NOW.toISOString(),
    sizeBytes: null,
    tables: [
      { schema: 'public', name: 'orders', rows: 10, rowsFrom: 'count' },
      { schema: 'public', name: 'tmp_a', rows: 5, rowsFrom: 'count' },
      { schema: 'public', name: 'tmp_b', rows: 5, rowsFrom: 'count' },
    ],
    objects: ['orders_pkey', 'tmp_a_idx', 'tmp_b_idx'].map((name) => ({
      type: 'index',
      name: `public.${name}`,
      definitionSha256: 'a',
    })),
    sequences: [{ schema: 'public', name: 'ids', lastValue: '7' }],
    extensions: [{ name: 'pgcrypto', version: '1.3' }],
    facts: { encoding: 'UTF8' },
    ...change,
  };
}

/** The checks of a comparison that did not pass, as name, outcome and words. */
async function compared(restored: Fingerprint, yaml: string): Promise<string[]> {
  const ignores = await ignoring(yaml);
  return ignores
    .apply(compareFingerprints(database(), restored, { ignores }))
    .filter(({ outcome }) => outcome !== 'passed')
    .map((check) => `${check.name} ${check.outcome}${check.isIgnored ? ' (ignored)' : ''}: ${describeCheck(check)}`);
}

describe('a rule of `ignore`', () => {
  it('takes only the objects that it names, and shows them with its reason', async () => {
    const restored = database({ objects: [{ type: 'index', name: 'public.made_up', definitionSha256: 'a' }] });
    const rules = `
- { check: 'schema: index', object: 'public.tmp_*', reason: 'OPS-12: dropped each night', until: 2026-12-31 }
- { check: 'schema: index', object: 'public.made*', reason: 'made by the target' }`;
    expect(await compared(restored, rules)).toEqual([
      'schema: index failed: missing: public.orders_pkey',
      'schema: index skipped (ignored): missing: public.tmp_a_idx, public.tmp_b_idx; ignored until 2026-12-31: OPS-12: dropped each night',
      'schema: index skipped (ignored): 1 object, not in the source; ignored: made by the target',
    ]);
  });

  it('takes rows, tables, sequences and extensions by name, and everything of a check without an object', async () => {
    const restored = database({
      tables: [
        { schema: 'public', name: 'orders', rows: 9, rowsFrom: 'count' },
        { schema: 'public', name: 'tmp_a', rows: 4, rowsFrom: 'count' },
        { schema: 'x', name: 'secret value', rows: 1, rowsFrom: 'count' },
      ],
      sequences: [{ schema: 'public', name: 'ids', lastValue: '6' }],
      extensions: [],
      facts: { encoding: 'LATIN1' },
    });
    const rules = `
- { check: 'rows of public.tmp_*', reason: r1 }
- { check: 'table *', object: '*.tmp_b', reason: r2 }
- { check: other tables, object: 'x.*', reason: r3 }
- { check: sequences, object: public.ids, reason: r4 }
- { check: extensions, object: pgcrypto, reason: r5 }
- { check: encoding, reason: r6 }`;
    expect(await compared(restored, rules)).toEqual([
      'rows of public.orders failed: 9 rows (10 rows expected)',
      'other tables skipped (ignored): 1 table, not in the source; ignored: r3',
      'rows of public.tmp_a skipped (ignored): 4 rows (5 rows expected); ignored: r1',
      'table public.tmp_b skipped (ignored): is missing after the restore; ignored: r2',
      'sequences skipped (ignored): public.ids: 6 (7 expected); ignored: r4',
      'extensions skipped (ignored): missing: pgcrypto; ignored: r5',
      'encoding skipped (ignored): LATIN1 (UTF8 expected); ignored: r6',
    ]);
  });

  it('never covers stored bytes, authenticity, the restore, the lineage or an objective', async () => {
    const ignores = await ignoring("- { check: 'a*', reason: everything }");
    const failed = (group: CheckGroup): CheckResult => ({ name: 'a check', group, outcome: 'failed', facts: [] });
    const groups = ['stored-bytes', 'authenticity', 'restore', 'lineage', 'objective', 'destination'] as const;
    const checks = groups.map(failed);
    expect(ignores.apply(checks)).toEqual(checks);
    expect(
      ignores.apply([failed('integrity'), failed('query'), failed('comparison')]).map(({ outcome }) => outcome),
    ).toEqual(['skipped', 'skipped', 'skipped']);
  });

  it('with an object covers a part of any check that names all that differs', async () => {
    const ignores = await ignoring("- { check: content, object: 'tmp_*', reason: r }");
    const check = (names: readonly string[], more = 0): CheckResult => ({
      name: 'content',
      group: 'comparison',
      outcome: 'failed',
      facts: [{ kind: 'named', what: 'changed', names, more }],
    });
    const outcomes = (of: CheckResult): string[] =>
      ignores.apply([of]).map((each) => `${each.outcome}: ${describeCheck(each)}`);
    expect(outcomes(check(['tmp_a', 'tmp_b']))).toEqual(['skipped: defined differently: tmp_a, tmp_b; ignored: r']);
    expect(outcomes(check(['tmp_a', 'orders']))).toEqual([
      'failed: defined differently: orders',
      'skipped: defined differently: tmp_a; ignored: r',
    ]);
    expect(outcomes(check(['tmp_a'], 3))).toEqual(['failed: defined differently: tmp_a and 3 more']);
  });

  it('counts until the end of its last day, and is named if it ignored nothing', async () => {
    const rules = await ignoring(`
- { check: sequences, reason: r, until: 2026-11-30 }
- { check: encoding, reason: r, until: 2026-12-01 }
- { check: nothing, reason: r }`);
    expect(rules.expired.map(({ number }) => number)).toEqual([1]);
    expect(rules.unused).toEqual([]);
    const restored = database({ sequences: [], facts: { encoding: 'LATIN1' } });
    const failed = rules
      .apply(compareFingerprints(database(), restored, { ignores: rules }))
      .filter(({ outcome }) => outcome === 'failed');
    expect(failed.map(({ name }) => name)).toEqual(['sequences']);
    expect(rules.unused.map(({ number }) => number)).toEqual([3]);
  });

  it('takes a star behind a backslash for a star of the name, and a backslash for itself', async () => {
    const check = (names: string[]): CheckResult => ({
      ...{ name: 'content', group: 'comparison', outcome: 'failed' },
      facts: [{ kind: 'named', what: 'other-content', names, more: 0 }],
    });
    const all = ['a*b', 'axb', 'a\\*b', 'a\\b'];
    const covered = async (object: string): Promise<string[]> => {
      const ignores = await ignoring(`- { check: content, object: '${object}', reason: r }`);
      const found = ignores.apply([check(all)]).filter(({ isIgnored }) => isIgnored);
      return found.flatMap(({ facts }) => facts.flatMap((fact) => (fact.kind === 'named' ? fact.names : [])));
    };
    expect(await covered('a\\*b')).toEqual(['a*b']);
    expect(await covered('a\\\\\\*b')).toEqual(['a\\*b']);
    expect(await covered('a\\b')).toEqual(['a\\b']);
    expect(await covered('a\\\\*b')).toEqual(['a\\*b', 'a\\b']);
    expect(await covered('a*b')).toEqual(all);
  });

  it('matches stars anywhere, at once, however many there are', async () => {
    const name = `${'a'.repeat(400)}b`;
    const rules = await ignoring(`- { check: '${'*a'.repeat(200)}*c', reason: r }\n- { check: 'a*b', reason: r2 }`);
    const check = { name, group: 'query', outcome: 'failed', facts: [] } as const;
    expect(rules.apply([check])[0]?.facts).toEqual([{ kind: 'ignored', reason: 'r2', until: null }]);
    expect(
      rules
        .apply([
          { ...check, name: 'ab' },
          { ...check, name: 'a.b' },
          { ...check, name: 'xab' },
        ])
        .map(({ outcome }) => outcome),
    ).toEqual(['skipped', 'skipped', 'failed']);
  });

  it.each([
    ['- { check: sequences }', /Rule 1 of `ignore` has no `reason`: a difference is ignored only with one/],
    ["- { check: sequences, reason: ' ' }", /Rule 1 of `ignore` `reason` must say why/],
    ['- { check: a, reason: r }\n- { check: b, reason: 7 }', /Rule 2 of `ignore` `reason` must be a text/],
    ["- { check: '*', reason: r }", /`check` must name something/],
    ['- { object: a, reason: r }', /has no `check`/],
    ['- { check: a, reason: r, untill: 2026-12-31 }', /`untill` is not known/],
    ['- { check: a, reason: r, until: soon }', /`until` must be a date/],
    ['[]', /`ignore` is empty/],
    ['check: a', /`ignore` must be a list/],
    ['- { check: a, reason: "r }', /is not YAML/],
    ['- &a { check: a, reason: r }\n- *a', /not supported/],
  ])('is refused if it is wrong: %s', async (yaml, message) => {
    expect(await refusal(yaml)).toMatch(message);
  });
});
