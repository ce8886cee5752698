import type { ExpectedIdentity } from '../ports/sigstore.ts';
import type { BundleResult, EvidenceProblem } from '../report/facts/evidence.ts';
import type { Dependencies } from '../run/dependencies.ts';
import type { PackFiles } from './archive/files.ts';
import { INDEX, INDEX_BUNDLE } from './index-file.ts';

export interface CheckedBundle {
  readonly result: BundleResult;
  readonly problems: readonly EvidenceProblem[];
}

/**
 * Checks the Sigstore bundle of an index. Without an expected identity nothing is checked: anyone can get a bundle for any bytes.
 * @throws {RestorableError} INPUT_INVALID for what is not a trusted root
 */
export async function checkSigstore(
  files: PackFiles,
  expected: ExpectedIdentity | undefined,
  { sigstore }: Pick<Dependencies, 'sigstore'>,
): Promise<CheckedBundle> {
  const [bytes, bundle] = [files.get(INDEX), files.get(INDEX_BUNDLE)];
  if (expected === undefined) return { result: { status: bundle === undefined ? 'none' : 'present' }, problems: [] };
  if (bytes === undefined || bundle === undefined) {
    return { result: { status: 'none' }, problems: [{ kind: 'no-bundle', path: INDEX_BUNDLE }] };
  }
  const found = await (await sigstore()).check(bundle, bytes, expected);
  if (found.kind !== 'verified') {
    return { result: { status: 'refused' }, problems: [{ kind: `bundle-${found.kind}`, path: INDEX_BUNDLE }] };
  }
  const { identity, issuer, signedAt } = found;
  return { result: { status: 'verified', identity, issuer, signedAt }, problems: [] };
}
