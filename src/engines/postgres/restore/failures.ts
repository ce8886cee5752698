import { RestorableError } from '../../../core/errors.ts';
import { type KnownNames, showName } from '../../../core/format/manifest/known-names.ts';
import type { ArchiveEntry } from '../archive/toc.ts';
import type { TargetDatabase } from '../target/database.ts';

/** An entry that could not be restored, and why, in our words. */
export interface Failure {
  readonly entry: ArchiveEntry;
  readonly reason: string;
}

/** What helps if an object can't be created. Nothing if the restore already continues after errors. */
export function continueHint({ strategy, onError }: Pick<TargetDatabase, 'strategy' | 'onError'>): string {
  if (onError === 'continue') return '';
  if (strategy === 'in-place') {
    return ' This account replaces the database in one transaction, which ends with the first error. A restore into another database, or by an account with CREATEDB, can continue with `on-error: continue`.';
  }
  return ' A `restore` with `on-error: continue` restores everything that is possible and lists the rest.';
}

/**
 * Codes for what a server or machine lacks, whatever the backup contains: a library or file, another server, a role or
 * collation, space. By class (manual, appendix A).
 */
const TARGETS = /^(?:08|53|HV|58|0A)/;

/** Whether a refusal with this code is caused by the target. */
export function isTargetsFault(state: string | undefined, target: TargetDatabase): boolean {
  if (state === undefined) return false;
  // On our own server every role is created. What is unknown there is missing in the backup.
  return TARGETS.test(state) || (target.ownServer === undefined && state === '42704');
}

/** `POLICY "public.t mine"`. Only names that belong to the description are shown, because everything else may be a value. */
export function describeEntry({ description, schema, name }: ArchiveEntry, known: KnownNames): string {
  if (!/^[A-Z ]{1,40}$/.test(description)) return 'an entry';
  // The tag of a constraint, trigger or policy is its table and its own name. That of a comment begins with a kind.
  const space = name.indexOf(' ');
  const [first, second] = space === -1 ? [name, ''] : [name.slice(0, space), name.slice(space + 1)];
  const candidates = [
    `${schema}.${name}`,
    name,
    `${schema}.${first}.${second}`,
    `${schema}.${first}`,
    second,
    `${schema}.${second}`,
  ];
  const shown = candidates.find((candidate) => known.has(candidate));
  return shown === undefined ? `an entry ${description}` : `${description} ${showName(shown)}`;
}

const LISTED = 20;

/** One line for each. */
export function listFailures(failures: readonly Failure[], known: KnownNames): string[] {
  return failures.map(({ entry, reason }) => `${describeEntry(entry, known)} (${reason})`);
}

/** @param lines as listFailures returns them */
export function unsuitable(lines: readonly string[], target: TargetDatabase): RestorableError {
  const rest = lines.length > LISTED ? ` and ${lines.length - LISTED} more` : '';
  return new RestorableError(
    'TARGET_UNSUITABLE',
    `The target can't hold what the backup contains: ${lines.slice(0, LISTED).join('; ')}${rest}.`,
    {
      hint: `Give the server or the account what these need. The backup is not at fault.${continueHint(target)}`,
    },
  );
}
