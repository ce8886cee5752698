import { RestorableError } from '../core/errors.ts';
import { Secret } from '../core/secret.ts';
import { BUNDLE_ROLES, type BundleRole } from '../key-bundle/bundle-roles.ts';
import type { JobCredentials } from '../key-bundle/job-bundles.ts';
import type { Host } from '../ports/host.ts';
import { storageVariable } from '../ports/storage-variables.ts';

/** Before the name of a variable, so that a login of this machine is never put into a bundle by accident. */
const PREFIX: Readonly<Record<BundleRole, string>> = { backup: 'BACKUP_', verify: 'VERIFY_' };

export const NO_CREDENTIALS: JobCredentials = { backup: new Map(), verify: new Map() };

/**
 * The storage credentials for the bundles: BACKUP_AWS_ACCESS_KEY_ID becomes AWS_ACCESS_KEY_ID of the backup job's bundle.
 * @throws {RestorableError} INPUT_INVALID if there are none
 */
export function credentialsForBundles(host: Host): JobCredentials {
  const found = Object.fromEntries(BUNDLE_ROLES.map((role) => [role, credentialsOf(role, host)])) as unknown as Record<
    BundleRole,
    ReadonlyMap<string, Secret>
  >;
  if (BUNDLE_ROLES.some((role) => found[role].size > 0)) return found;
  throw new RestorableError('INPUT_INVALID', '`bundle-credentials` finds no storage credentials in the environment.', {
    hint: 'Set them with the prefix of their job, such as BACKUP_AWS_ACCESS_KEY_ID and VERIFY_AWS_ACCESS_KEY_ID.',
  });
}

function credentialsOf(role: BundleRole, { env, mask }: Host): ReadonlyMap<string, Secret> {
  const found = new Map<string, Secret>();
  for (const [variable, value] of Object.entries(env)) {
    if (!variable.startsWith(PREFIX[role]) || value === undefined || value.trim() === '') continue;
    const name = variable.slice(PREFIX[role].length);
    const known = storageVariable(name);
    if (known === undefined) continue;
    const secret = new Secret(value);
    if (known.isSecret) mask(secret);
    found.set(name, secret);
  }
  return found;
}
