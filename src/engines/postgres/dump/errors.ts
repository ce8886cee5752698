import type { ErrorCode } from '../../../core/error-codes.ts';
import { RestorableError } from '../../../core/errors.ts';
import type { ForeignText } from '../../../core/foreign.ts';
import type { KnownNames } from '../../../core/format/manifest/known-names.ts';
import type { ChildExit } from '../../../process/child.ts';
import { LOCK_TABLE_FULL, RECOVERY_CONFLICT } from '../connection/query-failure.ts';
import { describeState, stateIn } from '../connection/sqlstate.ts';
import { describeServer, type PostgresUrl } from '../url/url.ts';

interface Known {
  readonly says: RegExp;
  /** The same in our words. */
  readonly words: string;
  readonly code: ErrorCode;
  readonly hint: string;
}

export const PRIVILEGE_HINT =
  'Grant the account SELECT on every table and sequence that is dumped, and USAGE on their schemas.';
export const LOCKED_HINT =
  'Another session held an exclusive lock for too long (a migration, VACUUM FULL). Run it again when that is done. If that session is itself waiting, end the one that it waits for.';

/** What pg_dump prints for known causes, and what to do about them. */
const KNOWN: readonly Known[] = [
  {
    says: /permission denied for/,
    words: 'permission denied',
    code: 'DATABASE_PRIVILEGE',
    hint: PRIVILEGE_HINT,
  },
  {
    says: /server version mismatch/,
    words: 'this pg_dump is older than the server (server version mismatch)',
    code: 'DATABASE_VERSION',
    hint: "Install a client of the server's major version, or give its folder in PG_BIN.",
  },
  {
    says: /row-level security|row security/,
    words: 'row-level security would hide rows',
    code: 'DATABASE_ROW_SECURITY',
    hint: "Dump as the tables' owner or with a role that has BYPASSRLS.",
  },
  {
    says: /lock timeout|Lock wait/i,
    words: 'a lock could not be acquired in time',
    code: 'DUMP_FAILED',
    hint: LOCKED_HINT,
  },
  {
    // The name of the setting is in the server's message in every language.
    says: /max_locks_per_transaction/,
    code: 'DUMP_FAILED',
    ...LOCK_TABLE_FULL,
  },
  {
    says: /conflict with recovery/,
    code: 'DUMP_FAILED',
    ...RECOVERY_CONFLICT,
  },
  {
    says: /No space left on device/,
    words: 'no space left on the server',
    code: 'DUMP_FAILED',
    hint: "The server's disk is full.",
  },
  {
    says: /server closed the connection|could not receive data|terminating connection|SSL SYSCALL|SSL error|no connection to the server|lost synchronization|Connection (refused|reset|timed out)/,
    words: 'the connection was lost',
    code: 'DATABASE_CONNECTION_LOST',
    hint: 'Check for a restart, a network failure or an idle timeout between this machine and the server, then run it again.',
  },
];

/** Whether pg_dump's output tells why it failed. Who has a lock is not in it. */
export function tellsCause(words: string): boolean {
  const known = KNOWN.find(({ says }) => says.test(words));
  return known !== undefined && known.hint !== LOCKED_HINT;
}

/**
 * The error for a pg_dump that did not exit with 0.
 * @param names what is dumped: its output may name these
 */
export function nameDumpFailure(
  exit: ChildExit,
  foreign: ForeignText,
  url: PostgresUrl,
  names: KnownNames,
): RestorableError {
  const words = foreign.reveal();
  const named = names.within(words);
  const about = named.length === 0 ? '' : `: ${named.join(', ')}`;
  const known = KNOWN.find(({ says }) => says.test(words));
  if (known !== undefined) {
    const message = `pg_dump of ${describeServer(url)} failed: ${known.words}${about}.`;
    return new RestorableError(known.code, message, { hint: known.hint, foreign });
  }
  const how = exit.signal === null ? `exited with code ${exit.code}` : `was killed by ${exit.signal}`;
  const state = describeState(stateIn(words));
  return new RestorableError('DUMP_FAILED', `pg_dump ${how}${state === undefined ? '' : `: ${state}`}${about}.`, {
    hint:
      exit.signal === 'SIGKILL'
        ? 'The machine is often out of memory in this case. Nothing was stored as a backup.'
        : 'Run the same pg_dump by hand to see more. Nothing was stored as a backup.',
    foreign,
  });
}
