import { RestorableError } from '../../../core/errors.ts';
import type { Flaw } from '../../../core/format/manifest/fingerprint.ts';
import { Deadline } from '../../../ports/system-clock.ts';
import { batches } from '../../parts/batches.ts';
import type { Connection } from '../connection/connection.ts';
import { CAT, EQ, GE, isOwnSchema, LT, NE } from '../sql/operators.ts';
import { type CountableTable, withoutNeedlessQuotes } from './catalog.ts';
import { FIRST_OWN, free } from './queries.ts';
import { treeOf, treePlansUserCode } from './rows.ts';
import type { Scope } from './scope.ts';
import { askWithin, READ_NO_INDEX } from './tables/row-counts.ts';

/** A foreign key whose rows can be compared without running anybody's code. */
interface ForeignKey {
  readonly name: string;
  /** Schema and name of the table, and of its parent. */
  readonly child: readonly [string, string];
  readonly parent: readonly [string, string];
  /** Object ids of the tables that hold the rows of both. */
  readonly leaves: readonly number[];
  /** A query that finds a row whose parent is missing. */
  readonly sql: string;
}

/** A join reads and compares, at half the speed of a count. */
const JOIN_BYTES_PER_MS = 50_000;
/** Limit on what a join may write to temporary files of the source. */
const MAX_JOIN_BYTES = 1024 * 1024 * 1024;
const BATCH = { items: 20, bytes: 32 * 1024 * 1024 };
/**
 * Each table and index that a statement names takes a slot in the server's lock table, which all sessions share. A key with
 * more tables than this is checked alone, or not at all.
 */
const FEW_TABLES = 5;
const MAX_TABLES = 200;
/** To find a partition that it can exclude, the planner evaluates check constraints, including a user's functions. */
const PLAN_NO_USER_CODE = `${READ_NO_INDEX}; set local constraint_exclusion = off`;

const table = (relation: string, namespace: string): string =>
  `array[${namespace}.nspname::pg_catalog.text, ${relation}.relname::pg_catalog.text]`;
const source = (relation: string, namespace: string): string =>
  `pg_catalog.format('%s%I.%I', case when ${relation}.relkind ${EQ} 'r' then 'only ' end, ${namespace}.nspname, ${relation}.relname)`;
const leaves = (relation: string): string =>
  `case when ${relation}.relkind ${EQ} 'r' then array[${relation}.oid]
    else array(${treeOf(`${relation}.oid`, `l.relkind ${NE} 'p'`)}) end`;
/**
 * As the server's own check of a key casts what it compares (ri_triggers.c, generate_operator_clause): by the type's full
 * name, because `character` and `bit` mean a length of one.
 */
const operand = (alias: string, column: string, type: string): string =>
  `pg_catalog.format('${alias}.%I', ${column}.attname) ${CAT} case when ${column}.atttypid ${EQ} o.${type} then '' else
    coalesce((select pg_catalog.format('::%I.%I', tn.nspname, p.typname) from pg_catalog.pg_type p join pg_catalog.pg_namespace tn on tn.oid ${EQ} p.typnamespace
      where p.oid ${EQ} o.${type} and p.typtype ${NE} 'p'), '') end`;
/** A built-in type, or an enum, with no user-defined cast involved in calling the operator. */
const ofServer = (column: string, type: string): string =>
  `(${column}.atttypid ${LT} ${FIRST_OWN} or exists (select from pg_catalog.pg_type e where e.oid ${EQ} ${column}.atttypid and e.typtype ${EQ} 'e'))
    and not exists (select from pg_catalog.pg_cast u where u.castsource ${EQ} ${column}.atttypid and u.casttarget ${EQ} o.${type} and u.oid ${GE} ${FIRST_OWN})`;

/** Those that a restore would check: not the ones that the source itself never checked. */
const KEYS = `
  select pg_catalog.format('%I.%I.%I', n.nspname, r.relname, c.conname) as name, ${table('r', 'n')} as child, ${table('f', 'fn')} as parent,
    ${leaves('r')} operator(pg_catalog.||) ${leaves('f')} as leaves,
    pg_catalog.format('select from %s fk where (%s) and not exists (select from %s pk where %s)', ${source('r', 'n')},
      pg_catalog.string_agg(pg_catalog.format('fk.%I is not null', fa.attname), case when c.confmatchtype ${EQ} 'f' then ' or ' else ' and ' end),
      ${source('f', 'fn')},
      pg_catalog.string_agg(pg_catalog.format('%s operator(pg_catalog.%s) %s', ${operand('pk', 'pa', 'oprleft')}, o.oprname, ${operand('fk', 'fa', 'oprright')}), ' and ')) as sql
  from pg_catalog.pg_constraint c join pg_catalog.pg_class r on r.oid ${EQ} c.conrelid join pg_catalog.pg_namespace n on n.oid ${EQ} r.relnamespace
    join pg_catalog.pg_class f on f.oid ${EQ} c.confrelid join pg_catalog.pg_namespace fn on fn.oid ${EQ} f.relnamespace
    cross join lateral rows from (pg_catalog.unnest(c.conkey), pg_catalog.unnest(c.confkey), pg_catalog.unnest(c.conpfeqop)) k(fk, pk, operator)
    join pg_catalog.pg_attribute fa on fa.attrelid ${EQ} c.conrelid and fa.attnum ${EQ} k.fk
    join pg_catalog.pg_attribute pa on pa.attrelid ${EQ} c.confrelid and pa.attnum ${EQ} k.pk
    join pg_catalog.pg_operator o on o.oid ${EQ} k.operator
  where c.contype ${EQ} 'f' and c.conparentid ${EQ} 0 and c.convalidated and ${isOwnSchema('n')}
    and r.relkind ${EQ} any ('{r,p}') and f.relkind ${EQ} any ('{r,p}') and ${free('pg_class', 'r.oid')} and ${free('pg_class', 'f.oid')}
    and not ${treePlansUserCode('r.oid')} and not ${treePlansUserCode('f.oid')}
    and coalesce((pg_catalog.to_jsonb(c) operator(pg_catalog.->>) 'conenforced'), 'true') ${EQ} 'true'
    and coalesce((pg_catalog.to_jsonb(c) operator(pg_catalog.->>) 'conperiod'), 'false') ${EQ} 'false'
  group by c.oid, n.nspname, r.oid, r.relname, r.relkind, c.conname, c.confmatchtype, f.oid, f.relname, f.relkind, fn.nspname
  having pg_catalog.bool_and(o.oid ${LT} ${FIRST_OWN} and ${ofServer('fa', 'oprright')} and ${ofServer('pa', 'oprleft')} and fa.attcollation ${EQ} pa.attcollation)`;

