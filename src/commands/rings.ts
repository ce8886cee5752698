import type { RetentionKeys } from '../config/request.ts';
import type { ArmoredPublicKey } from '../core/key-material.ts';
import { createSignerRing, type SignerRing } from '../openpgp/signatures.ts';

/** Whose word counts: public keys, opened once for all destinations. */
export interface Rings {
  /** Whose backups count; undefined: everybody's. */
  readonly signers: SignerRing | undefined;
  /** Whose verifications and releases count; undefined: every verification, and no release. */
  readonly verifiers: SignerRing | undefined;
  /** Whose records of removal count: those of all of these; undefined: everybody's, as everybody's backups do. */
  readonly removers: SignerRing | undefined;
}

/**
 * @param own public halves of keys that this run signs records with: what it signs, it believes
 * @throws {RestorableError} KEY_INVALID
 */
export async function openRings(
  { signers, verifiers }: RetentionKeys,
  own: readonly ArmoredPublicKey[] = [],
): Promise<Rings> {
  const open = async (keys: readonly ArmoredPublicKey[]): Promise<SignerRing | undefined> =>
    keys.length > 0 ? createSignerRing(keys) : undefined;
  return {
    signers: await open(signers),
    verifiers: await open(verifiers),
    removers: signers.length > 0 ? await open([...signers, ...verifiers, ...own]) : undefined,
  };
}
