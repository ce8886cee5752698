import { RestorableError } from '../../core/errors.ts';
import { type BackupId, requireBackupId } from '../../core/format/backup-id.ts';
import {
  type AuditReason,
  type AuditScope,
  type Candidate,
  candidatesOf,
  nextToProve,
} from '../../core/planning/retention/audit.ts';
import type { ChosenFacts } from '../../report/facts/recovery.ts';
import { humanAge } from '../../report/format.ts';
import type { StoredDatabase } from '../../repository/stored-database.ts';
import type { RunProgress } from '../progress.ts';
import type { Verification } from '../verification-run.ts';
import { lastTries } from './last-tries.ts';

/** What the destinations list, for a verification that chooses by itself. */
export interface Listing {
  readonly scope: AuditScope;
  readonly ids: readonly string[];
  readonly places: readonly StoredDatabase[];
}

/** Chooses the backup that is verified next, and states why. @throws {RestorableError} BACKUP_NOT_FOUND */
export async function chooseRandomly(
  verification: Verification,
  listing: Listing,
  found: RunProgress,
): Promise<BackupId> {
  const candidates = await candidatesFor(verification, listing);
  const next = nextToProve(candidates, Math.random);
  if (next === undefined) throw new RangeError('there are candidates');
  const { id, why } = next;
  const { kind, windowMs = null } = listing.scope;
  found.audit = { kind, windowMs, among: why.among, chosen: chosenFacts(why), backups: [], left: 0 };
  verification.context.host.log.info(`${id} was chosen from ${why.among}.`);
  return requireBackupId(id);
}

/** The backups that may be verified. @throws {RestorableError} BACKUP_NOT_FOUND, if there is none */
export async function candidatesFor(
  verification: Verification,
  { scope, ids, places }: Listing,
): Promise<readonly [Candidate, ...Candidate[]]> {
  const { request, context } = verification;
  const tries = await lastTries(verification, places);
  const { policy } = request;
  const [first, ...more] = candidatesOf(ids, { scope, policy, now: context.clock.now() }, tries);
  if (first !== undefined) return [first, ...more];
  const age = scope.windowMs === undefined ? '' : ` that is at most ${humanAge(scope.windowMs)} old`;
  throw new RestorableError('BACKUP_NOT_FOUND', `There is no backup${age}.`, {
    hint: '`list` prints those that exist. Check the schedule of the backups, or allow older ones in `backup`.',
  });
}

function chosenFacts({ rule, triedAt, isFree }: AuditReason): ChosenFacts {
  return { rule: rule ?? null, triedAt: triedAt?.toISOString() ?? null, isFree };
}
