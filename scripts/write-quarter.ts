// Writes test/data/quarter from a simulated quarter of three databases, which takes a few minutes: the evidence of it with the keys
// that signed it, the page and the runbooks. With --render, only what follows from payloads and facts is written again:
// node scripts/write-quarter.ts --render
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readZip } from '../src/evidence/archive/read-zip.ts';
import { runEvidence } from '../src/evidence/evidence.ts';
import { evidenceOfQuarter, QUARTER_FOLDER, renderedAgain, writeEvidenceFixture } from '../test/support/evidence.ts';
import { makeQuarter } from '../test/support/quarter.ts';
import { reportsOfQuarter, writeReports } from '../test/support/quarter-reports.ts';

const EVIDENCE_AT = new Date('2026-10-02T08:00:00Z');
/** The moment that it ends. */
const REPORTS_AT = new Date('2026-10-01T00:00:00Z');

async function simulate(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'quarter-'));
  try {
    const quarter = await makeQuarter(folder);
    const request = await evidenceOfQuarter(quarter, join(folder, 'evidence'));
    const facts = await reportsOfQuarter(quarter, REPORTS_AT);
    const report = await quarter.at(EVIDENCE_AT, (dependencies) => runEvidence(request, dependencies));
    if (report.archive === undefined) throw new Error(report.error?.message);
    mkdirSync(join(QUARTER_FOLDER, 'keys'), { recursive: true });
    for (const role of ['runner', 'verifier'] as const) {
      writeFileSync(join(QUARTER_FOLDER, `keys/${role}.public.asc`), quarter.keys[role].armoredPublic);
    }
    writeFileSync(join(QUARTER_FOLDER, 'keys/verifier.private.asc'), quarter.keys.verifier.armoredPrivate.reveal());
    writeEvidenceFixture(readZip(readFileSync(report.archive)));
    writeReports(facts);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv.includes('--render')) {
  const { files, leftOut } = await renderedAgain();
  // Records of another form don't count: then only another simulation helps.
  if (leftOut > 0) throw new Error(`${leftOut} payloads no longer count. Run it without --render.`);
  writeEvidenceFixture(files);
  writeReports();
} else await simulate();
