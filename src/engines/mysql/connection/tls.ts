import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { type ConnectionOptions, rootCertificates } from 'node:tls';
import { readTlsFile, type TlsAttempt, WITHOUT_TLS } from '../../parts/tls.ts';
import type { MysqlUrl } from './url.ts';
import type { SslMode } from './url-parameters.ts';

const SYSTEM_AUTHORITIES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/cert.pem',
  '/opt/homebrew/etc/ca-certificates/cert.pem',
];

/** The URL's file of authorities, or the machine's, which `mysqldump` does not find by itself. */
export function authoritiesFile(url: MysqlUrl): string | undefined {
  return url.sslCa ?? SYSTEM_AUTHORITIES.find((path) => existsSync(path));
}

/** Verified if a third party could listen, unless the URL says otherwise. */
export function sslModeOf(url: MysqlUrl, isNear: boolean): SslMode {
  return url.sslMode ?? (isNear ? 'PREFERRED' : 'VERIFY_IDENTITY');
}

/**
 * The attempts for the URL's mode, in order (MySQL manual, --ssl-mode).
 * @param isNear a socket, loopback or a private network
 * @throws {RestorableError} FILE_UNREADABLE
 */
export async function planAttempts(url: MysqlUrl, isNear: boolean): Promise<TlsAttempt[]> {
  const mode = sslModeOf(url, isNear);
  if (url.host.startsWith('/') || mode === 'DISABLED') return [WITHOUT_TLS];
  const file = authoritiesFile(url);
  const ca = file === undefined ? [...rootCertificates] : await readTlsFile(file, 'ssl-ca');
  const key = url.sslKey === undefined ? undefined : await readTlsFile(url.sslKey, 'ssl-key');
  const cert = url.sslCert === undefined ? undefined : await readTlsFile(url.sslCert, 'ssl-cert');
  // The driver sets no server name, and Node would then look for `localhost` in the certificate.
  const name = isIP(url.host) === 0 ? { servername: url.host } : {};
  const own: ConnectionOptions = { host: url.host, ...name, ...(key && { key }), ...(cert && { cert }) };
  const unverified: TlsAttempt = { state: 'unverified', tls: { ...own, rejectUnauthorized: false } };
  switch (mode) {
    case 'PREFERRED':
      return [unverified, WITHOUT_TLS];
    case 'REQUIRED':
      return [unverified];
    case 'VERIFY_CA':
      return [{ state: 'authority', tls: { ...own, ca, checkServerIdentity: () => undefined } }];
    case 'VERIFY_IDENTITY':
      // With authorities given, the driver does not accept a self-signed certificate that the password authenticates
      // (MariaDB 11.4).
      return [{ state: 'verified', tls: { ...own, ca } }];
  }
}
