import { RestorableError } from '../../../core/errors.ts';
import type { ForeignText } from '../../../core/foreign.ts';
import type { KnownNames } from '../../../core/format/manifest/known-names.ts';
import type { Host } from '../../../ports/host.ts';
import type { ChildExit } from '../../../process/child.ts';
import { type Connection, openConnection } from '../connection/connection.ts';
import { stateOf } from '../connection/errors.ts';
import { findLockHolder, type LockedTable } from '../connection/lock-holders.ts';
import { EQ, isOwnSchema } from '../sql/operators.ts';
import { describeServer, type PostgresUrl } from '../url/url.ts';
import { LOCKED_HINT, nameDumpFailure, PRIVILEGE_HINT, tellsCause } from './errors.ts';
import { LOCK_ATTEMPT_MS } from './lock-limits.ts';

/** The failed statement, as pg_dump itself reports it, whatever the server's language. */
const WAS_LOCKING = /Query was: LOCK TABLE\b/;

/** Whether one of our own statements waited too long for a lock. */
export function isLockTimeout(error: RestorableError): boolean {
  return stateOf(error) === '55P03';
}

/**
 * Whether an attempt to begin a dump failed because of a lock. pg_dump prints the server's words without their code: it was the lock if it
 * was locking, and took as long as it may wait.
 */
export function isLockFailure(error: RestorableError, attemptMs: number): boolean {
  if (isLockTimeout(error)) return true;
  const words = error.foreign?.reveal() ?? '';
  const wasLocking = error.code === 'DUMP_FAILED' && WAS_LOCKING.test(words) && !tellsCause(words);
  return wasLocking && attemptMs >= LOCK_ATTEMPT_MS;
}

/** A pg_dump that did not exit with 0. */
export interface FailedDump {
  readonly exit: ChildExit;
  readonly foreign: ForeignText;
  readonly url: PostgresUrl;
  /** What is dumped: its output may name these. */
  readonly names: KnownNames;
}

/**
 * The error for a pg_dump that did not exit with 0. Its output contains the server's message without its code, in the
 * server's language. What it does not tell is queried from the server.
 */
export async function diagnoseDump(failed: FailedDump, host: Host): Promise<RestorableError> {
  const { exit, foreign, url, names } = failed;
  const named = nameDumpFailure(exit, foreign, url, names);
  const words = foreign.reveal();
  if (exit.signal !== null || tellsCause(words)) return named;
  const found = await lookUp(words, names, url, host).catch(() => undefined);
  if (found === undefined) return named;
  return new RestorableError(found.code, `pg_dump of ${describeServer(url)} failed: ${found.words}.`, {
    hint: found.hint,
    foreign,
  });
}

interface Found {
  readonly code: 'DUMP_FAILED' | 'DATABASE_PRIVILEGE';
  readonly words: string;
  readonly hint: string;
}

async function lookUp(words: string, names: KnownNames, url: PostgresUrl, host: Host): Promise<Found | undefined> {
  await using connection = await openConnection(url, host, { requireTls: false });
  const isDumped = ({ schema, name }: LockedTable): boolean => names.has(`${schema}.${name}`);
  const holder = WAS_LOCKING.test(words) ? await findLockHolder(connection, 'read', isDumped) : undefined;
  if (holder !== undefined) {
    return { code: 'DUMP_FAILED', words: `a lock could not be acquired in time: ${holder.words}`, hint: LOCKED_HINT };
  }
  const about = new Set(names.within(words));
  const denied = (await deniedTables(connection)).filter((name) => about.has(name));
  if (denied.length === 0) return undefined;
  return { code: 'DATABASE_PRIVILEGE', words: `permission denied: ${denied.join(', ')}`, hint: PRIVILEGE_HINT };
}

/** Both with their schemas and without, as messages show them. */
async function deniedTables(connection: Connection): Promise<string[]> {
  const rows = await connection.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_catalog.pg_class c
       join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
     where c.relkind ${EQ} any ('{r,p,m,S}') and ${isOwnSchema('n')}
       and not (pg_catalog.has_schema_privilege(n.oid, 'usage') and pg_catalog.has_table_privilege(c.oid, 'select'))`,
  );
  return rows.flatMap(({ schema, name }) => [JSON.stringify(name), JSON.stringify(`${schema}.${name}`)]);
}
