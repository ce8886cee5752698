import type { IntegrityFinding, IntegrityOf } from '../../../../core/checks/integrity.ts';
import { messageOf } from '../../../../core/errors.ts';
import type { IntegrityResult } from '../../../../ports/engine/target.ts';
import type { Connection } from '../../connection/connection.ts';
import { EQ, GE, isOwnSchema } from '../../sql/operators.ts';
import { quoteName } from '../../sql/quote.ts';
import { openRestored } from '../settings.ts';
import {
  type IntegrityContext,
  newReading,
  type Outcome,
  type Question,
  readAll,
  type Structure,
} from './structure-reading.ts';

const AMCHECK_SCHEMA = 'restorable_amcheck';
/** With this version, amcheck can check tables. */
const CHECKS_TABLES = 14;

/** B-trees, each compared with the rows of its table; and the pages of tables, with those of their long values. */
export async function checkStructures(connection: Connection, context: IntegrityContext): Promise<IntegrityResult[]> {
  const { target, host } = context;
  if (!target.adminIsSuperuser || !target.hasOwnRole) return notRun('no-superuser');
  const triggers = await connection.query<EventTrigger>(
    'select evtname as name, evtevent as event, evtenabled as enabled from pg_catalog.pg_event_trigger',
  );
  if (triggers.some(({ event }) => event === 'login')) return notRun('login-trigger');
  const armed = triggers.filter(({ enabled }) => enabled !== 'D');
  const admin = await openRestored(target, host, 'admin');
  try {
    // The server fires none for this statement itself.
    for (const { name } of armed) await admin.simple(`alter event trigger ${quoteName(name)} disable`);
    if (!(await install(admin, context))) return notRun('no-extension');
    return await checkInstalled(connection, context);
  } finally {
    // What is read of the database afterwards is what was restored.
    await admin.simple(`drop schema if exists ${AMCHECK_SCHEMA} cascade`).catch(() => {});
    for (const { name, enabled } of armed)
      await admin.simple(`alter event trigger ${quoteName(name)} enable ${ENABLED[enabled] ?? ''}`).catch(() => {});
    await admin.close();
  }
}

/** Code of the dump, which must not run in the session of a superuser that installs amcheck. */
interface EventTrigger {
  readonly name: string;
  readonly event: string;
  readonly enabled: string;
}

const ENABLED: Readonly<Record<string, string>> = { R: 'replica', A: 'always' };

function notRun(because: IntegrityOf<'amcheck-not-run'>['because']): IntegrityResult[] {
  return [{ name: 'amcheck', ok: true, isSkipped: true, found: [{ kind: 'amcheck-not-run', because }] }];
}

async function checkInstalled(connection: Connection, context: IntegrityContext): Promise<IntegrityResult[]> {
  const trees = newReading(OF_INDEX, await indexesOf(connection));
  const pages = newReading(OF_PAGES, connection.serverMajor < CHECKS_TABLES ? [] : await tablesOf(connection));
  await readAll([trees, pages], context);
  return [
    ...resultsOf('B-tree indexes', trees.outcome, { ...context, isIndex: true }),
    ...resultsOf('pages of tables', pages.outcome, { ...context, isIndex: false }),
  ];
}

/** Some distributions' packages lack it. */
async function install(admin: Connection, { target, host }: IntegrityContext): Promise<boolean> {
  try {
    await admin.simple(`create schema if not exists ${AMCHECK_SCHEMA}`);
    await admin.simple(`create extension if not exists amcheck schema ${AMCHECK_SCHEMA}`);
    await admin.simple(`grant usage on schema ${AMCHECK_SCHEMA} to ${quoteName(target.role.user)}`);
    await admin.simple(`grant execute on all functions in schema ${AMCHECK_SCHEMA} to ${quoteName(target.role.user)}`);
    return true;
  } catch (error) {
    host.log.debug(`No amcheck: ${messageOf(error)}`);
    return false;
  }
}

function indexesOf(connection: Connection): Promise<Structure[]> {
  return connection.query<Structure>(
    `select c.oid::pg_catalog.text as oid, c.oid::pg_catalog.regclass::pg_catalog.text as name, c.relpages as pages,
       not exists (select from pg_catalog.pg_depend d where d.classid ${EQ} 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid ${EQ} c.oid
         and d.refclassid ${EQ} any (array['pg_catalog.pg_proc'::pg_catalog.regclass, 'pg_catalog.pg_opclass'::pg_catalog.regclass, 'pg_catalog.pg_operator'::pg_catalog.regclass])
         and d.refobjid ${GE} 16384::pg_catalog.oid) as "isPlain"
     from pg_catalog.pg_class c
       join pg_catalog.pg_am a on a.oid ${EQ} c.relam join pg_catalog.pg_index i on i.indexrelid ${EQ} c.oid
       join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
      where a.amname ${EQ} 'btree' and c.relkind ${EQ} 'i' and c.relpersistence ${EQ} 'p' and i.indisvalid and ${isOwnSchema('n')}
      order by c.oid`,
  );
}

function tablesOf(connection: Connection): Promise<Structure[]> {
  return connection.query<Structure>(
    `select c.oid::pg_catalog.text as oid, c.oid::pg_catalog.regclass::pg_catalog.text as name, c.relpages as pages, true as "isPlain"
     from pg_catalog.pg_class c join pg_catalog.pg_am a on a.oid ${EQ} c.relam
       join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
      where a.amname ${EQ} 'heap' and c.relkind ${EQ} any ('{r,m}') and c.relpersistence ${EQ} 'p' and ${isOwnSchema('n')}
      order by c.oid`,
  );
}

/** Comparing an index with its rows calls the functions in it. One that is not really immutable would look like damage. */
const OF_INDEX: Question = {
  sql: ({ oid, isPlain }) =>
    `select ${AMCHECK_SCHEMA}.bt_index_check(${oid}::pg_catalog.oid::pg_catalog.regclass, ${isPlain})`,
  rows: 1,
};

/** A row for each defect. */
const OF_PAGES: Question = {
  sql: ({ oid }) =>
    `select from ${AMCHECK_SCHEMA}.verify_heapam(${oid}::pg_catalog.oid::pg_catalog.regclass, on_error_stop => true, check_toast => true) limit 1`,
  rows: 0,
};

/** @param isIndex whether entries were compared with rows */
function resultsOf(
  name: string,
  { intact, damaged, refused, late }: Outcome,
  { known, timeoutMs: limitMs, isIndex }: IntegrityContext & { readonly isIndex: boolean },
): IntegrityResult[] {
  const all = intact.length + damaged.length + refused + late;
  if (all === 0) return [];
  const results: IntegrityResult[] = [];
  if (damaged.length > 0) {
    // In an order of their own: which session finds its damage first is chance, and a long list is cut.
    const structures = known.among(damaged.map((each) => each.name).sort());
    results.push({ name, ok: false, found: [{ kind: 'amcheck-damage', structures }] });
  } else if (intact.length > 0) {
    const comparedWithRows = isIndex ? intact.filter(({ isPlain }) => isPlain).length : null;
    const found = { kind: 'amcheck-intact', found: intact.length, expected: all, comparedWithRows } as const;
    results.push({ name, ok: true, found: [found] });
  }
  const unchecked: IntegrityFinding[] = [];
  if (late > 0) unchecked.push({ kind: 'amcheck-late', count: late, of: all, limitMs });
  if (refused > 0) unchecked.push({ kind: 'amcheck-refused', count: refused, of: all });
  if (unchecked.length > 0) results.push({ name: `${name}, unchecked`, ok: true, isSkipped: true, found: unchecked });
  return results;
}
