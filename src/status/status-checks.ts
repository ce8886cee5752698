import { compareSize } from '../core/planning/size-anomaly.ts';
import type { StatusRequest } from '../options/request.ts';
import { humanBytes, humanMs } from '../report/format.ts';
import type { CheckResult, DestinationStatus } from '../report/report.ts';
import type { BackupFacts } from '../repository/catalog/catalog-facts.ts';

/** What the checks are about: one destination's status, and what is not part of its report. */
export interface StatusSubject {
  readonly status: DestinationStatus;
  /** What is missing or wrong, at most some. */
  readonly problems: readonly string[];
  /** What is newer than the newest backup but does not count: damaged, or not by an accepted signer. */
  readonly uncounted: { readonly id: string; readonly reason: string } | undefined;
  /** Backups of the newest one's source, oldest first. */
  readonly line: readonly BackupFacts[];
}

type Outcome = Pick<CheckResult, 'outcome' | 'detail'>;

/** Every check of a destination. What was not asked for (no `rpo`, no `capacity`) is skipped and says what is true. */
export function checkStatus(request: StatusRequest, subject: StatusSubject): CheckResult[] {
  const of = (name: string, outcome: Outcome): CheckResult => ({ name, group: 'objective', ...outcome });
  return [
    of('newest backup', newestBackup(request, subject)),
    of('last verification', lastVerification(request, subject.status)),
    of('measured restore time', restoreTime(request, subject.status)),
    { ...of('objects of the newest backup', wholeness(subject)), group: 'stored-bytes' },
    of('size of the newest backup', size(subject)),
    of('capacity', capacity(request, subject.status)),
  ];
}

function newestBackup({ rpoMs }: StatusRequest, { status, uncounted }: StatusSubject): Outcome {
  const { newest, newestAgeMs } = status;
  if (uncounted !== undefined) {
    // Else a damaged newest backup would be as good as none, and the one before it shown in its place.
    return { outcome: 'failed', detail: `${uncounted.id} is newer, but does not count: ${uncounted.reason}` };
  }
  if (newest === undefined || newestAgeMs === undefined) return { outcome: 'failed', detail: 'there is no backup' };
  const age = `${newest.id}, its data is ${humanMs(newestAgeMs)} old`;
  if (rpoMs === undefined) return { outcome: 'skipped', detail: `${age}; no \`rpo\` to compare with` };
  return {
    outcome: newestAgeMs <= rpoMs ? 'passed' : 'failed',
    detail: `${age}; at most ${humanMs(rpoMs)} is required`,
  };
}

function lastVerification({ verifyEveryMs }: StatusRequest, { lastVerification: last }: DestinationStatus): Outcome {
  const wanted = verifyEveryMs === undefined ? '' : `; one every ${humanMs(verifyEveryMs)} is required`;
  if (last === undefined) {
    return {
      outcome: verifyEveryMs === undefined ? 'skipped' : 'failed',
      detail: `none that counts has read a copy here${wanted}`,
    };
  }
  const found = `${last.verdict} ${humanMs(last.ageMs)} ago (${last.id})`;
  const isFine = last.verdict === 'passed' && (verifyEveryMs === undefined || last.ageMs <= verifyEveryMs);
  return { outcome: isFine ? 'passed' : 'failed', detail: `${found}${wanted}` };
}

function restoreTime({ rtoMs }: StatusRequest, { lastVerification: last }: DestinationStatus): Outcome {
  if (last === undefined || last.restoreMs === null) {
    const outcome = rtoMs === undefined ? 'skipped' : 'failed';
    return { outcome, detail: 'no verification has measured it' };
  }
  const took = `${humanMs(last.restoreMs)} at the last verification`;
  if (rtoMs === undefined) return { outcome: 'skipped', detail: `${took}; no \`rto\` to compare with` };
  return {
    outcome: last.restoreMs <= rtoMs ? 'passed' : 'failed',
    detail: `${took}; at most ${humanMs(rtoMs)} is required`,
  };
}

function wholeness({ status, problems }: StatusSubject): Outcome {
  if (status.newest === undefined) return { outcome: 'skipped', detail: 'there is no backup' };
  if (problems.length === 0 && status.brokenObjects === 0) {
    const parents = status.newest.parents?.length ?? 0;
    const detail = parents === 0 ? 'all there, with their sizes' : `all there, with those of the ${parents} it needs`;
    return { outcome: 'passed', detail };
  }
  const count = status.brokenObjects === 0 ? '' : `${status.brokenObjects} missing or of another size: `;
  return { outcome: 'failed', detail: `${count}${problems.slice(0, 3).join(' ')}` };
}

function size({ line }: StatusSubject): Outcome {
  const newest = line.at(-1);
  if (newest === undefined) return { outcome: 'skipped', detail: 'there is no backup' };
  const earlier = line
    .slice(0, -1)
    .filter((backup) => backup.kind === newest.kind)
    .reverse();
  const dump = compareSize(
    newest.rawBytes,
    earlier.map((backup) => backup.rawBytes),
  );
  // What an incremental stores is as much as was changed: there is no usual size.
  const stored =
    newest.kind === 'full'
      ? compareSize(
          newest.storedBytes,
          earlier.map((backup) => backup.storedBytes),
        )
      : undefined;
  if (dump === undefined) return { outcome: 'skipped', detail: 'too few backups of its kind to compare with' };
  const isAnomaly = dump.isAnomaly || stored?.isAnomaly === true;
  const usual =
    stored === undefined ? '' : `, ${humanBytes(newest.storedBytes)} stored, usually ${humanBytes(stored.usual)}`;
  return {
    outcome: isAnomaly ? 'failed' : 'passed',
    detail: `a dump of ${humanBytes(newest.rawBytes)}, usually ${humanBytes(dump.usual)}${usual}`,
  };
}

function capacity({ capacityBytes }: StatusRequest, status: DestinationStatus): Outcome {
  const stored = `${humanBytes(status.totalBytes)} stored`;
  if (capacityBytes === undefined) return { outcome: 'skipped', detail: `${stored}; no \`capacity\` to compare with` };
  const on = status.capacityReachedOn;
  const projected =
    on === undefined
      ? ''
      : on === null
        ? '; not reached within a year at this pace'
        : `; reached on ${on} at this pace`;
  const isOver = status.totalBytes > capacityBytes;
  return {
    outcome: isOver ? 'failed' : 'passed',
    detail: `${stored} of ${humanBytes(capacityBytes)}${isOver ? '' : projected}`,
  };
}
