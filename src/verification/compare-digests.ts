import type { CheckResult } from '../core/checks/check.ts';
import { type CheckFact, measured, state } from '../core/checks/facts.ts';
import { CONTENT_CHECK } from '../core/checks/test-steps.ts';
import type { ContentDigests, DigestExemption, TableDigest } from '../core/format/content-digests.ts';
import { firstOf, NAMED, named, qualified } from './naming.ts';

/** What the target could not keep as in the source, because of its own limits. Its notes state this. */
type Exempts = ((type: string, name: string) => boolean) | undefined;

/** Reasons not to compare a table that are about the target alone. With any other, a table that had a digest differs. */
const OF_TARGET = new Set(['session-settings', 'dump-not-run']);

/** Compares the content of a restored database, row by row, with what the dump contained. */
export function compareDigests(expected: ContentDigests, found: ContentDigests, exempts?: Exempts): CheckResult {
  if (expected.method !== found.method || expected.key !== found.key) return contentNotCompared('digests-incomparable');
  const after = new Map(found.tables.map((table) => [keyOf(table), table]));
  const exempt = exemptions([...expected.exempt, ...found.exempt.filter(({ reason }) => OF_TARGET.has(reason))]);
  const compared = expected.tables.filter((table) => {
    return !exempt.has(keyOf(table)) && exempts?.('table', qualified(table)) !== true;
  });
  const missing = compared.filter((table) => !after.has(keyOf(table))).map(qualified);
  const differing = compared.filter((table) => differs(table, after.get(keyOf(table)))).map(qualified);
  const left = exemptFacts(exempt);
  if (missing.length + differing.length > 0) {
    const facts: CheckFact[] = [
      ...(missing.length > 0 ? [named('missing', missing)] : []),
      ...(differing.length > 0 ? [named('other-content', differing)] : []),
    ];
    return { ...CHECK, outcome: 'failed', facts: [...facts, ...left] };
  }
  if (compared.length === 0) return { ...CHECK, outcome: 'skipped', facts: [state('nothing-to-compare'), ...left] };
  const rows = compared.reduce((sum, table) => sum + table.rows, 0);
  const seen = [measured(compared.length, { unit: 'tables' }), measured(rows, { unit: 'rows' }), state('same-content')];
  return { ...CHECK, outcome: 'passed', facts: [...seen, ...left], ...(rows > 0 && { provesData: true }) };
}

/** The check if nothing was compared, with the reason. */
export function contentNotCompared(
  ...why: readonly ('digests-off' | 'no-digests' | 'digests-incomparable' | CheckFact)[]
): CheckResult {
  const facts = why.map((each) => (typeof each === 'string' ? state(each) : each));
  return { ...CHECK, outcome: 'skipped', facts };
}

const CHECK = { name: CONTENT_CHECK, group: 'comparison' } as const;

function differs(before: TableDigest, after: TableDigest | undefined): boolean {
  return after !== undefined && (before.rows !== after.rows || before.sum !== after.sum);
}

/** A name with a dot in it may look like that of a table in another schema. */
function keyOf({ schema, name }: Pick<TableDigest, 'schema' | 'name'>): string {
  return JSON.stringify([schema, name]);
}

function exemptions(list: readonly DigestExemption[]): Map<string, DigestExemption> {
  return new Map(list.map((each) => [keyOf(each), each]));
}

function exemptFacts(exempt: ReadonlyMap<string, DigestExemption>): CheckFact[] {
  const byReason = Map.groupBy(exempt.values(), ({ reason }) => reason);
  return [...byReason].slice(0, NAMED).map(([reason, tables]) => {
    const { names, more } = firstOf(tables.map(qualified));
    return { kind: 'exempt', reason, names, more };
  });
}
