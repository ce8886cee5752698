import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleRole, KeyBundle } from '../key-bundle/bundle-roles.ts';
import { writeKeyBundle } from '../key-bundle/key-bundle.ts';
import type { KeygenRequest } from '../options/request/setup.ts';
import type { KeygenReport } from '../report/facts/setup/keygen.ts';

const BUNDLE_BELONGS: Readonly<Record<BundleRole, string>> = {
  backup:
    'One secret of the repository, as `key-bundle` of the backup job. It replaces `encrypt-to`, `runner-key`, `signers` and `verifiers`.',
  verify:
    'One secret of the environment of the verify job, as its `key-bundle`. It replaces `decrypt-with`, `verifier-key`, `signers` and `verifiers`. It contains the recovery key: never give it to a backup job.',
};

const PASSPHRASE_APART = 'Its passphrase is not in it: that stays a secret of its own, `key-passphrase`.';

export function bundlePath(directory: string, role: BundleRole): string {
  return join(directory, `${role}.bundle`);
}

/** Writes a bundle, complete or not at all. Replaces an earlier one: with `keep-keys`, the keys in it are the same. */
export async function writeBundle(
  { outputDirectory, passphrase }: KeygenRequest,
  bundle: KeyBundle,
): Promise<KeygenReport['bundles'][number]> {
  const { role, environment } = bundle;
  const path = bundlePath(outputDirectory, role);
  const unfinished = `${path}.new`;
  await rm(unfinished, { force: true });
  await writeFile(unfinished, `${writeKeyBundle(bundle).reveal()}\n`, { mode: 0o600, flag: 'wx' });
  await rename(unfinished, path);
  const apart = role === 'verify' && passphrase !== undefined ? ` ${PASSPHRASE_APART}` : '';
  return { role, path, variables: [...environment.keys()], belongs: `${BUNDLE_BELONGS[role]}${apart}` };
}
