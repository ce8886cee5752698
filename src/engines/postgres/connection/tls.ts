import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { readTlsFile, type TlsAttempt, WITHOUT_TLS } from '../../parts/tls.ts';
import { type PostgresUrl, rootCertificateFile } from '../url/url.ts';

/**
 * The attempts that libpq makes for the URL's sslmode, in order (manual, table 34.1). The driver's own interpretation
 * differs: its `require` verifies, its `prefer` never falls back.
 * @throws {RestorableError} FILE_UNREADABLE
 */
export async function planAttempts(url: PostgresUrl): Promise<TlsAttempt[]> {
  if (url.host.startsWith('/') || url.via?.kind === 'socket' || url.sslMode === 'disable') return [WITHOUT_TLS];
  const file = rootCertificateFile(url);
  const ca = file === undefined || file === 'system' ? undefined : await readTlsFile(file, 'sslrootcert');
  const key = url.sslKey === undefined ? undefined : await readTlsFile(url.sslKey, 'sslkey');
  const cert = url.sslCert === undefined ? undefined : await readTlsFile(url.sslCert, 'sslcert');
  // The driver uses the name of what it connects to, unless that is an address. Then this is used.
  const name = isIP(url.host) === 0 ? { servername: url.host } : { host: url.host };
  const own: ConnectionOptions = {
    ...(url.via === undefined && url.address === undefined ? {} : name),
    ...(url.tlsVersions.min && { minVersion: url.tlsVersions.min }),
    ...(url.tlsVersions.max && { maxVersion: url.tlsVersions.max }),
    ...(key && { key }),
    ...(cert && { cert }),
    ...(ca && { ca }),
  };
  const unverified: TlsAttempt = { state: 'unverified', tls: { ...own, rejectUnauthorized: false } };
  const verified: TlsAttempt = { state: 'verified', tls: own };
  // As in libpq, `require` with a file of authorities means verify-ca.
  const chainOnly: TlsAttempt = { state: 'authority', tls: { ...own, checkServerIdentity: () => undefined } };
  switch (url.sslMode) {
    case 'allow':
      return [WITHOUT_TLS, unverified];
    case 'prefer':
      return [unverified, WITHOUT_TLS];
    case 'require':
      if (url.sslRootCert === 'system') return [verified];
      return [ca === undefined ? unverified : chainOnly];
    case 'verify-ca':
      return [chainOnly];
    case 'verify-full':
      return [verified];
  }
}
