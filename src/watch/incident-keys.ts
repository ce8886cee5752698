import { toRestorableError } from '../core/errors.ts';
import type { PrivateKeySpec } from '../core/keys/key-material.ts';
import type { Secret } from '../core/secret.ts';
import { PassphraseKeys } from '../openpgp/keys/passphrase-keys.ts';
import { createSignerRing, type SignerRing } from '../openpgp/signatures/signatures.ts';
import { createSigner, type Signer } from '../openpgp/signatures/signer.ts';
import type { Request } from '../options/request/request.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';

/** The keys that the records of incidents are signed with, and those whose records count. */
export interface IncidentKeys {
  /** Undefined if this run can't sign. Otherwise called before its first record is written. */
  readonly signerAt: ((stored: StoredDatabase) => Promise<Signer>) | undefined;
  /** Undefined if nothing is signed: then every record counts. */
  readonly ring: SignerRing | undefined;
}

/**
 * The keys of a run for its records of incidents: its runner key, its verifier key, or the one derived from its passphrase. Records
 * of the database's other jobs count too.
 * @throws {RestorableError} for a key that can't be used
 */
export async function openIncidentKeys(request: Request, now: Date): Promise<IncidentKeys> {
  const passphrase = passphraseOf(request);
  const derived = passphrase && new PassphraseKeys(passphrase);
  const own = await ownSigner(request, now);
  const others = [
    ...('signers' in request ? request.signers : []),
    ...('verifiers' in request ? request.verifiers : []),
  ];
  if (own === undefined && derived === undefined && others.length === 0)
    return { signerAt: undefined, ring: undefined };
  const ring = await createSignerRing(own === undefined ? others : [...others, own.publicKey], derived);
  if (own !== undefined) return { ring, signerAt: async () => own };
  if (derived === undefined) return { ring, signerAt: undefined };
  let signer: Promise<Signer> | undefined;
  return {
    ring,
    signerAt: (stored) => {
      signer ??= signerFrom(derived, stored);
      return signer;
    },
  };
}

async function ownSigner(request: Request, now: Date): Promise<Signer | undefined> {
  const runnerKey = 'runnerKey' in request ? request.runnerKey : undefined;
  if (runnerKey !== undefined) return createSigner(runnerKey, 'runner-key', now);
  const verifierKey: PrivateKeySpec | undefined = 'verifierKey' in request ? request.verifierKey : undefined;
  return verifierKey && createSigner(verifierKey, 'verifier-key', now);
}

function passphraseOf(request: Request): Secret | undefined {
  if ('recipients' in request && request.recipients?.kind === 'passphrase') return request.recipients.passphrase;
  if ('unlock' in request && request.unlock?.kind === 'passphrase') return request.unlock.passphrase;
  return 'passphrase' in request ? request.passphrase : undefined;
}

/** Uses the salt of the newest backup, so that a reader derives one key for all. It is ours if its signer is derived from it. */
async function signerFrom(keys: PassphraseKeys, stored: StoredDatabase): Promise<Signer> {
  try {
    const { ids } = await stored.listManifests();
    const newest = ids.at(-1);
    const { manifest } = newest === undefined ? {} : await stored.readManifest(newest);
    const known = manifest && (await keys.signerFor(manifest));
    if (known !== undefined) return known;
  } catch (thrown) {
    // A damaged or foreign manifest is the finding of another check.
    if (!toRestorableError(thrown).isFinding) throw thrown;
  }
  return keys.signer();
}
