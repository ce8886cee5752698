import { randomBytes } from 'node:crypto';
import { RestorableError } from '../../../core/errors.ts';
import type { Fingerprint } from '../../../core/format/manifest/fingerprint.ts';
import type { TargetNeeds } from '../../../ports/engine/target.ts';
import { unlessRefused } from '../../parts/refusals.ts';
import { onlyRow } from '../../parts/server/only-row.ts';
import { quoteName } from '../catalog/sql-text.ts';
import type { Connection } from '../connection/connection.ts';
import { numberOf } from '../connection/errors.ts';
import { prepareRestoring } from '../restore/session.ts';
import { NEEDS } from '../server/needs.ts';

/** Length in the source's dump, in the fingerprint's facts. */
export const LONGEST_STATEMENT = 'source.longest_statement_bytes';
/** Bytes of a packet besides the statement. */
const PACKET_MARGIN_BYTES = 1_024;
const NAMED_AT_MOST = 5;

/**
 * Checks, before anything is written, for what the server would refuse in the middle of the restore and no session setting
 * changes.
 * @param connection of the restoring account, whose session gets a restore's settings
 * @throws {RestorableError} DATABASE_QUERY, each with what to do on the server
 */
export async function requireFit(connection: Connection, { fingerprint }: TargetNeeds): Promise<void> {
  await prepareRestoring(connection);
  const keyless = tablesWithoutKey(fingerprint);
  if (keyless.length > 0) await requireNoKeys(connection, keyless);
  await requirePacket(connection, Number(fingerprint.facts[LONGEST_STATEMENT] ?? 0));
}

/** In the fingerprint, a table with a primary key has an index named PRIMARY. */
function tablesWithoutKey({ tables, objects }: Fingerprint): string[] {
  const known = objects.filter(({ type }) => type === 'table').map(({ name }) => name);
  const keys = new Set(objects.filter(({ type }) => type === 'index').map(({ name }) => name));
  return tables.length === 0 ? [] : known.filter((name) => !keys.has(`${name}.PRIMARY`));
}

async function requireNoKeys(connection: Connection, keyless: readonly string[]): Promise<void> {
  const settings =
    connection.flavor === 'mysql'
      ? ['sql_require_primary_key', 'sql_generate_invisible_primary_key']
      : ['innodb_force_primary_key'];
  for (const setting of settings) {
    // A server of another version lacks it.
    const rows = await unlessRefused(connection.query<{ value: number | bigint }>(`SELECT @@${setting} AS value`));
    if (rows === undefined || Number(onlyRow(rows).value) === 0) continue;
    const more = keyless.length > NAMED_AT_MOST ? ` and ${keyless.length - NAMED_AT_MOST} more` : '';
    throw new RestorableError(
      'DATABASE_QUERY',
      `The server has ${setting} on, and these tables of the backup have no primary key: ${keyless.slice(0, NAMED_AT_MOST).join(', ')}${more}.`,
      {
        hint: `Turn ${setting} off there, or restore as an account that may set it for its session (SESSION_VARIABLES_ADMIN). This is not a verdict on the backup.`,
      },
    );
  }
}

async function requirePacket(connection: Connection, longestBytes: number): Promise<void> {
  const row = onlyRow(
    await connection.query<{ value: number | bigint }>('SELECT @@global.max_allowed_packet AS value'),
  );
  const limit = Number(row.value);
  if (longestBytes + PACKET_MARGIN_BYTES <= limit) return;
  throw new RestorableError(
    'DATABASE_QUERY',
    `The server accepts statements of up to ${limit} bytes (max_allowed_packet), but the backup has one of ${longestBytes}.`,
    { hint: 'Run SET GLOBAL max_allowed_packet = 1073741824 there. This is not a verdict on the backup.' },
  );
}

/** With a binary log: a function that is not declared deterministic or read-only, and SUPER required. */
const UNDECLARED = 1418;
const SUPER_NEEDED = 1419;
const SET_TRUST = 'Set log_bin_trust_function_creators=1 on the server (in RDS, in its parameter group)';

/**
 * Tries in an empty database whether the account may create functions, if a backup has some. With a binary log the server
 * requires SUPER or a setting. If a function is not declared deterministic, it requires the setting from everybody.
 * @throws {RestorableError} DATABASE_PRIVILEGE, TARGET_UNSUITABLE
 */
export async function requireFunctions(
  connection: Connection,
  database: string,
  { fingerprint }: TargetNeeds,
): Promise<void> {
  if (!fingerprint.objects.some(({ type }) => type === 'function' || type === 'trigger')) return;
  // A server that lacks the setting does not require it.
  const rows = await unlessRefused(
    connection.query<{ log: number | bigint; trust: number | bigint }>(
      'SELECT @@global.log_bin AS log, @@global.log_bin_trust_function_creators AS trust',
    ),
  );
  if (rows === undefined) return;
  const row = onlyRow(rows);
  if (Number(row.log) === 0 || Number(row.trust) === 1) return;
  const name = `${quoteName(database)}.${quoteName(`restorable_probe_${randomBytes(4).toString('hex')}`)}`;
  const undeclared = Number(fingerprint.facts[NEEDS.undeclared] ?? 0);
  const kind = undeclared > 0 ? 'NOT DETERMINISTIC CONTAINS SQL' : 'DETERMINISTIC NO SQL';
  try {
    await connection.simple(`CREATE FUNCTION ${name}() RETURNS INT ${kind} RETURN 1`);
  } catch (error) {
    const refusal = refusalOfFunctions(error, undeclared);
    // The restore itself reports anything else that is wrong.
    if (refusal === undefined) return;
    throw refusal;
  }
  await connection.simple(`DROP FUNCTION ${name}`);
}

function refusalOfFunctions(error: unknown, undeclared: number): RestorableError | undefined {
  const number = numberOf(error);
  if (number === SUPER_NEEDED) {
    return new RestorableError(
      'DATABASE_PRIVILEGE',
      'The server does not let this account create functions and triggers.',
      { hint: `${SET_TRUST}, or restore as an account with SUPER. This is not a verdict on the backup.`, cause: error },
    );
  }
  if (number !== UNDECLARED) return undefined;
  return new RestorableError(
    'TARGET_UNSUITABLE',
    `The server writes a binary log and refuses functions that are not declared DETERMINISTIC, NO SQL or READS SQL DATA; the backup has ${undeclared} of them.`,
    { hint: `${SET_TRUST}, as at the source. This is not a verdict on the backup.`, cause: error },
  );
}
