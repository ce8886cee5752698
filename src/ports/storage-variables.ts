/**
 * The environment variables that the drivers of storages read and that can be carried from one machine to another: they hold
 * values, not paths of files or names of profiles. `storage-variables.test.ts` compares this list with the drivers.
 */
export interface StorageVariable {
  readonly isSecret: boolean;
  /**
   * The variables of the same login, itself included. Parts of two logins don't belong together, so a login that is given
   * completely replaces all of these.
   */
  readonly login: readonly string[];
}

/** Variables with fixed names. */
const AZURE_LOGIN = ['AZURE_STORAGE_CONNECTION_STRING', 'AZURE_STORAGE_KEY', 'AZURE_STORAGE_SAS_TOKEN'] as const;
const SFTP_LOGIN = ['SFTP_PRIVATE_KEY', 'SFTP_PRIVATE_KEY_PASSPHRASE', 'SFTP_PASSWORD'] as const;
const SETTINGS = [
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_ENDPOINT_URL',
  'AWS_ENDPOINT_URL_S3',
  'SFTP_HOST_KEY',
] as const;

/** What follows AWS_, or the prefix that a destination names by `env=`. */
const S3_SECRETS = ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'SESSION_TOKEN'] as const;
const S3_ROLE = ['ROLE_ARN', 'ROLE_SESSION_NAME'] as const;
const S3_NAME = new RegExp(`^([A-Za-z][A-Za-z0-9_]*?)_(${[...S3_SECRETS, ...S3_ROLE].join('|')})$`);

/** Names for people, in the order of the kinds of storage. */
export const STORAGE_VARIABLES: readonly string[] = [
  ...[...S3_SECRETS, ...S3_ROLE].map((name) => `AWS_${name}`),
  ...AZURE_LOGIN,
  ...SFTP_LOGIN,
  ...SETTINGS,
];

/** rclone's own. Values such as a type or an address are not secret, and masking them would hide half of every line. */
const RCLONE = /^RCLONE_[A-Z0-9_]+$/;
const RCLONE_PUBLIC =
  /_(?:TYPE|VENDOR|PROVIDER|URL|USER|HOST|PORT|REGION|ENDPOINT|FILE|ACL|ENV_AUTH|TRANSFERS|CHECKERS|BWLIMIT|TPSLIMIT)$/;

/**
 * What a variable is, by its name alone.
 * @returns undefined for a variable that no driver reads, unless a destination names it
 */
export function storageVariable(name: string): StorageVariable | undefined {
  if (RCLONE.test(name)) return { isSecret: !RCLONE_PUBLIC.test(name), login: [name] };
  if (contains(AZURE_LOGIN, name)) return { isSecret: true, login: AZURE_LOGIN };
  // An agent's keys would use up the attempts that a server allows.
  if (contains(SFTP_LOGIN, name)) return { isSecret: true, login: [...SFTP_LOGIN, 'SSH_AUTH_SOCK'] };
  if (contains(SETTINGS, name)) return { isSecret: false, login: [name] };
  const [, prefix, part = ''] = S3_NAME.exec(name) ?? [];
  if (prefix === undefined) return undefined;
  const parts = [...S3_SECRETS, ...S3_ROLE, 'WEB_IDENTITY_TOKEN_FILE'].map((each) => `${prefix}_${each}`);
  return {
    isSecret: contains(S3_SECRETS, part),
    login: prefix === 'AWS' ? [...parts, 'AWS_PROFILE'] : parts,
  };
}

function contains(names: readonly string[], name: string): boolean {
  return names.includes(name);
}
