import { RestorableError } from '../../../../core/errors.ts';
import { ForeignText } from '../../../../core/foreign.ts';
import type { Fingerprint } from '../../../../core/format/manifest/fingerprint.ts';
import type { KnownNames } from '../../../../core/format/manifest/known-names.ts';
import { inParallel } from '../../../../core/in-parallel.ts';
import type { Host } from '../../../../ports/host.ts';
import { Deadline } from '../../../../ports/system-clock.ts';
import type { Connection } from '../../connection/connection.ts';
import { stateOf } from '../../connection/errors.ts';
import type { TargetDatabase } from '../database.ts';
import { openRestored } from '../settings.ts';

/** What the integrity of a restored database is judged with. */
export interface IntegrityContext {
  readonly target: TargetDatabase;
  readonly source: Fingerprint;
  readonly known: KnownNames;
  readonly host: Host;
  /** For everything that reads indexes and tables. */
  readonly timeoutMs: number;
}

const CHECKING = { isolation: 'repeatable read', readOnly: true, rollBack: true } as const;
/** The server's codes for damage: data_corrupted, index_corrupted. Any other error means that something could not be checked. */
const DAMAGE = ['XX001', 'XX002'];

/** Something that amcheck can read. */
export interface Structure {
  readonly oid: string;
  readonly name: string;
  /** Its size, as far as the server knows it. */
  readonly pages: number;
  /** No function of the database is called to compare it with the rows of its table. */
  readonly isPlain: boolean;
}

/** What was found of structures of one kind. */
export interface Outcome {
  readonly intact: Structure[];
  readonly damaged: Structure[];
  refused: number;
  /** Those for which the time was too short. */
  late: number;
}

/** What amcheck is asked about a structure. */
export interface Question {
  sql(structure: Structure): string;
  /** How many rows the answer has if there is no damage. */
  readonly rows: number;
}

/** Structures that are asked about in the same way, and what was found. */
export interface Reading {
  readonly question: Question;
  readonly structures: readonly Structure[];
  readonly outcome: Outcome;
}

interface Task {
  readonly structure: Structure;
  readonly reading: Reading;
}

/** A reading that has found nothing yet. */
export function newReading(question: Question, structures: readonly Structure[]): Reading {
  return { question, structures, outcome: { intact: [], damaged: [], refused: 0, late: 0 } };
}

/** The sessions keep what they read of the catalogs about each structure, so new ones take over after this many. */
const OF_ALL_SESSIONS = 2_000;

/**
 * Reads the smallest structures first, in as many sessions as our own server has jobs. On a user's server, there is one session.
 * @throws {RestorableError} a lost connection or a cancelled run; a statement that fails is an outcome
 */
export async function readAll(readings: readonly Reading[], context: IntegrityContext): Promise<void> {
  const { target, host } = context;
  const tasks = readings
    .flatMap((reading) => reading.structures.map((structure): Task => ({ structure, reading })))
    .sort((one, other) => one.structure.pages - other.structure.pages);
  const sessions = target.ownServer !== undefined && target.jobs !== 'auto' ? target.jobs : 1;
  const failed = new AbortController();
  const stoppable: Host = { ...host, signal: AbortSignal.any([host.signal, failed.signal]) };
  const reader: Reader = {
    waiting: tasks.values(),
    ofOneSession: Math.ceil(OF_ALL_SESSIONS / sessions),
    context: { ...context, host: stoppable },
    deadline: new Deadline(context.timeoutMs),
  };
  const each = Array.from({ length: Math.min(sessions, tasks.length) }, () => reader);
  await inParallel(each, readWaiting, (thrown) => failed.abort(thrown));
}

interface Reader {
  /** Shared by all sessions. */
  readonly waiting: Iterator<Task>;
  readonly ofOneSession: number;
  readonly context: IntegrityContext;
  readonly deadline: Deadline;
}

async function readWaiting({ waiting, ofOneSession, context, deadline }: Reader): Promise<void> {
  let next = waiting.next();
  while (next.done !== true) {
    await using connection = await openRestored(context.target, context.host);
    for (let count = 0; count < ofOneSession && next.done !== true; count += 1) {
      await checkOne(connection, next.value, { ...context, deadline });
      next = waiting.next();
    }
  }
}

async function checkOne(
  connection: Connection,
  { structure, reading: { question, outcome } }: Task,
  { host, deadline }: IntegrityContext & { readonly deadline: Deadline },
): Promise<void> {
  const leftMs = Math.floor(deadline.leftMs);
  if (leftMs <= 0) {
    outcome.late += 1;
    return;
  }
  try {
    const ask = (): Promise<unknown[]> => connection.query(question.sql(structure));
    const rows = await connection.transaction(ask, { ...CHECKING, statementTimeoutMs: leftMs });
    (rows.length === question.rows ? outcome.intact : outcome.damaged).push(structure);
  } catch (error) {
    if (!(error instanceof RestorableError) || !['DATABASE_QUERY', 'DATABASE_PRIVILEGE'].includes(error.code))
      throw error;
    host.toolWords.add(error.foreign ?? new ForeignText('amcheck', structure.name));
    const code = stateOf(error);
    if (code === '57014') outcome.late += 1;
    else if (code !== undefined && DAMAGE.includes(code)) outcome.damaged.push(structure);
    else outcome.refused += 1;
  }
}
