import type { Client, QueryResult as DriverResult } from 'pg';
import { cancellation, throwIfCancelled } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import type { QueryResult, ValueKind } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';
import type { Route } from '../../parts/tls.ts';
import { describeServer, type PostgresUrl } from '../url/url.ts';
import { failureOf, LOST } from './errors.ts';
import { nameLoss, nameQueryFailure } from './query-failure.ts';
import { beginStatements, type ServerTraits, sessionStatements, type TransactionOptions } from './session-settings.ts';
import { describeState } from './sqlstate.ts';

/** What is known of a connection before our first transaction. */
export interface SessionFacts extends ServerTraits {
  readonly version: string;
  /** No pooler is between us and the server. */
  readonly isDirect: boolean;
}

/** A connection over the driver's client, which it closes. */
export class Session {
  readonly url: PostgresUrl;
  readonly serverVersion: string;
  readonly serverMajor: number;
  readonly route: Route;
  readonly isDirect: boolean;
  readonly #client: Client;
  readonly #facts: SessionFacts;
  readonly #host: Host;
  readonly #writes: boolean;
  #closed: Promise<void> | undefined;
  #isOpen = false;
  /** Ends when the last requested transaction has ended. */
  #turn: Promise<unknown> = Promise.resolve();
  readonly #onAbort = (): void => destroy(this.#client);
  /** What the server said when it ended the session between two statements. */
  #lastWords: unknown;

  constructor(
    client: Client,
    url: PostgresUrl,
    facts: SessionFacts & { readonly route: Route; readonly writes: boolean },
    host: Host,
  ) {
    this.#client = client;
    this.url = url;
    this.serverVersion = facts.version;
    this.serverMajor = facts.major;
    this.route = facts.route;
    this.isDirect = facts.isDirect;
    this.#facts = facts;
    this.#host = host;
    this.#writes = facts.writes;
    client.on('error', (error) => {
      if (describeState(failureOf(error).code) !== undefined) this.#lastWords ??= error;
    });
    host.signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  /** Turns off what would end an idle session. A pooler's session belongs to others too, and stays unchanged. */
  async prepare(): Promise<void> {
    if (!this.isDirect) return;
    await this.#send('', () => this.#client.query(sessionStatements(this.#facts, this.#writes)));
  }

  async query<T extends object>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    const result = await this.transaction(() => this.#send(sql, () => this.#client.query(sql, [...parameters])));
    return result.rows as T[];
  }

  async simple(sql: string): Promise<void> {
    await this.transaction(() => this.#send(sql, () => this.#client.query(sql)));
  }

  async single(sql: string): Promise<QueryResult> {
    // The extended protocol accepts only one statement: the server refuses `commit; drop ...`.
    const query = { text: sql, rowMode: 'array' as const, queryMode: 'extended' };
    const result = await this.transaction(() => this.#send(sql, () => this.#client.query<unknown[]>(query)));
    const fields = result.fields ?? [];
    return { columns: fields.map(({ name }) => name), kinds: fields.map(kindOf), rows: result.rows ?? [] };
  }

  async countCopied(sql: string): Promise<number> {
    const result = await this.transaction(() => this.#send(sql, () => this.#client.query(sql)));
    if (result.command === 'COPY' && result.rowCount !== null) return result.rowCount;
    throw new RestorableError('INTERNAL', 'The server did not report how many rows it copied.');
  }

  async outside(sql: string): Promise<void> {
    if (this.#isOpen) throw new RestorableError('INTERNAL', 'A transaction is open on this connection.');
    await this.#send(sql, () => this.#client.query(sql));
  }

  transaction<T>(work: () => Promise<T>, options: TransactionOptions & { rollBack?: boolean } = {}): Promise<T> {
    if (this.#isOpen) return work();
    return this.#inTurn(async () => {
      await this.begin(options);
      try {
        const result = await work();
        await this.#end(options.rollBack === true ? 'rollback' : 'commit');
        return result;
      } catch (error) {
        // The first failure says more. A connection that is gone has rolled back by itself.
        await this.#end('rollback').catch(() => {});
        throw error;
      }
    });
  }

  async begin(options: TransactionOptions = {}): Promise<void> {
    if (this.#isOpen) throw new RestorableError('INTERNAL', 'A transaction is already open on this connection.');
    this.#isOpen = true;
    try {
      await this.#send('', () => this.#client.query(beginStatements(this.#facts, this.#modesOf(options))));
    } catch (error) {
      await this.#end('rollback').catch(() => {});
      throw error;
    }
  }

  #modesOf(options: TransactionOptions): TransactionOptions {
    return this.#writes ? { readOnly: false, ...options } : options;
  }

  async end(): Promise<void> {
    if (this.#isOpen) await this.#end('rollback').catch(() => {});
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.#host.signal.removeEventListener('abort', this.#onAbort);
    const isLeftOpen = this.#isOpen && !this.#host.signal.aborted;
    // A pooler discards a server session that is left in a transaction.
    await endClient(this.#client, async () => (isLeftOpen ? this.#end('rollback') : undefined));
  }

  async #end(how: 'commit' | 'rollback'): Promise<void> {
    this.#isOpen = false;
    await this.#send('', () => this.#client.query(how));
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #send<R extends DriverResult | DriverResult<unknown[]>>(sql: string, statement: () => Promise<R>): Promise<R> {
    throwIfCancelled(this.#host.signal);
    try {
      return await statement();
    } catch (error) {
      if (this.#host.signal.aborted) throw cancellation(this.#host.signal);
      const server = describeServer(this.url);
      if (this.#lastWords !== undefined && LOST.test(failureOf(error).message)) throw nameLoss(this.#lastWords, server);
      throw nameQueryFailure(error, server, sql);
    }
  }
}

/** By the type's number (src/include/catalog/pg_type.dat). */
const NUMBERS = new Set([20, 21, 23, 26, 28, 700, 701, 790, 1700, 5069]);
const TIMES = new Set([1082, 1083, 1114, 1184, 1186, 1266]);
const BOOLEAN = 16;

function kindOf({ dataTypeID: type }: { readonly dataTypeID: number }): ValueKind {
  if (NUMBERS.has(type)) return 'number';
  if (TIMES.has(type)) return 'time';
  return type === BOOLEAN ? 'boolean' : 'other';
}

/** Closes a connection regularly, unless a running statement would delay that. */
export async function endClient(client: Client, before: () => Promise<unknown> = async () => {}): Promise<void> {
  const timer = setTimeout(() => destroy(client), 1_000);
  await before().catch(() => {});
  await client.end().catch(() => {});
  clearTimeout(timer);
}

/** Closes the socket at once. The driver then rejects what is pending. */
export function destroy(client: Client): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}
