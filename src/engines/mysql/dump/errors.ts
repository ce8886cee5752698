import type { ErrorCode } from '../../../core/error-codes.ts';
import { RestorableError } from '../../../core/errors.ts';
import type { ForeignText } from '../../../core/foreign.ts';
import type { KnownNames } from '../../../core/format/manifest/known-names.ts';
import type { ChildExit } from '../../../process/child.ts';
import { describeNumber } from '../connection/error-numbers.ts';
import { describeServer, type MysqlUrl } from '../connection/url.ts';

/** What mysqldump and mariadb-dump print for known causes, and what to do about them. */
const KNOWN: readonly (readonly [pattern: RegExp, code: ErrorCode, hint: string])[] = [
  [
    /\b1049\b/,
    'DATABASE_NOT_FOUND',
    "If the database exists: mariadb-dump can't dump events or routines of a database with a quote or a backslash in its name.",
  ],
  [
    /error:? \(?(1045|1698|2059|1524)\b|Access denied for user .*using password/,
    'DATABASE_AUTHENTICATION',
    "The tool can't log in the way this program can: use a client of the server's flavor and series, or give its folder in MYSQL_BIN.",
  ],
  [
    /PROCESS privilege/,
    'DATABASE_PRIVILEGE',
    'A client that supports --no-tablespaces does not need PROCESS. Install a newer one, or grant PROCESS.',
  ],
  [
    /\b(1044|1142|1143|1227|1370)\b|command denied|insufficient privileges|Access denied/i,
    'DATABASE_PRIVILEGE',
    'Grant the account SELECT, SHOW VIEW, TRIGGER and EVENT on the database; for routines, SHOW_ROUTINE (MySQL 8.0.20) or SELECT on mysql.proc (MariaDB).',
  ],
  [
    /\b1356\b|references invalid table/,
    'DUMP_FAILED',
    'A view refers to something that no longer exists, and the tool stops there: repair or drop the view, or name it in `exclude`.',
  ],
  [
    /\b(3024|1969)\b|max_statement_time|maximum statement execution time/,
    'DUMP_FAILED',
    'The server limits the time of statements: SET GLOBAL max_execution_time = 0 (MariaDB: max_statement_time) while the dump runs, or use a dump tool of MySQL 9 or newer, which turns the limit off.',
  ],
  [
    /\b1449\b/,
    'DUMP_FAILED',
    "A view's or routine's definer no longer exists: create the account, or change the DEFINER.",
  ],
  [
    /\b1412\b|definition has changed/,
    'DUMP_FAILED',
    'A migration altered a table while it was being dumped. Run it again when that is done.',
  ],
  [
    /\b1205\b|Lock wait timeout/i,
    'DUMP_FAILED',
    'Another session held an exclusive lock for too long (a migration). Run it again when that is done.',
  ],
  [
    /\b1213\b|Deadlock found/i,
    'DUMP_FAILED',
    'Another session waited to alter the table (a migration behind an open transaction), while the dump was about to read it, and MySQL ends one of the two. Run it again when that is done.',
  ],
  [
    /COLUMN_STATISTICS|column_statistics/,
    'DUMP_FAILED',
    "The dump tool is newer than the server: install a client of the server's flavor, or give its folder in MYSQL_BIN.",
  ],
  [
    /\b(2026)\b|SSL|TLS/,
    'DATABASE_TLS',
    "The tool refused the server's certificate: set ssl-ca=FILE to the authority, or use a client of the server's series.",
  ],
  [
    /\b(2002|2003|2006|2013|2055|1053|1158|1159|1160|1161|1927)\b|Lost connection|has gone away|Can't connect/i,
    'DATABASE_CONNECTION_LOST',
    "Check for a restart, a network failure or an idle timeout between this machine and the server, then run it again. If the storage pauses for longer than the server's net_write_timeout (60 s), raise that.",
  ],
  [/Got errno 28|No space left/, 'DUMP_FAILED', "The server's disk is full."],
  [
    /\b1153\b|max_allowed_packet/,
    'DUMP_FAILED',
    "A row is larger than the server's max_allowed_packet. Raise it to 1G.",
  ],
];

/**
 * The error for a dump tool that did not exit with 0.
 * @param names what is dumped: its output may name these
 */
export function nameDumpFailure(
  exit: ChildExit,
  foreign: ForeignText,
  url: MysqlUrl,
  names: KnownNames,
): RestorableError {
  const said = firstLines(foreign.reveal());
  const number = Number(/(?:error:? ?\(?|\()(\d{4})\b/i.exec(said)?.[1] ?? 0);
  const named = names.within(said);
  const about = `${colon(describeNumber(number))}${colon(named.length === 0 ? undefined : named.join(', '))}`;
  const known = KNOWN.find(([pattern]) => pattern.test(said));
  if (known !== undefined) {
    const [, code, hint] = known;
    const message = `The dump of ${describeServer(url)} failed${about}.`;
    return new RestorableError(code, message, { hint, foreign });
  }
  const how = exit.signal === null ? `exited with code ${exit.code}` : `was killed by ${exit.signal}`;
  return new RestorableError('DUMP_FAILED', `The dump tool ${how}${about}.`, {
    hint:
      exit.signal === 'SIGKILL'
        ? 'The machine is often out of memory in this case. Nothing was stored as a backup.'
        : 'Run the same dump tool by hand to see more. Nothing was stored as a backup.',
    foreign,
  });
}

const colon = (text: string | undefined): string => (text === undefined ? '' : `: ${text}`);

const LINES = 4;

function firstLines(words: string): string {
  return words
    .split('\n')
    .filter((line) => line.trim() !== '' && !/\[Warning\]/i.test(line))
    .slice(0, LINES)
    .join(' ');
}

/** The dump tool reported success and wrote nothing. */
export function emptyDump(): RestorableError {
  return new RestorableError('DUMP_EMPTY', 'The dump tool reported success and wrote nothing.', {
    hint: 'Run the same tool by hand. Something replaced it, or its output went elsewhere.',
  });
}

/** The dump tool reported success without writing its end mark. */
export function truncatedDump(): RestorableError {
  return new RestorableError('DUMP_TRUNCATED', 'The dump tool reported success, but the dump has no end mark.', {
    hint: 'Run it again. If it fails again, check the tool, its disk and its memory. Nothing was stored as a backup.',
  });
}
