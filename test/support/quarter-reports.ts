import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { TOOL } from '../../src/core/version.ts';
import { runPage } from '../../src/page/page.ts';
import { documentOf } from '../../src/report/document/document-of.ts';
import type { FleetReport } from '../../src/report/facts/fleet.ts';
import type { PageReport } from '../../src/report/facts/page.ts';
import type { RunbookReport } from '../../src/report/facts/runbook.ts';
import { renderHtml } from '../../src/report/render/html/page.ts';
import { renderMarkdown } from '../../src/report/render/markdown.ts';
import { runRunbook } from '../../src/runbook/runbook.ts';
import { QUARTER_FOLDER } from './evidence.ts';
import { QUARTER_DATABASES, type Quarter, type QuarterDatabase } from './quarter.ts';
import { requestOfQuarter } from './quarter-request.ts';

/** What `page` and `runbook` found of the simulated quarter. Their files are rendered from it. */
export interface QuarterFacts {
  readonly page: FleetReport;
  readonly runbooks: readonly RunbookReport[];
}

const FACTS = join(QUARTER_FOLDER, 'facts.json.gz');
const OBJECTIVES = { rpo: '26h', rto: '30m' };
const KEEP = { 'keep-daily': '30', 'keep-weekly': '13', 'keep-monthly': '12' };
const PAGE = { 'verify-every': '15d', capacity: '10MB', 'report-html': 'page.html' };
const CONTACTS = 'On call: +1 202 555 0143\nDatabase team: db@acme.example';

/** Runs both modes at a time of the simulation. */
export async function reportsOfQuarter(quarter: Quarter, at: Date): Promise<QuarterFacts> {
  const pages: [QuarterDatabase, PageReport][] = [];
  const runbooks: RunbookReport[] = [];
  for (const name of QUARTER_DATABASES) {
    const options = { ...quarter.options(name), ...OBJECTIVES };
    const page = await requestOfQuarter('page', { ...options, ...KEEP, ...PAGE });
    pages.push([name, complete(await quarter.at(at, (dependencies) => runPage(page, dependencies)))]);
    const runbook = await requestOfQuarter('runbook', { ...options, contacts: CONTACTS });
    runbooks.push(complete(await quarter.at(at, (dependencies) => runRunbook(runbook, dependencies))));
  }
  return { page: fleetOf(pages, at), runbooks };
}

function complete<R extends PageReport | RunbookReport>(report: R): R {
  if (report.error !== undefined) throw new Error(`${report.mode}: ${report.error.message}`);
  return report;
}

/** As a run over several databases reports them. */
function fleetOf(pages: readonly [QuarterDatabase, PageReport][], at: Date): FleetReport {
  return {
    ...{ mode: 'fleet', task: 'page', tool: TOOL, startedAt: at.toISOString(), exitCode: 0, error: undefined },
    durationMs: pages.reduce((sum, [, { durationMs }]) => sum + durationMs, 0),
    warnings: pages.flatMap(([name, { warnings }]) => warnings.map((warning) => `${name}: ${warning}`)),
    phases: [],
    databases: Object.fromEntries(pages),
  };
}

/** The facts of the last simulation. */
export function factsOfQuarter(): QuarterFacts {
  return JSON.parse(gunzipSync(readFileSync(FACTS)).toString('utf8'));
}

/** The files that a reader can open, by their names. */
export function renderReports({ page, runbooks }: QuarterFacts): ReadonlyMap<string, string> {
  return new Map([
    ['page.html', renderHtml(documentOf(page))],
    ...runbooks.map((report) => [`runbook-${report.database}.md`, renderMarkdown(documentOf(report))] as const),
  ]);
}

/** Writes the files again, with the facts if they are new. */
export function writeReports(facts?: QuarterFacts): void {
  if (facts !== undefined) writeFileSync(FACTS, gzipSync(`${JSON.stringify(facts)}\n`, { level: 9 }));
  for (const [name, text] of renderReports(factsOfQuarter())) writeFileSync(join(QUARTER_FOLDER, name), text);
}
