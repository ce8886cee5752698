import type { CheckResult } from '../core/checks/check.ts';
import { type CheckFact, measured, state } from '../core/checks/facts.ts';
import { CONTENT_CHECK } from '../core/checks/test-steps.ts';
import {
  type ContentDigests,
  type DigestExemption,
  type TableDigest,
  unaccounted,
} from '../core/format/manifest/content-digests.ts';
import { type TableName, tableKey, tableText } from '../core/format/manifest/table-name.ts';
import { firstOf, NAMED, named } from './naming.ts';

/** What a comparison of digests needs to know besides them. */
export interface Compared {
  /** The tables of the source, as in its fingerprint. */
  readonly tables: readonly TableName[];
  /** What the target could not keep as in the source, because of its own limits. Its notes state this. */
  readonly exempts?: ((type: string, name: string) => boolean) | undefined;
}

/** Reasons not to compare a table that are about the target alone. With any other, a table that had a digest differs. */
const OF_TARGET = new Set(['session-settings', 'dump-not-run']);

/**
 * Compares the content of a restored database, row by row, with what the dump contained. It passes only if the digests say of each
 * table what it contained, or why they don't.
 */
export function compareDigests(expected: ContentDigests, found: ContentDigests, of: Compared): CheckResult {
  if (expected.method !== found.method || expected.key !== found.key) return contentNotCompared('digests-incomparable');
  const after = new Map(found.tables.map((table) => [tableKey(table), table]));
  const unnamed = unaccounted({ ...expected, parts: sharedParts(expected, found) }, of.tables);
  const exempt = exemptions(expected, found, of, unnamed);
  const compared = expected.tables.filter((table) => !exempt.has(tableKey(table)));
  const missing = compared.filter((table) => !after.has(tableKey(table))).map(tableText);
  const differing = compared.filter((table) => differs(table, after.get(tableKey(table)))).map(tableText);
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
  const outcome = unnamed.length === 0 ? 'passed' : 'skipped';
  return { ...CHECK, outcome, facts: [...seen, ...left], ...(rows > 0 && { provesData: true }) };
}

/**
 * What the backup says of a table's place, and the restored database confirms. The backup job alone could otherwise have any table count
 * as a part of one that is compared.
 */
function sharedParts({ parts = [] }: ContentDigests, found: ContentDigests): NonNullable<ContentDigests['parts']> {
  const linkOf = (part: (typeof parts)[number]): string => `${tableKey(part)} ${tableKey(part.of)}`;
  const links = new Set((found.parts ?? []).map(linkOf));
  return parts.filter((part) => links.has(linkOf(part)));
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

/** The tables that are not compared, by key. The first reason is the one of the backup. */
function exemptions(
  { tables, exempt }: ContentDigests,
  found: ContentDigests,
  { exempts }: Compared,
  unnamed: readonly TableName[],
): Map<string, DigestExemption> {
  const ofTarget = found.exempt.filter(({ reason }) => OF_TARGET.has(reason));
  const notHeld = tables.filter((table) => exempts?.('table', tableText(table)) === true);
  const all = [
    ...notHeld.map((table) => exemption(table, 'not-at-target')),
    ...ofTarget,
    ...unnamed.map((table) => exemption(table, 'not-accounted')),
    ...exempt,
  ];
  return new Map(all.map((each) => [tableKey(each), each]));
}

function exemption({ schema, name }: TableName, reason: string): DigestExemption {
  return { schema, name, reason };
}

function exemptFacts(exempt: ReadonlyMap<string, DigestExemption>): CheckFact[] {
  const byReason = Map.groupBy(exempt.values(), ({ reason }) => reason);
  return [...byReason].slice(0, NAMED).map(([reason, tables]) => {
    const { names, more } = firstOf(tables.map(tableText));
    return { kind: 'exempt', reason, names, more };
  });
}
