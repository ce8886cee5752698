import type { Fingerprint } from '../core/format/fingerprint.ts';
import { plural } from '../report/format.ts';
import type { CheckResult } from '../report/report.ts';
import type { IsFlawed } from './flaws.ts';
import { nameSome } from './naming.ts';

/** As the engines name kinds of objects; a crafted SQLite file has whatever text there. */
const KIND =
  /^(?:schema|table|foreign table|virtual table|view|materialized view|index|constraint|function|aggregate|procedure|package|package body|trigger|event|sequence|policy|rule|enum|domain|type|operator|operator class|operator family|access method|cast|collation|conversion|language|transform|statistics|publication|foreign server|text search (?:configuration|dictionary|parser|template)|event trigger|foreign key|check|library)$/;

type Objects = ReadonlyMap<string, string | null>;

/** One result for each type of schema object: nothing missing, nothing extra, the same definitions. */
export function compareObjects(
  source: Fingerprint,
  restored: Fingerprint,
  compareDefinitions: boolean,
  isExempt: IsFlawed,
): CheckResult[] {
  const before = byType(source);
  const after = byType(restored);
  const types = [...new Set([...before.keys(), ...after.keys()])];
  return types.flatMap((type) =>
    compareType(
      before.has(type) || KIND.test(type) ? type : 'another kind',
      before.get(type) ?? new Map(),
      after.get(type) ?? new Map(),
      { compareDefinitions, isFlawed: (name) => isExempt(type, name) },
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
  isFlawed(name: string): boolean;
}

function compareType(
  type: string,
  before: Objects,
  after: Objects,
  { compareDefinitions, isFlawed }: CompareOptions,
): CheckResult[] {
  const missing = [...before.keys()].filter((name) => !after.has(name) && !isFlawed(name));
  // Counted, not named: code of a dump can make an object whose name is a value.
  const extra = [...after.keys()].filter((name) => !before.has(name)).length;
  const changed = [...before]
    .filter(([name, digest]) => differs(digest, after.get(name)) && !isFlawed(name))
    .map(([name]) => name);
  const name = `schema: ${type}`;
  const findings = [
    ...(missing.length > 0 ? [`missing: ${nameSome(missing)}`] : []),
    ...(extra > 0 ? [`${plural(extra, 'object')} that the source did not have`] : []),
    ...(changed.length > 0 && compareDefinitions ? [`defined differently: ${nameSome(changed)}`] : []),
  ];
  if (findings.length > 0) return [{ name, group: 'comparison', outcome: 'failed', detail: findings.join('; ') }];
  const equal: CheckResult = {
    name,
    group: 'comparison',
    outcome: 'passed',
    detail: `${plural(before.size, 'object')} as in the source`,
  };
  if (changed.length === 0) return [equal];
  const detail = `${plural(before.size, 'object')} present; definitions differ, perhaps only as another server version prints them: ${nameSome(changed)}`;
  return [{ ...equal, outcome: 'skipped', detail }];
}

/** A definition that one side doesn't state is not compared. */
function differs(before: string | null, after: string | null | undefined): boolean {
  return before !== null && after !== null && after !== undefined && before !== after;
}
