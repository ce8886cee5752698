import { type KeyIdentity, keyName } from '../../core/keys/key-name.ts';
import type { BackupSummary } from '../facts/run.ts';

/** The name of a key, with its user id if the run was given the key. */
export function nameOf(fingerprint: string, keys: readonly KeyIdentity[] = []): string {
  return keyName(keys.find((key) => key.fingerprint === fingerprint) ?? { fingerprint });
}

/** What opens a backup. undefined if the report does not say. */
export function openedWith({ recipients }: BackupSummary, keys?: readonly KeyIdentity[]): string | undefined {
  if (recipients === undefined) return undefined;
  if (recipients.length === 0) return 'a passphrase';
  return recipients.map((fingerprint) => nameOf(fingerprint, keys)).join(', ');
}
