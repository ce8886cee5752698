import type { Fingerprint, Flaw } from '../../../core/format/manifest/fingerprint.ts';
import { type TableName, tableKey, tableText } from '../../../core/format/manifest/table-name.ts';
import type { TableRows } from '../catalog/tables/row-counts.ts';
import { PHYSICAL, SCHEMA_CHANGED } from './names.ts';
import type { ClusterState } from './state.ts';

/** A kind of flaw: not a defect, but something of which nobody knows which version the copy has. */
const CHANGED = 'changed-during-copy';

type Objects = Fingerprint['objects'];

/**
 * What can be missing or different in a copy if the schema was changed while it was made. Not the value of a sequence, and not a table
 * whose rows are known: it was the same file before and after.
 */
export function changesIn({ tables }: Pick<Fingerprint, 'tables'>): (type: string, name: string) => boolean {
  const quiet = new Set(tables.filter(({ rows }) => rows !== null).map(tableText));
  return (type, name) => type !== 'sequence' && !(type === 'table' && quiet.has(name));
}

/**
 * Describes a base backup. Its content is that of one moment between two others, at which the source was read: what is the same
 * in both is compared after a restore. Of a table that was written to, only that it exists.
 */
export function describeCopy(before: ClusterState, after: ClusterState): Fingerprint {
  const { outline } = after;
  const objects = bothObjects(before.outline.objects, outline.objects);
  return {
    ...outline,
    engine: PHYSICAL,
    // The data are at least as new.
    takenAt: before.outline.takenAt,
    objects: objects.all,
    tables: bothTables(before, after),
    sequences: safeSequences(before.outline.sequences, outline.sequences),
    extensions: outline.extensions.filter(({ name, version }) =>
      before.outline.extensions.some((each) => each.name === name && each.version === version),
    ),
    facts: {
      ...sameFacts(before.outline.facts, outline.facts),
      ...(before.schemaMark !== after.schemaMark && { [SCHEMA_CHANGED]: 'yes' }),
    },
    ...(objects.changed.length > 0 && { flaws: objects.changed }),
  };
}

function bothObjects(before: Objects, after: Objects): { all: Objects; changed: Flaw[] } {
  const keyOf = ({ type, name }: Objects[number]): string => `${type}\0${name}`;
  const [old, now] = [before, after].map((each) => new Map(each.map((object) => [keyOf(object), object])));
  const all = new Map([...(old ?? []), ...(now ?? [])]);
  const changed: Flaw[] = [];
  for (const [key, { type, name }] of all) {
    if (old?.get(key)?.definitionSha256 !== now?.get(key)?.definitionSha256)
      changed.push({ kind: CHANGED, type, name });
  }
  return { all: [...all.values()], changed };
}

function bothTables(before: ClusterState, after: ClusterState): TableRows[] {
  const old = byTable(before.rows);
  const now = byTable(after.rows);
  const all = new Map([...old, ...now]);
  return [...all.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, table]) => {
      const [first, last] = [old.get(key), now.get(key)];
      const isQuiet = before.writes.get(key) === after.writes.get(key);
      if (first !== undefined && last !== undefined && first.rows === last.rows && isQuiet) return last;
      return { ...table, rows: null, rowsFrom: 'unknown' };
    });
}

const byTable = <T extends TableName>(tables: readonly T[]): Map<string, T> =>
  new Map(tables.map((table) => [tableKey(table), table]));

/** The earlier value: the copy is not behind it. Without sequences that were set back or dropped in between. */
function safeSequences(before: Fingerprint['sequences'], after: Fingerprint['sequences']): Fingerprint['sequences'] {
  const now = byTable(after);
  return before.filter((sequence) => {
    const later = now.get(tableKey(sequence));
    if (later === undefined || later.goes !== sequence.goes) return false;
    if (sequence.lastValue === null || later.lastValue === null) return sequence.lastValue === later.lastValue;
    const [first, last] = [BigInt(sequence.lastValue), BigInt(later.lastValue)];
    return sequence.goes === 'around' || (sequence.goes === 'down' ? last <= first : last >= first);
  });
}

function sameFacts(before: Fingerprint['facts'], after: Fingerprint['facts']): Fingerprint['facts'] {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => before[name] === value));
}
