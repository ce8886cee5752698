import { expect, it } from 'vitest';
import type { IntegrityFinding } from '../../src/core/checks/integrity.ts';
import { describeIntegrity } from '../../src/report/words/checks/integrity.ts';

const one = (name: string) => ({ names: [name], others: 0 });

it.each<readonly [IntegrityFinding, string]>([
  [{ kind: 'tables-damaged', tables: { names: ['a', 'b'], others: 3 } }, 'problems in "a", "b", 3 more'],
  [{ kind: 'tables-damaged', tables: { names: [], others: 1 } }, 'problems in 1 that the source did not have'],
  [
    { kind: 'tables-intact', found: 2, expected: 3, uncheckable: 1 },
    '2 of 3 tables are intact; the storage engine of 1 has no check',
  ],
  [{ kind: 'keys-satisfied', count: 1 }, '1 foreign key satisfied'],
  [{ kind: 'keys-unchecked', count: 2, because: 'other-database' }, '2 into other databases not checked'],
  [
    {
      kind: 'rows-without-parent',
      source: 'had-none',
      rows: [{ count: 4, child: one('c'), parent: one('p') }],
      more: 5,
    },
    'rows that violate a foreign key, which the source did not have: 4 in "c" without a parent in "p"; and 5 more',
  ],
  [
    { kind: 'amcheck-intact', found: 3, expected: 4, comparedWithRows: 3 },
    'amcheck found 3 of 4 intact, each with every row of its table',
  ],
  [{ kind: 'amcheck-late', count: 1, of: 2, limitMs: 1_500 }, '1 of 2 not within 1.5 s (`integrity-timeout`)'],
  [
    { kind: 'text-order', found: null, expected: '2.36', isSame: false },
    'collation version of another kind here, 2.36 at the source: expected on another server, which also built the indexes',
  ],
  [
    {
      kind: 'page-findings',
      findings: [
        { damage: 'rows-missing', name: 'i', count: 2 },
        { damage: 'other-damage', name: undefined, count: 1 },
      ],
    },
    'rows missing from an index: "i" (2 times); other damage',
  ],
  [{ kind: 'violations', tables: [{ table: one('c'), count: 2 }] }, 'rows that violate a foreign key: 2 in "c"'],
  [{ kind: 'violations-at-source', rows: null, hadSome: false }, 'they were not counted in the source'],
  [
    { kind: 'count-moved', found: 3, before: 10, after: 11 },
    '3 were restored; the source had 10 before the dump and 11 after it',
  ],
])('%j', (finding, words) => {
  expect(describeIntegrity(finding)).toBe(words);
});
