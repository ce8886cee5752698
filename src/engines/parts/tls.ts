import { readFile } from 'node:fs/promises';
import type { ConnectionOptions } from 'node:tls';
import { RestorableError } from '../../core/errors.ts';
import type { Host } from '../../ports/host.ts';
import type { ServerAddresses } from './network.ts';

/** What a connection's TLS proves: nothing, only encryption, the authority, or authority and name. */
export type TlsState = 'none' | 'unverified' | 'authority' | 'verified';

/** How a connection leads to its server. */
export interface Route {
  readonly tls: TlsState;
  /** A socket, loopback or a private network. */
  readonly isNear: boolean;
}

/** One way of connecting: without TLS, or with these options. */
export interface TlsAttempt {
  readonly state: TlsState;
  readonly tls: ConnectionOptions | undefined;
}

/** The attempt without TLS. */
export const WITHOUT_TLS: TlsAttempt = { state: 'none', tls: undefined };

/** A server whose certificate must, or should, be verified. */
export interface TlsPeer {
  /** For messages: `db.example.com:5432`. */
  readonly shown: string;
  readonly addresses: ServerAddresses;
  /** How to request verification in the URL: `add sslmode=verify-full to the URL`. */
  readonly advice: string;
  /** The same, with the parameter for a private authority. */
  readonly fullAdvice: string;
}

const isVerified = ({ state }: TlsAttempt): boolean => state === 'verified' || state === 'authority';

/** @throws {RestorableError} DATABASE_TLS if `require-tls` is set and an attempt verifies nothing */
export function refuseUnverified(peer: TlsPeer, attempts: readonly TlsAttempt[], requireTls: boolean): void {
  if (!requireTls || peer.addresses.isNear || attempts.every(isVerified)) return;
  throw new RestorableError(
    'DATABASE_TLS',
    `The connection to ${peer.shown} would not verify the server's certificate.`,
    { hint: `${peer.fullAdvice}, or leave out require-tls.` },
  );
}

export function warnUnverified(peer: TlsPeer, attempt: TlsAttempt, host: Host): void {
  if (peer.addresses.isNear || isVerified(attempt)) return;
  const how = attempt.state === 'none' ? 'is not encrypted' : "doesn't verify the server's certificate";
  host.log.warning(`The connection to ${peer.shown} ${how}: ${peer.advice}, and set require-tls to enforce it.`);
}

/**
 * A certificate or key that a URL names.
 * @param parameter that names the file
 * @throws {RestorableError} FILE_UNREADABLE
 */
export async function readTlsFile(path: string, parameter: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new RestorableError('FILE_UNREADABLE', `The file in ${parameter} can't be read: ${path}`, {
      hint: 'Write the certificate to a file in an earlier step and give its path.',
      cause,
    });
  }
}
