import { messageOf, RestorableError } from '../../../core/errors.ts';
import { ForeignText } from '../../../core/foreign.ts';
import type { KnownNames } from '../../../core/format/known-names.ts';
import type { IntegrityResult, QueryResult } from '../../../ports/engine.ts';
import type { Host } from '../../../ports/host.ts';
import type { Connection } from '../connection/connection.ts';
import { stateOf } from '../connection/errors.ts';
import { EQ, isOwnSchema, LT } from '../sql/operators.ts';
import { quoteName } from '../sql/quote.ts';
import type { TargetDatabase } from './database.ts';
import { openRestored } from './settings.ts';

const CHECKING = { isolation: 'repeatable read', readOnly: true, rollBack: true } as const;

/**
 * Runs a user's check: one statement, in a read-only transaction that is rolled back. Names in it mean what the team
 * expects: it is the only statement with the search_path of the account and the database.
 * @throws {RestorableError} DATABASE_QUERY
 */
export async function runQuery(connection: Connection, sql: string, timeoutMs: number): Promise<QueryResult> {
  const statementTimeoutMs = Math.max(1, Math.round(timeoutMs));
  return connection.transaction(() => connection.single(sql), { ...CHECKING, ownSearchPath: true, statementTimeoutMs });
}

const AMCHECK_SCHEMA = 'restorable_amcheck';
/** Freshly built indexes are seldom wrong. Checking the small ones is cheap, checking all may take minutes. */
const AMCHECK_PAGES = 16_384;
const AMCHECK_TIMEOUT_MS = 15_000;

/** Damage that the server itself detects: invalid indexes and, in a disposable database, B-trees that amcheck rejects. */
export async function checkIntegrity(
  connection: Connection,
  target: TargetDatabase,
  known: KnownNames,
  host: Host,
): Promise<IntegrityResult[]> {
  const invalid = await connection.query<{ name: string }>(
    `select i.indexrelid::pg_catalog.regclass::pg_catalog.text as name from pg_catalog.pg_index i
       join pg_catalog.pg_class c on c.oid ${EQ} i.indexrelid
      where not (i.indisvalid and i.indisready) and c.relkind ${EQ} 'i' order by 1`,
  );
  const names = invalid.map(({ name }) => name);
  const indexes = {
    name: 'indexes are valid',
    ok: names.length === 0,
    detail: names.length === 0 ? 'no invalid index' : `invalid: ${known.some(names)}`,
  };
  const trees =
    target.isDisposable && target.adminIsSuperuser && target.hasOwnRole
      ? await checkTrees(connection, target, known, host)
      : [];
  return [indexes, ...trees];
}

async function checkTrees(
  connection: Connection,
  target: TargetDatabase,
  known: KnownNames,
  host: Host,
): Promise<IntegrityResult[]> {
  // An event trigger of the dump would run its code in the session of the superuser that installs amcheck.
  const [{ armed } = { armed: true }] = await connection.query<{ armed: boolean }>(
    'select exists (select from pg_catalog.pg_event_trigger) as armed',
  );
  if (armed || !(await installAmcheck(target, host))) return [];
  const problems: string[] = [];
  const indexes = await connection.query<{ oid: string; name: string }>(
    `select c.oid::pg_catalog.text as oid, c.oid::pg_catalog.regclass::pg_catalog.text as name from pg_catalog.pg_class c
       join pg_catalog.pg_am a on a.oid ${EQ} c.relam join pg_catalog.pg_index i on i.indexrelid ${EQ} c.oid
       join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
      where a.amname ${EQ} 'btree' and c.relkind ${EQ} 'i' and c.relpersistence ${EQ} 'p' and i.indisvalid and ${isOwnSchema('n')}
      order by c.relpages limit 10000`,
  );
  const endMs = performance.now() + AMCHECK_TIMEOUT_MS;
  let checked = 0;
  for (const { oid, name } of indexes) {
    if (performance.now() > endMs) break;
    try {
      const sql = `select ${AMCHECK_SCHEMA}.bt_index_check(oid) from pg_catalog.pg_class where oid ${EQ} ${oid} and relpages ${LT} ${AMCHECK_PAGES}`;
      await connection.transaction(() => connection.simple(sql), {
        ...CHECKING,
        statementTimeoutMs: AMCHECK_TIMEOUT_MS,
      });
      checked += 1;
    } catch (error) {
      if (!(error instanceof RestorableError) || error.code !== 'DATABASE_QUERY') throw error;
      host.toolWords.add(error.foreign ?? new ForeignText('amcheck', name));
      if (stateOf(error) !== '57014') problems.push(name);
    }
  }
  const detail =
    problems.length === 0
      ? `amcheck found ${checked} of ${indexes.length} intact`
      : `amcheck found damage: ${known.some(problems)}`;
  return [{ name: 'B-tree indexes', ok: problems.length === 0, detail }];
}

async function installAmcheck(target: TargetDatabase, host: Host): Promise<boolean> {
  const admin = await openRestored(target, host, 'admin');
  try {
    await admin.simple(`create schema if not exists ${AMCHECK_SCHEMA}`);
    await admin.simple(`create extension if not exists amcheck schema ${AMCHECK_SCHEMA}`);
    await admin.simple(`grant usage on schema ${AMCHECK_SCHEMA} to ${quoteName(target.role.user)}`);
    await admin.simple(`grant execute on all functions in schema ${AMCHECK_SCHEMA} to ${quoteName(target.role.user)}`);
    return true;
  } catch (error) {
    // Some distributions' packages lack it, and an event trigger of the dump may forbid it.
    host.log.debug(`No amcheck: ${messageOf(error)}`);
    return false;
  } finally {
    await admin.close();
  }
}
