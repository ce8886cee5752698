import { type ErrorCode, RestorableError } from '../../core/errors.ts';
import type { ChildExit } from '../../process/child.ts';
import type { CommandName } from './runner.ts';

/** What common clients say when they never reached the data, and what it means. */
const KNOWN: readonly (readonly [pattern: RegExp, code: ErrorCode, hint: string])[] = [
  [
    /WRONGPASS|NOAUTH|invalid (?:username-)?password|authentication failed|AuthenticationFailed|login failed|access denied for user/i,
    'DATABASE_AUTHENTICATION',
    'Check the credentials in the variables that `environment` names; a secret whose name is misspelt is an empty text.',
  ],
  [
    /certificate verify failed|certificate (?:has expired|is not valid)|x509:|ssl_connect|tls handshake/i,
    'DATABASE_TLS',
    'Give the command the authority that signed the certificate of the server.',
  ],
  [
    /name or service not known|could not resolve|no such host|temporary failure in name resolution|ENOTFOUND|getaddrinfo/i,
    'DATABASE_HOST_UNKNOWN',
    'Check the spelling; a service container is reached by its label in container jobs and at localhost otherwise.',
  ],
  [
    /connection refused|could not connect|no route to host|network is unreachable|server selection (?:error|timeout)/i,
    'DATABASE_UNREACHABLE',
    'Check host, port and firewall in the variables that `environment` names.',
  ],
  [/NOPERM|not authorized|permission denied for/i, 'DATABASE_PRIVILEGE', 'Grant the account what the message names.'],
  [
    /i\/o error reading|connection reset|broken pipe|server closed the connection|connection lost|unexpected eof|socket was unexpectedly closed/i,
    'DATABASE_CONNECTION_LOST',
    'Check for a restart, a network cut or an idle limit between this machine and the server, then run again.',
  ],
];

const LINES = 4;
const MAX_CHARACTERS = 900;

/** The last lines of what a command said. */
export function lastWords(words: string): string {
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(-LINES).join(' ').slice(-MAX_CHARACTERS);
}

export function howItEnded({ code, signal }: ChildExit): string {
  return signal === null ? `ended with exit code ${code}` : `was killed by ${signal}`;
}

/** Whether asking again is of no use: a wrong password stays wrong. */
export function isHopeless(words: string): boolean {
  return KNOWN[0]?.[0].test(words) === true;
}

const NOT_FOUND = /^(?:bwrap: execvp|(?:setpriv|prlimit): failed to execute|.*: (?:command )?not found$)/m;

export interface Otherwise {
  readonly code: ErrorCode;
  readonly hint: string;
  /** The command ran contained, where nothing can be out of reach: what it says of connections is about its own server. */
  readonly isContained: boolean;
}

/**
 * The error for a command that did not end well. `words` are scrubbed.
 * @param otherwise its code and hint where the words name no known cause
 */
export function commandFailure(name: CommandName, how: string, words: string, otherwise: Otherwise): RestorableError {
  const said = lastWords(words);
  const message = `The command \`${name}\` ${how}${said === '' ? ' and said nothing' : `: ${said}`}`;
  if (NOT_FOUND.test(words)) {
    return new RestorableError('CLIENT_MISSING', message, {
      hint: otherwise.isContained
        ? "Install the program in an earlier step. Contained commands see the system's programs, and those and the files that their words name by a path."
        : 'Install the program in an earlier step, or write its absolute path.',
    });
  }
  const known = otherwise.isContained ? undefined : KNOWN.find(([pattern]) => pattern.test(words));
  return new RestorableError(known?.[1] ?? otherwise.code, message, { hint: known?.[2] ?? otherwise.hint });
}

/** The hint for a command that was killed from outside. */
export function killHint({ signal }: ChildExit, otherwise: string): string {
  return signal === 'SIGKILL' ? 'Often the machine was out of memory.' : otherwise;
}
