/**
 * libpq's connection parameters that both our driver and the client tools can honor, with the environment variable that
 * passes each to the tools (PostgreSQL manual, 34.1.2 "Parameter Key Words" and 34.15 "Environment Variables").
 */
export const PARAMETER_VARIABLES = {
  host: 'PGHOST',
  hostaddr: 'PGHOSTADDR',
  port: 'PGPORT',
  dbname: 'PGDATABASE',
  user: 'PGUSER',
  password: 'PGPASSWORD',
  application_name: 'PGAPPNAME',
  channel_binding: 'PGCHANNELBINDING',
  connect_timeout: 'PGCONNECT_TIMEOUT',
  gssencmode: 'PGGSSENCMODE',
  options: 'PGOPTIONS',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
  sslmode: 'PGSSLMODE',
  sslnegotiation: 'PGSSLNEGOTIATION',
  sslrootcert: 'PGSSLROOTCERT',
  ssl_max_protocol_version: 'PGSSLMAXPROTOCOLVERSION',
  ssl_min_protocol_version: 'PGSSLMINPROTOCOLVERSION',
  target_session_attrs: 'PGTARGETSESSIONATTRS',
} as const;

export type ParameterName = keyof typeof PARAMETER_VARIABLES;

/** From other programs' URLs: `ssl=true` (JDBC), `pgbouncer=true` and `schema=...` (Prisma), which libpq does not know. */
export const FOREIGN_PARAMETERS = ['ssl', 'pgbouncer'] as const;

export const SSL_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
export type SslMode = (typeof SSL_MODES)[number];

/**
 * Parameters of libpq that change nothing here, with their accepted values: connections are kept alive, with one host there
 * is nothing to balance, and text is read as UTF-8.
 */
export const IDLE_PARAMETERS: Readonly<Record<string, RegExp>> = {
  client_encoding: /^(?:auto|utf-?8)$/i,
  fallback_application_name: /^/,
  keepalives: /^1?$/,
  keepalives_count: /^\d+$/,
  keepalives_idle: /^\d+$/,
  keepalives_interval: /^\d+$/,
  load_balance_hosts: /^(?:disable|random)$/,
  sslcertmode: /^allow$/,
  sslcompression: /^0?$/,
  sslsni: /^1?$/,
  tcp_user_timeout: /^\d+$/,
};

const IN_URL =
  'Put user, password, host and database into the URL itself, with the password from a secret or in PGPASSWORD.';
const IN_TLS = 'Remove it: certificates are checked by sslmode=verify-full with sslrootcert.';
const BY_PASSWORD = 'Remove it: accounts log in by password or by a client certificate.';

/** Parameters of libpq that the driver can't honor, and what to do instead (manual, 34.1.2). */
export const REFUSED_PARAMETERS: Readonly<Record<string, string>> = {
  gssdelegation: BY_PASSWORD,
  gsslib: BY_PASSWORD,
  krbsrvname: BY_PASSWORD,
  max_protocol_version: 'Remove it: version 3.0 of the protocol is used.',
  min_protocol_version: 'Remove it: version 3.0 of the protocol is used.',
  oauth_client_id: BY_PASSWORD,
  oauth_client_secret: BY_PASSWORD,
  oauth_issuer: BY_PASSWORD,
  oauth_scope: BY_PASSWORD,
  passfile: IN_URL,
  replication: 'Remove it: a dump needs a plain connection.',
  require_auth: BY_PASSWORD,
  requirepeer: BY_PASSWORD,
  requiressl: 'Write sslmode=require, or better sslmode=verify-full.',
  scram_client_key: BY_PASSWORD,
  scram_server_key: BY_PASSWORD,
  service: IN_URL,
  servicefile: IN_URL,
  sslcrl: IN_TLS,
  sslcrldir: IN_TLS,
  sslkeylogfile: IN_TLS,
  sslpassword: 'Set sslkey to a key without a passphrase, in a file that only this job can read.',
};

export const TLS_VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
export type TlsVersion = (typeof TLS_VERSIONS)[number];

export const SESSION_ATTRIBUTES = ['any', 'read-write', 'read-only', 'primary', 'standby', 'prefer-standby'] as const;
export type SessionAttributes = (typeof SESSION_ATTRIBUTES)[number];
