import { RestorableError } from '../../../../core/errors.ts';
import type { Host } from '../../../../ports/host.ts';
import { SYSTEM_CLOCK } from '../../../../ports/system-clock.ts';
import type { ChildOutput } from '../../../../process/streams/pooled-output.ts';
import { unlessRefused } from '../../../parts/refusals.ts';
import type { Relation } from '../../catalog/catalog.ts';
import { showName } from '../../catalog/sql-text.ts';
import { type Connection, openConnection } from '../../connection/connection.ts';
import { describeHolder, findWaiting, type WaitingSession } from '../../connection/lock-holders.ts';
import type { MysqlDumpContext } from '../context.ts';
import { LOCK_WAIT_MS } from './lock-limits.ts';
import { WatchedOutput } from './watched-output.ts';

/** A server that does not answer must not delay the end. */
const END_WITHIN_MS = 5_000;
/** Where a dump tool names the table that it reads. */
const TABLE = /\b(?:FROM|TABLE)\s+`((?:[^`]|``)+)`/i;

type Watching = Pick<MysqlDumpContext, 'control' | 'host' | 'options' | 'opened'>;

/** A wait of one session for one lock. */
interface Wait {
  readonly key: string;
  readonly words: string | undefined;
  readonly table: string | undefined;
}

/** How long a wait has lasted, not counting what this program causes itself. */
interface Waited {
  leftMs: number;
  readonly sinceMs: number;
}

/**
 * Watches the dump tools of one backup, which wait for a locked table without a limit and without a word. The server is asked only while
 * nothing comes from a tool, over a connection that is closed afterwards.
 */
export class LockWatch {
  readonly #context: Watching;
  readonly #tables: ReadonlySet<string>;
  readonly #exempt: (() => boolean)[] = [];
  readonly #said = new Set<string>();
  #waits = new Map<string, Waited>();
  #look: Promise<void> | undefined;

  /** @param relations what may be named */
  constructor(context: Watching, relations: readonly Relation[]) {
    this.#context = context;
    this.#tables = new Set(relations.map(({ name }) => name));
    context.opened.push({ [Symbol.asyncDispose]: () => this.#endWaits() });
  }

  /** While sessions of this program read tables, others may wait for these, and a dump tool behind them: that time does not count. */
  exempt(isReading: () => boolean): void {
    this.#exempt.push(isReading);
  }

  /** The same output. Reading it fails with DUMP_FAILED if the tool waits for a lock for too long. */
  watched(output: ChildOutput): ChildOutput {
    return new WatchedOutput(output, () => this.#lookOnce());
  }

  #lookOnce(): Promise<void> {
    this.#look ??= this.#ask().finally(() => {
      this.#look = undefined;
    });
    return this.#look;
  }

  async #ask(): Promise<void> {
    const waits = await this.#waiting();
    const isExempt = this.#exempt.some((isReading) => isReading());
    const nowMs = SYSTEM_CLOCK.monotonicMs();
    const known = this.#waits;
    this.#waits = new Map();
    for (const wait of waits) {
      const { leftMs, sinceMs } = known.get(wait.key) ?? { leftMs: LOCK_WAIT_MS, sinceMs: nowMs };
      this.#waits.set(wait.key, { leftMs: isExempt ? leftMs : leftMs - (nowMs - sinceMs), sinceMs: nowMs });
    }
    for (const wait of waits) {
      const leftMs = this.#waits.get(wait.key)?.leftMs ?? LOCK_WAIT_MS;
      if (leftMs <= 0) throw locked(wait);
      this.#say(wait, leftMs);
    }
  }

  /** A server that does not answer, for example because it has no connection left, lets the dump find out. */
  async #waiting(): Promise<Wait[]> {
    try {
      await using connection = await this.#connect(this.#context.host.signal);
      const own = this.#ownIds();
      const found = (await findWaiting(connection)).filter(({ id }) => !own.has(id));
      const waits: Wait[] = [];
      for (const session of found) waits.push(await this.#describe(connection, session));
      return waits;
    } catch (error) {
      if (!(error instanceof RestorableError)) throw error;
      return [];
    }
  }

  /** While it waits, a session of MySQL does not notice that its dump tool has ended. It would wait as long as the table is locked. */
  async #endWaits(): Promise<void> {
    if (this.#waits.size === 0) return;
    try {
      await using connection = await this.#connect(AbortSignal.timeout(END_WITHIN_MS));
      const left = (await findWaiting(connection)).filter((session) => this.#waits.has(keyOf(session)));
      for (const { id } of left) await unlessRefused(connection.simple(`kill ${id}`));
    } catch (error) {
      if (!(error instanceof RestorableError)) throw error;
    }
  }

  /** What there is to warn of was said when the control connection was opened. */
  #connect(signal: AbortSignal): Promise<Connection> {
    const { control, host, options } = this.#context;
    const { log } = host;
    const quiet: Host = { ...host, signal, log: { ...log, warning: (message) => log.debug(message) } };
    return openConnection(control.url, quiet, options);
  }

  async #describe(connection: Connection, session: WaitingSession): Promise<Wait> {
    const name = TABLE.exec(session.statement)?.[1]?.replaceAll('``', '`');
    const table = name !== undefined && this.#tables.has(name) ? name : undefined;
    const words = await describeHolder(connection, session, table);
    return { key: keyOf(session), words, table };
  }

  #ownIds(): Set<number> {
    const connections = this.#context.opened.filter((each): each is Connection => 'threadId' in each);
    return new Set(connections.flatMap(({ threadId }) => threadId ?? []));
  }

  #say({ words, table }: Wait, leftMs: number): void {
    const about = words?.replace(/ \(.*/, '') ?? table ?? '';
    if (this.#said.has(about)) return;
    this.#said.add(about);
    const hint = words === undefined ? ` ${WHO}` : '';
    const seconds = Math.ceil(leftMs / 1_000);
    const log = this.#context.host.log;
    log.info(`${wordsOf({ words, table })}. The backup waits up to ${seconds} s for it.${hint}`);
  }
}

const keyOf = ({ id, statement }: WaitingSession): string => JSON.stringify([id, statement]);

/** A view's statement or a trigger's has no table's name in it. */
function wordsOf({ words, table }: Pick<Wait, 'words' | 'table'>): string {
  return words ?? `${table === undefined ? 'A table' : showName(table)} is locked by another session`;
}

const WHO =
  'SHOW FULL PROCESSLIST lists the sessions. Which one it is, is in performance_schema.metadata_locks (MySQL) and, with the plugin METADATA_LOCK_INFO, in information_schema.metadata_lock_info (MariaDB).';

function locked(wait: Wait): RestorableError {
  const hint =
    'Another session held an exclusive lock for too long (a migration, LOCK TABLES). Run it again when that is done.';
  return new RestorableError('DUMP_FAILED', `A lock could not be acquired in time: ${wordsOf(wait)}.`, {
    hint: wait.words === undefined ? `${hint} ${WHO}` : hint,
  });
}
