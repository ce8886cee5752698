import { addAbortListener } from 'node:events';
import { cancellation, throwIfCancelled } from '../../core/cancellation.ts';
import { messageOf, RestorableError } from '../../core/errors.ts';
import type { Host } from '../../ports/host.ts';
import { retry } from '../../ports/retry.ts';
import type { Answer } from './call.ts';
import { isPassing } from './errors.ts';
import { type RcloneServer, startRclone, type Tuning } from './server.ts';

const BACKOFF = { baseMs: 200, longestMs: 10_000 };

/** The remote's capabilities. */
interface Features {
  /** Renaming at the storage. Kinds without it (buckets) never show an object before it is complete. */
  readonly canMove: boolean;
  readonly hasFolders: boolean;
  /** rclone then compares a hash itself after each transfer. */
  readonly hasHashes: boolean;
  /** Two objects can have the same name, so a rename replaces nothing. */
  readonly hasDuplicates: boolean;
}

/** One attempt at an operation. */
export interface Attempt {
  /** Sends one request to rclone. @throws what `callRclone` does */
  call(path: string, parameters: object): Promise<Answer>;
  /** Private folder for bodies in transit. */
  readonly spool: string;
  readonly features: Features;
  readonly isFirst: boolean;
}

/** Keeps one rclone process, starts a new one when it is gone, and retries transient errors. */
export class RcloneClient {
  readonly #fs: string;
  readonly #host: Host;
  readonly #tuning: Tuning;
  readonly #start: () => Promise<RcloneServer>;
  #server: RcloneServer | undefined;
  #starting: Promise<RcloneServer> | undefined;
  #features: Features | undefined;
  #isClosed = false;

  /** @param fs the remote's root, in rclone's notation */
  constructor(
    program: string,
    env: Readonly<Record<string, string>>,
    { fs, host, tuning }: { readonly fs: string; readonly host: Host; readonly tuning: Tuning },
  ) {
    this.#fs = fs;
    this.#host = host;
    this.#tuning = tuning;
    this.#start = () => startRclone(program, env, host, tuning);
  }

  /**
   * Runs an operation, from its start again if that may help, within the time limit of an operation.
   * @throws what `act` throws; {RestorableError} CANCELLED; STORAGE_UNREACHABLE if the time is over
   */
  async run<T>(signal: AbortSignal, act: (attempt: Attempt) => Promise<T>): Promise<T> {
    throwIfCancelled(signal);
    const { attempts, limitMs } = this.#tuning;
    using limit = limited(signal, limitMs);
    return await retry((attempt) => this.#attempt(limit.signal, attempt === 1, act), {
      signal: limit.signal,
      after: (error) => (isPassing(error) && !this.#isClosed ? { ...BACKOFF, attempts } : undefined),
      onRetry: (error, done) => this.#host.log.debug(`rclone: attempt ${done} of ${attempts}: ${messageOf(error)}`),
    });
  }

  /** Ends the process, even while it is starting. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#starting?.catch(() => {});
    await this.#server?.stop();
  }

  async #attempt<T>(signal: AbortSignal, isFirst: boolean, act: (attempt: Attempt) => Promise<T>): Promise<T> {
    const server = await this.#running();
    const call = (path: string, parameters: object): Promise<Answer> => server.call(path, parameters, signal);
    this.#features ??= featuresOf(await call('operations/fsinfo', { fs: this.#fs }));
    return act({ call, spool: server.spool, features: this.#features, isFirst });
  }

  async #running(): Promise<RcloneServer> {
    if (this.#server?.isGone === false) return this.#server;
    this.#starting ??= this.#restart().finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }

  async #restart(): Promise<RcloneServer> {
    await this.#server?.stop();
    this.#server = await this.#start();
    return this.#server;
  }
}

function featuresOf(answer: Answer): Features {
  const features = (answer['Features'] ?? {}) as Readonly<Record<string, unknown>>;
  const hashes = answer['Hashes'];
  return {
    canMove: features['Move'] === true,
    hasFolders: features['CanHaveEmptyDirectories'] === true,
    hasDuplicates: features['DuplicateFiles'] === true,
    hasHashes: Array.isArray(hashes) && hashes.length > 0,
  };
}

/** The caller's signal, which also aborts at the time limit, and does not keep the process alive afterwards. */
function limited(signal: AbortSignal, limitMs: number): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    const text = `rclone did not finish an operation within ${Math.round(limitMs / 1_000)} s.`;
    const hint = 'Run again. If it happens again, check address and network of the remote.';
    controller.abort(new RestorableError('STORAGE_UNREACHABLE', text, { hint }));
  }, limitMs);
  const listening = addAbortListener(signal, () => controller.abort(cancellation(signal)));
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      listening[Symbol.dispose]();
    },
  };
}
