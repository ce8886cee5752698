import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Secret } from '../../src/core/secret.ts';
import type { PackFiles } from '../../src/evidence/archive/files.ts';
import { readZip } from '../../src/evidence/archive/read-zip.ts';
import { writeZip } from '../../src/evidence/archive/write-zip.ts';
import { type CheckedPack, checkPack } from '../../src/evidence/check-pack.ts';
import { GITHUB_RUNS } from '../../src/evidence/facts/reconcile.ts';
import {
  type EvidenceIndex,
  INDEX,
  INDEX_SIGNATURE,
  type IndexHead,
  parseIndex,
  serializeIndex,
} from '../../src/evidence/index-file.ts';
import { type MadePack, makePack } from '../../src/evidence/make-pack.ts';
import { PAYLOADS } from '../../src/evidence/pack-storage.ts';
import { createSigner, type Signer } from '../../src/openpgp/signatures/signer.ts';
import type { EvidenceRequest, VerifyEvidenceRequest } from '../../src/options/request/evidence.ts';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import type { Dependencies } from '../../src/run/dependencies.ts';
import { openSigstore } from '../../src/sigstore/open-sigstore.ts';
import { testHost } from './commands.ts';
import type { Quarter } from './quarter.ts';
import { requestOfQuarter } from './quarter-request.ts';
import { systemClock } from './stored.ts';

/** Evidence of a simulated quarter, which a reader can open. scripts/write-quarter.ts writes it. */
export const QUARTER_FOLDER = join(import.meta.dirname, '../data/quarter');
const ARCHIVE = join(QUARTER_FOLDER, 'evidence-2026-Q3.zip');
const keyFile = (name: string): string => readFileSync(join(QUARTER_FOLDER, `keys/${name}.asc`), 'utf8');

/** How the auditor of the simulated quarter checks its evidence. */
export function auditorsRequest(change: Partial<VerifyEvidenceRequest> = {}): VerifyEvidenceRequest {
  return {
    mode: 'verify-evidence',
    evidence: ARCHIVE,
    signers: [keyFile('runner.public')],
    verifiers: [keyFile('verifier.public')],
    allowUnsigned: false,
    sigstore: undefined,
    ...change,
  };
}

async function verifierOfQuarter(): Promise<Signer> {
  const armored = new Secret(keyFile('verifier.private'));
  return createSigner({ armored, passphrase: undefined }, 'verifier-key', new Date());
}

export function filesOfQuarter(): PackFiles {
  return readZip(readFileSync(ARCHIVE));
}

/** Everything but the time by which a pack is read is in the pack. */
export function offline(): Dependencies {
  const refuse = async (): Promise<never> => {
    throw new Error('nothing is opened offline');
  };
  return {
    ...{ host: testHost(), clock: systemClock },
    ...{ openStorage: refuse, engine: refuse, runHook: refuse, workflowRuns: refuse },
    // Which opens nothing to check a bundle.
    sigstore: async () => openSigstore(testHost()),
  };
}

/** The index without what follows from the other files. */
function headOf({ format: _format, files: _files, chains: _chains, logs: _logs, ...head }: EvidenceIndex): IndexHead {
  return head;
}

export function indexOf(files: PackFiles): EvidenceIndex {
  return parseIndex(files.get(INDEX) ?? Buffer.alloc(0));
}

/** The evidence of the quarter, made again from its payloads. @param change of the index, such as a shorter period */
export async function renderedAgain(change: Partial<IndexHead> = {}): Promise<MadePack> {
  const all = filesOfQuarter();
  const head = { ...headOf(indexOf(all)), ...change };
  const files = new Map([...all].filter(([path]) => path.startsWith(PAYLOADS) || path === GITHUB_RUNS));
  const signer = head.signer === null ? undefined : await verifierOfQuarter();
  return makePack({ files, head, keys: auditorsRequest() }, { signer }, offline());
}

export function writeEvidenceFixture(files: PackFiles): void {
  writeFileSync(ARCHIVE, writeZip(files));
  writeFileSync(join(QUARTER_FOLDER, 'report.html'), files.get('report.html') ?? '');
}

export function check(files: PackFiles, change: Partial<VerifyEvidenceRequest> = {}): Promise<CheckedPack> {
  return checkPack(files, auditorsRequest(change), offline());
}

/** An index that fits the files, which someone without the verifier key would write. */
export function unsignedIndex(files: PackFiles, change: Partial<EvidenceIndex> = {}): PackFiles {
  const old = indexOf(files);
  const rest = [...files].filter(([path]) => path !== INDEX && path !== INDEX_SIGNATURE);
  const listed = rest
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, bytes]) => ({ path, sha256: sha256Hex(bytes), sizeBytes: bytes.length }));
  const index = serializeIndex({ ...old, signer: null, files: listed, ...change });
  return new Map([...rest, [INDEX, index]]);
}

/** The request with which the evidence of a simulated quarter is made. */
export async function evidenceOfQuarter(quarter: Quarter, folder: string): Promise<EvidenceRequest> {
  const { name: _, ...options } = quarter.options('shop');
  const raw = {
    ...{ period: '2026-Q3', evidence: folder, ...options },
    'verifier-key': quarter.keys.verifier.armoredPrivate.reveal(),
    workflow: ['backup', 'verify', 'drill'].map((each) => `acme/shop/${each}.yml`).join('\n'),
    'github-token': 'a token of the simulation',
  };
  return requestOfQuarter('evidence', raw);
}

/** Writes files as somebody who changed evidence would. @returns the folder */
export async function writePackFolder(files: PackFiles, folder: string): Promise<string> {
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  return folder;
}
