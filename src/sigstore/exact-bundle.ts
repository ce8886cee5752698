import { createHash, X509Certificate } from 'node:crypto';
import { type Bundle, bundleToJSON } from '@sigstore/bundle';
import { HashAlgorithm } from '@sigstore/protobuf-specs';
import type { LogEntry } from './log-entry.ts';

/** The only serialization of a bundle: another one with the same meaning is refused. */
export function serializeBundle(bundle: Bundle): Buffer {
  return Buffer.from(`${JSON.stringify(bundleToJSON(bundle))}\n`);
}

/**
 * Whether a bundle is written as this program writes it, and is of these bytes. What it repeats, and no verifier needs, must say the
 * same.
 */
export function isExactBundle(bundle: Bundle, stored: Buffer, bytes: Buffer): boolean {
  const { content, verificationMaterial } = bundle;
  if (content.$case !== 'messageSignature' || verificationMaterial.content.$case !== 'certificate') return false;
  const { messageDigest } = content.messageSignature;
  const { rawBytes } = verificationMaterial.content.certificate;
  return (
    messageDigest.algorithm === HashAlgorithm.SHA2_256 &&
    messageDigest.digest.equals(createHash('sha256').update(bytes).digest()) &&
    new X509Certificate(rawBytes).raw.equals(rawBytes) &&
    verificationMaterial.tlogEntries.every(isExactProof) &&
    serializeBundle(bundle).equals(stored)
  );
}

/** A signature of a checkpoint: https://github.com/C2SP/C2SP/blob/main/signed-note.md */
const SIGNATURE_LINE = /^\u2014 \S+ (\S+)$/;

/** The checkpoint, which the log signs, has the size and the hash of the log: https://github.com/C2SP/C2SP/blob/main/tlog-checkpoint.md */
function isExactProof({ inclusionProof: proof }: LogEntry): boolean {
  if (proof === undefined) return true;
  const [note = '', signatures = '', ...more] = proof.checkpoint?.envelope.split('\n\n') ?? [];
  const [, treeSize, rootHash] = note.split('\n');
  const isExactSignature = (line: string): boolean => {
    const [, signature = ''] = SIGNATURE_LINE.exec(line) ?? [];
    return signature !== '' && Buffer.from(signature, 'base64').toString('base64') === signature;
  };
  return (
    proof.treeSize === treeSize &&
    proof.rootHash.toString('base64') === rootHash &&
    more.length === 0 &&
    signatures.endsWith('\n') &&
    signatures.slice(0, -1).split('\n').every(isExactSignature)
  );
}
