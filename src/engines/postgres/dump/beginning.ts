import { isAscii } from 'node:buffer';
import { throwIfCancelled } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import { KnownNames } from '../../../core/format/known-names.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import { onlyRow } from '../../parts/only-row.ts';
import { type CountableTable, readSequenceList, readSequences, readTables } from '../catalog/catalog.ts';
import { type Outline, takeOutline } from '../catalog/fingerprint.ts';
import { resolveScope, type Scope, WHOLE_DATABASE } from '../catalog/scope.ts';
import type { Connection } from '../connection/connection.ts';
import { readReplica } from '../connection/replica.ts';
import { COPY_METHODS, type DigestPlan, type DigestSession, planDigests } from '../digests.ts';
import type { PostgresDumpContext, Preparation } from './context.ts';
import { IN_UTF8, LOCK_WAIT_MS, type RunningDump, startPgDump } from './dump.ts';
import { readHeld, vanishedSince } from './vanished.ts';

/** A running pg_dump, and what the source contained in its snapshot. */
export interface BegunDump {
  readonly running: RunningDump;
  readonly outline: Outline;
  readonly tables: readonly CountableTable[];
  readonly scope: Scope;
  /** Undefined: no rows are hashed. */
  readonly digests: DigestPlan | undefined;
}

/** A size or a count waits for a table's lock no longer than pg_dump does. */
const READING = { isolation: 'repeatable read', readOnly: true, lockTimeoutMs: LOCK_WAIT_MS } as const;
/** In a database in which tables are created and dropped all the time, pg_dump fails about once in twenty times. */
const ATTEMPTS = 20;
/** Failures that neither the catalogs nor another attempt can change. */
const FINAL = new Set(['CANCELLED', 'DATABASE_CONNECTION_LOST', 'CLIENT_MISSING', 'INPUT_INVALID', 'DATABASE_VERSION']);

/**
 * Exports a snapshot, starts pg_dump in it and describes the source at the same time. If this fails before pg_dump has its
 * locks, because something in the snapshot was dropped, it is retried with a new snapshot: nothing is stored yet.
 * @throws {RestorableError} DUMP_FAILED and what startPgDump and the catalogs' queries throw
 */
export async function beginDump(context: PostgresDumpContext, prepared: Preparation): Promise<BegunDump> {
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    try {
      return await attempt(context, prepared);
    } catch (error) {
      if (!(error instanceof RestorableError) || FINAL.has(error.code)) throw error;
      const vanished = await endAttempt(context.control, prepared.describer);
      if (vanished.length === 0) throw error;
      if (left === 0) throw alwaysVanishing(vanished, error);
      context.host.log.debug(`${vanished.length} objects were dropped while the dump was starting; trying again.`);
    }
  }
}

async function attempt(context: PostgresDumpContext, prepared: Preparation): Promise<BegunDump> {
  const { control, dumpOptions, host, stop } = context;
  const takenAt = await dataTime(control);
  const values = await readValues(control);
  await control.begin(READING);
  const row = onlyRow(await control.query<{ snapshot: string }>('select pg_catalog.pg_export_snapshot() as snapshot'));
  const snapshot = row.snapshot;
  const scope = await resolveScope(control, dumpOptions.include, dumpOptions.exclude);
  const scopeArguments = argumentsOf(scope, prepared.encoding);
  const method = scopeArguments.includes(IN_UTF8) ? COPY_METHODS.utf8 : COPY_METHODS.ofDatabase;
  const { digestKey: key } = dumpOptions;
  const starting = startPgDump(
    {
      url: prepared.url,
      client: prepared.client,
      snapshot,
      scopeArguments,
      names: prepared.names,
      signal: AbortSignal.any([host.signal, stop.signal]),
    },
    host,
  );
  const [started, described] = await Promise.allSettled([
    starting,
    describe(prepared.describer, snapshot, {
      scope,
      values,
      hashing: key === undefined ? undefined : { method, key, unsettled: prepared.unsettled },
    }),
  ]);
  if (started.status === 'rejected') throw started.reason;
  if (described.status === 'rejected') {
    await started.value.stop();
    throw described.reason;
  }
  throwIfCancelled(stop.signal);
  const { outline, tables, digests } = described.value;
  const facts = { ...outline.facts, ...prepared.facts };
  const known = { tables, scope, digests };
  return { running: started.value, outline: { ...outline, facts, takenAt: takenAt.toISOString() }, ...known };
}

/**
 * Sequences are not part of snapshots. They are read before pg_dump reads them, so that the dump's values are never behind
 * these. In a separate transaction: reading one locks it, and thousands would exhaust the server's lock table together with
 * those of pg_dump.
 */
async function readValues(control: Connection): Promise<Outline['sequences']> {
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    try {
      return await control.transaction(() => readSequences(control, WHOLE_DATABASE), READING);
    } catch (error) {
      // One was dropped while it was read, or can't be read at all. Then none of them is compared.
      if (!(error instanceof RestorableError) || FINAL.has(error.code)) throw error;
      if (left === 0) return [];
    }
  }
}

/** Arguments are UTF-8, and pg_dump passes them on in the encoding in which it dumps: the database's own. */
function argumentsOf({ arguments: words }: Scope, encoding: string): string[] {
  const isPlain = ['UTF8', 'SQL_ASCII'].includes(encoding) || words.every((word) => isAscii(Buffer.from(word)));
  return isPlain ? [...words] : [IN_UTF8, ...words];
}

interface Describing {
  readonly scope: Scope;
  readonly values: Outline['sequences'];
  readonly hashing: Omit<DigestSession, 'scope'> | undefined;
}

async function describe(
  describer: Connection,
  snapshot: string,
  { scope, values, hashing }: Describing,
): Promise<Pick<BegunDump, 'outline' | 'tables' | 'digests'>> {
  await describer.begin({ ...READING, snapshot });
  // Beside a dump that keeps the server's disk busy, one worker is enough for the counts.
  await describer.simple('set local max_parallel_workers_per_gather = 0');
  const tables = await readTables(describer, scope);
  const sequences = await readSequenceList(describer, scope, values);
  const digests = hashing && (await planDigests(describer, { scope, ...hashing }));
  return { tables, digests, outline: await takeOutline(describer, scope, sequences) };
}

/** Just before the snapshot: the data are at least as new or, on a standby, older by at most its lag. */
async function dataTime(control: Connection): Promise<Date> {
  const now = SYSTEM_CLOCK.now().getTime();
  return new Date(now - ((await readReplica(control))?.lagMs ?? 0));
}

/** Ends the transactions of an attempt. @returns what its snapshot contained and no longer exists */
async function endAttempt(control: Connection, describer: Connection): Promise<string[]> {
  const before = await readHeld(control).catch(() => new Map<string, string>());
  await Promise.all([control.end(), describer.end()]);
  return vanishedSince(before, await readHeld(control));
}

function alwaysVanishing(names: readonly string[], cause: RestorableError): RestorableError {
  const shown = new KnownNames(names).some(names);
  return new RestorableError(
    'DUMP_FAILED',
    `Objects were dropped or renamed while pg_dump was starting, ${ATTEMPTS} times in a row: ${shown}.`,
    {
      hint: 'Exclude the schema in which objects are created and dropped (`exclude`), or back up when that job does not run.',
      cause,
      ...(cause.foreign !== undefined && { foreign: cause.foreign }),
    },
  );
}
