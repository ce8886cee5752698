import type { DatabaseSync as Database } from 'node:sqlite';
import type { DigestPlan } from '../digests/digest-program.ts';

/** Sent to the child, one JSON object per line. */
export type ChildRequest =
  | {
      readonly op: 'open';
      readonly location: string;
      readonly busyTimeoutMs: number;
      readonly heapLimitBytes: number;
      /** For a file that a script fills. Otherwise it is only read. */
      readonly isNew: boolean;
      /** Files that must exist, because SQLite would create them. */
      readonly requires: readonly string[];
    }
  | { readonly op: 'run'; readonly script: string }
  | { readonly op: 'all'; readonly sql: string; readonly asCheck: boolean; readonly limits: ResultLimits }
  | { readonly op: 'digest'; readonly plan: DigestPlan }
  | { readonly op: 'backup'; readonly to: string; readonly pagesPerStep: number };

/** Limits on a result, so that a query of a hostile or huge table can't exhaust our memory. */
export interface ResultLimits {
  readonly rows: number;
  readonly bytes: number;
}

/** A SQLite value in JSON: integers as text (they have 64 bits), a blob as hexadecimal digits. */
export type EncodedValue = null | string | readonly ['i' | 'r' | 'b', string];

/** Received from the child, one JSON object per line. Any number of `progress` objects precede one of the others. */
export type ChildResponse =
  | { readonly kind: 'progress'; readonly donePages: number; readonly totalPages: number }
  | {
      readonly kind: 'result';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly EncodedValue[])[];
    }
  | {
      readonly kind: 'error';
      readonly message: string;
      readonly errcode: number | null;
      /** The message is this program's own, not SQLite's. */
      readonly isOurs: boolean;
    };

