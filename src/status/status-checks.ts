import { type CheckResult, SIZE_CHECK } from '../core/checks/check.ts';
import { measured, state, textFact } from '../core/checks/facts.ts';
import { OBJECTIVE_NAMES } from '../core/checks/objectives.ts';
import type { RestorableError } from '../core/errors.ts';
import { compareSize } from '../core/planning/size-anomaly.ts';
import type { StatusRequest } from '../options/request/status.ts';
import type { DestinationStatus } from '../report/facts/status/status.ts';
import { verdictInWords } from '../report/words/checks/checks.ts';
import type { BackupFacts } from '../repository/catalog/catalog-facts.ts';
import { endOfLog } from './log/log-check.ts';
import { atMost, type Outcome, outcome } from './outcome.ts';

/** What the checks evaluate: one destination's status, and data that is not part of its report. */
export interface StatusSubject {
  readonly status: DestinationStatus;
  /** What is missing or wrong, limited in number. */
  readonly problems: readonly string[];
  /** A backup that is newer than the newest one but does not count: damaged, or not by an accepted signer. */
  readonly uncounted: { readonly id: string; readonly reason: string } | undefined;
  /** Records of tests that were not read, because too many don't count. */
  readonly planted: RestorableError | undefined;
  /** Backups of the newest backup's source, oldest first. */
  readonly line: readonly BackupFacts[];
  /** By the storage's clock. */
  readonly now: Date;
}

const NAMES = OBJECTIVE_NAMES.status;

/** Every check of a destination. A check that was not requested (no `rpo`, no `capacity`) is skipped and reports the facts. */
export function checkStatus(request: StatusRequest, subject: StatusSubject): CheckResult[] {
  const of = (name: string, outcome: Outcome): CheckResult => ({ name, group: 'objective', ...outcome });
  return [
    of(NAMES.rpo, newestBackup(request, subject)),
    of(NAMES['verify-every'], lastVerification(request, subject.status)),
    of(NAMES.rto, restoreTime(request, subject.status)),
    ...endOfLog(request, subject.status, subject.now).map((found) => of(NAMES['log-rpo'], found)),
    { ...of('objects of the newest backup', completeness(subject)), group: 'stored-bytes' },
    of(SIZE_CHECK, size(subject)),
    of(NAMES.capacity, capacity(request, subject.status)),
    ...recordsUnread(subject),
  ];
}

function recordsUnread({ planted }: StatusSubject): CheckResult[] {
  if (planted === undefined) return [];
  const { code, message, hint } = planted;
  const facts = [textFact(hint === undefined ? message : `${message} ${hint}`)];
  return [{ name: 'records of tests', group: 'authenticity', outcome: 'failed', code, facts }];
}

function newestBackup({ rpoMs }: StatusRequest, { status, uncounted }: StatusSubject): Outcome {
  const { newest, newestAgeMs } = status;
  if (uncounted !== undefined) {
    // Otherwise a damaged newest backup would be ignored, and the one before it shown in its place.
    return outcome('failed', textFact(`${uncounted.id} is newer, but does not count: ${uncounted.reason}`));
  }
  if (newest === undefined || newestAgeMs === undefined) return outcome('failed', state('no-backup'));
  const { outcome: inTime, facts } = atMost('age of its data', newestAgeMs, rpoMs, 'ms');
  return outcome(inTime, { kind: 'named', what: 'backup', names: [newest.id], more: 0 }, ...facts);
}

function lastVerification({ verifyEveryMs }: StatusRequest, { lastVerification: last }: DestinationStatus): Outcome {
  if (last === undefined) return outcome(verifyEveryMs === undefined ? 'skipped' : 'failed', state('never-read'));
  const { outcome: inTime, facts } = atMost('age', last.ageMs, verifyEveryMs, 'ms');
  const { verdict: found, reason } = last;
  const verdict = measured(verdictInWords(found, reason), { of: last.id });
  if (last.verdict !== 'passed') return outcome('failed', verdict, ...facts);
  return outcome(inTime === 'skipped' ? 'passed' : inTime, verdict, ...facts);
}

function restoreTime({ rtoMs }: StatusRequest, { lastVerification: last }: DestinationStatus): Outcome {
  if (last === undefined || last.restoreMs === null) {
    return outcome(rtoMs === undefined ? 'skipped' : 'failed', state('not-measured'));
  }
  return atMost('at the last verification', last.restoreMs, rtoMs, 'ms');
}

/**
 * A recovery reads one copy, so its time is known if a verification of any destination's copy measured it. `verify-copies: nearest`
 * measures one. Changes the results of all destinations.
 */
export function shareRestoreTime(checks: CheckResult[]): void {
  const ofTime = [...checks.entries()].filter(([, { name }]) => name === NAMES.rto);
  const isMeasured = ({ facts }: CheckResult): boolean => facts.some(({ kind }) => kind === 'measured');
  if (!ofTime.some(([, check]) => isMeasured(check))) return;
  for (const [at, check] of ofTime) {
    if (!isMeasured(check)) checks[at] = { ...check, outcome: 'skipped', facts: [state('measured-elsewhere')] };
  }
}

function completeness({ status, problems }: StatusSubject): Outcome {
  if (status.newest === undefined) return outcome('skipped', state('no-backup'));
  if (problems.length === 0 && status.brokenObjects === 0) {
    const parents = status.newest.parents?.length ?? 0;
    return outcome(
      'passed',
      state('complete'),
      ...(parents === 0 ? [] : [measured(parents, { of: 'backups that it needs, as complete' })]),
    );
  }
  const broken = measured(status.brokenObjects, { of: 'missing, or of another size', unit: 'objects' });
  return outcome('failed', ...(status.brokenObjects === 0 ? [] : [broken]), ...problems.slice(0, 3).map(textFact));
}

function size({ line }: StatusSubject): Outcome {
  const newest = line.at(-1);
  if (newest === undefined) return outcome('skipped', state('no-backup'));
  const earlier = line
    .slice(0, -1)
    .filter((backup) => backup.kind === newest.kind)
    .reverse();
  const dump = compareSize(
    newest.rawBytes,
    earlier.map((backup) => backup.rawBytes),
  );
  if (dump === undefined) return outcome('skipped', state('too-few'));
  // The size of an incremental depends on how much was changed, so there is no usual size.
  const stored =
    newest.kind === 'full'
      ? compareSize(
          newest.storedBytes,
          earlier.map((backup) => backup.storedBytes),
        )
      : undefined;
  const usually = { unit: 'bytes', bound: 'usually' } as const;
  const isAnomaly = dump.isAnomaly || stored?.isAnomaly === true;
  return outcome(
    isAnomaly ? 'failed' : 'passed',
    measured(newest.rawBytes, { of: 'dump', expected: dump.usual, ...usually }),
    ...(stored === undefined
      ? []
      : [measured(newest.storedBytes, { of: 'stored', expected: stored.usual, ...usually })]),
  );
}

function capacity({ capacityBytes }: StatusRequest, status: DestinationStatus): Outcome {
  const { outcome: within, facts } = atMost('stored', status.totalBytes, capacityBytes, 'bytes');
  const on = status.capacityReachedOn;
  if (within !== 'passed' || on === undefined) return outcome(within, ...facts);
  const projected = on === null ? state('not-within-a-year') : measured(on, { of: 'reached at this pace' });
  return outcome('passed', ...facts, projected);
}
