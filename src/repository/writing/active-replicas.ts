import { cancellation, throwIfCancelled } from '../../core/cancellation.ts';
import { factsOfError, RestorableError, toRestorableError } from '../../core/errors.ts';
import type { DatabaseName } from '../../core/format/database-name.ts';
import { type ChainFlaw, describeChainFlaw } from '../../core/planning/chain/chain-flaw.ts';
import type { DestinationOutcome } from '../../core/planning/chain/destination-outcome.ts';
import type { Storage } from '../../ports/storage.ts';
import { Changes } from '../concurrency/change-signal.ts';
import { type DatabaseAccess, StoredDatabase } from '../stored-database.ts';
import { type Commit, outcomeOf } from './commit.ts';
import { PendingUploads } from './pending-uploads.ts';
import { type Out, Replica } from './replica.ts';

/** How long removing what was put at a dropped destination may take while the run continues. */
const CLEAN_MS = 30_000;

export interface ReplicaSetOptions extends DatabaseAccess {
  /** How many destinations must hold the backup. */
  readonly needed: number;
  /** Called for each destination that is dropped while the run continues without it. */
  readonly onOut: (message: string) => void;
  readonly patienceMs?: number;
}

/** A destination that is open, or why it is not. */
export type Opening =
  | { readonly storage: Storage }
  | { readonly label: string; readonly storage: undefined; readonly error: RestorableError };

/**
 * Tracks which destinations take part in a backup. A destination that is dropped stays out for this run. If fewer remain than are
 * needed, everything fails with the error that caused it.
 */
export class ActiveReplicas {
  readonly needed: number;
  readonly name: DatabaseName;
  readonly signal: AbortSignal;
  protected readonly uploads: PendingUploads;
  protected readonly changes = new Changes();
  readonly #onOut: ReplicaSetOptions['onOut'];
  /** In the original order. */
  readonly #all: (Replica | { readonly label: string; readonly out: Out })[];
  readonly #cleaning: Promise<boolean>[] = [];
  #failure: RestorableError | undefined;

