import type { PrivateKeySpec } from '../core/keys/key-material.ts';
import { createSigner, type Signer } from '../openpgp/signatures/signer.ts';
import type { RunContext } from './run-context.ts';

/**
 * Opens the key that signs records, if any, and warns if it expires soon.
 * @throws {RestorableError} KEY_INVALID, KEY_LOCKED, KEY_WRONG, KEY_EXPIRED
 */
export async function openVerifierKey(
  verifierKey: PrivateKeySpec | undefined,
  { clock, run }: RunContext,
): Promise<Signer | undefined> {
  if (verifierKey === undefined) return undefined;
  const signer = await createSigner(verifierKey, 'verifier-key', clock.now());
  run.warn(...signer.warnings);
  run.noteKeys('verifier', signer.keyEnd);
  return signer;
}
