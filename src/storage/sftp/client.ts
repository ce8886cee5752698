import type { Host } from '../../ports/host.ts';
import { retry } from '../../ports/retry.ts';
import { untilAborted } from '../../ports/until-aborted.ts';
import { AttemptLimit, backoff } from '../connection/attempt-limit.ts';
import { openSession, type Tuning } from './connect.ts';
import { type Credentials, readCredentials } from './credentials.ts';
import { isPassing } from './errors.ts';
import { trustedKeys } from './host-keys.ts';
import type { Session } from './session.ts';
import type { SftpLocation } from './url.ts';

/** Keeps one connection to a server, opens a new one when it is lost, and retries transient errors. */
export class SftpClient {
  readonly #location: SftpLocation;
  readonly #host: Host;
  readonly #tuning: Tuning;
  readonly #closing = new AbortController();
  #session: Session | undefined;
  #opening: Promise<Session> | undefined;
  #credentials: Credentials | undefined;
  readonly #limit: AttemptLimit;

  constructor(location: SftpLocation, host: Host, tuning: Tuning) {
    this.#location = location;
    this.#host = host;
    this.#tuning = tuning;
    this.#limit = new AttemptLimit(tuning);
  }

  /** Variables that supplied the credentials. Empty before the first connection. */
  get credentialNames(): readonly string[] {
    return this.#credentials?.names ?? [];
  }

  /**
   * Runs an operation on a connection, from its start again if the connection is lost.
   * @throws what `act` throws, and what `openSession` does
   */
  async run<T>(signal: AbortSignal, act: (session: Session) => Promise<T>): Promise<T> {
    return retry(async () => act(await this.#connected(signal)), {
      signal,
      after: (error) => {
        if (!isPassing(error) || this.#closing.signal.aborted) return undefined;
        // sshd drops connections if many are opened at once.
        return { ...backoff(), attempts: this.#limit.current };
      },
    });
  }

  /** Ends the connection, even while it is being opened. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#opening?.catch(() => {});
    this.#session?.end();
  }

  /** The connection that all callers share. A cancelled caller stops waiting for it, and the others continue. */
  async #connected(signal: AbortSignal): Promise<Session> {
    if (this.#session?.isLost === false) return this.#session;
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined;
    });
    return untilAborted(signal, this.#opening);
  }

  async #open(): Promise<Session> {
    const trusted = await trustedKeys(this.#location, this.#host);
    this.#credentials ??= await readCredentials(this.#location.user, this.#host);
    this.#session = await openSession({
      location: this.#location,
      trusted,
      credentials: this.#credentials,
      tuning: this.#tuning,
      signal: this.#closing.signal,
    });
    this.#limit.noteAnswer();
    return this.#session;
  }
}
