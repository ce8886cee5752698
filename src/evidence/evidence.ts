import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RestorableError } from '../core/errors.ts';
import { TOOL } from '../core/version.ts';
import type { Signer } from '../openpgp/signatures/signer.ts';
import type { EvidenceRequest } from '../options/request/evidence.ts';
import type { EvidenceFacts, EvidenceReport } from '../report/facts/evidence.ts';
import { plural } from '../report/format.ts';
import { sha256Hex } from '../repository/packs/digest.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { openKeyRings } from '../run/key-rings.ts';
import { beginRun, type RunContext } from '../run/run-context.ts';
import { openVerifierKey } from '../run/verifier-signer.ts';
import type { PackFiles } from './archive/files.ts';
import { writeZip } from './archive/write-zip.ts';
import { GITHUB_RUNS, listRuns, serializeAnswer } from './facts/reconcile.ts';
import { databasesOf, type Gathered, gatherIfReadable } from './gather.ts';
import { type IndexHead, LONGEST_LABEL } from './index-file.ts';
import { type IndexSigners, makePack } from './make-pack.ts';
import type { UnreadPack } from './read-pack.ts';

interface Made {
  readonly facts: EvidenceFacts;
  readonly folder: string;
  readonly archive: string;
  readonly files: number;
  readonly archiveSha256: string;
}

/** Makes the evidence of a period: a folder, and a zip file of it. Never throws: the report contains the error. */
export async function runEvidence(request: EvidenceRequest, dependencies: Dependencies): Promise<EvidenceReport> {
  const context = beginRun(dependencies);
  const { run } = context;
  const made: Made[] = [];
  await run.guard(async () => {
    await refuseExisting(request.evidence);
    const signers = await openSigners(request, context);
    const unread = await collect(request, signers.signer, context);
    const pack = await run.phase('make the evidence', () => makePack(unread, signers, context));
    const { facts, leftOut } = pack;
    if (leftOut > 0)
      run.warn(`${plural(leftOut, 'file')} that no accepted key signed ${leftOut === 1 ? 'is' : 'are'} left out.`);
    made.push({ facts, ...(await run.phase('write the evidence', () => writePack(request, pack.files))) });
  });
  const [result] = made;
  return {
    mode: 'evidence',
    ...run.facts(isIncomplete(result?.facts)),
    evidence: result?.facts,
    folder: result?.folder,
    archive: result?.archive,
    files: result?.files ?? 0,
    archiveSha256: result?.archiveSha256,
  };
}

/** Refuses what can't sign before anything is read. */
async function openSigners(request: EvidenceRequest, context: RunContext): Promise<IndexSigners> {
  const { run } = context;
  const { sigstore: services } = request;
  const signer = await openVerifierKey(request.verifierKey, context);
  if (services !== undefined) {
    const sigstore = await context.sigstore();
    await run.phase('ask for an identity', () => sigstore.prepare(services));
    const sign = (bytes: Buffer) => sigstore.sign(bytes, services);
    return { signer, withIdentity: (bytes) => run.phase('sign with the identity', () => sign(bytes)) };
  }
  if (signer === undefined) {
    run.warn('The evidence is unsigned: nothing shows who made it, or whether it was changed. Give `verifier-key`.');
  }
  return { signer };
}

/** What is only at a destination that could not be read is missing. */
function isIncomplete(facts: EvidenceFacts | undefined): boolean {
  if (facts === undefined) return false;
  return facts.unlisted.length > 0 || facts.databases.some(({ unread }) => unread.length > 0);
}

/** Reads everything that the evidence is made from. */
async function collect(request: EvidenceRequest, signer: Signer | undefined, context: RunContext): Promise<UnreadPack> {
  const { run, clock } = context;
  const { names, unlisted } = await databasesOf(request, context);
  if (names.length === 0) throw noBackups();
  const gathered: Gathered[] = [];
  for (const name of names) {
    gathered.push(await run.phase(`read ${name}`, () => gatherIfReadable(request, name, context)));
  }
  const files = new Map(gathered.flatMap(({ payloads }) => [...payloads]));
  const answer = await askGithub(request, context);
  if (answer !== undefined) files.set(GITHUB_RUNS, answer);
  const { period, scheduleTimeZone, keepRecordsMs } = request;
  const rings = await openKeyRings(request);
  const head: IndexHead = {
    tool: TOOL,
    madeAt: clock.now().toISOString(),
    period: { text: period.text, from: period.from.toISOString(), to: period.to.toISOString() },
    timeZone: scheduleTimeZone,
    signers: rings.signers === undefined ? null : [...rings.signers.fingerprints],
    verifiers: rings.verifiers === undefined ? null : [...rings.verifiers.fingerprints],
    signer: signer?.fingerprint ?? null,
    sigstore: request.sigstore !== undefined,
    keepRecordsMs,
    unlisted: unlisted.map(cut),
    databases: gathered.map(({ name, findings, unread, uncountedShipments }) => ({
      name,
      findings: findings.map(({ records, ...finding }) => ({ ...finding, records: [...records] })),
      unread: unread.map(cut),
      ...(uncountedShipments > 0 && { uncountedShipments }),
    })),
  };
  return { files, head, keys: request };
}

/** The label of a destination, as long as an index takes. */
function cut(label: string): string {
  return label.slice(0, LONGEST_LABEL);
}

function noBackups(): RestorableError {
  return new RestorableError('BACKUP_NOT_FOUND', 'No destination has a database.', {
    hint: 'Check `destination`. `list` shows what is there.',
  });
}

async function askGithub(request: EvidenceRequest, context: RunContext): Promise<Buffer | undefined> {
  const { workflows, period } = request;
  if (workflows.length === 0) return undefined;
  const listed = await context.run.phase('ask GitHub', async () => {
    const found = [];
    for (const spec of workflows) {
      found.push(await listRuns({ spec, runs: await context.workflowRuns(spec) }, period));
    }
    return found;
  });
  return serializeAnswer({ workflows: listed });
}

/** Before anything is read or signed: a public log keeps each signature forever. @throws {RestorableError} FILE_UNWRITABLE */
async function refuseExisting(folder: string): Promise<void> {
  for (const path of [folder, `${folder}.zip`]) {
    const found = await lstat(path).catch(() => undefined);
    if (found !== undefined) throw unwritable(path, Object.assign(new Error('it exists'), { code: 'EEXIST' }));
  }
}

function unwritable(path: string, cause: unknown): RestorableError {
  const { code = 'unknown' } = cause as NodeJS.ErrnoException;
  return new RestorableError('FILE_UNWRITABLE', `The evidence can't be written (${code}): ${path}.`, {
    hint: 'As `evidence`, give a folder that does not exist yet, where this user may create one.',
    cause,
  });
}

async function writePack({ evidence: folder }: EvidenceRequest, pack: PackFiles): Promise<Omit<Made, 'facts'>> {
  const zip = writeZip(pack);
  const archive = `${folder}.zip`;
  try {
    // Evidence is never replaced, and never mixed with what is already there.
    await mkdir(dirname(folder), { recursive: true });
    await mkdir(folder);
    for (const [path, bytes] of pack) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes, { flag: 'wx' });
    }
    await writeFile(archive, zip, { flag: 'wx' });
  } catch (cause) {
    throw unwritable(folder, cause);
  }
  return { folder, archive, files: pack.size, archiveSha256: sha256Hex(zip) };
}
