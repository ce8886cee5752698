import type { SyncedBackup, SyncOutcome, SyncReport } from '../facts/sync.ts';
import { humanBytes, plural } from '../format.ts';
import { syncReason } from '../words/reasons.ts';
import { type Body, code, firstOf, type Headline, type Line, many, type Section, toned } from './document.ts';

const OUTCOMES: Readonly<Record<SyncedBackup['outcome'], Line>> = {
  damaged: toned('bad', 'damaged'),
  failed: toned('bad', 'failed'),
  copied: toned('good', 'copied'),
  repaired: toned('good', 'repaired'),
  planned: 'to be copied',
  skipped: toned('skipped', 'skipped'),
};
/** Failures matter most to a reader, and backups that were skipped on purpose matter least. */
const WORST_FIRST = Object.keys(OUTCOMES);
const COLUMNS = [
  { title: '' },
  { title: 'backup' },
  { title: 'objects', align: 'right' },
  { title: 'bytes', align: 'right' },
  { title: 'why' },
] as const;

export function syncDocument(report: SyncReport): Body {
  // With an error, some backups were not checked, so "nothing was missing" is not certain.
  const sections = report.destinations.map((each) => destination(each, report.error === undefined));
  return { ...headline(report), sections };
}

/** Backups of one outcome at all destinations. */
export function syncedOf(report: SyncReport, ...outcomes: readonly SyncedBackup['outcome'][]): SyncedBackup[] {
  return report.destinations.flatMap((each) => each.backups.filter(({ outcome }) => outcomes.includes(outcome)));
}

function headline(report: SyncReport): Headline {
  const done = syncedOf(report, 'copied', 'repaired', 'planned');
  const objects = done.reduce((sum, each) => sum + each.objects, 0);
  const bytes = done.reduce((sum, each) => sum + each.bytes, 0);
  const would = report.dryRun ? 'would be ' : '';
  const what =
    done.length === 0
      ? 'Nothing had to be copied.'
      : `${plural(done.length, 'backup')} ${would}copied or repaired: ${plural(objects, 'object')}, ${humanBytes(bytes)}.`;
  const damaged = new Set(syncedOf(report, 'damaged').map(({ id }) => id));
  const lost = damaged.size === 0 ? '' : ` No destination has a complete copy of ${firstOf([...damaged])}.`;
  const sentence = `${what}${lost}`;
  if (report.error !== undefined) return { tone: 'bad', title: 'Not in sync', sentence };
  if (damaged.size > 0) return { tone: 'bad', title: 'In sync, except for damaged backups', sentence };
  const title = report.dryRun ? 'What sync would do' : 'The destinations are in sync';
  return { tone: report.warnings.length > 0 ? 'warn' : 'good', title, sentence };
}

function destination({ database, label, held, backups, records }: SyncOutcome, isComplete: boolean): Section {
  const title = [code(database), ' at ', code(label)];
  const had = `It had ${plural(held, 'backup')}.${records > 0 ? ` It lacked ${plural(records, 'record')} of verifications.` : ''}`;
  if (backups.length === 0) {
    return { title, blocks: [{ kind: 'note', text: `${had}${isComplete ? ' Nothing was missing.' : ''}` }] };
  }
  const sorted = backups.toSorted((a, b) => WORST_FIRST.indexOf(a.outcome) - WORST_FIRST.indexOf(b.outcome));
  const rows = many(sorted, (each) => [
    OUTCOMES[each.outcome],
    code(each.id),
    each.objects === 0 ? '' : String(each.objects),
    each.bytes === 0 ? '' : humanBytes(each.bytes),
    syncReason(each),
  ]);
  return {
    title,
    blocks: [
      { kind: 'note', text: had },
      { kind: 'table', extent: 'result', columns: COLUMNS, rows },
    ],
  };
}