/**
 * The whole program of the child process that holds a SQLite file open. It is started as `node --eval` with this function's
 * own text, so it must not use anything outside itself. The text survives bundling into a single file, while a worker or a
 * separate script would need a second file that the bundle does not have.
 * @param digestTable another function of this kind
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: it is sent to the child as text, so it must contain all of its parts.
export function sqliteChildProgram(
  digestTable: (database: Database, plan: DigestPlan) => readonly [rows: bigint, sum: string],
): void {
  const { DatabaseSync, backup, constants } = process.getBuiltinModule('node:sqlite');
  const readline = process.getBuiltinModule('node:readline');
  const { existsSync } = process.getBuiltinModule('node:fs');
  let database: InstanceType<typeof DatabaseSync> | undefined;

  const send = (response: ChildResponse): void => {
    process.stdout.write(`${JSON.stringify(response)}\n`);
  };
  const refusal = (message: string): Error => Object.assign(new Error(message), { isOurs: true });
  const encode = (value: unknown): EncodedValue => {
    if (value === null || typeof value === 'string') return value;
    if (typeof value === 'bigint') return ['i', String(value)];
    if (typeof value === 'number') return ['r', String(value)];
    return ['b', Buffer.from(value as Uint8Array).toString('hex')];
  };
  const open = (request: Extract<ChildRequest, { op: 'open' }>): void => {
    const opened = new DatabaseSync(new URL(request.location), {
      readOnly: !request.isNew,
      // A dump's tables come in any order.
      enableForeignKeyConstraints: false,
      allowExtension: false,
      // A script may come from a program that takes "x" for a text. Our checks should not.
      enableDoubleQuotedStringLiterals: request.isNew,
      timeout: request.busyTimeoutMs,
      // Schema and rows come from whoever wrote the database: no tricks with shadow tables or schema expressions.
      defensive: true,
    });
    opened.exec(`pragma trusted_schema = off; pragma cell_size_check = on`);
    // An unfinished file is deleted in any case, so it needs no journal that survives a crash.
    if (request.isNew) {
      opened.exec('pragma journal_mode = memory; pragma synchronous = off; pragma cache_size = -65536');
      // Writes the header: a script that creates no table would leave an empty file.
      opened.exec('pragma user_version = 0');
      // Rows are accepted as the source held them. Whether they satisfy its constraints was the source's concern.
      opened.exec('pragma ignore_check_constraints = on');
    }
    if (request.heapLimitBytes > 0) opened.exec(`pragma hard_heap_limit = ${request.heapLimitBytes}`);
    // As late as possible: at the first statement, SQLite opens `-wal` and creates it if it is missing.
    if (!request.requires.every((path) => existsSync(path))) {
      throw Object.assign(refusal('a file of the database is gone'), { errcode: 14 });
    }
    if (request.requires.length > 0) opened.prepare('pragma user_version').all();
    database = opened;
    send({ kind: 'result', columns: [], rows: [] });
  };
  /** A check reads only this database: no other file, no extension. */
  const authorize = (action: number, _first: string | null, second: string | null): number => {
    const denied = [constants.SQLITE_ATTACH, constants.SQLITE_DETACH, constants.SQLITE_TRANSACTION];
    const loads = action === constants.SQLITE_FUNCTION && second?.toLowerCase() === 'load_extension';
    return loads || denied.includes(action) ? constants.SQLITE_DENY : constants.SQLITE_OK;
  };
  const all = (request: Extract<ChildRequest, { op: 'all' }>): void => {
    database?.setAuthorizer(request.asCheck ? authorize : null);
    const statement = database?.prepare(request.sql);
    if (statement === undefined) throw refusal('no database is open');
    // SQLite compiles only the first statement and would silently ignore a second one.
    const rest = request.sql.slice(statement.sourceSQL.length).replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\/|[\s;]/g, '');
    if (rest !== '') throw refusal('more than one statement');
    statement.setReturnArrays(true);
    statement.setReadBigInts(true);
    const columns = statement.columns().map((column) => column.name);
    if (request.asCheck && columns.length === 0) throw refusal('not a statement that returns rows');
    const rows: EncodedValue[][] = [];
    let bytes = 0;
    for (const row of statement.iterate() as unknown as Iterable<unknown[]>) {
      const encoded = row.map(encode);
      for (const value of encoded)
        bytes += value === null ? 4 : typeof value === 'string' ? value.length : value[1].length;
      if (rows.length >= request.limits.rows) throw refusal(`more than ${request.limits.rows} rows`);
      if (bytes > request.limits.bytes) throw refusal(`more than ${request.limits.bytes} bytes of values`);
      rows.push(encoded);
    }
    send({ kind: 'result', columns, rows });
  };
  const digest = ({ plan }: Extract<ChildRequest, { op: 'digest' }>): void => {
    if (database === undefined) throw refusal('no database is open');
    database.setAuthorizer(null);
    const [rows, sum] = digestTable(database, plan);
    send({ kind: 'result', columns: ['rows', 'sum'], rows: [[['i', String(rows)], sum]] });
  };
  /** A script fills only this database: no other file (`vacuum into` attaches one), no setting. */
  const authorizeScript = (action: number, first: string | null, second: string | null): number => {
    const harmless = ['defer_foreign_keys', 'foreign_keys', 'data_version'];
    if (action === constants.SQLITE_PRAGMA && !harmless.includes(first?.toLowerCase() ?? ''))
      return constants.SQLITE_DENY;
    return authorize(action, first, second);
  };
  const run = (request: Extract<ChildRequest, { op: 'run' }>): void => {
    if (database === undefined) throw refusal('no database is open');
    database.exec('begin');
    try {
      database.setAuthorizer(authorizeScript);
      database.exec(request.script);
    } catch (error) {
      database.setAuthorizer(null);
      // Some failures have already rolled back.
      if (database.isTransaction) database.exec('rollback');
      throw error;
    }
    database.setAuthorizer(null);
    database.exec('commit');
    send({ kind: 'result', columns: [], rows: [] });
  };
  const copy = async (request: Extract<ChildRequest, { op: 'backup' }>): Promise<void> => {
    if (database === undefined) throw refusal('no database is open');
    // An open read transaction pins the snapshot. Without it, each write of another process restarts the copy, and a busy
    // writer would keep it from ever ending.
    database.exec('begin');
    try {
      // Not a table: the schema of a damaged database may be unreadable, and its pages are copied nevertheless.
      database.prepare('pragma user_version').all();
      await backup(database, request.to, {
        rate: request.pagesPerStep,
        progress: ({ totalPages, remainingPages }) =>
          send({ kind: 'progress', donePages: totalPages - remainingPages, totalPages }),
      });
    } finally {
      database.exec('rollback');
    }
    send({ kind: 'result', columns: [], rows: [] });
  };
  const handle = async (request: ChildRequest): Promise<void> => {
    try {
      if (request.op === 'open') open(request);
      else if (request.op === 'all') all(request);
      else if (request.op === 'run') run(request);
      else if (request.op === 'digest') digest(request);
      else await copy(request);
    } catch (thrown) {
      const error = thrown as Error & { errcode?: number; isOurs?: boolean };
      const isOurs = error.isOurs === true;
      send({ kind: 'error', message: error.message, errcode: error.errcode ?? null, isOurs });
    }
  };
  readline
    .createInterface({ input: process.stdin })
    .on('line', (line) => void handle(JSON.parse(line)))
    // The parent is gone or has closed us: there is nothing to finish, even in the middle of a copy.
    .on('close', () => process.exit(0));
}
