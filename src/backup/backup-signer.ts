import { RestorableError, toRestorableError } from '../core/errors.ts';
import { PassphraseKeys } from '../openpgp/keys/passphrase-keys.ts';
import { createSignerRing } from '../openpgp/signatures/signatures.ts';
import { createSigner, type Signer } from '../openpgp/signatures/signer.ts';
import type { BackupRequest } from '../options/request/backup.ts';
import { authenticate } from '../repository/catalog/authenticity.ts';
import type { ManifestListing, StoredManifest } from '../repository/catalog/catalog.ts';
import { type NewestOptions, newestManifest } from '../repository/catalog/newest-manifest.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import { type KeyRings, openKeyRings } from '../run/key-rings.ts';

/** What a backup can be signed with: the runner key, or else the passphrase. */
export interface SigningKeys {
  readonly runner: Signer | undefined;
  /** Undefined if recovery keys are used. */
  readonly passphrase: PassphraseKeys | undefined;
}

/** @throws {RestorableError} KEY_INVALID, KEY_LOCKED, KEY_WRONG, KEY_EXPIRED */
export async function openSigningKeys(
  { runnerKey, recipients }: Pick<BackupRequest, 'runnerKey' | 'recipients'>,
  now: Date,
): Promise<SigningKeys> {
  return {
    runner: runnerKey && (await createSigner(runnerKey, 'runner-key', now)),
    passphrase: recipients.kind === 'passphrase' ? new PassphraseKeys(recipients.passphrase) : undefined,
  };
}

export function signsSomething({ runner, passphrase }: SigningKeys): boolean {
  return runner !== undefined || passphrase !== undefined;
}

/** Whose backups count in a backup run: its own, and those of `signers`. Everyone's if the run signs nothing itself. */
export async function openBackupKeyRings(
  { signers, verifiers }: Pick<BackupRequest, 'signers' | 'verifiers'>,
  signingKeys: SigningKeys,
): Promise<KeyRings> {
  const { runner, passphrase } = signingKeys;
  const own = runner === undefined ? [] : [runner.publicKey];
  const accepted = signsSomething(signingKeys) ? [...signers, ...own] : [];
  return openKeyRings({ signers: accepted, verifiers }, [], passphrase);
}

/** Where the backups are. */
interface Stored extends Omit<NewestOptions, 'ring'> {
  readonly listed: readonly ManifestListing[];
}

/**
 * A secret that does not exist, or a line that is lost, must not end signing without a word. Without keys to sign with, the newest
 * backup that names a signer decides; with `signers`, the newest that one of them signed.
 * @throws {RestorableError} KEY_MISSING, and the storage's errors
 */
export async function requireStillSigning(
  request: BackupRequest,
  signingKeys: SigningKeys,
  { listed, ...where }: Stored,
): Promise<void> {
  if (request.allowUnsigned || signsSomething(signingKeys)) return;
  const rings = await openKeyRings(request);
  const { newest } = await newestManifest(listed, { ...where, ring: rings.signers });
  if (newest === undefined || newest.manifest.signer === null) return;
  throw new RestorableError(
    'KEY_MISSING',
    `The newest backup of ${request.name} (${newest.manifest.id}) is signed. This run would not sign, because \`runner-key\` is not given.`,
    {
      hint: 'Give `runner-key`. If signing ends on purpose, run once with `allow-unsigned: true`; every job with `signers` then refuses the new backups.',
    },
  );
}

/** The backup that the next one follows, and where it is stored. */
export interface Line {
  readonly newest: StoredManifest | undefined;
  readonly sources: readonly StoredDatabase[];
}

/**
 * Chooses the signer of a backup. Undefined if there is neither runner key nor passphrase. The salt stays the same along a line
 * of backups, so that a reader derives one key for all of them.
 * @throws the storage's errors
 */
export async function chooseSigner({ runner, passphrase }: SigningKeys, line: Line): Promise<Signer | undefined> {
  if (runner !== undefined || passphrase === undefined) return runner;
  return (await signerOfLine(passphrase, line)) ?? passphrase.signer();
}

/** The signer of the newest backup, if its signature is verified. Otherwise anyone with write access could choose our salt. */
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
