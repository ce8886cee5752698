import { promises as dns, type LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { RestorableError } from '../../core/errors.ts';

/** Loopback, link-local and private ranges (RFC 1918, RFC 4193, RFC 6598), in which TLS is uncommon. */
const NEAR = new BlockList();
NEAR.addSubnet('127.0.0.0', 8, 'ipv4');
NEAR.addSubnet('10.0.0.0', 8, 'ipv4');
NEAR.addSubnet('172.16.0.0', 12, 'ipv4');
NEAR.addSubnet('192.168.0.0', 16, 'ipv4');
NEAR.addSubnet('169.254.0.0', 16, 'ipv4');
NEAR.addSubnet('100.64.0.0', 10, 'ipv4');
NEAR.addAddress('::1', 'ipv6');
NEAR.addSubnet('fc00::', 7, 'ipv6');
NEAR.addSubnet('fe80::', 10, 'ipv6');

/** A server as its URL names it. */
export interface ServerEndpoint {
  /** Name, address or, beginning with `/`, a Unix socket's path or folder. */
  readonly host: string;
  /** For messages, without user or password: `db.example.com:5432`. */
  readonly shown: string;
}

/** Where a URL's host resolves to. */
export interface ServerAddresses {
  /** A socket, loopback or private network, where unverified TLS is acceptable. */
  readonly isNear: boolean;
  readonly isIpv6Only: boolean;
}

/** A host behind a tunnel: its name may be meaningful only at the other end, and SSH protects the connection up to there. */
export const BEHIND_TUNNEL: ServerAddresses = { isNear: true, isIpv6Only: false };

/**
 * Requires a host that `ssh` accepts in a forwarding, without anything that it would interpret as more than a name or an
 * address.
 * @throws {RestorableError} INPUT_INVALID
 */
export function requireTunnelledHost(host: string): void {
  if (/^[A-Za-z0-9_:][A-Za-z0-9_.:-]*$/.test(host)) return;
  const what = host.startsWith('/') ? 'names a Unix socket' : 'has a host that is neither a name nor an address';
  throw new RestorableError('INPUT_INVALID', `A tunnel needs a host to connect to, but the database's URL ${what}.`, {
    hint: 'Name the server as the bastion resolves it: postgres://user:password@db.internal:5432/name.',
  });
}

const UNREACHED = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'ETIMEDOUT', 'EAFNOSUPPORT']);

/**
 * Resolves the host before any secret is sent to it.
 * @throws {RestorableError} DATABASE_HOST_UNKNOWN, DATABASE_IPV6_ONLY
 */
export async function findAddresses(server: ServerEndpoint): Promise<ServerAddresses> {
  if (server.host.startsWith('/')) return { isNear: true, isIpv6Only: false };
  let addresses: LookupAddress[];
  try {
    addresses = await dns.lookup(server.host, { all: true });
  } catch (cause) {
    // A resolver may hide AAAA records from a machine without IPv6. The name then seems not to exist.
    const hidden = await dns.resolve6(server.host).catch(() => []);
    if (hidden.length > 0) throw ipv6Only(server, cause);
    throw new RestorableError('DATABASE_HOST_UNKNOWN', `The host of ${server.shown} can't be resolved.`, {
      hint: 'Check its spelling. A service container is reached by its label in container jobs and at localhost otherwise.',
      cause,
    });
  }
  return {
    isNear: addresses.every(({ address }) => NEAR.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')),
    isIpv6Only: addresses.every(({ family }) => family === 6),
  };
}

/** The error for an IPv6-only host that this machine has no route to, or undefined. */
export function ipv6Failure(code: string, addresses: ServerAddresses, server: ServerEndpoint, cause: unknown) {
  if (!addresses.isIpv6Only || !UNREACHED.has(code) || isIP(server.host) === 6) return undefined;
  return ipv6Only(server, cause);
}

function ipv6Only(server: ServerEndpoint, cause: unknown): RestorableError {
  return new RestorableError('DATABASE_IPV6_ONLY', `The host of ${server.shown} has only IPv6 addresses.`, {
    hint: "This machine has no IPv6, like GitHub's runners. Use the provider's IPv4 host or session pooler (Supabase: pooler.supabase.com, port 5432).",
    cause,
  });
}
