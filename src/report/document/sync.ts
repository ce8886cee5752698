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
  { title: 'backup or shipment' },
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

/** The same of shipments. */
export function syncedLogsOf(report: SyncReport, ...outcomes: readonly SyncedBackup['outcome'][]): SyncedBackup[] {
  return report.destinations.flatMap((each) => each.shipments.filter(({ outcome }) => outcomes.includes(outcome)));
}

/** What was copied or repaired, or would be in a dry run. */
export function doneBy(report: SyncReport) {
  const backups = syncedOf(report, 'copied', 'repaired', 'planned');
  const shipments = syncedLogsOf(report, 'copied', 'repaired', 'planned');
  const sumOf = (of: 'objects' | 'bytes'): number =>
    [...backups, ...shipments].reduce((sum, each) => sum + each[of], 0);
  return { backups: backups.length, shipments: shipments.length, objects: sumOf('objects'), bytes: sumOf('bytes') };
}

/** `2 backups and 5 shipments`. */
export function syncedInWords(backups: number, shipments: number): string {
  const logs = shipments === 0 ? [] : [plural(shipments, 'shipment')];
  return [...(backups === 0 && shipments > 0 ? [] : [plural(backups, 'backup')]), ...logs].join(' and ');
}

function headline(report: SyncReport): Headline {
  const { backups, shipments, objects, bytes } = doneBy(report);
  const would = report.dryRun ? 'would be ' : '';
  const what =
    backups + shipments === 0
      ? 'Nothing had to be copied.'
      : `${syncedInWords(backups, shipments)} ${would}copied or repaired: ${plural(objects, 'object')}, ${humanBytes(bytes)}.`;
  const bad = [...syncedOf(report, 'damaged'), ...syncedLogsOf(report, 'damaged')];
  const damaged = new Set(bad.map(({ id }) => id));
  const lost = damaged.size === 0 ? '' : ` No destination has a complete copy of ${firstOf([...damaged])}.`;
  const sentence = `${what}${lost}`;
  if (report.error !== undefined) return { tone: 'bad', title: 'Not in sync', sentence };
  if (damaged.size > 0)
    return {
      tone: 'bad',
      title: `In sync, except for damaged ${syncedOf(report, 'damaged').length > 0 ? 'backups' : 'shipments'}`,
      sentence,
    };
  const title = report.dryRun ? 'What sync would do' : 'The destinations are in sync';
  return { tone: report.warnings.length > 0 ? 'warn' : 'good', title, sentence };
}

function destination(outcome: SyncOutcome, isComplete: boolean): Section {
  const { database, label, held, heldShipments, records } = outcome;
  const title = [code(database), ' at ', code(label)];
  const items = [...outcome.backups, ...outcome.shipments];
  const had = `It had ${syncedInWords(held, heldShipments)}.${records > 0 ? ` It lacked ${plural(records, 'record')} of verifications.` : ''}`;
  if (items.length === 0) {
    return { title, blocks: [{ kind: 'note', text: `${had}${isComplete ? ' Nothing was missing.' : ''}` }] };
  }
  const sorted = items.toSorted((a, b) => WORST_FIRST.indexOf(a.outcome) - WORST_FIRST.indexOf(b.outcome));
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
