import { isDeepStrictEqual } from 'node:util';
import { failureOf, RestorableError } from '../core/errors.ts';
import { TOOL } from '../core/version.ts';
import { isExactSignature } from '../openpgp/signatures/exact-signature.ts';
import { createSignerRing } from '../openpgp/signatures/signatures.ts';
import type { VerifyEvidenceRequest } from '../options/request/evidence.ts';
import type { RetentionKeys } from '../options/request/retention.ts';
import type { BundleResult, EvidenceFacts, EvidenceProblem } from '../report/facts/evidence.ts';
import { sha256Hex } from '../repository/packs/digest.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { type PackFiles, unfit } from './archive/files.ts';
import { checkSigstore } from './check-sigstore.ts';
import { logsOf } from './facts/log.ts';
import { GITHUB_RUNS } from './facts/reconcile.ts';
import { type EvidenceIndex, INDEX, INDEX_BUNDLE, INDEX_SIGNATURE, type IndexHead, parseIndex } from './index-file.ts';
import { PAYLOADS } from './pack-storage.ts';
import { renderParts } from './parts/render-parts.ts';
import { readPack } from './read-pack.ts';

export interface CheckedPack {
  readonly problems: readonly EvidenceProblem[];
  /** Undefined if the files are not those that were signed: then nothing in them is read. */
  readonly facts: EvidenceFacts | undefined;
  readonly signedBy: string | null;
  readonly sigstore: BundleResult;
  readonly isRendered: boolean;
}

/**
 * Checks a pack: who signed its index, with a key or with the identity of a workflow, that its files are those of the index, that each payload is signed, and that everything readable
 * in it is what this program makes of the payloads.
 * @throws {RestorableError} EVIDENCE_INVALID, KEY_INVALID, KEY_MISSING
 */
export async function checkPack(
  files: PackFiles,
  request: VerifyEvidenceRequest,
  dependencies: Dependencies,
): Promise<CheckedPack> {
  const bytes = files.get(INDEX);
  if (bytes === undefined) throw unfit('no index');
  const index = parseIndex(bytes);
  requireKeys(index, request);
  const { result: sigstore, problems: refused } = await checkSigstore(files, request.sigstore, dependencies);
  const problems: EvidenceProblem[] = [...refused];
  const allowUnsigned = request.allowUnsigned || sigstore.status === 'verified';
  const signedBy = await signerOf({ files, bytes, index }, { ...request, allowUnsigned }, problems);
  const signed = { signedBy, sigstore };
  problems.push(...compareFiles(files, index));
  if (problems.length > 0) return { problems, facts: undefined, ...signed, isRendered: false };
  const head = headOf(index);
  const { facts, counted } = await readPack({ files, head, keys: keysFor(index, request) }, dependencies);
  for (const path of files.keys()) {
    if (path.startsWith(PAYLOADS) && !counted.has(path)) problems.push({ kind: 'payload', path });
  }
  const chains = facts.databases.flatMap((each) => each.chains);
  if (!isDeepStrictEqual(chains, index.chains)) problems.push({ kind: 'chain' });
  if (!isDeepStrictEqual(logsOf(facts).logs, index.logs)) problems.push({ kind: 'log' });
  const isRendered = isDeepStrictEqual(index.tool, { ...TOOL });
  if (isRendered) problems.push(...compareParts(files, facts));
  return { problems, facts, ...signed, isRendered };
}

/**
 * Without keys, a signature shows nothing.
 * @throws {RestorableError} KEY_MISSING
 */
function requireKeys({ signers, verifiers }: EvidenceIndex, request: VerifyEvidenceRequest): void {
  const hasVerifiers = request.verifiers.length > 0 || request.passphrase !== undefined;
  const hasSigners = request.signers.length > 0 || request.passphrase !== undefined;
  const missing = [
    ...(hasVerifiers ? [] : ['verifiers']),
    // Evidence that was made without the keys of the backup job says that backups were not authenticated.
    ...(hasSigners || signers === null ? [] : ['signers']),
  ];
  if (missing.length === 0) return;
  const names = missing.map((name) => `\`${name}\``).join(' and ');
  throw new RestorableError('KEY_MISSING', `${names} must be given to check this evidence.`, {
    hint: `Get the public keys from the organization, separately from the evidence${verifiers === null ? '. It was made without them, so it has no checked signature' : ''}.`,
  });
}

/** What was not authenticated when the evidence was made is read the same way now. */
function keysFor({ signers, verifiers }: EvidenceIndex, request: VerifyEvidenceRequest): RetentionKeys {
  return {
    signers: signers === null ? [] : request.signers,
    verifiers: verifiers === null ? [] : request.verifiers,
    passphrase: signers === null && verifiers === null ? undefined : request.passphrase,
  };
}

function headOf({ format: _format, files: _files, chains: _chains, logs: _logs, ...head }: EvidenceIndex): IndexHead {
  return head;
}

interface Indexed {
  readonly files: PackFiles;
  readonly bytes: Buffer;
  readonly index: EvidenceIndex;
}

/** Who signed the index. Null if no accepted key did. */
async function signerOf(
  { files, bytes, index }: Indexed,
  { verifiers, allowUnsigned }: VerifyEvidenceRequest,
  problems: EvidenceProblem[],
): Promise<string | null> {
  const signature = files.get(INDEX_SIGNATURE);
  if (index.signer === null && signature === undefined) {
    if (!allowUnsigned) problems.push({ kind: 'unsigned' });
    return null;
  }
  try {
    if (signature === undefined) throw unfit('no signature, although it names a signer');
    const armored = signature.toString('latin1');
    const by = await (await createSignerRing(verifiers)).verify(bytes, armored);
    if (by === index.signer && (await isExactSignature(armored))) return by;
  } catch (thrown) {
    failureOf(thrown, ['keys', 'evidence']);
  }
  problems.push({ kind: 'index-signature', path: INDEX_SIGNATURE });
  return null;
}

function compareFiles(files: PackFiles, { files: listed, sigstore }: EvidenceIndex): EvidenceProblem[] {
  const known = new Set([INDEX, INDEX_SIGNATURE, ...(sigstore ? [INDEX_BUNDLE] : [])]);
  const problems: EvidenceProblem[] = [];
  if (sigstore && !files.has(INDEX_BUNDLE)) problems.push({ kind: 'missing', path: INDEX_BUNDLE });
  for (const { path, sha256, sizeBytes } of listed) {
    const bytes = files.get(path);
    // A path that is listed twice, or that of the index itself.
    if (known.has(path)) problems.push({ kind: 'added', path });
    known.add(path);
    if (bytes === undefined) problems.push({ kind: 'missing', path });
    else if (bytes.length !== sizeBytes || sha256Hex(bytes) !== sha256) problems.push({ kind: 'changed', path });
  }
  const added = [...files.keys()].filter((path) => !known.has(path));
  return [...problems, ...added.map((path): EvidenceProblem => ({ kind: 'added', path }))];
}

/** What people read must be what the payloads say. */
function compareParts(files: PackFiles, facts: EvidenceFacts): EvidenceProblem[] {
  const rendered = renderParts(facts);
  const readable = [...files.keys()].filter(
    (path) => !path.startsWith(PAYLOADS) && ![INDEX, INDEX_SIGNATURE, INDEX_BUNDLE, GITHUB_RUNS].includes(path),
  );
  const paths = new Set([...rendered.keys(), ...readable]);
  return [...paths].flatMap((path): EvidenceProblem[] => {
    const made = rendered.get(path);
    return made !== undefined && files.get(path)?.equals(made) === true ? [] : [{ kind: 'not-rendered', path }];
  });
}
