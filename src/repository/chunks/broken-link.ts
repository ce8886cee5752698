import type { DatabaseName } from '../../core/database-name.ts';
import { objectKeys } from '../../core/keys.ts';
import type { Storage } from '../../ports/storage.ts';
import { removedAmong } from '../ancestors.ts';
import type { StoredManifest } from '../catalogue.ts';
import { expectedObjects, tickOff } from '../chain-health.ts';
import { DAMAGED_HERE, newestEvidence } from '../evidence.ts';

/** Why a new backup must not build on a chain as one destination holds it. */
export interface BrokenLink {
  readonly reason: string;
  /** Whether it is the chain itself that is doubted, and not what this destination holds of it. */
  readonly everywhere: boolean;
}

/**
 * Whether one destination still holds what a new backup would build on: the manifests of the chain, none about to be
 * removed, every pack with its size by one listing a backup, and no verification that failed.
 * @param nearest the backup that is built on; its own parents are the rest of the chain
 * @returns what is wrong, or undefined
 */
export async function findBrokenLink(
  storage: Storage,
  database: DatabaseName,
  nearest: StoredManifest,
  signal: AbortSignal,
): Promise<BrokenLink | undefined> {
  const keys = objectKeys(database);
  const { id, parents } = nearest.manifest;
  const ids = [id, ...parents.map((parent) => parent.id)];
  const [removed] = await removedAmong(storage, database, ids, signal);
  if (removed !== undefined) return here(`${storage.label} lacks ${removed}, or is about to remove it`);
  const expected = await expectedObjects(storage, database, { id, manifestSha256: nearest.sha256, parents }, signal);
  if (expected.problems[0] !== undefined) return here(`${expected.problems[0]} (${storage.label})`);
  for (const link of ids) {
    for await (const { key, sizeBytes } of storage.list(keys.packs(link), { signal })) {
      tickOff(expected, keys.relative(key), sizeBytes);
    }
  }
  const lacking = [...expected.sizes.keys()].find((key) => key.startsWith('packs/'));
  if (lacking !== undefined) return here(`${storage.label} lacks ${lacking}`);
  const evidence = await newestEvidence(storage, keys, signal);
  const failed = ids.find((link) => evidence.get(link)?.verdict === 'failed');
  if (failed === undefined) return undefined;
  // An empty list names nothing: then nobody knows that another copy is good.
  const checks = new Set(evidence.get(failed)?.failed ?? []);
  const isOnlyHere = checks.size === 1 && checks.has(DAMAGED_HERE);
  return { reason: `the last verification of ${failed} failed`, everywhere: !isOnlyHere };
}

function here(reason: string): BrokenLink {
  return { reason, everywhere: false };
}
