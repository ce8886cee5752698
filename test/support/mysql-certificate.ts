import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Paths of PEM files. */
export interface TestCertificate {
  /** The authority's certificate, which a client needs to trust the server. */
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/**
 * Creates a separate authority and a server certificate from it with openssl.
 * @param hosts names and addresses that the certificate is for
 */
export async function makeCertificate(
  parent: string,
  hosts: readonly string[] = ['localhost', '127.0.0.1'],
): Promise<TestCertificate> {
  const folder = join(parent, 'tls');
  await mkdir(folder);
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=test ca');
  await openssl('req', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', `/CN=${hosts[0]}`);
  const names = hosts.map((host) => `${/^[\d.]+$|:/.test(host) ? 'IP' : 'DNS'}:${host}`);
  await writeFile(join(folder, 'names'), `subjectAltName=${names.join(',')}\n`);
  const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names'];
  await openssl('x509', '-req', '-in', 'server.csr', ...signing, '-out', 'server.pem');
  return {
    authority: join(folder, 'ca.pem'),
    certificate: join(folder, 'server.pem'),
    key: join(folder, 'server.key'),
  };
}
