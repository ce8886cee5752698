import type { CheckResult } from '../core/checks/check.ts';
import { type CheckFact, measured, state } from '../core/checks/facts.ts';
import type { Fingerprint } from '../core/format/manifest/fingerprint.ts';
import type { IsFlawed } from './flaws.ts';
import { type Ignores, ignored, type Split } from './ignores.ts';
import { named } from './naming.ts';

/** Object kinds as the engines name them. A crafted SQLite file may contain any text there. */
const KIND =
  /^(?:schema|table|foreign table|virtual table|view|materialized view|index|constraint|function|aggregate|procedure|package|package body|trigger|event|sequence|policy|rule|enum|domain|type|operator|operator class|operator family|access method|cast|collation|conversion|language|transform|statistics|publication|foreign server|text search (?:configuration|dictionary|parser|template)|event trigger|foreign key|check|library)$/;

type Objects = ReadonlyMap<string, string | null>;

/** One result for each type of schema object: nothing missing, nothing extra, the same definitions. */
export function compareObjects(
  source: Fingerprint,
  restored: Fingerprint,
  compareDefinitions: boolean,
  { isExempt, ignores }: { readonly isExempt: IsFlawed; readonly ignores: Ignores },
): CheckResult[] {
  const before = byType(source);
  const after = byType(restored);
  const types = [...new Set([...before.keys(), ...after.keys()])];
  return types.flatMap((type) =>
    compareType(
      before.has(type) || KIND.test(type) ? type : 'another kind',
      before.get(type) ?? new Map(),
      after.get(type) ?? new Map(),
      { compareDefinitions, ignores, isFlawed: (name) => isExempt(type, name) },
    ),
  );
}

function byType(fingerprint: Fingerprint): Map<string, Map<string, string | null>> {
  const types = new Map<string, Map<string, string | null>>();
  for (const { type, name, definitionSha256 } of fingerprint.objects) {
    const objects = types.get(type) ?? new Map<string, string | null>();
    objects.set(name, definitionSha256);
    types.set(type, objects);
  }
  return types;
}

interface CompareOptions {
  readonly compareDefinitions: boolean;
  readonly ignores: Ignores;
  isFlawed(name: string): boolean;
}

function compareType(
  type: string,
  before: Objects,
  after: Objects,
  { compareDefinitions, ignores, isFlawed }: CompareOptions,
): CheckResult[] {
  const check = { name: `schema: ${type}`, group: 'comparison' } as const;
  const missing = ignores.split(
    check.name,
    [...before.keys()].filter((name) => !after.has(name) && !isFlawed(name)),
  );
  // Counted, not named: code in a dump can create an object whose name is a value.
  const extra = ignores.split(
    check.name,
    [...after.keys()].filter((name) => !before.has(name)),
  );
  const differing = [...before].filter(([name, digest]) => differs(digest, after.get(name)) && !isFlawed(name));
  const names = differing.map(([name]) => name);
  // Definitions that are not compared need no rule.
  const changed = compareDefinitions ? ignores.split(check.name, names) : { left: names, ignored: [] };
  const findings: CheckFact[] = [
    ...(missing.left.length > 0 ? [named('missing', missing.left)] : []),
    ...(extra.left.length > 0 ? [measured(extra.left.length, { unit: 'objects' }), state('not-in-source')] : []),
    ...(changed.left.length > 0 && compareDefinitions ? [named('changed', changed.left)] : []),
  ];
  const accepted = [
    ...acceptedIn(check, missing, (those) => [named('missing', those)]),
    ...acceptedIn(check, extra, (those) => [measured(those.length, { unit: 'objects' }), state('not-in-source')]),
    ...acceptedIn(check, changed, (those) => [named('changed', those)]),
  ];
  if (findings.length > 0) return [{ ...check, outcome: 'failed', facts: findings }, ...accepted];
  if (accepted.length > 0) return accepted;
  const present = measured(before.size, { unit: 'objects' });
  if (changed.left.length === 0) return [{ ...check, outcome: 'passed', facts: [present, state('as-in-source')] }];
  return [{ ...check, outcome: 'skipped', facts: [present, named('printed-differently', changed.left)] }];
}

/** One result for each rule that ignored something of a check. */
export function acceptedIn(
  check: Pick<CheckResult, 'name' | 'group'>,
  split: Split,
  factsOf: (names: readonly string[]) => readonly CheckFact[],
): CheckResult[] {
  return split.ignored.map(({ rule, names }) => ignored({ ...check, outcome: 'failed', facts: factsOf(names) }, rule));
}

/** A definition that only one side states is not compared. */
function differs(before: string | null, after: string | null | undefined): boolean {
  return before !== null && after !== null && after !== undefined && before !== after;
}
