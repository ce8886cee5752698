import type { ErrorCode } from '../../core/error-codes.ts';
import { RestorableError } from '../../core/errors.ts';
import type { ForeignText } from '../../core/foreign.ts';
import type { ChildExit } from '../../process/child.ts';
import type { CommandName } from './runner/runner.ts';

interface Known {
  readonly says: RegExp;
  /** The same in our words. */
  readonly words: string;
  readonly code: ErrorCode;
  readonly hint: string;
}

/** The first: a wrong password stays wrong. */
const REFUSED: Known = {
  says: /WRONGPASS|NOAUTH|invalid (?:username-)?password|authentication failed|AuthenticationFailed|login failed|access denied for user/i,
  words: 'the login was refused',
  code: 'DATABASE_AUTHENTICATION',
  hint: 'Check the credentials in the variables that `environment` names. A secret whose name is misspelled is an empty text.',
};

/** What common clients print if they never reached the data, and what it means. */
const KNOWN: readonly Known[] = [
  REFUSED,
  {
    says: /certificate verify failed|certificate (?:has expired|is not valid)|x509:|ssl_connect|tls handshake/i,
    words: 'the certificate of the server was rejected',
    code: 'DATABASE_TLS',
    hint: 'Give the command the certificate authority of the server.',
  },
  {
    says: /name or service not known|could not resolve|no such host|temporary failure in name resolution|ENOTFOUND|getaddrinfo/i,
    words: "the server's name can't be resolved",
    code: 'DATABASE_HOST_UNKNOWN',
    hint: 'Check the spelling. A service container is reached by its label in container jobs and at localhost otherwise.',
  },
  {
    says: /connection refused|could not connect|no route to host|network is unreachable|server selection (?:error|timeout)/i,
    words: 'the server could not be reached',
    code: 'DATABASE_UNREACHABLE',
    hint: 'Check host, port and firewall in the variables of `environment`.',
  },
  {
    says: /NOPERM|not authorized|permission denied for/i,
    words: 'permission denied',
    code: 'DATABASE_PRIVILEGE',
    hint: 'Grant the account the privilege that the command needs.',
  },
  {
    says: /i\/o error reading|connection reset|broken pipe|server closed the connection|connection lost|unexpected eof|socket was unexpectedly closed/i,
    words: 'the connection was lost',
    code: 'DATABASE_CONNECTION_LOST',
    hint: 'Check for a restart, a network failure or an idle timeout between this machine and the server, then run it again.',
  },
];

export function howItEnded({ code, signal }: ChildExit): string {
  return signal === null ? `exited with code ${code}` : `was killed by ${signal}`;
}

/** Whether trying again is pointless: a wrong password stays wrong. */
export function isHopeless(words: ForeignText): boolean {
  return REFUSED.says.test(words.reveal());
}

const NOT_FOUND = /^(?:bwrap: execvp|(?:setpriv|prlimit): failed to execute|.*: (?:command )?not found$)/m;

export interface Otherwise {
  readonly code: ErrorCode;
  readonly hint: string;
  /** The command ran contained, where everything can be reached: what it prints about connections concerns its own server. */
  readonly isContained: boolean;
}

/**
 * The error for a command that failed.
 * @param otherwise code and hint if the output names no known cause
 */
export function commandFailure(
  name: CommandName,
  how: string,
  foreign: ForeignText,
  otherwise: Otherwise,
): RestorableError {
  const words = foreign.reveal();
  const message = `The command \`${name}\` ${how}`;
  if (NOT_FOUND.test(words)) {
    return new RestorableError('CLIENT_MISSING', `${message}: its program was not found.`, {
      hint: otherwise.isContained
        ? "Install the program in an earlier step. Contained commands see the system's programs, and the programs and files that their words name by path."
        : 'Install the program in an earlier step, or write its absolute path.',
      foreign,
    });
  }
  const known = otherwise.isContained ? undefined : KNOWN.find(({ says }) => says.test(words));
  const why = known === undefined ? (foreign.isEmpty ? ' and said nothing' : '') : `: ${known.words}`;
  return new RestorableError(known?.code ?? otherwise.code, `${message}${why}.`, {
    hint: known?.hint ?? otherwise.hint,
    foreign,
  });
}

/** The hint for a command that was killed from outside. */
export function killHint({ signal }: ChildExit, otherwise: string): string {
  return signal === 'SIGKILL' ? 'The machine is often out of memory in this case.' : otherwise;
}
