import { evidenceDocument } from '../../report/document/evidence/evidence.ts';
import type { EvidenceFacts } from '../../report/facts/evidence.ts';
import { renderHtml } from '../../report/render/html/page.ts';
import type { PackFiles } from '../archive/files.ts';
import { README, readmeOf } from './readme.ts';
import { statementsOf } from './statements.ts';
import { backupsCsv, logCsv, testsCsv } from './tables.ts';

/** The parts of a pack that follow from its payloads: for people, and for other programs. */
export function renderParts(facts: EvidenceFacts): PackFiles {
  const parts = {
    'backups.csv': backupsCsv(facts),
    ...(facts.databases.some(({ log }) => log !== undefined) && { 'log.csv': logCsv(facts) }),
    'report.html': renderHtml(evidenceDocument(facts)),
    'statements.jsonl': statementsOf(facts),
    'tests.csv': testsCsv(facts),
    [README]: readmeOf(facts),
  };
  return new Map(Object.entries(parts).map(([path, text]) => [path, Buffer.from(text)]));
}
