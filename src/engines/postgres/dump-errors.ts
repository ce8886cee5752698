import { RestorableError } from '../../core/errors.ts';
import type { ChildExit } from '../../process/child.ts';
import { describeServer, type PostgresUrl } from './url.ts';

/** What pg_dump says when the cause is known, and what to do about it. */
const KNOWN: readonly (readonly [
  pattern: RegExp,
  code:
    | 'DATABASE_PRIVILEGE'
    | 'DATABASE_VERSION'
    | 'DATABASE_ROW_SECURITY'
    | 'DATABASE_CONNECTION_LOST'
    | 'DUMP_FAILED',
  hint: string,
])[] = [
  [
    /permission denied for (.+)/,
    'DATABASE_PRIVILEGE',
    'Grant the account SELECT on what the message names, and USAGE on its schema.',
  ],
  [
    /server version mismatch/,
    'DATABASE_VERSION',
    "Install a client of the server's major version, or give its folder in PG_BIN.",
  ],
  [
    /row-level security|row security/,
    'DATABASE_ROW_SECURITY',
    "Dump as the tables' owner or with a role that has BYPASSRLS.",
  ],
  [
    /lock timeout|Lock wait/i,
    'DUMP_FAILED',
    'Another session held an exclusive lock for too long (a migration, VACUUM FULL): run when it is done.',
  ],
  [
    /conflict with recovery/,
    'DUMP_FAILED',
    'The standby had to apply changes that the dump still needed: set hot_standby_feedback=on or a larger max_standby_streaming_delay.',
  ],
  [/No space left on device/, 'DUMP_FAILED', "The server's disk is full."],
  [
    /server closed the connection|could not receive data|terminating connection|SSL SYSCALL|SSL error|no connection to the server|lost synchronization|Connection (refused|reset|timed out)/,
    'DATABASE_CONNECTION_LOST',
    'Check for a restart, a network cut or an idle limit between this machine and the server, then run again.',
  ],
];

/** The error for a pg_dump that did not end with 0. `words` is its scrubbed standard error. */
export function nameDumpFailure(exit: ChildExit, words: string, url: PostgresUrl): RestorableError {
  const said = lastLines(words);
  for (const [pattern, code, hint] of KNOWN) {
    if (pattern.test(words))
      return new RestorableError(code, `pg_dump of ${describeServer(url)} failed: ${said}`, { hint });
  }
  const how = exit.signal === null ? `ended with exit code ${exit.code}` : `was killed by ${exit.signal}`;
  return new RestorableError('DUMP_FAILED', `pg_dump ${how}${said === '' ? '' : `: ${said}`}`, {
    hint:
      exit.signal === 'SIGKILL'
        ? 'Often the machine was out of memory; nothing was stored as a backup.'
        : 'Run the same pg_dump by hand to see more; nothing was stored as a backup.',
  });
}

const LINES = 4;

function lastLines(words: string): string {
  return words
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, LINES)
    .join(' ');
}
