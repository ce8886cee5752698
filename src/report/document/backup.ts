import type { DestinationOutcome } from '../../core/planning/chain/destination-outcome.ts';
import { describeFullReason } from '../../core/planning/chain/full-reason.ts';
import type { BackupReport } from '../facts/backup.ts';
import { engineTitle, humanBytes, humanMs, plural } from '../format.ts';
import { replicaOf } from '../words/backups.ts';
import { describeProblem } from '../words/destinations.ts';
import { backupFacts, ruleSection, tableSection } from './common.ts';
import { type Body, code, factsBlock, type Headline, many, type Section, toned } from './document.ts';
import { retentionSections } from './retention.ts';
import type { Tone } from './tone.ts';

const TONES: Readonly<Record<DestinationOutcome['outcome'], Tone>> = {
  committed: 'good',
  failed: 'bad',
  'too-slow': 'warn',
  'out-of-sync': 'warn',
};

export function backupDocument(report: BackupReport): Body {
  const destinations = destinationSection(report.destinations);
  const isEverywhere = committedAt(report) === report.destinations.length;
  const facts = factsBlock(
    ...backupFacts(report, report.kindReason && describeFullReason(report.kindReason)),
    ['Source', replicaOf(report)],
    ['Log', logOf(report)],
  );
  const backup: Section[] = report.backup === undefined ? [] : [{ title: 'Backup', blocks: [facts] }];
  const sections = [
    ...(isEverywhere ? [...backup, ...destinations] : [...destinations, ...backup]),
    ...ruleSection(report.rule, 'closed'),
    ...retentionSections(report.retention ?? [], { isAside: true, shown: report.error?.message }),
    ...tableSection(report.tables),
  ];
  return { ...headline(report), sections };
}

function headline(report: BackupReport): Headline {
  const { backup, error } = report;
  const committed = committedAt(report);
  if (backup === undefined || committed === 0) {
    const sentence = error === undefined ? 'Nothing was committed.' : '';
    return { tone: 'bad', title: 'No backup was made', sentence };
  }
  const total = report.destinations.length;
  // At this point of the run, at least `min-copies` destinations hold it. Warnings name the others.
  const where = committed === total ? plural(total, 'destination') : `${committed} of ${plural(total, 'destination')}`;
  if (error === undefined) {
    const tone = report.warnings.length > 0 || committed < total ? 'warn' : 'good';
    const sizes = `${humanBytes(backup.rawBytes)} of ${engineTitle(backup)} became ${humanBytes(backup.storedBytes)}`;
    const sentence = `${sizes}, encrypted, at ${where} in ${humanMs(report.durationMs)}.`;
    return { tone, title: `${backup.database} is backed up`, sentence };
  }
  const hookFailed = error.code === 'HOOK_FAILED';
  if (committed === total || (report.retention ?? []).length > 0 || hookFailed) {
    const title = `${backup.database} is backed up, but ${hookFailed ? 'its last hook failed' : 'not pruned'}`;
    return { tone: 'bad', title, sentence: `The backup is committed at ${where}.` };
  }
  const title = `Backup of ${backup.database} is incomplete`;
  return { tone: 'bad', title, sentence: `It was committed at ${where}.` };
}

/** What was shipped before the backup. A warning says why not. */
function logOf({ log }: BackupReport): string | undefined {
  if (log === undefined) return undefined;
  const { shipment } = log;
  if (shipment === undefined) return 'not shipped';
  return `${plural(shipment.transactions, 'transaction')} shipped: any moment up to ${shipment.to} can be restored`;
}

/** How many destinations have the backup. */
export function committedAt({ destinations }: BackupReport): number {
  return destinations.filter(({ outcome }) => outcome === 'committed').length;
}

/** Those that lack it are first. */
function destinationSection(destinations: readonly DestinationOutcome[]): Section[] {
  if (destinations.length === 0) return [];
  const rank = ({ outcome }: DestinationOutcome): number => (outcome === 'committed' ? 1 : 0);
  const sorted = destinations.toSorted((a, b) => rank(a) - rank(b));
  const rows = many(sorted, (each) => [
    toned(TONES[each.outcome], each.outcome.replaceAll('-', ' ')),
    code(each.label),
    each.outcome === 'committed' ? '' : describeProblem(each.label, each.problem),
  ]);
  const columns = [{ title: '' }, { title: 'destination' }, { title: '' }];
  return [{ title: 'Destinations', blocks: [{ kind: 'table', extent: 'detail', columns, rows }] }];
}
