/**
 * libpq's connection parameters that both our driver and the client tools can honour, with the environment variable that
 * carries each to the tools (PostgreSQL manual, 34.1.2 "Parameter Key Words" and 34.15 "Environment Variables").
 */
export const PARAMETER_VARIABLES = {
  host: 'PGHOST',
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
  target_session_attrs: 'PGTARGETSESSIONATTRS',
} as const;

/** For the address alone, where a tunnel leads to the host; no parameter of a URL. */
export const ADDRESS_VARIABLE = 'PGHOSTADDR';

export type ParameterName = keyof typeof PARAMETER_VARIABLES;

/** From other programs' URLs: `ssl=true` (JDBC), `pgbouncer=true` and `schema=...` (Prisma) say nothing to libpq. */
export const FOREIGN_PARAMETERS = ['ssl', 'pgbouncer'] as const;

export const SSL_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
export type SslMode = (typeof SSL_MODES)[number];
