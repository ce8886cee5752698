import type { KeyIdentity } from '../../core/keys/key-name.ts';
import type { BackupReport } from '../facts/backup.ts';
import type { BackupSummary, RunFacts } from '../facts/run.ts';
import { humanMs } from '../format.ts';
import { nameOf } from './keys.ts';

/** Who signed a backup, in one sentence. */
export function authenticity(backup: BackupSummary, keys?: readonly KeyIdentity[]): string {
  if (backup.authenticatedBy !== null) return `signed by ${nameOf(backup.authenticatedBy, keys)}, an accepted signer`;
  const by = backup.signer ? ` by ${nameOf(backup.signer, keys)}` : '';
  const made = backup.signed ? `signed${by}, but not checked against accepted signers` : 'not signed';
  return `${made}; not authenticated: anyone who can write to the storage could have made it`;
}

/** What is required to restore a backup. */
export function needsOf({ parents = [] }: BackupSummary): string {
  const [nearest] = parents;
  if (nearest === undefined) return 'nothing';
  return parents.length === 1 ? nearest : `${nearest} and ${parents.length - 1} more`;
}

/**
 * What kind of backup it is, and why, or what it builds on. @param because why it is a full, if the run that created it reports
 * that
 */
export function kindOf(backup: BackupSummary, because?: string): string {
  if (backup.kind === 'full') return because === undefined ? 'full' : `full, because ${because}`;
  return `${backup.kind}, needs ${needsOf(backup)}`;
}

/** The server that a backup's data comes from, if it is not the one that is written to. */
export function replicaOf({ replica }: Pick<BackupReport, 'replica'>): string | undefined {
  if (replica === undefined) return undefined;
  if (replica.lagMs === null) return 'a replica; its lag is not known';
  return replica.lagMs === 0 ? 'a replica without lag' : `a replica, ${humanMs(replica.lagMs)} behind`;
}

/** Where the output of other programs is, as a sentence. Undefined if none was kept. */
export function diagnosticsOf({ diagnostics }: { readonly diagnostics?: RunFacts['diagnostics'] }): string | undefined {
  if (diagnostics === undefined) return undefined;
  return `The full messages of tools and servers are in ${diagnostics.path}, encrypted. Open it with: ${diagnostics.open}`;
}