/**
 * Foreign keys that the rows of a snapshot violate: rows were inserted with triggers off (`session_replication_role`), or a
 * parent was deleted. The source itself is queried, because later nobody can distinguish such a key from rows that a backup
 * lost. This is optional: it runs only as long as the time for counts lasts, smallest tables first, and what can't be
 * checked stays unknown. A standby may end the session if it conflicts with replication, perhaps after the dump. That alone
 * does not fail the backup.
 * @param tables those of the dump
 * @throws {RestorableError} CANCELLED
 */
export async function findViolatedKeys(...given: Parameters<typeof askForViolatedKeys>): Promise<Flaw[]> {
  try {
    return await askForViolatedKeys(...given);
  } catch (error) {
    if (error instanceof RestorableError && error.code === 'DATABASE_CONNECTION_LOST') return [];
    throw error;
  }
}

async function askForViolatedKeys(
  connection: Connection,
  tables: readonly CountableTable[],
  scope: Scope,
  timeLimitMs: number,
): Promise<Flaw[]> {
  if (timeLimitMs <= 0) return [];
  const deadline = new Deadline(timeLimitMs);
  const keys = await askWithin(connection, timeLimitMs, () => connection.query<ForeignKey>(KEYS));
  if (keys === 'refused' || keys === 'late') return [];
  const dumped = keys.filter(({ child, parent }) => scope.hasTable(...child) && scope.hasTable(...parent));
  const violated: ForeignKey[] = [];
  const asked = affordable(dumped, tables, timeLimitMs);
  const few = asked.filter(({ leaves: { length } }) => length <= FEW_TABLES);
  const many = asked.filter(({ leaves: { length } }) => length > FEW_TABLES).map((key) => [key]);
  for (const batch of [...batches(few, BATCH), ...many]) {
    violated.push(...(await violatedAmong(connection, batch, deadline)));
  }
  return violated.map(({ name }) => ({
    kind: 'foreign-key-not-valid',
    type: 'constraint',
    name: withoutNeedlessQuotes(name),
  }));
}

/** Smallest first, as many as fit into the time. Planning them runs no user's code. */
function affordable(
  keys: readonly ForeignKey[],
  tables: readonly CountableTable[],
  timeLimitMs: number,
): (ForeignKey & { readonly bytes: number })[] {
  const known = new Map(tables.map((each) => [each.oid, each]));
  const sized = keys.flatMap((key) => {
    const held = key.leaves.map((oid) => known.get(oid));
    if (held.length > MAX_TABLES || held.some((each) => each === undefined || each.plansUserCode)) return [];
    return [{ ...key, bytes: held.reduce((sum, each) => sum + (each?.bytes ?? 0), 0) }];
  });
  let expectedMs = 0;
  return sized
    .sort((a, b) => a.bytes - b.bytes)
    .filter(({ bytes }) => {
      expectedMs += bytes / JOIN_BYTES_PER_MS;
      return bytes <= MAX_JOIN_BYTES && expectedMs <= timeLimitMs;
    });
}

async function violatedAmong(
  connection: Connection,
  keys: readonly ForeignKey[],
  deadline: Deadline,
): Promise<readonly ForeignKey[]> {
  const { leftMs } = deadline;
  if (leftMs <= 0) return [];
  const sql = keys.map(({ sql: orphans }, at) => `select ${at} as at where exists (${orphans})`);
  const found = await askWithin(connection, leftMs, async () => {
    await connection.simple(PLAN_NO_USER_CODE);
    return connection.query<{ at: number }>(sql.join(' union all '));
  });
  if (found === 'late') return [];
  if (found !== 'refused') return found.flatMap(({ at }) => keys[at] ?? []);
  if (keys.length === 1) return [];
  // One of them can't be checked.
  const singly: ForeignKey[] = [];
  for (const key of keys) singly.push(...(await violatedAmong(connection, [key], deadline)));
  return singly;
}
