import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { RestorableError } from '../../../core/errors.ts';
import { type PostgresUrl, rootCertificateFile } from '../url/url.ts';

/** One way of connecting: without TLS, or with these options. */
export type Attempt = { readonly tls: false } | { readonly tls: ConnectionOptions; readonly verified: boolean };

/**
 * The attempts that libpq makes for the URL's sslmode, in order (manual, table 34.1). The driver's own reading differs:
 * its `require` verifies, its `prefer` never falls back.
 * @throws {RestorableError} FILE_UNREADABLE
 */
export async function planAttempts(url: PostgresUrl): Promise<Attempt[]> {
  if (url.host.startsWith('/') || url.via?.kind === 'socket' || url.sslMode === 'disable') return [{ tls: false }];
  const file = rootCertificateFile(url);
  const ca = file === undefined || file === 'system' ? undefined : await read(file, 'sslrootcert');
  const key = url.sslKey === undefined ? undefined : await read(url.sslKey, 'sslkey');
  const cert = url.sslCert === undefined ? undefined : await read(url.sslCert, 'sslcert');
  // The driver takes the name of what it connects to, unless that is an address: then this.
  const name = isIP(url.host) === 0 ? { servername: url.host } : { host: url.host };
  const own: ConnectionOptions = {
    ...(url.via === undefined && url.address === undefined ? {} : name),
    ...(url.tlsVersions.min && { minVersion: url.tlsVersions.min }),
    ...(url.tlsVersions.max && { maxVersion: url.tlsVersions.max }),
    ...(key && { key }),
    ...(cert && { cert }),
    ...(ca && { ca }),
  };
  const unverified: Attempt = { tls: { ...own, rejectUnauthorized: false }, verified: false };
  // As libpq: `require` with an authority's file at hand means verify-ca.
  const chainOnly: Attempt = { tls: { ...own, checkServerIdentity: () => undefined }, verified: true };
  switch (url.sslMode) {
    case 'allow':
      return [{ tls: false }, unverified];
    case 'prefer':
      return [unverified, { tls: false }];
    case 'require':
      if (url.sslRootCert === 'system') return [{ tls: own, verified: true }];
      return [ca === undefined ? unverified : chainOnly];
    case 'verify-ca':
      return [chainOnly];
    case 'verify-full':
      return [{ tls: own, verified: true }];
  }
}

async function read(path: string, parameter: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new RestorableError('FILE_UNREADABLE', `The file of ${parameter} can't be read: ${path}`, {
      hint: 'Write the certificate to a file in an earlier step and give its path.',
      cause,
    });
  }
}
