import { cancellation, RestorableError, throwIfCancelled, toRestorableError } from '../../core/errors.ts';
import type { DatabaseName } from '../../core/format/database-name.ts';
import type { Storage } from '../../ports/storage.ts';
import { Changes } from '../concurrency/change-signal.ts';
import { type DatabaseAccess, StoredDatabase } from '../stored-database.ts';
import { type Commit, type CommitOutcome, outcomeOf } from './commit.ts';
import { PendingUploads } from './pending-uploads.ts';
import { type OutKind, Replica } from './replica.ts';

/** How long what was put at a destination that is out may take to be removed, while the run goes on. */
const CLEAN_MS = 30_000;

export interface ReplicaSetOptions extends DatabaseAccess {
  /** How many must hold the backup. */
  readonly needed: number;
  /** Told of each destination that is left out while the run goes on without it. */
  readonly onOut: (message: string) => void;
  readonly patienceMs?: number;
}

/** A destination that is open, or why it is not. */
export type Opening =
  | { readonly storage: Storage }
  | { readonly label: string; readonly storage: undefined; readonly error: RestorableError };

/**
 * Which destinations take part in a backup. One that is taken out stays out for this run; when fewer are left than are needed,
 * everything fails with the error that was one too many.
 */
export class ActiveReplicas {
  readonly needed: number;
  readonly name: DatabaseName;
  readonly signal: AbortSignal;
  protected readonly uploads: PendingUploads;
  protected readonly changes = new Changes();
  readonly #onOut: ReplicaSetOptions['onOut'];
  /** In the order given. */
  readonly #all: (Replica | { readonly label: string; readonly out: NonNullable<Replica['out']> })[];
  readonly #cleaning: Promise<boolean>[] = [];
  #failure: RestorableError | undefined;

  /** @throws what kept the first one from opening, when fewer are open than are needed */
  constructor(openings: readonly Opening[], options: ReplicaSetOptions) {
    this.needed = options.needed;
    this.name = options.name;
    this.signal = options.signal;
    this.#onOut = options.onOut;
    this.uploads = new PendingUploads(options.needed);
    this.#all = openings.map((opening) =>
      opening.storage === undefined
        ? { label: opening.label, out: { kind: 'failed', detail: opening.error.message } }
        : new Replica(new StoredDatabase(opening.storage, options)),
    );
    const unopened = openings.flatMap((opening) => (opening.storage === undefined ? [opening.error] : []));
    if (unopened[0] !== undefined && this.replicas.length < options.needed) throw unopened[0];
    for (const error of unopened) options.onOut(error.message);
    const cancel = (): void => this.#fail(cancellation(options.signal));
    if (options.signal.aborted) cancel();
    else options.signal.addEventListener('abort', cancel, { once: true });
  }

  /** Those that take part, in the order given. */
  get active(): readonly StoredDatabase[] {
    return this.replicas.map(({ at }) => at);
  }

  protected get replicas(): Replica[] {
    return this.#all.filter((replica): replica is Replica => replica instanceof Replica && replica.out === undefined);
  }

  protected get hasFailed(): boolean {
    return this.#failure !== undefined;
  }

  /** Whether something was removed at a destination that is out. */
  get hasCleaned(): boolean {
    return this.#cleaning.length > 0;
  }

  /** Takes out one that failed at something else than the replica set's own work. @throws when too few are left */
  lose(at: StoredDatabase, thrown: unknown): void {
    const replica = this.#find(at);
    if (replica !== undefined) this.loseReplica(replica, thrown);
    this.throwIfFailed();
  }

  /** Takes out one that failed at what the run can do without. @throws what it failed with, when it is needed */
  spare(at: StoredDatabase, thrown: unknown): void {
    if (this.active.length <= this.needed) throw thrown;
    this.lose(at, thrown);
  }

  /** Leaves one out that lacks what this backup builds on: nothing is put there. */
  markOutOfSync(at: StoredDatabase, why: string): void {
    const replica = this.#find(at);
    const hint = 'Run `sync`; without it the next full backup goes there again.';
    const error = new RestorableError('OBJECT_MISSING', why, { hint });
    if (replica !== undefined) this.takeOut(replica, 'out-of-sync', error);
  }

  #find({ storage }: StoredDatabase): Replica | undefined {
    return this.replicas.find(({ at }) => at.storage === storage);
  }

  /** What became of each, in the order given. */
  outcomes(commits: readonly Commit[] = []): CommitOutcome[] {
    return this.#all.map((replica) => {
      const { label, out } = replica;
      if (out !== undefined) return { label, outcome: out.kind, detail: out.detail };
      const commit = commits.find(({ at }) => replica instanceof Replica && at.storage === replica.at.storage);
      return commit === undefined ? { label, outcome: 'failed', detail: 'nothing was committed' } : outcomeOf(commit);
    });
  }

  /** Ends an unfinished backup everywhere and removes what it put. @returns whether all of it went within the time */
  async abandon(ms: number): Promise<boolean> {
    const reason = this.#failure ?? new RestorableError('CANCELLED', 'The backup was stopped.');
    this.#fail(reason);
    const replicas = this.#all.filter((replica) => replica instanceof Replica);
    return (await Promise.all(replicas.map((replica) => replica.clean(ms)))).every(Boolean);
  }

  /** Waits until what was put at destinations that are out is removed. @returns whether all of it is @throws once all fails */
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
    throwIfCancelled(this.signal);
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Takes out one that failed. */
  protected loseReplica(replica: Replica, thrown: unknown): void {
    if (this.signal.aborted || this.#failure !== undefined) return;
    const error = toRestorableError(thrown);
    // Also a defect of one kind of storage: the others can still hold the backup, and the report names it.
    this.takeOut(replica, error.code === 'STORAGE_SLOW' ? 'too-slow' : 'failed', error);
  }

  /** Takes out one, removes what it holds, and lets the rest go on, where enough are left. */
  protected takeOut(replica: Replica, kind: OutKind, error: RestorableError): void {
    if (replica.out !== undefined || this.#failure !== undefined) return;
    replica.out = { kind, detail: error.message };
    replica.stop(error);
    if (this.active.length < this.needed) {
      this.#fail(error);
      return;
    }
    this.#onOut(kind === 'out-of-sync' ? `${error.message} ${error.hint}` : error.message);
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
