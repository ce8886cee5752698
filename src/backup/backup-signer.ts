import { toRestorableError } from '../core/errors.ts';
import { PassphraseKeys } from '../openpgp/keys/passphrase-keys.ts';
import { createSigner, createSignerRing, type Signer } from '../openpgp/signatures/signatures.ts';
import type { BackupRequest } from '../options/request.ts';
import { authenticate } from '../repository/catalog/authenticity.ts';
import type { StoredManifest } from '../repository/catalog/catalog.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import { type KeyRings, openKeyRings } from '../run/key-rings.ts';

/** What a backup can be signed with: the runner key, else the passphrase. */
export interface SigningKeys {
  readonly runner: Signer | undefined;
  /** Undefined where recovery keys are in use. */
  readonly passphrase: PassphraseKeys | undefined;
}

/** @throws {RestorableError} KEY_INVALID, KEY_LOCKED, KEY_WRONG, KEY_EXPIRED */
export async function openSigningKeys({ runnerKey, recipients }: BackupRequest, now: Date): Promise<SigningKeys> {
  return {
    runner: runnerKey && (await createSigner(runnerKey, 'runner-key', now)),
    passphrase: recipients.kind === 'passphrase' ? new PassphraseKeys(recipients.passphrase) : undefined,
  };
}

export function signsSomething({ runner, passphrase }: SigningKeys): boolean {
  return runner !== undefined || passphrase !== undefined;
}

/** Whose backups a backup run counts: its own, and those of `signers`; everybody's where it signs nothing itself. */
export async function openBackupKeyRings(
  { signers, verifiers }: BackupRequest,
  signingKeys: SigningKeys,
): Promise<KeyRings> {
  const { runner, passphrase } = signingKeys;
  const own = runner === undefined ? [] : [runner.publicKey];
  const accepted = signsSomething(signingKeys) ? [...signers, ...own] : [];
  return openKeyRings({ signers: accepted, verifiers }, [], passphrase);
}

/** The backup that the next one follows, and where it lies. */
export interface Line {
  readonly newest: StoredManifest | undefined;
  readonly sources: readonly StoredDatabase[];
}

/**
 * Who signs a backup; undefined where there is neither runner key nor passphrase. The salt stays the same along a line of
 * backups, so that a reader derives one key for all of them.
 * @throws the storage's errors
 */
export async function chooseSigner({ runner, passphrase }: SigningKeys, line: Line): Promise<Signer | undefined> {
  if (runner !== undefined || passphrase === undefined) return runner;
  return (await signerOfLine(passphrase, line)) ?? passphrase.signer();
}

/** The signer of the newest backup, where that is proved: else whoever may put a manifest could choose our salt. */
async function signerOfLine(passphrase: PassphraseKeys, { newest, sources }: Line): Promise<Signer | undefined> {
  if (newest === undefined) return undefined;
  const signer = await passphrase.signerFor(newest.manifest);
  if (signer === undefined) return undefined;
  try {
    const ring = await createSignerRing([signer.publicKey]);
    await authenticate(sources, newest, ring);
    return signer;
  } catch (thrown) {
    const error = toRestorableError(thrown);
    if (!error.isFinding) throw error;
    return undefined;
  }
}
