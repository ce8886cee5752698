import { setTimeout as sleep } from 'node:timers/promises';
import { cancellation, throwIfCancelled } from '../../core/errors.ts';
import type { Host } from '../../ports/host.ts';
import { openSession, type Tuning } from './connect.ts';
import { type Credentials, readCredentials } from './credentials.ts';
import { isPassing } from './errors.ts';
import { trustedKeys } from './host-keys.ts';
import type { Session } from './session.ts';
import type { SftpLocation } from './url.ts';

const BASE_DELAY_MS = 100;
const LONGEST_DELAY_MS = 15_000;

/** Keeps one connection to a server, makes a new one when it is lost, and tries again what may pass. */
export class SftpClient {
  readonly #location: SftpLocation;
  readonly #host: Host;
  readonly #tuning: Tuning;
  readonly #closing = new AbortController();
  #session: Session | undefined;
  #opening: Promise<Session> | undefined;
  #credentials: Credentials | undefined;
  #answered = false;

  constructor(location: SftpLocation, host: Host, tuning: Tuning) {
    this.#location = location;
    this.#host = host;
    this.#tuning = tuning;
  }

  /** Variables that the credentials are from; empty before the first connection. */
  get credentialNames(): readonly string[] {
    return this.#credentials?.names ?? [];
  }

  /**
   * Runs something on a connection, from its beginning again when the connection is lost.
   * @throws what `act` throws, and what `openSession` does
   */
  async run<T>(signal: AbortSignal, act: (session: Session) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      throwIfCancelled(signal);
      try {
        const session = await this.#connected(signal);
        return await act(session);
      } catch (error) {
        const attempts = this.#answered ? this.#tuning.attempts : this.#tuning.firstAttempts;
        if (attempt >= attempts || !isPassing(error) || this.#closing.signal.aborted) throw error;
      }
      const longest = Math.min(LONGEST_DELAY_MS, BASE_DELAY_MS * 2 ** (attempt - 1));
      // Half of it is random, so that parallel requests spread: sshd drops connections when many begin at once.
      await sleep(longest * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => {
        throw cancellation(signal);
      });
    }
  }

  /** Ends the connection, also one that is being made. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#opening?.catch(() => {});
    this.#session?.end();
  }

  /** The connection that all share; who is cancelled stops waiting for it, and the others go on. */
  async #connected(signal: AbortSignal): Promise<Session> {
    if (this.#session?.isLost === false) return this.#session;
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined;
    });
    let onAbort = (): void => {};
    const cancelled = new Promise<never>((_resolve, reject) => {
      onAbort = () => reject(cancellation(signal));
      signal.addEventListener('abort', onAbort, { once: true });
    });
    try {
      return await Promise.race([this.#opening, cancelled]);
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
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
    this.#answered = true;
    return this.#session;
  }
}
