import type { DatabaseName } from '../../core/format/database-name.ts';
import { objectKeys } from '../../core/format/object-keys.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Storage } from '../../ports/storage.ts';
import type { StoredManifest } from '../catalog/catalog.ts';
import { expectedObjects, markPresent } from '../catalog/chain-health.ts';
import { DAMAGED_HERE } from '../records/evidence.ts';
import { VerificationLog } from '../records/verification-log.ts';
import { removedAmong } from './ancestors.ts';

/** Why a new backup must not build on a chain as one destination holds it. */
export interface BrokenLink {
  readonly reason: string;
  /** Whether it is the chain itself that is doubted, and not what this destination holds of it. */
  readonly everywhere: boolean;
}

export interface LinkContext {
  readonly storage: Storage;
  readonly database: DatabaseName;
  /** Whose records of removal are believed; without, everybody's. */
  readonly removers: SignerRing | undefined;
  /** Whose verifications are believed; without, everybody's. */
  readonly verifiers: SignerRing | undefined;
  readonly signal: AbortSignal;
}

/**
 * Whether one destination still holds what a new backup would build on: the manifests of the chain, none about to be
 * removed, every pack with its size by one listing a backup, and no verification that failed.
 * @param nearest the backup that is built on; its own parents are the rest of the chain
 * @returns what is wrong, or undefined
 */
export async function findBrokenLink(context: LinkContext, nearest: StoredManifest): Promise<BrokenLink | undefined> {
  const { storage, database, verifiers, signal } = context;
  const keys = objectKeys(database);
  const { id, parents } = nearest.manifest;
  const links = [{ id, manifestSha256: nearest.sha256 }, ...parents];
  const ids = links.map((link) => link.id);
  const [removed] = await removedAmong(context, ids);
  if (removed !== undefined) return here(`${storage.label} lacks ${removed}, or is about to remove it`);
  const expected = await expectedObjects(storage, database, { id, manifestSha256: nearest.sha256, parents }, signal);
  if (expected.problems[0] !== undefined) return here(`${expected.problems[0]} (${storage.label})`);
  for (const link of ids) {
    for await (const { key, sizeBytes } of storage.list(keys.packs(link), { signal })) {
      markPresent(expected, keys.relative(key), sizeBytes);
    }
  }
  const lacking = [...expected.sizes.keys()].find((key) => key.startsWith('packs/'));
  if (lacking !== undefined) return here(`${storage.label} lacks ${lacking}`);
  const now = await storage.serverTime({ signal });
  const log = await VerificationLog.open({ storage, keys, ring: verifiers, now, signal });
  for (const link of links) {
    const evidence = await log.of(link);
    if (evidence?.verdict !== 'failed') continue;
    // An empty list names nothing: then nobody knows that another copy is good.
    const isOnlyHere = evidence.failed.length > 0 && evidence.failed.every(({ code }) => code === DAMAGED_HERE);
    return { reason: `the last verification of ${link.id} failed`, everywhere: !isOnlyHere };
  }
  return undefined;
}

function here(reason: string): BrokenLink {
  return { reason, everywhere: false };
}
