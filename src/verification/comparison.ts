import type { Fingerprint } from '../core/fingerprint.ts';
import type { CheckResult } from '../report/report.ts';

/** Differences that are named one by one; beyond, they are counted. */
const NAMED = 20;

type Difference = string;

/**
 * Compares what the source held in the dump's snapshot with what a restored database holds.
 * @returns one result for each kind of thing, each naming its differences
 */
export function compareFingerprints(source: Fingerprint, restored: Fingerprint): CheckResult[] {
  return [compareRows(source, restored), ...compareObjects(source, restored), ...compareTheRest(source, restored)];
}

function compareRows(source: Fingerprint, restored: Fingerprint): CheckResult {
  const after = new Map(restored.tables.map((table) => [tableName(table), table.rows]));
  const differences: Difference[] = [];
  let unknown = 0;
  let rows = 0;
  for (const table of source.tables) {
    const name = tableName(table);
    const restoredRows = after.get(name);
    after.delete(name);
    if (restoredRows === undefined) differences.push(`${name} is missing`);
    else if (table.rows === null || restoredRows === null) unknown += 1;
    else if (table.rows === restoredRows) rows += restoredRows;
    else differences.push(`${name} has ${restoredRows} rows, the source had ${table.rows}`);
  }
  for (const name of after.keys()) differences.push(`${name} was not in the source`);
  const counted = source.tables.length - unknown;
  const uncounted = unknown > 0 ? `; ${unknown} could not be counted` : '';
  const detail = `${rows} rows in ${counted} tables are as in the source${uncounted}`;
  const result = resultOf('rows of every table', differences, detail);
  if (result.outcome === 'failed') return result;
  if (source.tables.length === 0) return { ...result, detail: 'the source had no tables: this proves no data' };
  if (counted === 0) return { ...result, outcome: 'skipped', detail: 'no table could be counted' };
  return { ...result, provesData: rows > 0 };
}

function compareObjects(source: Fingerprint, restored: Fingerprint): CheckResult[] {
  const types = [...new Set([...source.objects, ...restored.objects].map((object) => object.type))].sort();
  return types.map((type) => {
    const before = source.objects.filter((object) => object.type === type);
    const after = new Map(
      restored.objects.filter((object) => object.type === type).map((object) => [object.name, object.definitionSha256]),
    );
    const differences: Difference[] = [];
    for (const { name, definitionSha256 } of before) {
      const restoredSha256 = after.get(name);
      after.delete(name);
      if (restoredSha256 === undefined) differences.push(`${name} is missing`);
      else if (definitionSha256 !== null && restoredSha256 !== null && definitionSha256 !== restoredSha256) {
        differences.push(`${name} is defined differently`);
      }
    }
    for (const name of after.keys()) differences.push(`${name} was not in the source`);
    return resultOf(`schema: ${type}`, differences, `${before.length} as in the source`);
  });
}

function compareTheRest(source: Fingerprint, restored: Fingerprint): CheckResult[] {
  const sequences = compareMaps(
    new Map(source.sequences.map((sequence) => [tableName(sequence), sequence.lastValue ?? 'unused'])),
    new Map(restored.sequences.map((sequence) => [tableName(sequence), sequence.lastValue ?? 'unused'])),
  );
  // A newer machine may bring a newer version of an extension; only its absence breaks what was restored.
  const extensions = source.extensions
    .filter(({ name }) => !restored.extensions.some((extension) => extension.name === name))
    .map(({ name, version }) => `${name} ${version} is missing`);
  const facts = compareMaps(new Map(Object.entries(source.facts)), new Map(Object.entries(restored.facts)));
  const results = [
    source.sequences.length > 0 && resultOf('sequences', sequences, `${source.sequences.length} as in the source`),
    source.extensions.length > 0 && resultOf('extensions', extensions, `${source.extensions.length} are there`),
    Object.keys(source.facts).length > 0 && resultOf('settings of the database', facts, 'as in the source'),
  ];
  return results.filter((result) => result !== false);
}

function compareMaps(source: ReadonlyMap<string, string>, restored: ReadonlyMap<string, string>): Difference[] {
  const differences: Difference[] = [];
  for (const [name, value] of source) {
    const after = restored.get(name);
    if (after === undefined) differences.push(`${name} is missing`);
    else if (after !== value) differences.push(`${name} is ${after}, the source had ${value}`);
  }
  return differences;
}

function tableName({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return schema === '' ? name : `${schema}.${name}`;
}

function resultOf(name: string, differences: readonly Difference[], good: string): CheckResult {
  if (differences.length === 0) return { name, group: 'comparison', outcome: 'passed', detail: good };
  const more = differences.length > NAMED ? `; and ${differences.length - NAMED} more` : '';
  const detail = `${differences.slice(0, NAMED).join('; ')}${more}`;
  return { name, group: 'comparison', outcome: 'failed', detail };
}
