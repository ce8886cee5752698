import { cancellation } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import { unlessRefused } from '../../parts/refusals.ts';
import type { SourceContext } from '../../parts/server/server-source.ts';
import type { Scope } from '../catalog/scope.ts';
import type { Connection } from '../connection/connection.ts';
import { findLockHolder, type LockedTable, type LockHolder } from '../connection/lock-holders.ts';
import { isLockFailure } from './diagnosis.ts';
import { LOCKED_HINT } from './errors.ts';
import { LOCK_ATTEMPT_MS, LOCK_WAIT_MS } from './lock-limits.ts';

type Waiting = Pick<SourceContext<unknown, Connection>, 'control' | 'host' | 'stop'>;

const POLL_MS = 1_000;

/** The patience of one backup with tables that others have locked. */
export class LockWait {
  readonly #context: Waiting;
  readonly #scope: Pick<Scope, 'hasTable'>;
  #leftMs = LOCK_WAIT_MS;
  #said = '';

  constructor(context: Waiting, scope: Pick<Scope, 'hasTable'>) {
    this.#context = context;
    this.#scope = scope;
  }

  /**
   * Waits until nobody holds a lock, or waits for one, behind which a dump would have to wait. It has no lock meanwhile, so that whoever
   * is waited for gets all of theirs.
   * @throws {RestorableError} DUMP_FAILED, CANCELLED, DATABASE_CONNECTION_LOST
   */
  async untilFree(): Promise<void> {
    const { host, stop } = this.#context;
    const signal = AbortSignal.any([host.signal, stop.signal]);
    for (;;) {
      const sinceMs = SYSTEM_CLOCK.monotonicMs();
      const holder = await this.#holder();
      if (holder === undefined) return;
      // pg_dump limits how long it waits for a table, and not for a view.
      if (this.#leftMs <= 0) throw locked(holder);
      this.#say(holder);
      await SYSTEM_CLOCK.sleep(Math.min(POLL_MS, this.#leftMs), signal);
      if (signal.aborted) throw cancellation(signal);
      this.#leftMs -= SYSTEM_CLOCK.monotonicMs() - sinceMs;
    }
  }

  /** Whether an attempt failed because of a lock, and there is time for another one. Each costs at least the time that it may wait. */
  allowsAnother(error: RestorableError, attemptMs: number): boolean {
    if (!isLockFailure(error, attemptMs)) return false;
    this.#leftMs -= Math.max(attemptMs, LOCK_ATTEMPT_MS);
    return this.#leftMs > 0;
  }

  /** The error for people: a statement that waited for a lock does not say who had it. */
  async name(error: RestorableError, attemptMs: number): Promise<RestorableError> {
    if (error.code !== 'DATABASE_QUERY' || !isLockFailure(error, attemptMs)) return error;
    return locked(await this.#holder(), error);
  }

  /** A server that refuses to tell lets the dump find out. */
  async #holder(): Promise<LockHolder | undefined> {
    const isDumped = ({ schema, name }: LockedTable): boolean => this.#scope.hasTable(schema, name);
    return unlessRefused(findLockHolder(this.#context.control, 'read', isDumped));
  }

  #say({ schema, name, words }: LockHolder): void {
    const about = JSON.stringify([schema, name]);
    if (about === this.#said) return;
    this.#said = about;
    const seconds = Math.ceil(this.#leftMs / 1_000);
    this.#context.host.log.info(`${words}. The backup waits up to ${seconds} s for it, without a lock of its own.`);
  }
}

function locked(holder: LockHolder | undefined, cause?: RestorableError): RestorableError {
  const about = holder === undefined ? '' : `: ${holder.words}`;
  return new RestorableError('DUMP_FAILED', `A lock could not be acquired in time${about}.`, {
    hint: LOCKED_HINT,
    ...(cause !== undefined && { cause }),
  });
}
