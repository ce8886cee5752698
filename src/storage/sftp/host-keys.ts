import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import type { Host } from '../../ports/host.ts';
import { homeFolder } from '../../process/account.ts';
import type { SftpLocation } from './url.ts';

/** The trusted server keys of one host. */
export interface TrustedKeys {
  /** Their source, for messages. */
  readonly source: string;
  /** Known key types of this host, to be requested first. Empty if only fingerprints are known. */
  readonly types: readonly string[];
  readonly fingerprints: ReadonlySet<string>;
  readonly revoked: ReadonlySet<string>;
  /** known_hosts trusts a certificate authority for this host, which does not count here. */
  readonly hasAuthority: boolean;
}

/** `SHA256:...` of a public key in SSH's binary form, as OpenSSH prints it. */
export function fingerprintOf(key: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

/** The type that is stated in a public key in SSH's binary form (RFC 4253, 6.6). */
export function keyTypeOf(key: Buffer): string {
  return key.length < 4 ? '' : key.toString('latin1', 4, 4 + Math.min(key.readUInt32BE(0), 100));
}

/**
 * The keys from the URL or SFTP_HOST_KEY if any are given, otherwise those of the user's and the system's known_hosts.
 * @throws {RestorableError} FILE_UNREADABLE
 */
export async function trustedKeys(location: SftpLocation, { env }: Host): Promise<TrustedKeys> {
  const { host, port, hostKeys } = location;
  const [banned, pinned] = [[], []] as [string[], { readonly type?: string; readonly fingerprint: string }[]];
  for (const text of hostKeys) {
    const [first = '', second = '', third = ''] = text.split(/\s+/);
    if (first === '@revoked') banned.push(keyFrom(third).fingerprint);
    else if (first.startsWith('SHA256:')) pinned.push({ fingerprint: first.replace(/=$/, '') });
    else pinned.push({ type: first, ...keyFrom(second) });
  }
  if (pinned.length > 0) {
    return {
      source: '`host-key` or SFTP_HOST_KEY',
      types: pinned.flatMap(({ type }) => type ?? []),
      fingerprints: new Set(pinned.map(({ fingerprint }) => fingerprint)),
      revoked: new Set(banned),
      hasAuthority: false,
    };
  }
  const home = env['HOME'] || homeFolder();
  const own = home === undefined ? [] : [join(home, '.ssh', 'known_hosts')];
  const files = [...own, '/etc/ssh/ssh_known_hosts'];
  const lines = (await Promise.all(files.map(readIfThere))).flatMap((text) => text.split('\n'));
  const known = lines.flatMap((line) => readLine(line, hostNameOf(host, port)));
  return {
    source: files.join(' and '),
    types: known.filter(({ revoked }) => !revoked).map(({ type }) => type),
    fingerprints: new Set(known.filter(({ revoked }) => !revoked).map(({ fingerprint }) => fingerprint)),
    revoked: new Set([...banned, ...known.filter(({ revoked }) => revoked).map(({ fingerprint }) => fingerprint)]),
    hasAuthority: lines.some((line) => namesAuthority(line, hostNameOf(host, port))),
  };
}

/** The name of a server in known_hosts (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). */
export function hostNameOf(host: string, port: number): string {
  return port === 22 ? host.toLowerCase() : `[${host.toLowerCase()}]:${port}`;
}

interface KnownKey {
  readonly type: string;
  readonly fingerprint: string;
  readonly revoked: boolean;
}

function readLine(line: string, name: string): KnownKey[] {
  const fields = line.trim().split(/\s+/);
  const marker = fields[0]?.startsWith('@') === true ? fields.shift() : undefined;
  // A certificate authority (@cert-authority) signs host keys. The SSH library does not support host certificates.
  if (marker !== undefined && marker !== '@revoked') return [];
  const [names = '', type = '', base64 = ''] = fields;
  if (names === '' || names.startsWith('#') || base64 === '') return [];
  // A revoked key belongs to no host, and such lines are written with "*".
  if (!namesMatch(names, name)) return [];
  return [{ type, ...keyFrom(base64), revoked: marker === '@revoked' }];
}

function namesAuthority(line: string, name: string): boolean {
  const [marker, names = ''] = line.trim().split(/\s+/);
  return marker === '@cert-authority' && namesMatch(names, name);
}

function namesMatch(names: string, name: string): boolean {
  if (names.startsWith('|1|')) {
    const [, , salt = '', hash = ''] = names.split('|');
    const expected = Buffer.from(hash, 'base64');
    const found = createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest();
    return expected.length === found.length && timingSafeEqual(expected, found);
  }
  let matches = false;
  for (const pattern of names.toLowerCase().split(',')) {
    const negated = pattern.startsWith('!');
    if (!patternMatches(negated ? pattern.slice(1) : pattern, name)) continue;
    if (negated) return false;
    matches = true;
  }
  return matches;
}

function patternMatches(pattern: string, name: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === name;
  const source = pattern
    .replaceAll(/[\\^$+.()|[\]{}]/g, '\\$&')
    .replaceAll(/\*+/g, '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`).test(name);
}

function keyFrom(base64: string): { readonly fingerprint: string } {
  return { fingerprint: fingerprintOf(Buffer.from(base64, 'base64')) };
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return '';
    throw new RestorableError('FILE_UNREADABLE', `Can't read ${file} (${code}).`, {
      hint: 'Make it readable, or name the key of the server with `host-key=SHA256:...` in the destination.',
      cause,
    });
  }
}

/** The error for a server whose key is not trusted, with a hint for the case that the key is correct. */
export function untrusted(location: SftpLocation, trusted: TrustedKeys, key: Buffer): RestorableError {
  const name = hostNameOf(location.host, location.port);
  const [type, fingerprint] = [keyTypeOf(key), fingerprintOf(key)];
  if (trusted.revoked.has(fingerprint)) {
    return new RestorableError('STORAGE_AUTHENTICATION', `The ${type} key of ${name}, ${fingerprint}, is revoked.`, {
      hint: 'It is marked @revoked in known_hosts: do not use this server until it has a new key.',
    });
  }
  if (trusted.fingerprints.size > 0) {
    return new RestorableError(
      'STORAGE_AUTHENTICATION',
      `${name} shows a key that differs from the known one: ${type} ${fingerprint}.`,
      {
        hint:
          'Someone may be intercepting the connection, or the server was reinstalled. Ask its administrator; ' +
          `only if the key is right, replace it in ${trusted.source}.`,
      },
    );
  }
  return new RestorableError('STORAGE_AUTHENTICATION', `The key of ${name} is unknown: ${type} ${fingerprint}.`, {
    hint:
      `${trusted.hasAuthority ? 'known_hosts trusts a certificate authority for it (@cert-authority), but host certificates are not supported. ' : ''}` +
      'Compare it with the key on the server (`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub`, or its ' +
      `provider's documentation); then add \`host-key=${fingerprint}\` to the destination, or set SFTP_HOST_KEY.`,
  });
}
