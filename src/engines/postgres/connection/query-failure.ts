import { RestorableError } from '../../../core/errors.ts';
import { describeError } from '../../../core/foreign.ts';
import { KnownNames } from '../../../core/format/manifest/known-names.ts';
import { failureOf, LOST, routineOf, serverWords } from './errors.ts';
import { describeState } from './sqlstate.ts';

/** The functions of row security, whose errors have the same code as any other missing privilege. */
const ROW_SECURITY = /^(?:check_enable_rls|ExecWithCheckOptions)$/;
/** The functions in which a standby ends what is in the way of replay: up to 16, and since 17. */
const RECOVERY = /^(?:ProcessInterrupts|ProcessRecoveryConflictInterrupts?)$/;

/** What a server lacks, in our words, and what to do about it. */
interface Lack {
  readonly words: string;
  readonly hint: string;
}

export const RECOVERY_CONFLICT: Lack = {
  words: 'conflict with recovery on the standby',
  hint: 'The standby had to apply changes that the dump still needed. Set hot_standby_feedback=on or a larger max_standby_streaming_delay.',
};

export const LOCK_TABLE_FULL: Lack = {
  words: "the server's lock table is full",
  hint: 'A dump locks each of its tables. Raise max_locks_per_transaction (it needs a restart; on a standby too), use fewer `lanes`, or leave schemas out with `exclude`.',
};

/** What the server's message says only in its own language. */
function lackOf(thrown: unknown, code: string): Lack | undefined {
  if (/^40(?:001|P01)$/.test(code) && RECOVERY.test(routineOf(thrown))) return RECOVERY_CONFLICT;
  // The name of the setting is the same in every language. A server without memory gives no such hint.
  const { hint } = thrown as { readonly hint?: unknown };
  return code === '53200' && String(hint).includes('max_locks_per_transaction') ? LOCK_TABLE_FULL : undefined;
}

/**
 * Turns a failed statement into an error: the server's code, and the names in its message that the statement itself
 * contains. Everything else in the message may be a value.
 */
export function nameQueryFailure(thrown: unknown, server: string, sql = ''): RestorableError {
  if (thrown instanceof RestorableError) return thrown;
  const { code, message } = failureOf(thrown);
  const isLost = LOST.test(message) || /^(57P0[12]|08|ECONNRESET|EPIPE)/.test(code);
  // The session ended with such an error, if the server says so in English.
  const isFatal = (thrown as { readonly severity?: unknown }).severity === 'FATAL';
  if (isFatal || (isLost && !isOfForeignServer(thrown, code))) return nameLoss(thrown, server);
  const named = KnownNames.ofStatement(sql).within(message);
  const about = named.length === 0 ? '' : `: ${named.join(', ')}`;
  if (code === '42501') {
    const rowSecurity = ROW_SECURITY.test(routineOf(thrown));
    return new RestorableError(
      rowSecurity ? 'DATABASE_ROW_SECURITY' : 'DATABASE_PRIVILEGE',
      `The server refused: ${rowSecurity ? 'row-level security' : describeState(code)}${about}.`,
      {
        hint: rowSecurity
          ? 'Use the owner of the table or a role with BYPASSRLS.'
          : 'Grant the user the privilege that the statement needs.',
        cause: thrown,
        foreign: serverWords(thrown),
      },
    );
  }
  const lack = lackOf(thrown, code);
  const state =
    lack?.words ?? describeState(code) ?? (code.length === 5 ? 'an error with a custom code' : describeError(thrown));
  return new RestorableError('DATABASE_QUERY', `The statement failed: ${state}${about}.`, {
    hint: lack?.hint ?? 'The PostgreSQL manual, appendix A, lists the codes.',
    cause: thrown,
    foreign: serverWords(thrown),
  });
}

/** A server that could not reach another server reports a code for lost connections, although its own connection works. */
function isOfForeignServer(thrown: unknown, code: string): boolean {
  return /^08(?!P01)/.test(code) && typeof (thrown as { routine?: unknown }).routine === 'string';
}

/** The error for a connection that is gone. @param thrown why, if the server told it before it ended the connection */
export function nameLoss(thrown: unknown, server: string): RestorableError {
  const { code } = failureOf(thrown);
  const lack = lackOf(thrown, code);
  const reason = lack?.words ?? describeState(code) ?? (/^E[A-Z0-9]+$/.test(code) ? code : undefined);
  const about = reason === undefined ? '' : `: ${reason}`;
  return new RestorableError('DATABASE_CONNECTION_LOST', `The connection to ${server} was lost${about}.`, {
    hint:
      lack?.hint ??
      'Check for a restart, a network failure or an idle timeout between this machine and the server, then run it again.',
    cause: thrown,
    foreign: serverWords(thrown),
  });
}
