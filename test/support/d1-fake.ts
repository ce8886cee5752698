import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { constants, DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { dumpAsTheService } from './d1-fake-dump.ts';

/** How long a task continues without being polled. */
export const ABANDONED_MS = 60_000;

export const ACCOUNT = '0123456789abcdef0123456789abcdef';
export const TOKEN = 'test-token-of-the-fake-4711';

/** Faults on demand. `times` counts down; undefined means always. */
export interface Fault {
  readonly on: 'any' | 'export' | 'import' | 'raw' | 'download' | 'upload' | 'list' | 'time_travel';
  readonly how:
    | { readonly status: number; readonly retryAfter?: string; readonly message?: string; readonly code?: number }
    | { readonly kind: 'task-error'; readonly words: string }
    | { readonly kind: 'stuck'; readonly words: string }
    /** Reports something new each time. */
    | { readonly kind: 'chatty' }
    | { readonly kind: 'cut'; readonly at: number }
    | { readonly kind: 'empty' }
    | { readonly kind: 'no-json' };
  times?: number;
}

/** A bookmark of the documented form. The conversion from a time is stable. */
export function bookmarkAt(timestamp: string): string {
  const seconds = Math.floor(Date.parse(timestamp) / 1_000);
  return ['00000085', seconds.toString(16).padStart(8, '0'), '00004c6d', '8e61117bf38d7adb71b934ebbf891683'].join('-');
}

/** This many spaces, one MiB at a time. */
function spaces(bytes: number): Readable {
  const piece = Buffer.alloc(1024 * 1024, 0x20);
  return Readable.from(
    (function* () {
      for (let left = bytes; left > 0; left -= piece.length) yield piece;
    })(),
  );
}

interface FakeDatabase {
  readonly uuid: string;
  readonly name: string;
  sqlite: DatabaseSync;
  /** Polled until done. The bookmark doesn't change, as documented. */
  task: { kind: 'export' | 'import'; bookmark: string; polls: number; result: object; lastPollMs: number } | undefined;
}

/**
 * A fake of Cloudflare's D1 REST API (https://developers.cloudflare.com/api/resources/d1/), on one machine and with a real
 * SQLite database. It implements the methods that a backup needs, its tasks take several polls, and it fails on demand.
 * test/integration/d1-wrangler.test.ts checks it with the provider's own tool.
 */
export class D1Fake {
  readonly databases: FakeDatabase[] = [];
  readonly requests: string[] = [];
  faults: Fault[] = [];
  /** Polls before a task is complete. */
  polls = 2;
  /** Runs while an export is under way, before its bytes are read: a concurrent writer. */
  /** An alternative form in which the service writes a line of its export. */
  exporter: (line: string) => string = (line) => line;
  duringExport: ((database: DatabaseSync) => void) | undefined;
  /** Runs once an export is complete. */
  afterExport: ((database: DatabaseSync) => void) | undefined;
  token = TOKEN;
  /** What the service returns instead of its own signed addresses. */
  handedOver: (own: string) => string = (own) => own;
  /** Where the download of an export redirects to. */
  redirectTo: string | undefined;
  /** What an export states instead of a bookmark of the documented form. */
  exportBookmark: string | undefined;
  /** Every API response has this length when decompressed, and is short as transferred. */
  bombBytes = 0;
  /** Queries like this take longer than the service's 30 s. */
  slowSql: RegExp | undefined;
  pageSize = 100;
  readonly #server: Server;
  readonly #files = new Map<string, { body: Buffer; expiresMs: number }>();
  readonly #uploads = new Map<string, Buffer>();

  constructor() {
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch((error: unknown) => {
        if (!response.headersSent) this.#refuse(response, 500, 7500, `fake: ${String(error)}`);
        else response.destroy();
      });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/client/v4`;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    for (const { sqlite } of this.databases) sqlite.close();
  }

  /** A new database, with the service's own hidden tables. */
  create(name: string): FakeDatabase {
    const sqlite = new DatabaseSync(':memory:', { enableForeignKeyConstraints: true });
    sqlite.exec(
      'create table _cf_KV (key text primary key, value blob) without rowid; create table _cf_METADATA (key integer primary key, value blob)',
    );
    const made: FakeDatabase = { uuid: randomUUID(), name, sqlite, task: undefined };
    this.databases.push(made);
    return made;
  }

  /** Expires the signed links that were issued. */
  expireLinks(): void {
    for (const file of this.#files.values()) file.expiresMs = 0;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<ServerResponse> {
    const url = new URL(request.url ?? '/', 'http://fake');
    const body = await readAll(request);
    this.requests.push(`${request.method} ${url.pathname}${body.length > 0 && body.length < 2_000 ? ` ${body}` : ''}`);
    if (url.pathname.startsWith('/signed/')) return this.#serveFile(url, response);
    if (url.pathname.startsWith('/upload/')) return this.#takeUpload(url, body, response);
    const fault = this.#fault(['any', url.pathname.split('/').at(-1) ?? '']);
    if (fault !== undefined && 'status' in fault) return this.#fail(response, fault);
    if (fault?.kind === 'no-json') return response.end('<html>gateway</html>');
    if (request.headers.authorization !== `Bearer ${this.token}`) {
      return this.#refuse(response, 401, 10000, 'Authentication error');
    }
    const [, , , , account, service, resource, id, method, more] = url.pathname.split('/');
    if (account !== ACCOUNT || service !== 'd1' || resource !== 'database') {
      return this.#refuse(
        response,
        404,
        7003,
        `Could not route to ${url.pathname}, perhaps your object identifier is invalid?`,
      );
    }
    if (id === undefined) return this.#list(url, response);
    const wanted = decodeURIComponent(id);
    const database = this.databases.find((each) => each.uuid === wanted || each.name === wanted);
    if (database === undefined) {
      return this.#refuse(response, 404, 7404, `The database ${wanted} could not be found`);
    }
    const asked = body.length > 0 ? JSON.parse(body.toString('utf8')) : {};
    if (method === undefined) return this.#describe(database, response);
    if (method === 'time_travel' && more === 'bookmark') {
      const fault = this.#fault(['time_travel']);
      if (fault !== undefined && 'status' in fault) return this.#fail(response, fault);
      return this.#succeed(response, {
        bookmark: bookmarkAt(url.searchParams.get('timestamp') ?? new Date().toISOString()),
      });
    }
    if (method === 'export') return this.#export(database, asked, response);
    if (method === 'import') return this.#import(database, asked, response);
    if (method === 'raw' || method === 'query') return this.#query(database, asked, method, response);
    return this.#refuse(response, 404, 7003, 'Could not route');
  }

  #fault(places: readonly string[]): Fault['how'] | undefined {
    const found = this.faults.find((each) => places.includes(each.on) && each.times !== 0);
    if (found?.times !== undefined) found.times -= 1;
    return found?.how;
  }

  #fail(response: ServerResponse, fault: Extract<Fault['how'], { status: number }>): ServerResponse {
    if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter);
    return this.#refuse(response, fault.status, fault.code ?? 7500, fault.message ?? 'fault on demand');
  }

  #refuse(response: ServerResponse, status: number, code: number, message: string): ServerResponse {
    response.writeHead(status, { 'content-type': 'application/json' });
    return response.end(JSON.stringify({ success: false, errors: [{ code, message }], messages: [], result: null }));
  }

  #succeed(response: ServerResponse, result: unknown, info?: object): ServerResponse {
    const text = JSON.stringify({
      success: true,
      errors: [],
      messages: [],
      result,
      ...(info && { result_info: info }),
    });
    if (this.bombBytes === 0) return response.writeHead(200, { 'content-type': 'application/json' }).end(text);
    // White space is valid JSON and compresses well.
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    const compressor = createGzip();
    compressor.pipe(response);
    spaces(this.bombBytes)
      .pipe(compressor, { end: false })
      .on('unpipe', () => compressor.end(text));
    return response;
  }

  #list(url: URL, response: ServerResponse): ServerResponse {
    const fault = this.#fault(['list']);
    if (fault !== undefined && 'status' in fault) return this.#fail(response, fault);
    const page = Number(url.searchParams.get('page') ?? 1);
    const size = Math.min(Number(url.searchParams.get('per_page') ?? this.pageSize), this.pageSize);
    const shown = this.databases.slice((page - 1) * size, page * size).map(({ uuid, name }) => ({ uuid, name }));
    const info = { count: shown.length, page, per_page: size, total_count: this.databases.length };
    return this.#succeed(response, shown, info);
  }

  #describe(database: FakeDatabase, response: ServerResponse): ServerResponse {
    const pages = Number(database.sqlite.prepare('pragma page_count').get()?.['page_count']);
    const { uuid, name } = database;
    return this.#succeed(response, { uuid, name, version: 'production', num_tables: 1, file_size: pages * 4096 });
  }

  /** "Your D1 will be unavailable to serve queries": until it is done, or has not been polled for a while. */
  #isBusy(database: FakeDatabase): boolean {
    const { task } = database;
    if (task !== undefined && performance.now() - task.lastPollMs > ABANDONED_MS) database.task = undefined;
    return database.task !== undefined;
  }

  #export(database: FakeDatabase, asked: Record<string, unknown>, response: ServerResponse): ServerResponse {
    const fault = this.#fault(['export']);
    const bookmark = asked['current_bookmark'];
    const said = { success: true, type: 'export', messages: [] as string[] };
    if (fault !== undefined && 'kind' in fault && fault.kind === 'stuck') {
      return this.#succeed(response, { ...said, status: 'active', at_bookmark: 'b', messages: [fault.words] });
    }
    if (fault !== undefined && 'kind' in fault && fault.kind === 'chatty') {
      const messages = [`Uploaded part ${Math.random()}`];
      return this.#succeed(response, { ...said, status: 'active', at_bookmark: 'b', messages });
    }
    if (fault !== undefined && 'kind' in fault && fault.kind === 'task-error') {
      return this.#succeed(response, { ...said, status: 'error', at_bookmark: 'b', error: fault.words });
    }
    this.#isBusy(database);
    if (database.task === undefined) {
      if (bookmark !== undefined) return this.#succeed(response, { success: false, error: 'not currently exporting' });
      try {
        database.task = this.#beginExport(database, asked);
      } catch (error) {
        return this.#succeed(response, { ...said, status: 'error', at_bookmark: 'b', error: (error as Error).message });
      }
    }
    const { task } = database;
    task.polls -= 1;
    task.lastPollMs = performance.now();
    said.messages.push(`Uploaded part ${this.polls - task.polls}`);
    const at = { at_bookmark: task.bookmark };
    if (task.polls > 0) return this.#succeed(response, { ...said, status: 'active', ...at });
    database.task = undefined;
    this.afterExport?.(database.sqlite);
    return this.#succeed(response, { ...said, status: 'complete', ...at, result: task.result });
  }

  #beginExport(database: FakeDatabase, asked: Record<string, unknown>): NonNullable<FakeDatabase['task']> {
    this.duringExport?.(database.sqlite);
    const lines = [...dumpAsTheService(database.sqlite, (asked['dump_options'] ?? {}) as object)].map(this.exporter);
    const filename = `${database.uuid}-${randomBytes(4).toString('hex')}.sql`;
    this.#files.set(filename, { body: Buffer.from(`${lines.join('\n')}\n`), expiresMs: performance.now() + 3_600_000 });
    const own = `${new URL(this.url).origin}/signed/${filename}?X-Amz-Signature=${randomBytes(8).toString('hex')}`;
    const signed_url = this.handedOver(own);
    const bookmark = this.exportBookmark ?? bookmarkAt(new Date().toISOString());
    return {
      kind: 'export',
      bookmark,
      polls: this.polls,
      result: { filename, signed_url },
      lastPollMs: performance.now(),
    };
  }

  #serveFile(url: URL, response: ServerResponse): ServerResponse {
    const file = this.#files.get(url.pathname.split('/').at(-1) ?? '');
    if (this.redirectTo !== undefined) return response.writeHead(302, { location: this.redirectTo }).end();
    const fault = this.#fault(['download']);
    if (fault !== undefined && 'status' in fault) return response.writeHead(fault.status).end();
    if (file === undefined || file.expiresMs < performance.now()) return response.writeHead(403).end('<Error/>');
    let { body } = file;
    if (fault?.kind === 'empty') body = Buffer.alloc(0);
    response.writeHead(200, { 'content-length': body.length, 'content-type': 'application/sql' });
    if (fault?.kind === 'cut') {
      response.write(body.subarray(0, fault.at), () => response.destroy());
      return response;
    }
    return response.end(body);
  }

  #takeUpload(url: URL, body: Buffer, response: ServerResponse): ServerResponse {
    const fault = this.#fault(['upload']);
    if (fault !== undefined && 'status' in fault) return response.writeHead(fault.status).end();
    this.#uploads.set(url.pathname.split('/').at(-1) ?? '', body);
    const arrived = fault !== undefined && 'kind' in fault ? Buffer.from('other') : body;
    return response.writeHead(200, { etag: `"${createHash('md5').update(arrived).digest('hex')}"` }).end();
  }

  #import(database: FakeDatabase, asked: Record<string, string>, response: ServerResponse): ServerResponse {
    const fault = this.#fault(['import']);
    const said = { success: true, type: 'import', at_bookmark: 'b', messages: ['Processing'], errors: [] };
    if (asked['action'] === 'init') {
      const filename = `${asked['etag']}.sql`;
      const upload_url = this.handedOver(`${new URL(this.url).origin}/upload/${filename}`);
      return this.#succeed(response, { filename, upload_url });
    }
    if (fault !== undefined && 'kind' in fault && fault.kind === 'task-error') {
      return this.#succeed(response, { ...said, status: 'error', errors: [fault.words] });
    }
    if (asked['action'] === 'ingest') {
      const body = this.#uploads.get(asked['filename'] ?? '');
      if (body === undefined) return this.#refuse(response, 404, 7500, 'No such file');
      const problem = withinLimits(database.sqlite, () => runWhole(database.sqlite, body.toString('utf8')));
      if (problem !== undefined) return this.#succeed(response, { ...said, status: 'error', errors: [problem] });
      database.task = { kind: 'import', bookmark: 'b', polls: this.polls, result: {}, lastPollMs: performance.now() };
    }
    const { task } = database;
    if (task === undefined) return this.#succeed(response, { success: false, error: 'not currently importing' });
    task.polls -= 1;
    task.lastPollMs = performance.now();
    if (task.polls > 0) return this.#succeed(response, { ...said, status: 'active' });
    database.task = undefined;
    const meta = {
      served_by: 'fake',
      duration: 1.5,
      changes: 1,
      last_row_id: 1,
      changed_db: true,
      size_after: 4096,
      rows_read: 1,
      rows_written: 1,
    };
    const result = { final_bookmark: 'end', num_queries: 1, meta };
    return this.#succeed(response, { ...said, status: 'complete', result });
  }

  #query(database: FakeDatabase, asked: { sql?: string }, method: string, response: ServerResponse): ServerResponse {
    if (this.#isBusy(database)) {
      return this.#refuse(response, 400, 7500, 'Currently processing a long-running export.');
    }
    if (this.slowSql?.test(asked.sql ?? '') === true) {
      return this.#refuse(
        response,
        500,
        7500,
        'D1 DB storage operation exceeded timeout which caused object to be reset.',
      );
    }
    try {
      const found = withinLimits(database.sqlite, () => statementsOf(database.sqlite, asked.sql ?? ''));
      const results = found.map(({ columns, rows }) => ({
        success: true,
        meta: { duration: 0.1, changed_db: false },
        results:
          method === 'raw'
            ? { columns, rows }
            : rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]]))),
      }));
      return this.#succeed(response, results);
    } catch (error) {
      return this.#refuse(response, 400, 7500, `${(error as Error).message}: SQLITE_ERROR`);
    } finally {
      database.sqlite.setAuthorizer(null);
    }
  }
}

/** What D1 refuses through the API: its own tables, transactions, other files, most pragmas and functions. */
function authorize(action: number, first: string | null, second: string | null): number {
  const pragmas =
    /^(table_list|table_info|table_xinfo|index_list|index_info|foreign_key_list|foreign_key_check|quick_check|defer_foreign_keys|data_version)$/;
  if (action === constants.SQLITE_READ && first?.startsWith('_cf_') === true) return constants.SQLITE_DENY;
  if (action === constants.SQLITE_PRAGMA && !pragmas.test(first ?? '')) return constants.SQLITE_DENY;
  if (action === constants.SQLITE_FUNCTION && second === 'sqlite_version') return constants.SQLITE_DENY;
  const never: number[] = [constants.SQLITE_TRANSACTION, constants.SQLITE_ATTACH, constants.SQLITE_SAVEPOINT];
  return never.includes(action) ? constants.SQLITE_DENY : constants.SQLITE_OK;
}

/** https://developers.cloudflare.com/d1/platform/limits/; the depth is from its error message. */
const LIMITS = { length: 2_000_000, column: 100, exprDepth: 100, functionArg: 32 } as const;
const LONGEST_STATEMENT = 100_000;

/** Runs the work like the service. The length of a statement is checked separately, because a script contains several. */
function withinLimits<T>(sqlite: DatabaseSync, work: () => T): T {
  const { length, column, exprDepth, functionArg } = sqlite.limits;
  Object.assign(sqlite.limits, LIMITS);
  try {
    return work();
  } finally {
    Object.assign(sqlite.limits, { length, column, exprDepth, functionArg });
  }
}

function statementsOf(sqlite: DatabaseSync, sql: string): { columns: string[]; rows: unknown[][] }[] {
  const found: { columns: string[]; rows: unknown[][] }[] = [];
  sqlite.setAuthorizer(authorize);
  for (let rest = sql.trim(); rest !== ''; ) {
    const statement = sqlite.prepare(rest);
    if (statement.sourceSQL.length > LONGEST_STATEMENT) throw new Error('statement too long: SQLITE_TOOBIG');
    statement.setReadBigInts(true);
    statement.setReturnArrays(true);
    const columns = statement.columns().map(({ name }) => name);
    if (columns.length > 100) throw new Error('too many columns in result set');
    const rows = (statement.all() as unknown as unknown[][]).map((row) => row.map(asJson));
    found.push({ columns, rows });
    rest = rest.slice(statement.sourceSQL.length).trim();
  }
  return found;
}

/** Integers become doubles, and blobs arrays of bytes. */
function asJson(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Uint8Array ? [...value] : value;
}

/** "If the execution fails to complete, your DB will return to its original state." */
function runWhole(sqlite: DatabaseSync, sql: string): string | undefined {
  sqlite.exec('begin');
  try {
    sqlite.setAuthorizer(authorize);
    sqlite.exec(sql);
    sqlite.setAuthorizer(null);
    sqlite.exec('commit');
    return undefined;
  } catch (error) {
    sqlite.setAuthorizer(null);
    if (sqlite.isTransaction) sqlite.exec('rollback');
    return (error as Error).message;
  }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