  /** @throws why the first one could not be opened, if fewer are open than are needed */
  constructor(openings: readonly Opening[], options: ReplicaSetOptions) {
    this.needed = options.needed;
    this.name = options.name;
    this.signal = options.signal;
    this.#onOut = options.onOut;
    this.uploads = new PendingUploads(options.needed);
    this.#all = openings.map((opening) =>
      opening.storage === undefined
        ? {
            label: opening.label,
            out: { outcome: 'failed', problem: { why: 'error', ...factsOfError(opening.error) } },
          }
        : new Replica(new StoredDatabase(opening.storage, options)),
    );
    const unopened = openings.flatMap((opening) => (opening.storage === undefined ? [opening.error] : []));
    if (unopened[0] !== undefined && this.replicas.length < options.needed) throw unopened[0];
    for (const error of unopened) options.onOut(error.message);
    const cancel = (): void => this.#fail(cancellation(options.signal));
    if (options.signal.aborted) cancel();
    else options.signal.addEventListener('abort', cancel, { once: true });
  }

  /** The destinations that take part, in the original order. */
  get active(): readonly StoredDatabase[] {
    return this.replicas.map(({ at }) => at);
  }

  protected get replicas(): Replica[] {
    return this.#all.filter((replica): replica is Replica => replica instanceof Replica && replica.out === undefined);
  }

  protected get hasFailed(): boolean {
    return this.#failure !== undefined;
  }

  /** Whether something was removed at a dropped destination. */
  get hasCleaned(): boolean {
    return this.#cleaning.length > 0;
  }

  /** Drops a destination that failed outside the replica set's own work. @throws if too few are left */
  lose(at: StoredDatabase, thrown: unknown): void {
    const replica = this.#find(at);
    if (replica !== undefined) this.loseReplica(replica, thrown);
    this.throwIfFailed();
  }

  /** Drops a destination that failed at an optional task. @throws its failure if the destination is needed */
  spare(at: StoredDatabase, thrown: unknown): void {
    if (this.active.length <= this.needed) throw thrown;
    this.lose(at, thrown);
  }

  /** Drops a destination that lacks what this backup builds on. Nothing is put there. */
  markOutOfSync(at: StoredDatabase, flaw: ChainFlaw): void {
    const replica = this.#find(at);
    const message = `${at.label} is out of sync: ${describeChainFlaw(at.label, flaw)}.`;
    const error = new RestorableError('OBJECT_MISSING', message, {
      hint: 'Run `sync`. Otherwise, the next backup that this destination gets is a full one.',
    });
    if (replica !== undefined)
      this.#takeOut(replica, { outcome: 'out-of-sync', problem: { why: 'out-of-sync', flaw } }, error);
  }

  #find({ storage }: StoredDatabase): Replica | undefined {
    return this.replicas.find(({ at }) => at.storage === storage);
  }

  /** The outcome of each destination, in the original order. */
  outcomes(commits: readonly Commit[] = []): DestinationOutcome[] {
    return this.#all.map((replica) => {
      const { label, out } = replica;
      if (out !== undefined) return { label, ...out };
      const commit = commits.find(({ at }) => replica instanceof Replica && at.storage === replica.at.storage);
      return commit === undefined ? { label, outcome: 'failed', problem: { why: 'not-committed' } } : outcomeOf(commit);
    });
  }

  /** Ends an unfinished backup everywhere and removes what it put. @returns whether everything was removed in time */
  async abandon(ms: number): Promise<boolean> {
    const reason = this.#failure ?? new RestorableError('CANCELLED', 'The backup was stopped.');
    this.#fail(reason);
    const replicas = this.#all.filter((replica) => replica instanceof Replica);
    return (await Promise.all(replicas.map((replica) => replica.clean(ms)))).every(Boolean);
  }

  /** Waits until dropped destinations are cleaned. @returns whether everything there was removed @throws once all fails */
  async cleaned(): Promise<boolean> {
    let isClean: boolean | undefined;
    void Promise.all(this.#cleaning).then((each) => {
      isClean = each.every(Boolean);
      this.changes.tell();
    });
    while (isClean === undefined && this.#failure === undefined) await this.changes.next();
    this.throwIfFailed();
    return isClean === true;
  }

  throwIfFailed(): void {
    // The first one, which is the cancellation if that came first.
    if (this.#failure !== undefined) throw this.#failure;
    throwIfCancelled(this.signal);
  }

  /** Drops a destination that failed. */
  protected loseReplica(replica: Replica, thrown: unknown): void {
    if (this.signal.aborted || this.#failure !== undefined) return;
    // Includes a defect in one kind of storage: the others can still hold the backup, and the report names it.
    this.drop(replica, toRestorableError(thrown));
  }

  /** Drops a destination that failed, or that is too slow. */
  protected drop(replica: Replica, error: RestorableError): void {
    const outcome = error.code === 'STORAGE_SLOW' ? 'too-slow' : 'failed';
    this.#takeOut(replica, { outcome, problem: { why: 'error', ...factsOfError(error) } }, error);
  }

  /** Drops a destination, removes what was put there, and lets the others continue if enough are left. */
  #takeOut(replica: Replica, out: Out, error: RestorableError): void {
    if (replica.out !== undefined || this.#failure !== undefined) return;
    replica.out = out;
    replica.stop(error);
    if (this.active.length < this.needed) {
      this.#fail(error);
      return;
    }
    this.#onOut(out.outcome === 'out-of-sync' ? `${error.message} ${error.hint}` : error.message);
    this.#cleaning.push(replica.clean(CLEAN_MS));
    this.uploads.forget(replica);
    this.changes.tell();
  }

  #fail(error: RestorableError): void {
    this.#failure ??= error;
    this.uploads.reject(this.#failure);
    for (const replica of this.replicas) replica.stop(this.#failure);
    this.changes.tell();
  }
}
