import { isAscii } from 'node:buffer';
import { throwIfCancelled } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import { KnownNames } from '../../../core/format/manifest/known-names.ts';
import { inParallel } from '../../../core/in-parallel.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import { onlyRow } from '../../parts/server/only-row.ts';
import { type CountableTable, readSequenceList, readSequences, readTables } from '../catalog/catalog.ts';
import { type Outline, takeOutline } from '../catalog/fingerprint.ts';
import { resolveScope, type Scope, WHOLE_DATABASE } from '../catalog/scope.ts';
import type { Connection } from '../connection/connection.ts';
import { readReplica } from '../connection/replica.ts';
import { COPY_METHODS, type DigestPlan, type DigestSession, planDigests } from '../digests.ts';
import { type LaneTables, type PostgresDumpContext, type Preparation, READING } from './context.ts';
import { isLockTimeout } from './diagnosis.ts';
import { IN_UTF8, type RunningDump, startPgDump } from './dump.ts';
import { type DumpPart, inSnapshot, ONE_LANE, partsOf } from './lanes.ts';
import { LOCK_ATTEMPT_MS } from './lock-limits.ts';
import { readHeld, vanishedSince } from './vanished.ts';

/** A running pg_dump, whose archive is a stream of the backup. */
export interface BegunPart {
  readonly stream: string;
  readonly running: RunningDump;
}

/** Running pg_dumps, and what the source contained in their snapshot. */
export interface BegunDump {
  /** One after the other in each lane. All of them have their locks. */
  readonly lanes: readonly (readonly BegunPart[])[];
  readonly warnings: readonly string[];
  readonly outline: Outline;
  readonly tables: readonly CountableTable[];
  readonly scope: Scope;
  /** Undefined: no rows are hashed. */
  readonly digests: DigestPlan | undefined;
}

/** In a database in which tables are created and dropped all the time, pg_dump fails about once in twenty times. */
const ATTEMPTS = 20;
const LOST = 'DATABASE_CONNECTION_LOST';
/** Failures that neither the catalogs nor another attempt can change. */
const FINAL = new Set(['CANCELLED', LOST, 'CLIENT_MISSING', 'INPUT_INVALID', 'DATABASE_VERSION']);
/** Failures that another number of lanes can't change. */
const OF_ANY_LANE = new Set(['DATABASE_PRIVILEGE', 'DATABASE_ROW_SECURITY']);

/**
 * Exports a snapshot, starts all pg_dumps in it and describes the source at the same time. If this fails before they have their
 * locks, because something in the snapshot was dropped, it is retried with a new snapshot: nothing is stored yet. If several lanes
 * can't start for another reason, such as too few connections, everything is dumped in one.
 * @throws {RestorableError} DUMP_FAILED and what startPgDump and the catalogs' queries throw
 */
export async function beginDump(context: PostgresDumpContext, prepared: Preparation): Promise<BegunDump> {
  let tables = prepared.lanes;
  const warnings: string[] = [];
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    await prepared.locks.untilFree();
    const sinceMs = SYSTEM_CLOCK.monotonicMs();
    try {
      return { ...(await attempt(context, prepared, tables)), warnings };
    } catch (error) {
      if (!(error instanceof RestorableError)) throw error;
      // A proxy says nothing when it ends connections that are too many for it. If the server is gone, so is our own connection.
      const isOfLane = tables.length > 1 && error.code === LOST;
      if (FINAL.has(error.code) && !isOfLane) throw error;
      const attemptMs = SYSTEM_CLOCK.monotonicMs() - sinceMs;
      const vanished = await endAttempt(context.control, prepared.describer);
      if (vanished.length > 0) {
        if (left === 0) throw alwaysVanishing(vanished, error);
        context.host.log.debug(`${vanished.length} objects were dropped while the dump was starting; trying again.`);
      } else if (prepared.locks.allowsAnother(error, attemptMs)) {
        left += 1;
      } else {
        if (tables.length === 1 || OF_ANY_LANE.has(error.code)) throw await prepared.locks.name(error, attemptMs);
        const why = `The dump has one lane, because ${tables.length} lanes could not start: ${error.message}`;
        // Nobody asked for more, and in the next night it would be the same.
        if (context.dumpOptions.lanes === 'auto') context.host.log.info(why);
        else warnings.push(why);
        tables = ONE_LANE;
      }
    }
  }
}

async function attempt(
  context: PostgresDumpContext,
  prepared: Preparation,
  tables: LaneTables,
): Promise<Omit<BegunDump, 'warnings'>> {
  const { control, dumpOptions, stop } = context;
  const takenAt = await dataTime(control);
  const values = await readValues(control);
  await control.begin(READING);
  const row = onlyRow(await control.query<{ snapshot: string }>('select pg_catalog.pg_export_snapshot() as snapshot'));
  const { snapshot } = row;
  const scope = await resolveScope(control, dumpOptions.include, dumpOptions.exclude);
  const scopeArguments = argumentsOf(scope, prepared.encoding);
  const method = scopeArguments.includes(IN_UTF8) ? COPY_METHODS.utf8 : COPY_METHODS.ofDatabase;
  const { digestKey: key } = dumpOptions;
  const parts = partsOf(await inSnapshot(control, tables, scope), scopeArguments);
  const [started, described] = await Promise.allSettled([
    startParts(context, prepared, { snapshot, lanes: parts }),
    describe(prepared.describer, snapshot, {
      scope,
      values,
      hashing: key === undefined ? undefined : { method, key, unsettled: prepared.unsettled },
    }),
  ]);
  if (started.status === 'rejected') throw started.reason;
  if (described.status === 'rejected') {
    await Promise.all(started.value.flat().map(({ running }) => running.stop()));
    throw described.reason;
  }
  throwIfCancelled(stop.signal);
  const { outline, tables: countable, digests } = described.value;
  const facts = { ...outline.facts, ...prepared.facts };
  const known = { tables: countable, scope, digests };
  return { lanes: started.value, outline: { ...outline, facts, takenAt: takenAt.toISOString() }, ...known };
}

interface StartedParts {
  readonly snapshot: string;
  readonly lanes: readonly (readonly DumpPart[])[];
}

/** Starts all pg_dumps at once, so that every lock is held before anything is stored. If one fails, none is left running. */
async function startParts(
  { host, stop, opened }: PostgresDumpContext,
  { url, client, names }: Preparation,
  { snapshot, lanes }: StartedParts,
): Promise<BegunPart[][]> {
  const failed = new AbortController();
  const signal = AbortSignal.any([host.signal, stop.signal, failed.signal]);
  const end = async () => failed.abort(new RestorableError('CANCELLED', 'Another lane of the dump failed.'));
  const start = async ({ stream, arguments: scopeArguments }: DumpPart): Promise<BegunPart> => {
    const running = await startPgDump(
      { url, client, snapshot, scopeArguments, names, lockWaitMs: LOCK_ATTEMPT_MS, signal },
      host,
    );
    opened.push({ [Symbol.asyncDispose]: () => running.stop() });
    return { stream, running };
  };
  const begun = await inParallel(lanes.flat(), start, end);
  return lanes.map((parts) => parts.flatMap(({ stream }) => begun.filter((part) => part.stream === stream)));
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
      if (!(error instanceof RestorableError) || FINAL.has(error.code) || isLockTimeout(error)) throw error;
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
