import { RestorableError } from '../../../core/errors.ts';
import { tableKey } from '../../../core/format/manifest/table-name.ts';

/** A table or similar, and the partitioned tables that it is a partition of. */
export interface Relation {
  readonly schema: string;
  readonly name: string;
  readonly above: readonly (readonly [schema: string, name: string])[];
}

type Matches = (schema: string, name: string) => boolean;

/**
 * Relations that don't match but belong to one that does: the partitions of a selected table, because pg_dump's own -t
 * silently takes only the empty parent; and the parents of a selected partition, without which it can't be attached.
 */
export function relativesOf(relations: readonly Relation[], isChosen: Matches): Relation[] {
  const parents = new Set(
    relations.filter(({ schema, name }) => isChosen(schema, name)).flatMap(({ above }) => above.map(keyOf)),
  );
  return relations.filter(
    ({ schema, name, above }) =>
      !isChosen(schema, name) && (parents.has(keyOf([schema, name])) || above.some((parent) => isChosen(...parent))),
  );
}

/** Partitions of what is left out. Without their parent, a restore could not attach them. */
export function partitionsOf(relations: readonly Relation[], isChosen: Matches): Relation[] {
  return relations.filter(
    ({ schema, name, above }) => !isChosen(schema, name) && above.some((parent) => isChosen(...parent)),
  );
}

export function isAmong(relations: readonly Relation[]): Matches {
  const keys = new Set(relations.map(({ schema, name }) => keyOf([schema, name])));
  return (schema, name) => keys.has(keyOf([schema, name]));
}

/**
 * pg_dump can't add single tables to whole schemas.
 * @throws {RestorableError} INPUT_INVALID
 */
export function refuseSplit(outside: readonly Relation[]): void {
  const [first] = outside;
  if (first === undefined) return;
  const schemas = [...new Set(outside.map(({ schema }) => JSON.stringify(schema)))].join(', ');
  throw new RestorableError(
    'INPUT_INVALID',
    `A partitioned table is in a schema of \`include\`, but the related table ${JSON.stringify(`${first.schema}.${first.name}`)} is not.`,
    { hint: `Include ${schemas} too, or exclude those tables. Otherwise rows would be silently left out.` },
  );
}

function keyOf([schema, name]: readonly [string, string]): string {
  return tableKey({ schema, name });
}
