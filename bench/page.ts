/** Renders the page of twenty databases with three years of daily backups and tests. `node bench/page.ts` prints time and size. */
import { documentOf } from '../src/report/document/document-of.ts';
import type { PageReport } from '../src/report/facts/page.ts';
import { renderHtml } from '../src/report/render/html/page.ts';
import { historyOf, pageReportOf } from '../test/support/histories.ts';

const DATABASES = 20;
const DAYS = 3 * 365;

for (const isPruned of [true, false]) {
  const databases: Record<string, PageReport> = {};
  for (let at = 1; at <= DATABASES; at += 1) {
    const name = `database-${at}`;
    databases[name] = pageReportOf(
      historyOf({ name, days: DAYS, isPruned, testEveryDays: 1, missedBackups: [at * 5] }),
    );
  }
  const { mode: _, history: _of, checks: _with, ...facts } = pageReportOf(undefined);
  const startMs = performance.now();
  const before = process.cpuUsage();
  const page = renderHtml(documentOf({ ...facts, mode: 'fleet', task: 'page', databases }));
  const tookMs = Math.round(performance.now() - startMs);
  const { user, system } = process.cpuUsage(before);
  const cpuMs = Math.round((user + system) / 1_000);
  const kept = isPruned ? 'pruned' : 'nothing removed';
  process.stdout.write(
    `${DATABASES} databases, ${DAYS} days, ${kept}: ${tookMs} ms (${cpuMs} ms of processor time), ${(page.length / 1e6).toFixed(2)} MB\n`,
  );
}
