import { Secret } from '../../core/secret.ts';
import type { KeyBundle } from '../../key-bundle/bundle-roles.ts';
import { type JobCredentials, jobBundles } from '../../key-bundle/job-bundles.ts';
import { writeKeyBundle } from '../../key-bundle/key-bundle.ts';
import { storageVariable } from '../../ports/storage-variables.ts';
import { type PlannedSecret, type Setup, VERIFY_ENVIRONMENT } from '../setup.ts';
import { type Credentials, type Job, namedVariables } from './credentials.ts';
import type { KeyMaterial } from './key-material.ts';

/** The secret with the bundle of each job. */
export const BUNDLE_SECRETS: Readonly<Record<Job, string>> = { backup: 'BACKUP_BUNDLE', verify: 'VERIFY_BUNDLE' };

/** The bundle of each job, with the credentials of its storage. */
export function bundlesOf(
  setup: Setup,
  material: KeyMaterial,
  credentials: Readonly<Record<Job, Credentials>>,
): Readonly<Record<Job, Secret>> {
  const named = namedVariables(setup);
  const carried: JobCredentials = {
    backup: carriedOf(credentials.backup, named),
    verify: carriedOf(credentials.verify, named),
  };
  const bundles =
    material.kind === 'keys' ? jobBundles(material, carried) : passphraseBundles(material.passphrase, carried);
  const written = (role: Job): Secret => {
    const bundle = bundles.find((each) => each.role === role);
    if (bundle === undefined) throw new Error(`There is a bundle for each job, and none for ${role}.`);
    return writeKeyBundle(bundle, named);
  };
  return { backup: written('backup'), verify: written('verify') };
}

/** The secrets of a workflow, except the URLs of databases. @param bundles undefined if those of an earlier run stay */
export function jobSecrets(
  bundles: Readonly<Record<Job, Secret>> | undefined,
  { encryption }: Setup,
  { backup, verify }: Readonly<Record<Job, Credentials>>,
): PlannedSecret[] {
  const holds = (job: Job, carried: Credentials): string => {
    const names = Object.keys(carried.variables).filter((name) => !name.startsWith('CLOUDFLARE_'));
    return [encryption === 'keys' ? `keys of the ${job} job` : 'the passphrase', ...names].join(', ');
  };
  // With a passphrase, the backup job can read backups anyway.
  const environment = encryption === 'keys' ? VERIFY_ENVIRONMENT : undefined;
  const tokens = Object.entries(tokensOf(backup)).map(
    ([name, value]): PlannedSecret => ({
      name,
      value: new Secret(value),
      environment: undefined,
      holds: 'the token for the database',
    }),
  );
  return [
    ...tokens,
    { name: BUNDLE_SECRETS.backup, value: bundles?.backup, environment: undefined, holds: holds('backup', backup) },
    { name: BUNDLE_SECRETS.verify, value: bundles?.verify, environment, holds: holds('verify', verify) },
  ];
}

/** The token for the database's API, which a bundle does not carry. */
export function tokensOf({ variables }: Credentials): Record<string, string> {
  return only(variables, 'CLOUDFLARE_API_TOKEN');
}

/** What the API of a database needs besides its token, and is not secret. */
export function plainVariablesOf({ variables }: Credentials): Record<string, string> {
  return only(variables, 'CLOUDFLARE_API_BASE_URL');
}

function only(variables: Readonly<Record<string, string>>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([each]) => each === name));
}

function carriedOf({ variables }: Credentials, named: readonly string[]): ReadonlyMap<string, Secret> {
  const entries = Object.entries(variables).filter(
    ([name]) => storageVariable(name) !== undefined || named.includes(name),
  );
  return new Map(entries.map(([name, value]) => [name, new Secret(value)]));
}

function passphraseBundles(passphrase: Secret, credentials: JobCredentials): readonly KeyBundle[] {
  const options = new Map([['passphrase', passphrase] as const]);
  return [
    { role: 'backup', options, environment: credentials.backup },
    { role: 'verify', options, environment: credentials.verify },
  ];
}
