import type { Client, SFTPWrapper } from 'ssh2';
import { cancellation, throwIfCancelled } from '../../core/cancellation.ts';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';
import { ConnectionLost, connectionError } from './errors.ts';

/** Maximum number of a file's bytes in one packet. */
const LARGEST_PACKET_BYTES = 128 * 1024;
/** The size that every server accepts: 34,000 including overhead (draft-ietf-secsh-filexfer-02, 3). */
const USUAL_PACKET_BYTES = 30 * 1024;

/** Receives the arguments of the library's callback. */
export type Done<T> = (error: Error | null | undefined, value: T) => void;

/**
 * One SSH connection with its SFTP channel, shared by all concurrent operations. The library never calls back for
 * requests on a connection that ended, and waits forever for a silent server. Here both are errors.
 */
export class Session {
  /**
   * How many of a file's bytes go into one packet. The library sends the rest of a larger slice by itself, but after
   * the beginnings of the slices that follow. The limit depends on the server, and only an internal property of the
   * library contains it.
   */
  readonly packetBytes: number;
  readonly #client: Client;
  readonly #sftp: SFTPWrapper;
  readonly #waiting = new Set<(error: Error) => void>();
  readonly #watchdog: NodeJS.Timeout;
  #answeredAt = 0;
  #lost: Error | undefined;

  /** @param idleTimeoutMs how long to wait for the server while an answer is expected */
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
      if (this.#waiting.size === 0 || SYSTEM_CLOCK.monotonicMs() - this.#answeredAt < idleTimeoutMs) return;
      this.#lose(new ConnectionLost(`no answer for ${Math.round(idleTimeoutMs / 1000)} seconds`, 'ETIMEDOUT'));
    }, idleTimeoutMs / 8);
    this.#watchdog.unref();
  }

  get isLost(): boolean {
    return this.#lost !== undefined;
  }

  /**
   * Sends one request to the server.
   * @param ask starts it, and passes its outcome to `done`
   * @param onLate receives an answer that arrived after a cancel, to release its resources
   * @throws {RestorableError} CANCELLED; otherwise what the library and the server report, or ConnectionLost
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
      if (this.#waiting.size === 0) this.#answeredAt = SYSTEM_CLOCK.monotonicMs();
      this.#waiting.add(fail);
      try {
        ask(this.#sftp, (error, value) => {
          this.#answeredAt = SYSTEM_CLOCK.monotonicMs();
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

/** Any reason that ends a working connection may be transient. */
function lost(thrown: Error): ConnectionLost {
  const error = connectionError(thrown);
  return error instanceof ConnectionLost ? error : new ConnectionLost('the connection ended', undefined, thrown);
}

/** An answer of the server has a number. The library's own error at the end of the channel has none. */
function isUnanswered(error: Error): boolean {
  return typeof (error as { code?: unknown }).code !== 'number';
}
