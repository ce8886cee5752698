import { availableParallelism } from 'node:os';
import { throwIfCancelled } from '../../../core/cancellation.ts';
import { toRestorableError } from '../../../core/errors.ts';
import { dealToLanes, type Lanes, lanesFor } from '../../../core/planning/lanes.ts';
import { whyNoPosition } from '../binlog/position.ts';
import { readGlobals } from '../catalog/accounts.ts';
import { type Relation, readRelations } from '../catalog/catalog.ts';
import { readUnknownKinds } from '../catalog/object-kinds.ts';
import { planCounts } from '../catalog/row-counts.ts';
import type { Scope } from '../catalog/scope.ts';
import type { ClientTool } from '../clients/client-programs.ts';
import { findClient } from '../clients/clients.ts';
import { findFlaws, type SourceFlaws } from '../code/flaws.ts';
import { openCodeSession } from '../code/session.ts';
import { type HashedRows, readColumnUses } from '../digests/column-uses.ts';
import { sizeOf } from '../fingerprint.ts';
import type { MysqlDumpContext } from './context.ts';
import { refuseEndlessEvents } from './endless-events.ts';
import { readExactTables } from './exact/exact-columns.ts';
import { ExactValues, needsOrder } from './exact/exact-values.ts';
import { LockWatch } from './locks/lock-watch.ts';
import { checkReadable, isElsewhere } from './preflight.ts';
import { chooseTables } from './selection.ts';
import { begin } from './snapshot-bracket.ts';

/** What was read before the dump begins. */
export interface Prepared {
  readonly client: ClientTool;
  /** Of all dump tools. */
  readonly locks: LockWatch;
  readonly scope: Scope;
  readonly flaws: SourceFlaws;
  readonly globals: string;
  readonly warnings: string[];
  /** A tool is asked for its place in the binary log. */
  readonly isPositioned: boolean;
  /** The place is found by looking at the log before and after the snapshot. */
  readonly isCompared: boolean;
  /** Undefined without a key for digests. */
  readonly hashed: HashedRows | undefined;
  /** The tables of each lane. With one lane, the dump is one stream. */
  readonly dealt: readonly (readonly string[])[];
}

/** More tables than these need not be dealt: the first lane has all others. The tool looks for each name that it is given. */
const DEALT_AT_MOST = 256;

function dealTables(relations: readonly Relation[], scope: Scope, wanted: Lanes = 1): string[][] {
  const chosen = relations.filter(({ name, kind }) => kind === 'table' && scope.hasTable(name));
  const lanes = lanesFor(wanted, availableParallelism(), sizeOf(chosen));
  const largest = chosen.filter((table) => !isElsewhere(table)).toSorted((a, b) => b.bytes - a.bytes);
  const dealt = largest.slice(0, DEALT_AT_MOST);
  const firstBytes = sizeOf(largest.slice(DEALT_AT_MOST));
  return dealToLanes(dealt, lanes, firstBytes).map((tables) => tables.map(({ name }) => name));
}

export async function prepareDump(context: MysqlDumpContext): Promise<Prepared> {
  const { control, dumpOptions, host, options } = context;
  const client = await findClient('dump', control, host);
  const relations = await readRelations(control);
  const scope = await chooseTables(control, relations, dumpOptions);
  const readable = await checkReadable(control, relations, scope);
  if (scope.hasCode) await refuseEndlessEvents(control, client);
  const unknown = scope.hasCode ? await readUnknownKinds(control) : [];
  const globals = await readGlobals(control, dumpOptions.withPasswordHashes);
  const openCode = () => openCodeSession(control.url, host, options.requireTls);
  const flaws = await findFlaws(control, relations, scope, openCode);
  const { digestKey } = dumpOptions;
  const unpositioned = scope.isAll ? await whyNoPosition(control, client, relations) : ONLY_A_PART;
  if (unpositioned !== undefined) host.log.debug(`No log can be shipped after this backup: ${unpositioned.because}.`);
  return {
    client,
    locks: new LockWatch(context, relations),
    scope,
    flaws,
    globals: globals.sql,
    isPositioned: unpositioned === undefined && control.flavor === 'mariadb',
    isCompared: unpositioned === undefined && control.flavor === 'mysql',
    hashed: digestKey === undefined ? undefined : { key: digestKey, uses: await readColumnUses(control) },
    dealt: dealTables(relations, scope, dumpOptions.lanes),
    warnings: [
      ...(client.note === undefined ? [] : [client.note]),
      ...scope.warnings,
      ...readable,
      ...unknown.map(
        (kind) =>
          `The database has a kind of object that this version does not know, and the dump may lack it: ${kind}.`,
      ),
      ...globals.warnings,
    ],
  };
}

/** The log has the changes of all tables. */
const ONLY_A_PART = { because: '`include` or `exclude` leaves out tables' };

/** How values are looked for that the dump would change. */
export interface ExactPlan {
  /** Rows have to arrive in the order of their primary keys. */
  readonly needsOrder: boolean;
  /** Takes a snapshot on the control connection, and begins to read. Undefined: there is a warning instead. */
  start(): Promise<ExactValues | undefined>;
}

/** This is optional for the backup: if it fails, there is a warning. */
export async function planExactValues(
  { control, dumpOptions, host }: MysqlDumpContext,
  relations: readonly Relation[],
  warnings: string[],
): Promise<ExactPlan | undefined> {
  const limitMs = dumpOptions.rowCountTimeoutMs;
  const own = relations.filter((relation) => relation.kind === 'table' && !isElsewhere(relation));
  const unlessFailed = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      throwIfCancelled(host.signal);
      warnings.push(`Values that the dump may round or lose were not searched (${toRestorableError(error).code}).`);
      return undefined;
    }
  };
  const tables = await unlessFailed(() => readExactTables(control, own));
  if (tables === undefined || tables.length === 0) return undefined;
  const concerned = own.filter(({ name }) => tables.some((table) => table.name === name));
  const planned = new Set(planCounts(concerned, limitMs).map(({ name }) => name));
  const { true: read = [], false: others = [] } = Object.groupBy(tables, ({ name }) => `${planned.has(name)}`);
  const start = async (): Promise<ExactValues> => {
    await begin(control);
    return new ExactValues(control, { tables: read, others }, { timeMs: limitMs });
  };
  return { needsOrder: needsOrder(read), start: () => unlessFailed(start) };
}
