import { RestorableError } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import { quoteName } from '../catalog/sql-text.ts';
import { openConnection } from '../connection/connection.ts';
import type { MysqlUrl } from '../connection/url.ts';
import { triggerWithoutDatabase } from './heads.ts';
import { inOneCharset, type LegacyCode, readLegacyCode } from './legacy-texts.ts';

/** In the order of creation: a routine may import a library, and a view that calls a routine needs it. */
export const CODE_KINDS = [
  'LIBRARY',
  'PROCEDURE',
  'FUNCTION',
  'PACKAGE',
  'PACKAGE BODY',
  'VIEW',
  'TRIGGER',
  'EVENT',
] as const;

export type CodeKind = (typeof CODE_KINDS)[number];

/**
 * What RENAME TABLE does not move: a view, routine, library, trigger or event, with the settings under which it was created.
 */
export interface CodeObject {
  readonly kind: CodeKind;
  readonly name: string;
  /** As the server prints it, in the bytes of `charset`, one character per byte. */
  readonly sql: string;
  readonly sqlMode: string;
  /** `character_set_client`. Empty if the kind has none. */
  readonly charset: string;
  /** `collation_connection`. Empty if the kind has none. */
  readonly collation: string;
  /** The database's default collation at that time. Empty if the kind has none. */
  readonly databaseCollation: string;
  readonly timeZone: string | undefined;
}

/**
 * A session that reads and creates stored code as the bytes in which it was written, under the settings under which it was
 * written. The server keeps the text in the character set of the client that created it, and interprets literals by that
 * client's collation. Text that passed through another character set would be different code. mysqldump does the same.
 */
export interface CodeSession extends AsyncDisposable {
  /** Changes the current database. */
  use(database: string): Promise<void>;
  /** @throws {RestorableError} DATABASE_PRIVILEGE if the account may not see the text */
  read(kind: CodeKind, name: string): Promise<CodeObject>;
  create(object: CodeObject): Promise<void>;
  close(): Promise<void>;
}

/**
 * @throws {RestorableError} DATABASE_QUERY if something between here and the server does not pass bytes unchanged, and what
 *   connecting throws
 */
export async function openCodeSession(url: MysqlUrl, host: Host, requireTls = false): Promise<CodeSession> {
  const connection = await openConnection(url, host, { requireTls, database: null });
  try {
    // The driver follows the client's character set as the server reports it. In latin1 each byte is one character. After
    // that the server reports nothing more, so the driver stays there whatever the session's character set is.
    await connection.simple('SET NAMES latin1');
    await connection.simple("SET SESSION session_track_system_variables = ''");
    const [row] = await connection.query<{ bytes: string }>("SELECT HEX('\xff') AS bytes");
    if (row?.bytes !== 'FF') throw noBytes();
    await connection.simple('SET character_set_results = NULL, character_set_client = utf8mb4');
  } catch (error) {
    await connection.close();
    throw error;
  }
  let legacy: Promise<LegacyCode> | undefined;
  const simple = (sql: string): Promise<void> => connection.simple(toBytes(sql));
  return {
    use: (database) => {
      legacy = undefined;
      return simple(`USE ${quoteName(database)}`);
    },
    read: async (kind, name) => {
      const sql = toBytes(`SHOW CREATE ${kind} ${quoteName(name)}`);
      const [row = {}] = await connection.query<Record<string, string | Buffer | null>>(sql);
      const object = objectOf(kind, name, row);
      if (kind === 'VIEW' || /^(?:utf8.*|)$/.test(object.charset)) return object;
      legacy ??= readLegacyCode(connection);
      const text = inOneCharset(object.sql, (await legacy).texts.get(object.charset));
      return text === undefined ? { ...object, charset: 'utf8mb4' } : { ...object, sql: text };
    },
    create: async (object) => {
      const [row] = await connection.query<{ collation: string | Buffer }>(OWN_COLLATION);
      const own = textOf(row?.collation) ?? '';
      const wanted = object.databaseCollation;
      const isOther = wanted !== '' && wanted !== own;
      if (isOther) await simple(`ALTER DATABASE COLLATE ${word(wanted)}`);
      try {
        await simple(settingsFor(object));
        // Already bytes.
        await connection.simple(object.sql);
      } finally {
        await simple("SET SESSION sql_mode = '', time_zone = '+00:00', character_set_client = utf8mb4");
        if (isOther) await simple(`ALTER DATABASE COLLATE ${word(own)}`);
      }
    },
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}

/** Not the session's variable, which keeps its value from when the database was selected. */
const OWN_COLLATION =
  'SELECT default_collation_name AS collation FROM information_schema.schemata WHERE schema_name = DATABASE()';

const toBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** Columns are text with one character per byte, or bytes. */
function textOf(value: string | Buffer | null | undefined): string | undefined {
  if (value === null || value === undefined) return undefined;
  return typeof value === 'string' ? value : value.toString('latin1');
}

function objectOf(kind: CodeKind, name: string, row: Readonly<Record<string, string | Buffer | null>>): CodeObject {
  const column = Object.keys(row).find((key) => /^(create |sql original statement$)/i.test(key));
  const sql = column === undefined ? undefined : textOf(row[column]);
  if (sql === undefined) {
    throw new RestorableError('DATABASE_PRIVILEGE', `The account may not read the ${kind.toLowerCase()} ${name}.`, {
      hint: 'Restore as an account that may read and create routines of others (SUPER, or SHOW_ROUTINE and SET_ANY_DEFINER).',
    });
  }
  const setting = (key: string): string => textOf(row[key]) ?? '';
  return {
    kind,
    name,
    sql: kind === 'TRIGGER' ? withoutOwnDatabase(sql) : sql,
    sqlMode: setting('sql_mode'),
    charset: setting('character_set_client'),
    collation: setting('collation_connection'),
    databaseCollation: setting('Database Collation'),
    timeZone: textOf(row['time_zone']),
  };
}

/** The replaced database is kept under another name. Its triggers must not be created in the one that replaced it. */
function withoutOwnDatabase(sql: string): string {
  const head = triggerWithoutDatabase(sql);
  return head === undefined ? sql : head.text + sql.slice(head.length);
}

function settingsFor({ sqlMode, timeZone, charset, collation }: CodeObject): string {
  const settings = [
    `sql_mode = '${sqlMode.replaceAll(/[^\w,]/g, '')}'`,
    `time_zone = '${(timeZone ?? '+00:00').replaceAll(/['\\]/g, '')}'`,
  ];
  if (collation !== '') settings.push(`collation_connection = ${word(collation)}`);
  // Last, and effective on its own: the statement has already been parsed.
  if (charset !== '') settings.push(`character_set_client = ${word(charset)}`);
  return `SET ${settings.join(', ')}`;
}

/** Names of character sets and collations are words. Anything else that the server returns is not sent back to it. */
function word(name: string): string {
  if (/^\w+$/.test(name)) return name;
  throw new RestorableError('DATABASE_QUERY', 'The server returned an invalid name of a character set or collation.');
}

function noBytes(): RestorableError {
  return new RestorableError(
    'DATABASE_QUERY',
    "Stored code can't be moved over this connection: text does not reach the server byte by byte.",
    { hint: 'Connect to the server itself instead of a proxy, or restore into a new database.' },
  );
}
