import type { Secret } from '../core/secret.ts';

/**
 * Every kind of destination, listed once by URL scheme: its URL syntax and its parameters. The drivers are in
 * `storage/index.ts`. Texts that name kinds or parameters are generated from this table.
 */
export const DESTINATION_KINDS = {
  s3: {
    example: 's3://bucket/prefix',
    parameters: [
      'region',
      'endpoint',
      'path-style',
      'profile',
      'provider',
      'env',
      'oidc',
      'lock',
      'storage-class',
      'sse',
      'sse-c-key-env',
      'tags',
    ],
  },
  azure: {
    example: 'azure://account/container/prefix',
    parameters: ['endpoint', 'env', 'tier', 'encryption-scope', 'tags', 'lock'],
  },
  gs: {
    example: 'gs://bucket/prefix',
    parameters: ['endpoint', 'env', 'storage-class', 'kms-key', 'tags', 'lock'],
  },
  sftp: { example: 'sftp://user@host/path', parameters: ['host-key'] },
  rclone: { example: 'rclone://remote/path', parameters: [] },
  file: { example: 'file:path', parameters: [] },
} as const satisfies Record<string, { readonly example: string; readonly parameters: readonly string[] }>;

export type DestinationScheme = keyof typeof DESTINATION_KINDS;

/** Parameters that every kind accepts. They are read before the driver is called. */
export const COMMON_PARAMETERS = ['timeout', 'offsite'] as const;
export type CommonParameter = (typeof COMMON_PARAMETERS)[number];
export type DestinationParameter =
  | (typeof DESTINATION_KINDS)[DestinationScheme]['parameters'][number]
  | CommonParameter;

export const DESTINATION_SCHEMES = Object.keys(DESTINATION_KINDS) as readonly DestinationScheme[];

/** The URL syntax of each kind, for messages: `s3://bucket/prefix, ... or file:path`. */
export const DESTINATION_EXAMPLES = listed(
  Object.values(DESTINATION_KINDS).map(({ example }) => example),
  'or',
);

/** The kinds that accept a parameter, for messages: `s3:, azure: and gs:`. Empty if no kind accepts it. */
export function kindsWith(parameter: string): string {
  const kinds = Object.entries<{ readonly parameters: readonly string[] }>(DESTINATION_KINDS);
  return listed(
    kinds.filter(([, { parameters }]) => parameters.includes(parameter)).map(([scheme]) => `${scheme}:`),
    'and',
  );
}

function listed(words: readonly string[], conjunction: string): string {
  if (words.length < 2) return words.join();
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}

/** Where backups are stored. The URL may contain credentials, so it is a secret. */
export interface DestinationSpec {
  readonly scheme: DestinationScheme;
  /** Without the parameters that every kind of destination accepts. */
  readonly url: Secret;
  /** Its name in the configuration file, under which it is shown. */
  readonly name?: string | undefined;
  /** Total time allowed in one run. */
  readonly timeoutMs?: number | undefined;
  /** Whether it is off-site. Undefined: determined from its address. */
  readonly offsite?: boolean | undefined;
}
