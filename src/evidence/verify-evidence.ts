import { open, stat } from 'node:fs/promises';
import { failureOf, RestorableError } from '../core/errors.ts';
import { TOOL } from '../core/version.ts';
import type { VerifyEvidenceRequest } from '../options/request/evidence.ts';
import type { EvidenceProblem, VerifyEvidenceReport } from '../report/facts/evidence.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { beginRun } from '../run/run-context.ts';
import type { PackFiles } from './archive/files.ts';
import { readFolder } from './archive/read-folder.ts';
import { MOST_ZIP_BYTES, readZip } from './archive/read-zip.ts';
import { type CheckedPack, checkPack } from './check-pack.ts';

/** Problems that a report lists. */
const LISTED = 100;

/**
 * Checks evidence that somebody handed over, with nothing but it and the accepted keys. Never throws: the report contains the error.
 */
export async function runVerifyEvidence(
  request: VerifyEvidenceRequest,
  dependencies: Dependencies,
): Promise<VerifyEvidenceReport> {
  const context = beginRun(dependencies);
  const { run } = context;
  const checked: CheckedPack[] = [];
  let files = 0;
  await run.guard(async () => {
    const pack = await run.phase('read the evidence', () => readEvidence(request.evidence));
    files = pack.size;
    checked.push(await run.phase('check the evidence', () => checkPack(pack, request, context)));
  });
  const [result] = checked;
  const problems: readonly EvidenceProblem[] = result?.problems ?? [];
  const isRefused = run.error?.isFinding === true;
  return {
    mode: 'verify-evidence',
    ...run.facts(problems.length > 0),
    verdict: problems.length > 0 || isRefused ? 'failed' : result === undefined ? 'error' : 'passed',
    problems: problems.slice(0, LISTED),
    problemCount: problems.length,
    evidence: result?.facts,
    signedBy: result?.signedBy ?? null,
    sigstore: result?.sigstore ?? { status: 'none' },
    files,
    isRendered: result?.isRendered ?? false,
    version: TOOL.version,
  };
}

/** @throws {RestorableError} EVIDENCE_INVALID, FILE_UNREADABLE */
async function readEvidence(path: string): Promise<PackFiles> {
  try {
    if ((await stat(path)).isDirectory()) return await readFolder(path);
    return readZip(await readArchive(path));
  } catch (thrown) {
    if (thrown instanceof RestorableError) throw failureOf(thrown, ['evidence', 'request']);
    const { code = 'unknown' } = thrown as NodeJS.ErrnoException;
    throw new RestorableError('FILE_UNREADABLE', `The evidence can't be read (${code}): ${path}.`, {
      hint: 'As `evidence`, give the folder or the zip file that `mode: evidence` wrote.',
      cause: thrown,
    });
  }
}

async function readArchive(path: string): Promise<Buffer> {
  await using handle = await open(path);
  const { size } = await handle.stat();
  if (size > MOST_ZIP_BYTES) throw new RestorableError('EVIDENCE_INVALID', 'The evidence is larger than any.', {});
  return await handle.readFile();
}
