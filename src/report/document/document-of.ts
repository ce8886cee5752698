import type { FleetReport } from '../facts/fleet.ts';
import type { PageReport } from '../facts/page.ts';
import type { PhaseTiming } from '../facts/run.ts';
import { humanTime, plural } from '../format.ts';
import type { Report } from '../report.ts';
import { backupDocument, committedAt } from './backup.ts';
import { checkDestinationsDocument } from './destinations.ts';
import type { Body, Document, Headline } from './document.ts';
import { evidenceReportDocument, verifyEvidenceDocument } from './evidence/evidence-report.ts';
import { endedInWords, fleetDocument } from './fleet.ts';
import { historyDocument } from './history.ts';
import { holdDocument } from './hold.ts';
import { pageDocument } from './page/page.ts';
import { drillDocument } from './recovery/drill.ts';
import { restoreDocument, verifyDocument } from './recovery/recovery.ts';
import { runbookDocument } from './recovery/runbook.ts';
import { pruneDocument } from './retention.ts';
import { doctorDocument } from './setup/doctor.ts';
import { initDocument } from './setup/init.ts';
import { keygenDocument } from './setup/keygen.ts';
import { matrixDocument } from './setup/matrix.ts';
import { notifyTestDocument } from './setup/notify-test.ts';
import { shipDocument } from './ship.ts';
import { listDocument } from './status/list.ts';
import { statusDocument } from './status/status.ts';
import { syncDocument, syncedInWords, syncedLogsOf, syncedOf } from './sync.ts';
import { watchSections } from './watch.ts';

/** The readable content of a report, for every medium. @param report already scrubbed of secrets */
export function documentOf(report: Report): Document {
  const body = bodyOf(report);
  const { error, warnings, diagnostics, phases, durationMs, tool, mode, startedAt } = report;
  const cancelled = error?.code === 'CANCELLED' ? cancelledHeadline(report) : {};
  const what = report.mode === 'fleet' ? `${report.task} of several databases` : mode;
  const footer = `${tool.name} ${tool.version}, ${what}, started ${humanTime(startedAt)}`;
  const sections = [...body.sections, ...watchSections(report.watch)];
  return { ...body, ...cancelled, sections, error, warnings, diagnostics, phases: inTotal(phases), durationMs, footer };
}

/** What creates the body, by mode. */
const BODIES: { readonly [M in Report['mode']]: (report: Report & { readonly mode: M }) => Body } = {
  backup: backupDocument,
  ship: shipDocument,
  verify: verifyDocument,
  restore: restoreDocument,
  drill: drillDocument,
  runbook: runbookDocument,
  list: listDocument,
  status: statusDocument,
  history: historyDocument,
  prune: pruneDocument,
  sync: syncDocument,
  'check-destinations': checkDestinationsDocument,
  doctor: doctorDocument,
  hold: holdDocument,
  release: holdDocument,
  page: (report) => pageDocument({ [report.history?.database ?? 'the database']: report }),
  evidence: evidenceReportDocument,
  'verify-evidence': verifyEvidenceDocument,
  matrix: matrixDocument,
  'notify-test': notifyTestDocument,
  keygen: keygenDocument,
  init: initDocument,
  fleet: (report) => (report.task === 'page' ? pageDocument(pagesOf(report)) : fleetDocument(report, documentOf)),
};

function bodyOf(report: Report): Body {
  // The table has the function for this very mode.
  return (BODIES[report.mode] as (report: Report) => Body)(report);
}

/** The report of each database of a page. A run over several databases has only one kind of report. */
function pagesOf({ databases }: FleetReport): Readonly<Record<string, PageReport>> {
  return Object.fromEntries(
    Object.entries(databases).flatMap(([name, each]) => (each.mode === 'page' ? [[name, each]] : [])),
  );
}

/** What a cancelled run had done, if anything. */
function cancelledHeadline(report: Report): Headline {
  const committed = report.mode === 'backup' ? committedAt(report) : 0;
  const synced = report.mode === 'sync' && !report.dryRun ? syncedOf(report, 'copied', 'repaired').length : 0;
  const logs = report.mode === 'sync' && !report.dryRun ? syncedLogsOf(report, 'copied', 'repaired').length : 0;
  const after =
    report.mode === 'fleet'
      ? endedInWords(report)
      : committed > 0
        ? `the backup had been committed at ${plural(committed, 'destination')}`
        : synced + logs > 0
          ? `${syncedInWords(synced, logs)} had been copied or repaired`
          : undefined;
  const sentence = after === undefined ? '' : `The run was cancelled after ${after}.`;
  return { tone: 'cancelled', title: 'Cancelled', sentence };
}

/** A phase that occurs several times, such as once for each backup, is one. */
function inTotal(phases: readonly PhaseTiming[]): PhaseTiming[] {
  const totals = new Map<string, number>();
  for (const { phase, durationMs } of phases) totals.set(phase, (totals.get(phase) ?? 0) + durationMs);
  return [...totals].map(([phase, durationMs]) => ({ phase, durationMs }));
}
