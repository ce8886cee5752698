import type { Contents } from '../core/format/manifest/contents.ts';
import type { StoredManifest } from '../repository/catalog/catalog.ts';
import type { RunContext } from '../run/run-context.ts';
import { engineOf } from './open-backup.ts';

/** What the provider's own history of the database offers instead of a restore. Undefined if the backup names no point of one. */
export async function quickerWay(
  stored: StoredManifest,
  { timeTravel, fingerprint }: Contents,
  { engine, clock }: RunContext,
): Promise<string | undefined> {
  if (timeTravel === undefined) return undefined;
  return (await engine(engineOf(stored))).timeTravel?.(timeTravel, new Date(fingerprint.takenAt), clock.now());
}
