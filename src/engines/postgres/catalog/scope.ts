import { closest } from 'fastest-levenshtein';
import { RestorableError } from '../../../core/errors.ts';
import type { TableName } from '../../../core/format/manifest/table-name.ts';
import type { Connection } from '../connection/connection.ts';
import { EQ, isOwnSchema, NE } from '../sql/operators.ts';
import { isAmong, partitionsOf, type Relation, refuseSplit, relativesOf } from './scope-partitions.ts';

/** Which part of the database is dumped, as pg_dump's arguments and as predicates on names. */
export interface Scope {
  /** Neither included nor excluded: pg_dump then also dumps what belongs to no schema. */
  readonly isAll: boolean;
  /** True if nothing was included by name, so that extensions, casts and event triggers are dumped. */
  readonly hasGlobals: boolean;
  readonly arguments: readonly string[];
  readonly warnings: readonly string[];
  hasTable(schema: string, name: string): boolean;
  /** The schema itself; also that of selected tables, because a restore creates it for them. */
  hasSchema(schema: string): boolean;
  /** Functions, types and everything else that is not a table: whole schemas only. */
  hasObject(schema: string): boolean;
}

export const WHOLE_DATABASE: Scope = {
  isAll: true,
  hasGlobals: true,
  arguments: [],
  warnings: [],
  hasTable: () => true,
  hasSchema: () => true,
  hasObject: () => true,
};

/** An item of include or exclude, such as `app`, `app.orders`, `orders_*`, `"odd.schema"."Odd ""name"`. */
interface Pattern {
  readonly text: string;
  readonly schema: readonly string[] | undefined;
  readonly name: readonly string[];
}

interface Names {
  readonly schemas: readonly string[];
  readonly relations: readonly Relation[];
}

/**
 * Resolves include and exclude against the content of the database. An item is a schema, or a table with or without its
 * schema. `*` matches any characters. Names are case-sensitive, and in double quotes if they contain a dot or a star.
 * @throws {RestorableError} INPUT_INVALID for an item that matches nothing, because a typo would leave a table unprotected
 */
export async function resolveScope(
  connection: Connection,
  include: readonly string[],
  exclude: readonly string[],
): Promise<Scope> {
  if (include.length + exclude.length === 0) return WHOLE_DATABASE;
  const names = await readNames(connection);
  const included = include.map((text) => classify(parsePattern(text), names));
  const excluded = exclude.map((text) => classify(parsePattern(text), names));
  const byTable = included.some(({ kind }) => kind === 'table');
  const isExcluded = (schema: string, name: string): boolean => matches(excluded, schema, name);
  const alsoExcluded = partitionsOf(names.relations, isExcluded);
  const isAlsoExcluded = isAmong(alsoExcluded);
  const isOut = (schema: string, name: string): boolean => isExcluded(schema, name) || isAlsoExcluded(schema, name);
  const alsoIncluded = relativesOf(names.relations, (schema, name) => matches(included, schema, name)).filter(
    ({ schema, name }) => !isOut(schema, name),
  );
  if (!byTable) refuseSplit(alsoIncluded);
  const isAlsoIncluded = isAmong(alsoIncluded);
  const hasTable = (schema: string, name: string): boolean =>
    (included.length === 0 || matches(included, schema, name) || isAlsoIncluded(schema, name)) && !isOut(schema, name);
  const hasObject = (schema: string): boolean =>
    !byTable &&
    (included.length === 0 || matches(included, schema, undefined)) &&
    !matches(excluded, schema, undefined);
  const schemasOfTables = new Set(
    names.relations.filter(({ schema, name }) => byTable && hasTable(schema, name)).map(({ schema }) => schema),
  );
  return {
    isAll: false,
    hasGlobals: include.length === 0,
    arguments: [
      ...patternArguments({ included, excluded, byTable }),
      ...alsoIncluded.map((relation) => `--table=${tablePattern(relation)}`),
      ...alsoExcluded.map((relation) => `--exclude-table=${tablePattern(relation)}`),
      // Without it, -n and -t silently leave out every large object.
      '-b',
    ],
    warnings: warningsFor(include.length > 0, byTable),
    hasTable,
    hasObject,
    hasSchema: (schema) => hasObject(schema) || schemasOfTables.has(schema),
  };
}

/** What the items themselves select, as options of pg_dump. */
function patternArguments(selected: {
  readonly included: readonly Item[];
  readonly excluded: readonly Item[];
  readonly byTable: boolean;
}): string[] {
  return [
    ...selected.included.map((item) =>
      selected.byTable ? `--table=${tableArgument(item)}` : `--schema=${quotePattern(item.pattern.name)}`,
    ),
    ...selected.excluded.map((item) =>
      item.kind === 'schema'
        ? `--exclude-schema=${quotePattern(item.pattern.name)}`
        : `--exclude-table=${tableArgument(item)}`,
    ),
  ];
}

