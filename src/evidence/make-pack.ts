import type { Signer } from '../openpgp/signatures/signer.ts';
import type { EvidenceFacts } from '../report/facts/evidence.ts';
import { sha256Hex } from '../repository/packs/digest.ts';
import type { Dependencies } from '../run/dependencies.ts';
import type { PackFiles } from './archive/files.ts';
import { logsOf } from './facts/log.ts';
import { GITHUB_RUNS } from './facts/reconcile.ts';
import { type EvidenceIndex, INDEX, INDEX_BUNDLE, INDEX_SIGNATURE, serializeIndex } from './index-file.ts';
import { renderParts } from './parts/render-parts.ts';
import { readPack, type UnreadPack } from './read-pack.ts';

export interface MadePack {
  readonly facts: EvidenceFacts;
  readonly files: PackFiles;
  /** Number of files that do not count, and are not in the pack. */
  readonly leftOut: number;
}

/** Who signs the index. */
export interface IndexSigners {
  readonly signer: Signer | undefined;
  /** Signs with the identity of the workflow, into a bundle. Needed if the head says so. */
  readonly withIdentity?: ((bytes: Buffer) => Promise<Buffer>) | undefined;
}

/**
 * Makes a pack from payloads: what can be read from them, the index, and its signatures. There is no pack if one of them can't be made.
 * @throws {RestorableError} as readPack; what a signer throws
 */
export async function makePack(
  unread: UnreadPack,
  { signer, withIdentity }: IndexSigners,
  dependencies: Dependencies,
): Promise<MadePack> {
  const { files, head } = unread;
  const { facts, counted } = await readPack(unread, dependencies);
  // What does not count would be a file that says nothing, and could say anything.
  const kept = [...files].filter(([path]) => path === GITHUB_RUNS || counted.has(path));
  const listed = [...kept, ...renderParts(facts)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const index: EvidenceIndex = {
    format: 'restorable-evidence/1',
    ...head,
    ...logsOf(facts),
    chains: facts.databases.flatMap(({ chains }) => chains.map((chain) => ({ ...chain }))),
    files: listed.map(([path, bytes]) => ({ path, sha256: sha256Hex(bytes), sizeBytes: bytes.length })),
  };
  const bytes = serializeIndex(index);
  const pack = new Map([...listed, [INDEX, bytes] as const]);
  if (signer !== undefined) pack.set(INDEX_SIGNATURE, Buffer.from(await signer.sign(bytes)));
  if (withIdentity !== undefined) pack.set(INDEX_BUNDLE, await withIdentity(bytes));
  return { facts, files: pack, leftOut: files.size - kept.length };
}
