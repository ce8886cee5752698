import { TrustedRoot } from '@sigstore/protobuf-specs';
import { toTrustMaterial } from '@sigstore/verify';
import { RestorableError } from '../core/errors.ts';

/**
 * Reads one trusted root in JSON (`cosign trusted-root create`), or one per line (`gh attestation trusted-root`).
 * @throws {RestorableError} INPUT_INVALID
 */
export function readTrustedRoots(text: string): TrustedRoot[] {
  const whole = parsed(text);
  const values = whole === undefined ? text.split(/\r?\n/).filter((line) => line.trim() !== '') : [text];
  const roots = values.flatMap((value) => rootOf(parsed(value)) ?? []);
  if (roots.length === values.length && roots.length > 0) return roots;
  throw new RestorableError('INPUT_INVALID', 'The file in `sigstore-root` is not a trusted root of Sigstore.', {
    hint: 'Write one on a machine with a network: `gh attestation trusted-root > trusted_root.jsonl`.',
  });
}

function rootOf(json: unknown): TrustedRoot | undefined {
  try {
    const root = TrustedRoot.fromJSON(json);
    // Throws for keys and certificates that are none.
    const { certificateAuthorities } = toTrustMaterial(root);
    return certificateAuthorities.some(({ certChain }) => certChain.length > 0) ? root : undefined;
  } catch {
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