interface Item {
  readonly kind: 'schema' | 'table';
  readonly pattern: Pattern;
}

function matches(list: readonly Item[], schema: string, name: string | undefined): boolean {
  return list.some(({ kind, pattern }) =>
    kind === 'schema' ? fits(pattern.name, schema) : name !== undefined && fitsTable(pattern, schema, name),
  );
}

function warningsFor(hasInclude: boolean, byTable: boolean): string[] {
  if (!hasInclude)
    return [
      'Some objects were left out by `exclude`: a restore has only the rest, and what refers to them may fail to restore.',
    ];
  const alsoMissing = byTable
    ? 'schemas, extensions, functions, types and event triggers'
    : 'extensions and event triggers';
  return [
    `Only what \`include\` names was dumped: ${alsoMissing} are not in this backup; all large objects are. It can be restored only where everything that it refers to exists.`,
  ];
}

async function readNames(connection: Connection): Promise<Names> {
  const own = isOwnSchema('n');
  const schemas = await connection.query<{ name: string }>(
    `select n.nspname as name from pg_catalog.pg_namespace n where ${own} order by 1`,
  );
  const rows = await connection.query<{ schema: string; name: string; above: [string, string][] | null }>(
    `select n.nspname as schema, c.relname as name, case when c.relispartition then (
         select pg_catalog.array_agg(array[an.nspname::pg_catalog.text, a.relname::pg_catalog.text]) from pg_catalog.pg_partition_ancestors(c.oid) p
           join pg_catalog.pg_class a on a.oid ${EQ} p.relid join pg_catalog.pg_namespace an on an.oid ${EQ} a.relnamespace
         where a.oid ${NE} c.oid) end as above
       from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
       where c.relkind ${EQ} any ('{r,p,v,m,f,S}') and ${own}`,
  );
  const relations = rows.map((row) => ({ ...row, above: row.above ?? [] }));
  return { schemas: schemas.map(({ name }) => name), relations };
}

function classify(pattern: Pattern, names: Names): Item {
  if (pattern.schema === undefined && names.schemas.some((schema) => fits(pattern.name, schema))) {
    return { kind: 'schema', pattern };
  }
  if (names.relations.some(({ schema, name }) => fitsTable(pattern, schema, name))) return { kind: 'table', pattern };
  const known = [...names.schemas, ...names.relations.map(({ schema, name }) => `${schema}.${name}`)];
  const nearest = known.length === 0 ? 'The database is empty.' : `Did you mean "${closest(pattern.text, known)}"?`;
  throw new RestorableError('INPUT_INVALID', `There is no schema or table ${JSON.stringify(pattern.text)}.`, {
    hint: `${nearest} Write a schema, or schema.table. Names are case-sensitive.`,
  });
}

/** Splits at dots outside quotes. Each part becomes its literal pieces between stars. */
function parsePattern(text: string): Pattern {
  const parts: string[][] = [['']];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] as string;
    const part = parts[parts.length - 1] as string[];
    if (letter === '"' && quoted && text[at + 1] === '"') {
      part[part.length - 1] += '"';
      at += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (letter === '.' && !quoted) parts.push(['']);
    else if (letter === '*' && !quoted) part.push('');
    else part[part.length - 1] += letter;
  }
  const [first = [''], second] = parts;
  if (quoted || parts.length > 2 || parts.some((part) => part.join('') === '' && part.length === 1)) {
    throw new RestorableError('INPUT_INVALID', `${JSON.stringify(text)} does not name a schema or table.`, {
      hint: 'Write schema, table, or schema.table. Put names with dots, stars or quotes in double quotes.',
    });
  }
  return second === undefined ? { text, schema: undefined, name: first } : { text, schema: first, name: second };
}

function fits(pieces: readonly string[], name: string): boolean {
  const escaped = pieces.map((piece) => piece.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${escaped.join('[^]*')}$`).test(name);
}

function fitsTable(pattern: Pattern, schema: string, name: string): boolean {
  return (pattern.schema === undefined || fits(pattern.schema, schema)) && fits(pattern.name, name);
}

function tableArgument({ kind, pattern }: Item): string {
  if (kind === 'schema') return `${quotePattern(pattern.name)}.*`;
  return `${pattern.schema === undefined ? '*' : quotePattern(pattern.schema)}.${quotePattern(pattern.name)}`;
}

/** A table by its exact name, as pg_dump's options take it. */
export function tablePattern({ schema, name }: TableName): string {
  return `${quotePattern([schema])}.${quotePattern([name])}`;
}

/** In pg_dump's patterns (as in psql's) everything in double quotes is literal. */
function quotePattern(pieces: readonly string[]): string {
  return pieces.map((piece) => (piece === '' ? '' : `"${piece.replaceAll('"', '""')}"`)).join('*');
}
