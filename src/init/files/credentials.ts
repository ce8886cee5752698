import { readFileSync, statSync } from 'node:fs';
import type { BundleRole } from '../../key-bundle/bundle-roles.ts';
import type { DestinationSpec } from '../../ports/destination.ts';
import type { Setup } from '../setup.ts';

type Environment = Readonly<Record<string, string | undefined>>;
/** The jobs of a setup. */
export type Job = BundleRole;

/** Variables of the storage credentials, and of the database's token. */
export interface Credentials {
  readonly variables: Readonly<Record<string, string>>;
  /** What a destination needs and the environment does not have: one of these variables. */
  readonly missing: readonly { readonly place: string; readonly oneOf: readonly string[] }[];
}

/** What a kind of storage reads. Each inner list is complete with one of its variables. */
interface Wanted {
  readonly oneOf: readonly (readonly string[])[];
  readonly also: readonly string[];
}

/** As `keygen --bundle-credentials` reads them. */
const PREFIX: Readonly<Record<Job, string>> = { backup: 'BACKUP_', verify: 'VERIFY_' };
const MOST_FILE_BYTES = 64 * 1024;

/**
 * The credentials that a job needs, from this process's environment: `VERIFY_AWS_ACCESS_KEY_ID` for the verify job if it is set,
 * otherwise `AWS_ACCESS_KEY_ID`. Temporary credentials (session tokens) are left out: they would soon expire.
 */
export function credentialsFor(job: Job, { destinations, databases }: Setup, env: Environment): Credentials {
  const variables: Record<string, string> = {};
  const missing: { place: string; oneOf: readonly string[] }[] = [];
  const take = (name: string): boolean => {
    const value = env[`${PREFIX[job]}${name}`] ?? env[name];
    if (value === undefined || value.trim() === '') return false;
    variables[name] = isFileOf(name, value) ? readFileSync(value, 'utf8') : value;
    return true;
  };
  const wantAll = ({ oneOf, also }: Wanted, place: string): void => {
    for (const group of oneOf) if (!group.map(take).includes(true)) missing.push({ place, oneOf: group });
    for (const name of also) take(name);
  };
  for (const { spec } of destinations) wantAll(wantedBy(spec, env), spec.scheme);
  const readsD1 = job === 'backup' && databases.some(({ engine }) => engine === 'd1');
  if (readsD1) wantAll({ oneOf: [['CLOUDFLARE_API_TOKEN']], also: ['CLOUDFLARE_API_BASE_URL'] }, 'd1');
  return { variables, missing };
}

/** The variables that destinations name by `env=` and `sse-c-key-env=`. */
export function namedVariables({ destinations }: Setup): string[] {
  return destinations.flatMap(({ spec }) => {
    const parameters = parametersOf(spec);
    return ['env', 'sse-c-key-env'].flatMap((name) => parameters.get(name) ?? []);
  });
}

function wantedBy(spec: DestinationSpec, env: Environment): Wanted {
  const parameters = parametersOf(spec);
  const own = parameters.get('env');
  switch (spec.scheme) {
    case 's3': {
      const prefix = own ?? 'AWS';
      if (parameters.get('oidc') === 'true') return { oneOf: [[`${prefix}_ROLE_ARN`]], also: [] };
      const key = parameters.get('sse-c-key-env');
      return {
        oneOf: [[`${prefix}_ACCESS_KEY_ID`], [`${prefix}_SECRET_ACCESS_KEY`]],
        also: key === null ? [] : [key],
      };
    }
    case 'sftp':
      return {
        oneOf: [['SFTP_PRIVATE_KEY', 'SFTP_PASSWORD']],
        also: ['SFTP_PRIVATE_KEY_PASSPHRASE', 'SFTP_HOST_KEY'],
      };
    case 'azure': {
      const usual = ['AZURE_STORAGE_CONNECTION_STRING', 'AZURE_STORAGE_KEY', 'AZURE_STORAGE_SAS_TOKEN'];
      return { oneOf: [own === null ? usual : [own]], also: [] };
    }
    case 'gs':
      return own === null ? { oneOf: [], also: [] } : { oneOf: [[own]], also: [] };
    case 'rclone': {
      const remote = /^rclone:\/\/([^/]+)/.exec(spec.url.reveal())?.[1]?.toUpperCase().replaceAll('-', '_') ?? '';
      const names = Object.keys(env).filter((name) => name.startsWith(`RCLONE_CONFIG_${remote}_`));
      return { oneOf: [names.length > 0 ? names : [`RCLONE_CONFIG_${remote}_TYPE`]], also: names };
    }
    case 'file':
      return { oneOf: [], also: [] };
  }
}

function parametersOf({ url }: DestinationSpec): URLSearchParams {
  return new URLSearchParams(url.reveal().split('?', 2)[1] ?? '');
}

/** A key that is given as the path of its file. Only its content is of use in a secret. */
function isFileOf(name: string, value: string): boolean {
  if (name !== 'SFTP_PRIVATE_KEY' || value.includes('\n')) return false;
  const found = statSync(value, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size <= MOST_FILE_BYTES;
}
