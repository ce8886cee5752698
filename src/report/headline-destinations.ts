import { humanBytes, plural, visible } from './format.ts';
import type { Headline } from './headline.ts';
import type { CheckDestinationsReport, SyncedBackup, SyncReport } from './report.ts';

/** Backups of one outcome, at all destinations together. */
export function syncedOf(report: SyncReport, ...outcomes: readonly SyncedBackup['outcome'][]): SyncedBackup[] {
  return report.destinations.flatMap((each) => each.backups.filter(({ outcome }) => outcomes.includes(outcome)));
}

export function syncHeadline(report: SyncReport): Headline {
  const done = syncedOf(report, 'copied', 'repaired', 'planned');
  const objects = done.reduce((sum, each) => sum + each.objects, 0);
  const bytes = done.reduce((sum, each) => sum + each.bytes, 0);
  const would = report.dryRun ? 'would be ' : '';
  const what =
    done.length === 0
      ? 'Nothing had to be copied.'
      : `${plural(done.length, 'backup')} ${would}copied or repaired: ${plural(objects, 'object')}, ${humanBytes(bytes)}.`;
  const damaged = syncedOf(report, 'damaged');
  const lost = damaged.length === 0 ? '' : ` Not to be had whole anywhere: ${namesOf(damaged)}.`;
  if (report.error !== undefined) {
    return { tone: 'bad', title: 'Not level', sentence: `${report.error.message} ${what}${lost}`.trim() };
  }
  if (damaged.length > 0) return { tone: 'bad', title: 'Level but for what is damaged', sentence: `${what}${lost}` };
  const title = report.dryRun ? 'What sync would do' : 'The destinations are level';
  return { tone: report.warnings.length > 0 ? 'warn' : 'good', title, sentence: what };
}

function namesOf(backups: readonly SyncedBackup[]): string {
  const names = [...new Set(backups.map(({ id }) => id))];
  return `${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}`;
}

export function probeHeadline(report: CheckDestinationsReport): Headline {
  const bad = report.destinations.filter((each) => !each.usable);
  const total = plural(report.destinations.length, 'destination');
  if (bad.length > 0) {
    const named = bad.slice(0, 3).map((each) => {
      const first = each.checks.find(({ outcome }) => outcome === 'failed');
      return `${visible(each.label, 80)}: ${first?.name ?? ''}: ${visible(first?.detail ?? '', 200)}`;
    });
    const sentence = `${bad.length} of ${total} can't be used as it is. ${named.join(' ')}`;
    return { tone: 'bad', title: 'Not ready for backups', sentence };
  }
  if (report.error !== undefined) return { tone: 'bad', title: 'Not checked', sentence: report.error.message };
  const tone = report.warnings.length > 0 || report.rule?.isMet === false ? 'warn' : 'good';
  return { tone, title: 'Ready for backups', sentence: `Backups can be made at ${total}.` };
}
