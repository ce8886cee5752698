import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { type ConnectionOptions, rootCertificates } from 'node:tls';
import { RestorableError } from '../../../core/errors.ts';
import type { MysqlUrl } from './url.ts';
import type { SslMode } from './url-parameters.ts';

/** What a connection's TLS proves: nothing, nothing but encryption, the authority, or authority and name. */
export type TlsState = 'none' | 'unverified' | 'authority' | 'verified';

/** One way of connecting: without TLS, or with these options. */
export interface Attempt {
  readonly state: TlsState;
  readonly tls: ConnectionOptions | undefined;
}

const SYSTEM_AUTHORITIES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/cert.pem',
  '/opt/homebrew/etc/ca-certificates/cert.pem',
];

/** The authorities' file of the URL, else the machine's, which `mysqldump` doesn't find by itself. */
export function authoritiesFile(url: MysqlUrl): string | undefined {
  return url.sslCa ?? SYSTEM_AUTHORITIES.find((path) => existsSync(path));
}

/** Verified where a stranger could listen, unless the URL says otherwise. */
export function sslModeOf(url: MysqlUrl, isNear: boolean): SslMode {
  return url.sslMode ?? (isNear ? 'PREFERRED' : 'VERIFY_IDENTITY');
}

/**
 * The attempts for the URL's mode, in order (MySQL manual, --ssl-mode).
 * @param isNear a socket, loopback or a private network
 * @throws {RestorableError} FILE_UNREADABLE
 */
export async function planAttempts(url: MysqlUrl, isNear: boolean): Promise<Attempt[]> {
  const none: Attempt = { state: 'none', tls: undefined };
  const mode = sslModeOf(url, isNear);
  if (url.host.startsWith('/') || mode === 'DISABLED') return [none];
  const file = authoritiesFile(url);
  const ca = file === undefined ? [...rootCertificates] : await read(file, 'ssl-ca');
  const key = url.sslKey === undefined ? undefined : await read(url.sslKey, 'ssl-key');
  const cert = url.sslCert === undefined ? undefined : await read(url.sslCert, 'ssl-cert');
  // The driver names no server, and Node would then look for `localhost` in the certificate.
  const name = isIP(url.host) === 0 ? { servername: url.host } : {};
  const own: ConnectionOptions = { host: url.host, ...name, ...(key && { key }), ...(cert && { cert }) };
  const unverified: Attempt = { state: 'unverified', tls: { ...own, rejectUnauthorized: false } };
  switch (mode) {
    case 'PREFERRED':
      return [unverified, none];
    case 'REQUIRED':
      return [unverified];
    case 'VERIFY_CA':
      return [{ state: 'authority', tls: { ...own, ca, checkServerIdentity: () => undefined } }];
    case 'VERIFY_IDENTITY':
      // With authorities given, the driver doesn't take a self-signed certificate for the password's sake (MariaDB 11.4).
      return [{ state: 'verified', tls: { ...own, ca } }];
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
