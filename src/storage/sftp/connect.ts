import type { Client, ConnectConfig, ServerHostKeyAlgorithm, SFTPWrapper } from 'ssh2';
import { cancellation } from '../../core/cancellation.ts';
import type { RestorableError } from '../../core/errors.ts';
import type { Credentials } from './credentials.ts';
import { ConnectionLost, connectionError } from './errors.ts';
import { fingerprintOf, keyTypeOf, type TrustedKeys, untrusted } from './host-keys.ts';
import { loadSshLibrary } from './library.ts';
import { Session } from './session.ts';
import type { SftpLocation } from './url.ts';

/** Timeouts that tests shorten. */
export interface Tuning {
  /** After the server has answered. Before that, reporting a wrong address should not take a minute. */
  readonly attempts: number;
  readonly firstAttempts: number;
  /** Without an answer while one is expected. */
  readonly idleTimeoutMs: number;
  /** From the first packet to an open SFTP channel. */
  readonly connectTimeoutMs: number;
}

export const TUNING: Tuning = { attempts: 10, firstAttempts: 4, idleTimeoutMs: 60_000, connectTimeoutMs: 30_000 };

const TYPES: Readonly<Record<string, readonly ServerHostKeyAlgorithm[]>> = {
  'ssh-ed25519': ['ssh-ed25519'],
  'ecdsa-sha2-nistp256': ['ecdsa-sha2-nistp256'],
  'ecdsa-sha2-nistp384': ['ecdsa-sha2-nistp384'],
  'ecdsa-sha2-nistp521': ['ecdsa-sha2-nistp521'],
  'ssh-rsa': ['rsa-sha2-512', 'rsa-sha2-256'],
};

interface Opening {
  readonly location: SftpLocation;
  readonly trusted: TrustedKeys;
  readonly credentials: Credentials;
  readonly tuning: Tuning;
  readonly signal: AbortSignal;
}

/** The rejection of a server's host key, before anything was sent to the server. */
class UntrustedKey extends Error {
  readonly type: string;
  readonly refusal: RestorableError;

  constructor(type: string, refusal: RestorableError) {
    super(refusal.message);
    this.type = type;
    this.refusal = refusal;
  }
}

/**
 * Opens a connection and its SFTP channel. A server has several keys and presents one of the requested type. The types in
 * known_hosts are requested first. For a fingerprint, which has no type, the types are requested one after the other.
 * @throws {RestorableError} STORAGE_AUTHENTICATION for a host key that is not trusted; CANCELLED; otherwise what the library
 * reports, or ConnectionLost
 */
export async function openSession(opening: Opening): Promise<Session> {
  const { types, fingerprints } = opening.trusted;
  const left = Object.keys(TYPES).sort((a, b) => Number(types.includes(b)) - Number(types.includes(a)));
  let refused: RestorableError | undefined;
  for (;;) {
    try {
      return await openOnce(opening, left);
    } catch (error) {
      if (refused !== undefined && (!(error instanceof UntrustedKey) || left.length === 0)) throw refused;
      if (!(error instanceof UntrustedKey)) throw error;
      refused ??= error.refusal;
      const shown = left.indexOf(error.type);
      if (fingerprints.size === 0 || shown < 0 || left.length === 1) throw refused;
      left.splice(shown, 1);
    }
  }
}

async function openOnce(opening: Opening, types: readonly string[]): Promise<Session> {
  const ssh2 = await loadSshLibrary();
  const { tuning, signal } = opening;
  const client = new ssh2.Client();
  let refused: UntrustedKey | undefined;
  let timer: NodeJS.Timeout | undefined;
  let onAbort = (): void => {};
  const ended = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(cancellation(signal));
    signal.addEventListener('abort', onAbort, { once: true });
    timer = setTimeout(() => reject(slow(tuning)), tuning.connectTimeoutMs);
    // Remains for the life of the connection: an error event without a listener ends the process.
    client.on('error', (error) => reject(refused ?? connectionError(error)));
    client.on('close', () => reject(refused ?? new ConnectionLost('the server closed the connection')));
  });
  try {
    if (signal.aborted) throw cancellation(signal);
    const config = configOf(opening, types, (refusal) => {
      refused = refusal;
    });
    const sftp = await Promise.race([ended, handshake(client, config)]);
    return new Session(client, sftp, tuning.idleTimeoutMs);
  } catch (error) {
    client.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    // A rejection after the race has no handler.
    ended.catch(() => {});
  }
}

function configOf(opening: Opening, types: readonly string[], refuse: (key: UntrustedKey) => void): ConnectConfig {
  const { location, trusted, credentials, tuning } = opening;
  const methods = [...credentials.methods];
  return {
    host: location.host,
    port: location.port,
    username: location.user,
    authHandler: (_left, _partial, next) => {
      const method = methods.shift();
      // `false` ends the attempts. The library's types do not include it.
      next(method ?? (false as never));
    },
    algorithms: { serverHostKey: types.flatMap((type) => TYPES[type] ?? []) },
    hostVerifier: (key: Buffer) => {
      const fingerprint = fingerprintOf(key);
      if (trusted.fingerprints.has(fingerprint) && !trusted.revoked.has(fingerprint)) return true;
      refuse(new UntrustedKey(keyTypeOf(key), untrusted(location, trusted, key)));
      return false;
    },
    // The time limit is our own: it includes the channel.
    readyTimeout: 0,
    // Keeps a NAT's entry alive while the dump is slow, and detects a dead peer.
    keepaliveInterval: Math.ceil(tuning.idleTimeoutMs / 4),
    keepaliveCountMax: 4,
  };
}

function handshake(client: Client, config: ConnectConfig): Promise<SFTPWrapper> {
  return new Promise((resolve, reject) => {
    client.once('ready', () => {
      try {
        // Otherwise each answer would wait 40 ms for the next packet of the other side.
        client.setNoDelay(true);
        client.sftp((error, sftp) => (error ? reject(connectionError(error)) : resolve(sftp)));
      } catch (error) {
        reject(new ConnectionLost('the server closed the connection', undefined, error));
      }
    });
    client.connect(config);
  });
}

function slow({ connectTimeoutMs }: Tuning): ConnectionLost {
  return new ConnectionLost(`no connection within ${connectTimeoutMs / 1000} seconds`, 'ETIMEDOUT');
}
