import type { Client, SFTPWrapper } from 'ssh2';
import { cancellation, throwIfCancelled } from '../../core/errors.ts';
import { ConnectionLost, connectionError } from './errors.ts';

/** Of a file's bytes in one packet at most. */
const LARGEST_PACKET_BYTES = 128 * 1024;
/** What every server takes: 34,000 with what is around it (draft-ietf-secsh-filexfer-02, 3). */
const USUAL_PACKET_BYTES = 30 * 1024;

/** Takes what the library calls back with. */
export type Done<T> = (error: Error | null | undefined, value: T) => void;

/**
 * One SSH connection with its SFTP channel, shared by everything that runs at once. The library never calls back what was
 * asked on a connection that ended, and waits forever for a server that is silent; here both are errors.
 */
export class Session {
  /**
   * How much of a file goes into one packet. The library sends the rest of a larger piece by itself, but after the beginnings of
   * the pieces that follow; what it takes at once depends on the server, and only a property of its own tells.
   */
  readonly packetBytes: number;
  readonly #client: Client;
  readonly #sftp: SFTPWrapper;
  readonly #waiting = new Set<(error: Error) => void>();
  readonly #watchdog: NodeJS.Timeout;
  #answeredAt = 0;
  #lost: Error | undefined;

  /** @param idleTimeoutMs how long the server may give no answer while one is awaited */
  constructor(client: Client, sftp: SFTPWrapper, idleTimeoutMs: number) {
    this.#client = client;
    this.#sftp = sftp;
    const { _maxWriteLen: most = USUAL_PACKET_BYTES } = sftp as { readonly _maxWriteLen?: number };
    this.packetBytes = Math.min(most, LARGEST_PACKET_BYTES);
    client.on('error', (error) => this.#lose(lost(error)));
    client.on('close', () => this.#lose(new ConnectionLost('the server closed the connection')));
    sftp.on('error', (error: Error) => this.#lose(lost(error)));
    sftp.on('close', () => this.#lose(new ConnectionLost('the server closed the SFTP channel')));
    this.#watchdog = setInterval(() => {
      if (this.#waiting.size === 0 || performance.now() - this.#answeredAt < idleTimeoutMs) return;
      this.#lose(new ConnectionLost(`no answer for ${Math.round(idleTimeoutMs / 1000)} seconds`, 'ETIMEDOUT'));
    }, idleTimeoutMs / 8);
    this.#watchdog.unref();
  }

  get isLost(): boolean {
    return this.#lost !== undefined;
  }

  /**
   * Asks one thing of the server.
   * @param ask starts it, and hands its outcome to `done`
   * @param onLate is given an answer that came after a cancel, to let go of what it holds
   * @throws {RestorableError} CANCELLED; else what the library and the server say, or ConnectionLost
   */
  call<T>(
    signal: AbortSignal,
    ask: (sftp: SFTPWrapper, done: Done<T>) => void,
    onLate?: (value: T) => void,
  ): Promise<T> {
    throwIfCancelled(signal);
    if (this.#lost !== undefined) throw this.#lost;
    return new Promise<T>((resolve, reject) => {
      let settled = false;
      const settle = (act: () => void): void => {
        settled = true;
        this.#waiting.delete(fail);
        signal.removeEventListener('abort', onAbort);
        act();
      };
      const fail = (error: Error): void => settle(() => reject(error));
      const onAbort = (): void => fail(cancellation(signal));
      signal.addEventListener('abort', onAbort, { once: true });
      if (this.#waiting.size === 0) this.#answeredAt = performance.now();
      this.#waiting.add(fail);
      try {
        ask(this.#sftp, (error, value) => {
          this.#answeredAt = performance.now();
          if (settled) {
            if (!error) onLate?.(value);
          } else if (error) fail(isUnanswered(error) ? connectionError(error) : error);
          else settle(() => resolve(value));
        });
      } catch (error) {
        // An extension that the server lacks is thrown at once.
        fail(error as Error);
      }
    });
  }

  end(): void {
    this.#lose(new ConnectionLost('the connection was closed here'));
  }

  #lose(error: Error): void {
    if (this.#lost !== undefined) return;
    this.#lost = error;
    clearInterval(this.#watchdog);
    for (const fail of [...this.#waiting]) fail(error);
    this.#client.destroy();
  }
}

/** Whatever ends a connection that worked may pass. */
function lost(thrown: Error): ConnectionLost {
  const error = connectionError(thrown);
  return error instanceof ConnectionLost ? error : new ConnectionLost('the connection ended', undefined, thrown);
}

/** An answer of the server has a number; what the library makes up when the channel ends has none. */
function isUnanswered(error: Error): boolean {
  return typeof (error as { code?: unknown }).code !== 'number';
}
